"""What papers are known by: the keys in their rows, those that only some source says, and pairs that are kept apart."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from readinglist.library.rows import chunks, marks
from readinglist.records import Known

if TYPE_CHECKING:
    from readinglist.library.database import Library

_SELECT_KNOWN = (
    "SELECT p.id, p.title, p.authors, p.arxiv_id, p.doi, p.title_key, p.abstract_key, p.date, p.venue, p.et_al,"
    " p.other_ids"
)


OTHER_IDS = "other_ids"


class Keys:
    """The keys of one library's papers."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def candidates(
        self, column: str, keys: Sequence[Any], *, without_arxiv_id: bool = False
    ) -> list[tuple[Any, Known]]:
        """Live papers that are known by one of ``keys`` (of arxiv_id, doi, other_ids, title_key or abstract_key), each
        with the key.

        A paper that is found by what one of its sources says stands here with that key, once for each of them.
        """
        found: list[tuple[Any, Known]] = []
        narrower = " AND p.arxiv_id IS NULL" if without_arxiv_id else ""
        for part in chunks(keys):
            there = marks(part)
            if column != OTHER_IDS:  # a paper may have several of these, so the other keys hold them all
                rows = self._library.connection.execute(
                    f"{_SELECT_KNOWN} FROM papers p WHERE p.removed = 0 AND p.{column} IN ({there}){narrower}"
                    " ORDER BY p.id",
                    part,
                )
                found += ((getattr(known, column), known) for known in map(_known, rows))
            rows = self._library.connection.execute(
                f"{_SELECT_KNOWN}, o.value FROM other_keys o JOIN papers p ON p.id = o.paper_id"
                f" WHERE o.kind = ? AND o.value IN ({there}) AND p.removed = 0{narrower} ORDER BY p.id",
                [column, *part],
            )
            for *row, value in rows:
                known = _known(row)
                named: dict[str, Any] = {column: (*known.other_ids, value) if column == OTHER_IDS else value}
                found.append((value, replace(known, **named)))
        return found

    def known(self, ids: Sequence[int]) -> list[Known]:
        """Those of these papers that are live, as candidates."""
        found: list[Known] = []
        for part in chunks(ids):
            rows = self._library.connection.execute(
                f"{_SELECT_KNOWN} FROM papers p WHERE p.removed = 0 AND p.id IN ({marks(part)})", part
            )
            found += map(_known, rows)
        return found

    def every_title(self) -> Iterator[tuple[int, str, bool]]:
        """Of every live paper that has a title: its id, the title, and whether it has an arXiv id; by id."""
        yield from self._library.connection.execute(
            "SELECT id, title, arxiv_id NOT NULL FROM papers WHERE removed = 0 AND title NOT NULL ORDER BY id"
        )

    def shared(self, kind: str, most: int) -> Iterator[list[int]]:
        """Live papers that share a key of ``kind`` (a column of ``papers``), up to ``most`` to each key."""
        connection = self._library.connection
        # The key's index alone tells which are shared; rows are looked at for those only.
        keys = connection.execute(
            f"SELECT {kind} FROM papers WHERE {kind} IS NOT NULL GROUP BY {kind} HAVING count(*) BETWEEN 2 AND ?",
            (most,),
        ).fetchall()
        for (key,) in keys:
            papers = [
                row[0]
                for row in connection.execute(
                    f"SELECT id FROM papers WHERE removed = 0 AND {kind} = ? ORDER BY id", (key,)
                )
            ]
            if len(papers) > 1:
                yield papers

    def every_other_id(self) -> Iterator[tuple[str, list[int]]]:
        """Every id besides arXiv's and DOIs, with the live papers that are known by it."""
        rows = self._library.connection.execute(
            "SELECT o.value, json_group_array(p.id) FROM other_keys o JOIN papers p ON p.id = o.paper_id"
            " WHERE o.kind = ? AND p.removed = 0 GROUP BY o.value",
            (OTHER_IDS,),
        )
        for value, papers in rows:
            yield value, sorted(json.loads(papers))

    def with_arxiv_id(self) -> array[int]:
        """Ids of the live papers that have an arXiv id, rising."""
        rows = self._library.connection.execute(
            "SELECT id FROM papers WHERE removed = 0 AND arxiv_id NOT NULL ORDER BY id"
        )
        return array("q", (row[0] for row in rows))

    def set_others(self, keys: Mapping[int, Iterable[tuple[str, str | int]]]) -> None:
        """What these papers are known by besides what their rows say, as (kind, value)."""
        connection = self._library.connection
        connection.executemany("DELETE FROM other_keys WHERE paper_id = ?", ((paper,) for paper in keys))
        connection.executemany(
            "INSERT INTO other_keys (kind, value, paper_id) VALUES (?, ?, ?)",
            ((kind, value, paper) for paper, pairs in keys.items() for kind, value in pairs),
        )

    def wanting(self, most: int) -> list[int]:
        """Papers of an older library whose other keys are still to be gathered."""
        rows = self._library.connection.execute(
            "SELECT paper_id FROM other_keys WHERE kind = 'wanted' ORDER BY paper_id LIMIT ?", (most,)
        )
        return [row[0] for row in rows]

    def set_apart(self, paper: int, other: int, apart: bool) -> None:
        """Say, or say no more, that two papers are two whatever their sources say."""
        pair = (min(paper, other), max(paper, other))
        said = "INSERT OR IGNORE INTO kept_apart (paper_id, other_id) VALUES (?, ?)"
        unsaid = "DELETE FROM kept_apart WHERE paper_id = ? AND other_id = ?"
        self._library.connection.execute(said if apart else unsaid, pair)

    def kept_apart(self, papers: Iterable[int]) -> dict[int, set[int]]:
        """The papers that each of these is kept apart from, live or not; only those that are from any."""
        found: dict[int, set[int]] = {}
        for part in chunks(papers):
            for one, other in self._library.connection.execute(
                f"SELECT paper_id, other_id FROM kept_apart WHERE paper_id IN ({marks(part)})"
                f" UNION ALL SELECT other_id, paper_id FROM kept_apart WHERE other_id IN ({marks(part)})",
                [*part, *part],
            ):
                found.setdefault(one, set()).add(other)
        return found


def _known(row: Sequence[Any]) -> Known:
    paper, title, authors, arxiv_id, doi, title_key, abstract_key, date, venue, et_al, other_ids = row
    people = tuple(json.loads(authors))
    others = tuple(json.loads(other_ids)) if other_ids else ()
    return Known(paper, title, people, arxiv_id, doi, title_key, abstract_key, date, venue, bool(et_al), others)
