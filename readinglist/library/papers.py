"""Papers: the rows that lists show, in any order, and the fields a user sets."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from readinglist.errors import BadRequest
from readinglist.library.keys import OTHER_IDS
from readinglist.library.rows import chunks, marks
from readinglist.library.search_texts import LARGEST_ID, SearchTexts, tags_of
from readinglist.library.text import json_array
from readinglist.other_ids import dois_of_acl
from readinglist.paper_ids import compact
from readinglist.records import (
    BIBLIOGRAPHIC_FIELDS,
    Bibliographic,
    Counts,
    Paper,
    Place,
    Sort,
    Status,
)

if TYPE_CHECKING:
    from readinglist.library.database import Library

LIVE, REMOVED, TAKEN_BACK, JOINED = 0, 1, 2, 3
"""``removed`` of a paper: in the library, removed by the user, gone with the import that brought it, become one with
another paper that has its sources now."""

LOOKED_UP = "lookup"
"""The origin of an import that completed papers which others had brought."""

_SETTABLE = frozenset({"marked", "status", "removed", "corrections", "cite_key"})

_ROW_FIELDS = tuple(name for name in BIBLIOGRAPHIC_FIELDS if name != "abstract")
_SELECT = (
    "SELECT p.id, " + ", ".join(f"p.{name}" for name in _ROW_FIELDS) + ", a.text, p.marked, p.status, n.text,"
    " p.cite_key, p.corrections FROM papers p"
    " LEFT JOIN abstracts a ON a.paper_id = p.id LEFT JOIN notes n ON n.paper_id = p.id"
)

_READ = 8_192
"""Characters of ids read at a time: about a tenth of a millisecond."""

_PLACES = {
    "all": "",
    "marked": " AND p.marked = 1",
    "unread": " AND p.status = 'unread'",
    "reading": " AND p.status = 'reading' AND p.status <> 'unread'",  # said twice, so that an index serves
    "done": " AND p.status = 'done' AND p.status <> 'unread'",
    "untagged": " AND NOT EXISTS (SELECT 1 FROM paper_tags pt WHERE pt.paper_id = p.id)",
    "import": " AND p.id IN (SELECT paper_id FROM sources WHERE import_id = :key)",
    "tag": " AND p.id IN (SELECT paper_id FROM paper_tags WHERE tag_id = :key)",
}

_TAG_SORT = "(SELECT min(t.name_key) FROM paper_tags pt JOIN tags t ON t.id = pt.tag_id WHERE pt.paper_id = p.id)"
_SORTS = {
    "added": "p.id",
    "title": "p.title COLLATE NOCASE",
    "authors": "p.author_sort",
    "category": "p.category",
    "date": "p.date",
    "status": "CASE p.status WHEN 'reading' THEN 0 WHEN 'unread' THEN 1 ELSE 2 END",
    "marked": "1 - p.marked",
    "tags": _TAG_SORT,
}
_LACKING = {
    # A date without a year can't be put among the others, so it stands behind them.
    "date": "CASE WHEN p.date IS NULL THEN 2 WHEN p.date LIKE '--%' THEN 1 ELSE 0 END",
    "title": "p.title IS NULL",
    "authors": "p.author_sort IS NULL",
    "category": "p.category IS NULL",
    "tags": f"{_TAG_SORT} IS NULL",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A paper's row as it is written: what its sources say together, and the keys it is found by."""

    fields: Bibliographic
    author_sort: str | None
    title_key: int | None
    abstract_key: int | None


PlainRow = tuple[
    str | None, str, str | None, str | None, str | None, str | None, str | None, str | None, str | None,
    int | None, int | None,
]  # fmt: skip
"""A paper's row as values for SQLite: title, authors (JSON), author_sort, category, date, arxiv_id, doi, comment,
venue, title_key and abstract_key."""

PlainRecord = tuple[int, str | None, PlainRow]
"""A record of one line on its way into the library: position (the line's number less one), abstract, row."""

