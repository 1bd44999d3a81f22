"""What each import said of each paper, word for word.

``record`` holds a draft's fields as JSON. It is NULL while the paper's own row says exactly the same, which is so for
most papers of a large library and halves its size; before such a row is changed, the record is written out.
``personal`` holds what the record gave the user's side of the paper (see readinglist/personal.py).
``lines`` is NULL for the records of a file with one record a line: they stand on line ``position + 1``.
A record that the user left out of its import stands here too, with no paper; its ``personal`` is what it would give a
paper that has nothing.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

from readinglist.library.rows import chunks, marks
from readinglist.records import BIBLIOGRAPHIC_FIELDS, Draft, Lines, Provenance, Value

if TYPE_CHECKING:
    from readinglist.library.database import Library
    from readinglist.library.papers import PlainRecord


NO_PAPER = 0
"""``paper_id`` of a record that was left out; ids of papers begin with 1."""

Claims = dict[str, tuple[Value, Value]]
"""What a record gave the user's side of a paper: for each field its value before and after."""


def record_json(draft: Draft) -> str:
    """The fields of a draft that say something."""
    return json.dumps({k: v for k, v in draft.bibliographic().items() if v}, ensure_ascii=False)


class Sources:
    """Which record of which import each paper came from."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def add(
        self,
        import_id: int,
        rows: Sequence[tuple[int, int, Draft, bool]],
        claims: Mapping[int, Claims] | None = None,
    ) -> None:
        """Add records: (position in the source, paper id, draft, whether the paper's row says the same).

        ``claims`` are, for the positions that have some, what the record gave the user's side of the paper.
        """
        given = claims or {}
        self._library.connection.executemany(
            "INSERT INTO sources (import_id, position, paper_id, record, lines, doubts, personal)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    import_id,
                    position,
                    paper_id,
                    None if same else record_json(draft),
                    _lines_json(draft.lines),
                    doubts_json(draft.doubts),
                    claims_json(given.get(position)),
                )
                for position, paper_id, draft, same in rows
            ],
        )

    def claims(self, import_id: int, *, newest_first: bool) -> Iterator[list[tuple[int, int, Claims]]]:
        """What the records of an import gave, in parts: (record, paper, claims).

        It is taken back newest first and given again oldest first: a note stands on what the one before it left.
        """
        order = "DESC" if newest_first else "ASC"
        rows = self._library.connection.execute(
            "SELECT id FROM sources WHERE import_id = ? AND personal IS NOT NULL AND paper_id <> ?"
            f" ORDER BY id {order}",
            (import_id, NO_PAPER),
        ).fetchall()
        for part in chunks(row[0] for row in rows):
            found = self._library.connection.execute(
                f"SELECT id, paper_id, personal FROM sources WHERE id IN ({marks(part)}) ORDER BY id {order}", part
            )
            yield [(row[0], row[1], _claims(row[2])) for row in found.fetchall()]

    def standing_claims(self, papers: Iterable[int], *, but: int) -> dict[int, list[tuple[int, Claims]]]:
        """For each paper what other standing imports gave: (record, claims), oldest first."""
        found: dict[int, list[tuple[int, Claims]]] = defaultdict(list)
        for part in chunks(dict.fromkeys(papers)):
            rows = self._library.connection.execute(
                "SELECT s.paper_id, s.id, s.personal FROM sources s JOIN imports i ON i.id = s.import_id"
                " WHERE i.taken_back = 0 AND s.personal IS NOT NULL AND s.import_id <> ?"
                f" AND s.paper_id IN ({marks(part)}) ORDER BY s.id",
                [but, *part],
            )
            for paper_id, source, raw in rows:
                found[paper_id].append((source, _claims(raw)))
        return found

    def set_claims(self, claims: Mapping[int, Claims]) -> None:
        """Write down anew what records gave."""
        self._library.connection.executemany(
            "UPDATE sources SET personal = ? WHERE id = ?",
            [(json.dumps(said, ensure_ascii=False), source) for source, said in claims.items()],
        )

    def set_said(self, column: Literal["doubts", "personal"], said: Mapping[int, str | None]) -> None:
        """Write down anew, as JSON, what is doubted of records (by id), or what they gave."""
        self._library.connection.executemany(
            f"UPDATE sources SET {column} = ? WHERE id = ?", [(raw, source) for source, raw in said.items()]
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

    def peek(self, papers: Sequence[int]) -> dict[int, list[Draft]]:
        """As ``drafts`` of the standing imports, without writing anything."""
        found = self.drafts(papers)
        for part in chunks(papers):
            rows = self._library.connection.execute(
                "SELECT s.paper_id, s.doubts FROM sources s JOIN imports i ON i.id = s.import_id"
                f" WHERE i.taken_back = 0 AND s.record IS NULL AND s.paper_id IN ({marks(part)})"
                " GROUP BY s.paper_id, s.doubts",
                part,
            ).fetchall()
            loaded = {paper.id: paper for paper in self._library.papers.load([row[0] for row in rows])}
            for paper_id, doubts in rows:
                if paper_id in loaded:
                    said = loaded[paper_id].bibliographic()
                    found.setdefault(paper_id, []).append(Draft(**said, doubts=json.loads(doubts or "{}")))
        return found

    def add_left_out(
        self, import_id: int, rows: Sequence[tuple[int, Draft]], claims: Mapping[int, Claims] | None = None
    ) -> None:
        """Keep records (position in the source, draft) that the user did not take.

        ``claims`` are, for the positions that have some, what the record would give a paper that has nothing.
        """
        self.add(import_id, [(position, NO_PAPER, draft, False) for position, draft in rows], claims)

    def when_left_out(self) -> dict[str, str]:
        """Every record that was left out of a standing import, as ``record_json`` writes it, and when that was."""
        return dict(
            self._library.connection.execute(
                "SELECT s.record, i.at FROM sources s JOIN imports i ON i.id = s.import_id"
                " WHERE s.paper_id = ? AND i.taken_back = 0 ORDER BY s.id",
                (NO_PAPER,),
            )
        )

    def left_out_of(self, import_id: int) -> list[tuple[int, Draft, Claims]]:
        """The records that were left out of an import: id, record, and what it would give a paper that has nothing."""
        rows = self._library.connection.execute(
            "SELECT id, record, doubts, personal FROM sources WHERE import_id = ? AND paper_id = ? ORDER BY position",
            (import_id, NO_PAPER),
        )
        return [(source, _draft(record, doubts), _claims(own or "{}")) for source, record, doubts, own in rows]

    def left_out(self) -> list[tuple[str, str, Draft]]:
        """What was left out of the standing imports, oldest first: the import's name, when it was, and the record."""
        rows = self._library.connection.execute(
            "SELECT i.name, i.at, s.record FROM sources s JOIN imports i ON i.id = s.import_id"
            " WHERE s.paper_id = ? AND i.taken_back = 0 ORDER BY s.id",
            (NO_PAPER,),
        )
        return [(name, at, _draft(record, None)) for name, at, record in rows]

    def shared(self, import_id: int) -> list[int]:
        """Papers of an import that need merging when it goes or comes: others speak of them too, or the user does."""
        rows = self._library.connection.execute(
            "SELECT DISTINCT s.paper_id FROM sources s WHERE s.import_id = ?1 AND s.paper_id > 0 AND (EXISTS"
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
    for name in ("authors", "other_ids"):
        if name in fields:
            fields[name] = tuple(fields[name])
    return Draft(**fields, doubts=json.loads(doubts or "{}"))


def doubts_json(doubts: Mapping[str, str]) -> str | None:
    """Doubts as they are kept."""
    return json.dumps(dict(doubts), ensure_ascii=False) if doubts else None


def claims_json(claims: Claims | None) -> str | None:
    """Claims as they are kept."""
    return json.dumps(claims, ensure_ascii=False) if claims else None


def _claims(raw: str) -> Claims:
    return {name: (before, after) for name, (before, after) in json.loads(raw).items()}


def _lines_json(lines: Mapping[str, Lines]) -> str:
    """As json writes it, in a third of the time; names of fields need no escaping."""
    said = ", ".join([f'"{name}": [{first}, {last}]' for name, (first, last) in lines.items()])
    return f"{{{said}}}"


def _lines(raw: str | None) -> Mapping[str, Lines]:
    data: dict[str, Any] = json.loads(raw or "{}")
    order = {name: k for k, name in enumerate(BIBLIOGRAPHIC_FIELDS)}
    return {k: (v[0], v[1]) for k, v in sorted(data.items(), key=lambda item: order.get(item[0], 99))}
