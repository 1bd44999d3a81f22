"""What each import said of each paper, word for word.

``record`` holds a draft's fields as JSON. It is NULL while the paper's own row says exactly the same, which is so for
most papers of a large library and halves its size; before such a row is changed, the record is written out.
``lines`` is NULL for the records of a file with one record a line: they stand on line ``position + 1``.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from readinglist.library.rows import chunks, marks
from readinglist.records import BIBLIOGRAPHIC_FIELDS, Draft, Lines, Provenance

if TYPE_CHECKING:
    from readinglist.library.database import Library
    from readinglist.library.papers import PlainRecord


def record_json(draft: Draft) -> str:
    """The fields of a draft that say something."""
    return json.dumps({k: v for k, v in draft.bibliographic().items() if v}, ensure_ascii=False)


class Sources:
    """Which record of which import each paper came from."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def add(self, import_id: int, rows: Sequence[tuple[int, int, Draft, bool]]) -> None:
        """Add records: (position in the source, paper id, draft, whether the paper's row says the same)."""
        self._library.insert(
            "sources",
            [
                {
                    "import_id": import_id,
                    "position": position,
                    "paper_id": paper_id,
                    "record": None if same else record_json(draft),
                    "lines": json.dumps(dict(draft.lines)),
                    "doubts": json.dumps(dict(draft.doubts), ensure_ascii=False) if draft.doubts else None,
                }
                for position, paper_id, draft, same in rows
            ],
        )

    def add_plain(self, import_id: int, papers: Sequence[int], records: Sequence[PlainRecord]) -> None:
        """Add records that are a line each and say just what their papers' rows say."""
        self._library.connection.executemany(
            "INSERT INTO sources (import_id, position, paper_id) VALUES (?, ?, ?)",
            [(import_id, record[0], paper_id) for paper_id, record in zip(papers, records, strict=True)],
        )

    def write_out(self, papers: Iterable[int]) -> None:
        """Write the records of these papers out in full, since their rows are about to say something else."""
        connection = self._library.connection
        for part in chunks(papers):
            rows = connection.execute(
                f"SELECT id, paper_id FROM sources WHERE record IS NULL AND paper_id IN ({marks(part)})", part
            ).fetchall()
            loaded = {paper.id: paper for paper in self._library.papers.load([row[1] for row in rows])}
            connection.executemany(
                "UPDATE sources SET record = ? WHERE id = ?",
                [(record_json(Draft(**loaded[p].bibliographic())), source) for source, p in rows if p in loaded],
            )

    def drafts(self, papers: Sequence[int], *, taken_back: bool = False) -> dict[int, list[Draft]]:
        """For each paper, what its standing imports say of it, or those taken back. Call ``write_out`` first.

        What is said twice in the same words is told once, and without its lines.
        """
        found: dict[int, list[Draft]] = defaultdict(list)
        for part in chunks(papers):
            rows = self._library.connection.execute(
                "SELECT s.paper_id, s.record, s.doubts FROM sources s JOIN imports i ON i.id = s.import_id"
                f" WHERE i.taken_back = ? AND s.record IS NOT NULL AND s.paper_id IN ({marks(part)})"
                " GROUP BY s.paper_id, s.record, s.doubts",
                [taken_back, *part],
            )
            for paper_id, record, doubts in rows:
                found[paper_id].append(_draft(record, doubts))
        return found

    def said(self, papers: Sequence[int]) -> dict[int, list[Draft]]:
        """For each paper, live or not, what any import said of it, word for word; changes nothing."""
        found: dict[int, list[Draft]] = defaultdict(list)
        for part in chunks(papers):
            rows = self._library.connection.execute(
                f"SELECT paper_id, record FROM sources WHERE paper_id IN ({marks(part)}) ORDER BY id", part
            ).fetchall()
            loaded = {paper.id: paper for paper in self._library.papers.load([p for p, record in rows if not record])}
            for paper_id, record in rows:
                found[paper_id].append(_draft(record, None) if record else Draft(**loaded[paper_id].bibliographic()))
        return found

    def shared(self, import_id: int) -> list[int]:
        """Papers of an import that need merging when it goes or comes: others speak of them too, or the user does."""
        rows = self._library.connection.execute(
            "SELECT DISTINCT s.paper_id FROM sources s WHERE s.import_id = ?1 AND (EXISTS"
            " (SELECT 1 FROM sources o WHERE o.paper_id = s.paper_id AND o.import_id <> ?1)"
            " OR EXISTS (SELECT 1 FROM papers p WHERE p.id = s.paper_id AND p.corrections IS NOT NULL))"
            " ORDER BY s.paper_id",
            (import_id,),
        )
        return [row[0] for row in rows]

    def provenance(self, paper_id: int) -> list[Provenance]:
        """Where a paper came from, oldest import first."""
        rows = self._library.connection.execute(
            "SELECT i.id, i.name, s.lines, s.position, s.id FROM sources s JOIN imports i ON i.id = s.import_id"
            " WHERE s.paper_id = ? AND i.taken_back = 0 ORDER BY s.id",
            (paper_id,),
        )
        made = []
        for import_id, name, raw, position, source in rows:
            lines = _lines(raw)
            extent = (min(a for a, _ in lines.values()), max(b for _, b in lines.values())) if lines else None
            if raw is None:
                extent = (position + 1, position + 1)
            made.append(Provenance(import_id, name, lines, extent, source))
        return made

    def doubts(self, paper_id: int) -> dict[str, str]:
        """What is not sure about a paper: field -> why; ``paper:ID`` -> why it may be that paper."""
        found: dict[str, str] = {}
        rows = self._library.connection.execute(
            "SELECT s.doubts FROM sources s JOIN imports i ON i.id = s.import_id"
            " WHERE s.paper_id = ? AND i.taken_back = 0 AND s.doubts IS NOT NULL ORDER BY s.id",
            (paper_id,),
        )
        for (raw,) in rows:
            found.update(json.loads(raw))
        others = {int(name.removeprefix("paper:")): name for name in found if name.startswith("paper:")}
        if others:  # whether it is another paper too is no question any more once that one is gone or told apart
            open_questions = set(self._library.papers.live(others)) - {paper_id}
            open_questions -= self._library.keys.kept_apart([paper_id]).get(paper_id, set())
            found = {name: why for name, why in found.items() if name not in others.values()} | {
                others[other]: found[others[other]] for other in sorted(open_questions)
            }
        return found

    def of(self, papers: Sequence[int]) -> dict[int, int]:
        """Every record, standing or not, that speaks of these papers: its id -> the paper."""
        found: dict[int, int] = {}
        for part in chunks(papers):
            found.update(
                self._library.connection.execute(
                    f"SELECT id, paper_id FROM sources WHERE paper_id IN ({marks(part)}) ORDER BY id", part
                ).fetchall()
            )
        return found

    def move(self, sources: Mapping[int, int]) -> None:
        """Let records (by id) speak of another paper. Call ``write_out`` for both papers first."""
        self._library.connection.executemany(
            "UPDATE sources SET paper_id = ? WHERE id = ?", [(paper, source) for source, paper in sources.items()]
        )


def _draft(record: str, doubts: str | None) -> Draft:
    fields = json.loads(record)
    if "authors" in fields:
        fields["authors"] = tuple(fields["authors"])
    return Draft(**fields, doubts=json.loads(doubts or "{}"))


def _lines(raw: str | None) -> Mapping[str, Lines]:
    data: dict[str, Any] = json.loads(raw or "{}")
    order = {name: k for k, name in enumerate(BIBLIOGRAPHIC_FIELDS)}
    return {k: (v[0], v[1]) for k, v in sorted(data.items(), key=lambda item: order.get(item[0], 99))}