_INSERT_PLAIN = (
    "INSERT INTO papers (id, title, authors, author_sort, category, date, arxiv_id, doi, comment, venue,"
    " title_key, abstract_key, revision) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


class Papers(SearchTexts):
    """The papers of one library."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def load(self, ids: Sequence[int]) -> list[Paper]:
        """The papers of ``ids`` in that order; ids that nobody has are left out."""
        found: dict[int, Paper] = {}
        for part in chunks(ids):
            tags = tags_of(self._library.connection, part)
            for row in self._library.connection.execute(f"{_SELECT} WHERE p.id IN ({marks(part)})", part):
                found[row[0]] = _paper(row, tags.get(row[0], ()))
        return [found[i] for i in ids if i in found]

    def ids(self, place: Place, sort: Sort, *, first: int = -1, among: Sequence[int] | None = None) -> array[int]:
        """Ids of the papers of a place in an order; papers that lack the value come last either way.

        ``first``: only so many, which is quicker than all; ``among``: only of these, some thousands at most.
        """
        direction = "DESC" if sort.descending else "ASC"
        order = f"{_LACKING[sort.column]}, " if sort.column in _LACKING else ""
        chosen = "" if among is None else " AND p.id IN (SELECT value FROM json_each(:among))"
        # As one text: a row of its own for each would be a million turns to wait for beside a busy window. (The LIMIT
        # also keeps SQLite from leaving the inner order out.)
        text = self._library.connection.execute(
            "SELECT group_concat(id) FROM ("
            f"SELECT p.id FROM papers p WHERE p.removed = 0{_PLACES[place.kind]}{chosen}"
            f" ORDER BY {order}{_SORTS[sort.column]} {direction}, p.id LIMIT :first)",
            {"key": place.key, "first": first, "among": json.dumps(list(among or ()))},
        ).fetchone()[0]
        return _ids_of(text or "")

    def counts(self) -> Counts:
        """How many papers each ready-made place holds."""
        connection = self._library.connection

        def counted(rows: str) -> int:
            return int(connection.execute(f"SELECT count(*) FROM papers {rows}").fetchone()[0])

        total = counted("") - counted("WHERE removed <> 0")  # the few that are gone have an index, those here have none
        marked = counted("WHERE marked = 1 AND removed = 0")
        by_status: dict[str, int] = dict(
            connection.execute(
                "SELECT status, count(*) FROM papers WHERE removed = 0 AND status <> 'unread' GROUP BY status"
            )
        )
        reading, done = by_status.get(Status.READING, 0), by_status.get(Status.DONE, 0)
        tagged = connection.execute(
            "SELECT count(DISTINCT pt.paper_id) FROM paper_tags pt JOIN papers p ON p.id = pt.paper_id"
            " WHERE p.removed = 0"
        ).fetchone()[0]
        return Counts(total, marked, total - reading - done, reading, done, total - tagged)

    def live(self, ids: Iterable[int]) -> list[int]:
        """Those of ``ids`` that are in the library, in the order given."""
        wanted = [i for i in ids if 0 < i <= LARGEST_ID]
        there: set[int] = set()
        for part in chunks(wanted):
            there.update(
                row[0]
                for row in self._library.connection.execute(
                    f"SELECT id FROM papers WHERE removed = 0 AND id IN ({marks(part)})", part
                )
            )
        return [i for i in wanted if i in there]

    # What imports write

    def every_key(self) -> Iterator[tuple[str | None, str | None, int | None, int | None]]:
        """arXiv id, DOI, title key and abstract key of every live paper, in no order."""
        yield from self._library.connection.execute(
            "SELECT arxiv_id, doi, title_key, abstract_key FROM papers WHERE removed = 0"
        )
        # A record with an arXiv id is no paper with another one, and one without is always asked for. Of a paper's
        # other ids such a record can say those of the ACL Anthology alone, as a DOI.
        for kind, value in self._library.connection.execute(
            "SELECT o.kind, o.value FROM other_keys o JOIN papers p ON p.id = o.paper_id WHERE p.removed = 0"
            " AND (o.kind = 'arxiv_id' OR p.arxiv_id IS NULL)"
        ):
            if kind == OTHER_IDS:
                yield from ((None, doi, None, None) for doi in dois_of_acl(value))
                continue
            yield (
                value if kind == "arxiv_id" else None,
                value if kind == "doi" else None,
                value if kind == "title_key" else None,
                value if kind == "abstract_key" else None,
            )

    def next_id(self) -> int:
        """The id that the next new paper takes; inside a transaction nobody else can take it."""
        return self.highest_id() + 1

    def highest_id(self) -> int:
        """The newest paper's id: about how many papers there are, without counting them."""
        return int(self._library.connection.execute("SELECT coalesce(max(id), 0) FROM papers").fetchone()[0])

    def add(self, rows: Sequence[tuple[int, Row]]) -> None:
        """Add new papers under ids from ``next_id`` on."""
        revision = self._library.state()[0]
        connection = self._library.connection
        if rows:
            names = ["id", "revision", *_columns(rows[0][1])]
            connection.executemany(
                f"INSERT INTO papers ({', '.join(names)}) VALUES ({marks(names)})",
                [(i, revision, *_columns(row).values()) for i, row in rows],
            )
        connection.executemany(
            "INSERT INTO abstracts (paper_id, text) VALUES (?, ?)",
            [(i, row.fields.abstract) for i, row in rows if row.fields.abstract],
        )

    def add_plain(self, ids: Sequence[int], records: Sequence[PlainRecord]) -> None:
        """Add new papers by the thousand, with values as they are kept: no dicts on the way."""
        connection = self._library.connection
        revision = self._library.state()[0]
        connection.executemany(
            _INSERT_PLAIN, [(paper_id, *row, revision) for paper_id, (_, _, row) in zip(ids, records, strict=True)]
        )
        connection.executemany(
            "INSERT INTO abstracts (paper_id, text) VALUES (?, ?)",
            [(paper_id, abstract) for paper_id, (_, abstract, _) in zip(ids, records, strict=True) if abstract],
        )

    def add_empty(self, paper_id: int) -> None:
        """Add a paper that is not in any list yet; its sources are still with another one."""
        self._library.connection.execute(
            "INSERT INTO papers (id, removed, revision) VALUES (?, ?, ?)", (paper_id, JOINED, self._library.state()[0])
        )

    def rewrite(self, rows: Mapping[int, Row]) -> None:
        """Let the rows of known papers say something else."""
        connection = self._library.connection
        for paper_id, row in rows.items():
            columns = _columns(row)
            connection.execute(
                f"UPDATE papers SET {', '.join(f'{name} = :{name}' for name in columns)} WHERE id = :id",
                {**columns, "id": paper_id},
            )
            if row.fields.abstract:
                connection.execute(
                    "INSERT INTO abstracts (paper_id, text) VALUES (?, ?)"
                    " ON CONFLICT (paper_id) DO UPDATE SET text = excluded.text",
                    (paper_id, row.fields.abstract),
                )
            else:
                connection.execute("DELETE FROM abstracts WHERE paper_id = ?", (paper_id,))

    # What edits write

    def values(self, column: str, ids: Sequence[int]) -> dict[int, Any]:
        """The value of ``column`` (marked, status, removed, corrections, cite_key) of each paper."""
        found: dict[int, Any] = {}
        for part in chunks(ids):
            found.update(
                self._library.connection.execute(
                    f"SELECT id, {column} FROM papers WHERE id IN ({marks(part)})", part
                ).fetchall()
            )
        return found

    def set_values(self, column: str, value: Any, ids: Iterable[int]) -> None:
        """Give ``column`` (as in ``values``) of these papers one value."""
        if column not in _SETTABLE:  # a Change may have been read from a file
            raise BadRequest(f"A paper has no “{column}” that could be set.")
        self._library.connection.executemany(
            f"UPDATE papers SET {column} = ? WHERE id = ?", ((value, paper_id) for paper_id in ids)
        )

    def set_note(self, paper_id: int, text: str) -> None:
        """Write a paper's note; an empty one is no note."""
        if text:
            self._library.connection.execute(
                "INSERT INTO notes (paper_id, text) VALUES (?, ?)"
                " ON CONFLICT (paper_id) DO UPDATE SET text = excluded.text",
                (paper_id, text),
            )
        else:
            self._library.connection.execute("DELETE FROM notes WHERE paper_id = ?", (paper_id,))

    def take_back(self, import_id: int) -> Sequence[int]:
        """Let the papers go that no standing import brought and that carry nothing of the user's; their ids.

        An import that only completed papers (its origin is LOOKED_UP) does not hold them.
        """
        return self._move(
            f"SELECT DISTINCT s.paper_id FROM sources s JOIN papers p ON p.id = s.paper_id WHERE s.import_id = ?"
            f" AND p.removed = {LIVE} AND p.marked = 0 AND p.status = 'unread' AND p.corrections IS NULL"
            " AND NOT EXISTS (SELECT 1 FROM notes n WHERE n.paper_id = p.id)"
            " AND NOT EXISTS (SELECT 1 FROM paper_tags pt WHERE pt.paper_id = p.id)"
            " AND NOT EXISTS (SELECT 1 FROM sources o JOIN imports i ON i.id = o.import_id"
            f"  WHERE o.paper_id = p.id AND i.taken_back = 0 AND i.origin <> '{LOOKED_UP}') ORDER BY s.paper_id",
            import_id,
            TAKEN_BACK,
        )

    def bring_back(self, import_id: int) -> Sequence[int]:
        """Let the papers of an import return that had gone with one; their ids."""
        return self._move(
            "SELECT DISTINCT s.paper_id FROM sources s JOIN papers p ON p.id = s.paper_id"
            f" WHERE s.import_id = ? AND p.removed = {TAKEN_BACK} ORDER BY s.paper_id",
            import_id,
            LIVE,
        )

    def _move(self, chosen: str, import_id: int, removed: int) -> Sequence[int]:
        connection = self._library.connection
        ids = compact(array("q", (row[0] for row in connection.execute(chosen, (import_id,)))))
        if isinstance(ids, range):
            revision = self._library.state()[0]
            connection.execute(
                "UPDATE papers SET removed = ?, revision = ? WHERE id BETWEEN ? AND ?",
                (removed, revision, ids.start, ids.stop - 1),
            )
        else:
            self.set_values("removed", removed, ids)
        return ids

    def set_cite_keys(self, keys: Iterable[tuple[str, int]]) -> None:
        """Give papers their citation keys: (key, paper)."""
        self._library.connection.executemany("UPDATE papers SET cite_key = ? WHERE id = ?", keys)

    def cite_keys_among(self, keys: Iterable[str]) -> set[str]:
        """Those of ``keys`` that some paper has, in lower case; upper and lower case count as alike."""
        found: set[str] = set()
        for part in chunks({key.lower() for key in keys}):
            found.update(
                row[0].lower()
                for row in self._library.connection.execute(
                    "SELECT cite_key FROM papers WHERE cite_key IS NOT NULL"
                    f" AND cite_key COLLATE NOCASE IN ({marks(part)})",
                    part,
                )
            )
        return found

    def cite_keys(self) -> dict[str, int]:
        """Every citation key in use, with the paper that has it."""
        return dict(self._library.connection.execute("SELECT cite_key, id FROM papers WHERE cite_key NOT NULL"))


def _ids_of(text: str) -> array[int]:
    """Numbers with commas between them, read a part at a time, so that other threads have their turn."""
    found, start = array("q"), 0
    while start < len(text):
        end = text.find(",", start + _READ)
        end = len(text) if end < 0 else end
        found.extend(map(int, text[start:end].split(",")))
        start = end + 1
    return found


def _columns(row: Row) -> dict[str, Any]:
    said = row.fields
    return {
        "title": said.title,
        "authors": json_array(said.authors),
        "author_sort": row.author_sort,
        "et_al": int(said.et_al),
        "affiliation": said.affiliation,
        "category": said.category,
        "date": said.date,
        "has_code": int(said.has_code),
        "arxiv_id": said.arxiv_id,
        "doi": said.doi,
        "other_ids": json.dumps(said.other_ids) if said.other_ids else None,
        "comment": said.comment,
        "venue": said.venue,
        "title_key": row.title_key,
        "abstract_key": row.abstract_key,
    }


def _paper(row: tuple[Any, ...], tags: Sequence[str]) -> Paper:
    said = dict(zip(_ROW_FIELDS, row[1 : 1 + len(_ROW_FIELDS)], strict=True))
    said["authors"] = tuple(json.loads(said["authors"]))
    said["other_ids"] = tuple(json.loads(said["other_ids"])) if said["other_ids"] else ()
    said["et_al"], said["has_code"] = bool(said["et_al"]), bool(said["has_code"])
    abstract, marked, status, note, cite_key, corrections = row[1 + len(_ROW_FIELDS) :]
    return Paper(
        **said,
        abstract=abstract,
        id=row[0],
        tags=tuple(tags),
        marked=bool(marked),
        status=Status(status),
        note=note or "",
        cite_key=cite_key,
        corrected=frozenset(json.loads(corrections)) if corrections else frozenset(),
    )
