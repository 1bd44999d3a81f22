"""Imports: each source that was brought in, with its text, its counts and what was not read."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from readinglist.library.connection import damaged
from readinglist.library.text import storable
from readinglist.records import Import, UnreadLine

if TYPE_CHECKING:
    from readinglist.library.database import Library

_LONG = 1 << 20
"""Bytes of a text above which it is packed quickly rather than tightly."""

LIVE = 0
"""``taken_back`` of an import that stands."""

COUNTED = ("records", "new", "existing", "merged")
"""What is counted of an import: its records, and what became of them."""

_COLUMNS = (
    "i.id, i.name, i.origin, i.at, i.records, i.new, i.existing, i.merged,"
    " (SELECT count(DISTINCT s.paper_id) FROM sources s JOIN papers p ON p.id = s.paper_id"
    "  WHERE s.import_id = i.id AND p.removed = 0), i.finished, i.warnings, i.unread"
)


class Imports:
    """The imports of one library."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def all(self) -> list[Import]:
        """Every import that stands, oldest first."""
        rows = self._library.connection.execute(
            f"SELECT {_COLUMNS} FROM imports i WHERE i.taken_back = 0 ORDER BY i.id"
        )
        return [_import(row) for row in rows]

    def load(self, import_id: int) -> Import | None:
        """One import that stands, or None."""
        row = self._library.connection.execute(
            f"SELECT {_COLUMNS} FROM imports i WHERE i.taken_back = 0 AND i.id = ?", (import_id,)
        ).fetchone()
        return _import(row) if row else None

    def source_text(self, import_id: int) -> str:
        """The source as it was read, line for line as its records are numbered; empty where it was not kept."""
        row = self._library.connection.execute(
            "SELECT text FROM import_texts WHERE import_id = ?", (import_id,)
        ).fetchone()
        try:
            return zlib.decompress(row[0]).decode("utf-8") if row else ""
        except (zlib.error, UnicodeDecodeError) as error:
            raise damaged(self._library.path) from error

    def of_content(self, sha256: str) -> tuple[int, bool] | None:
        """Id and whether finished of the newest standing import of exactly these bytes, or None."""
        row = self._library.connection.execute(
            "SELECT id, finished FROM imports WHERE sha256 = ? AND taken_back = 0 ORDER BY id DESC", (sha256,)
        ).fetchone()
        return (row[0], bool(row[1])) if row else None

    def of_size(self, size: int) -> bool:
        """Whether some standing import has this many bytes: else its content was never imported."""
        return bool(
            self._library.connection.execute(
                "SELECT EXISTS (SELECT 1 FROM imports WHERE size = ? AND taken_back = 0)", (size,)
            ).fetchone()[0]
        )

    def begin(self, fields: dict[str, Any], text: str | None, data: bytes = b"") -> int:
        """Write down a source before its papers. ``data`` is kept too where ``text`` does not lead back to it.

        Without a ``text`` (of a file of gigabytes) nothing but ``fields`` is kept.
        """
        kept = {name: storable(value) if isinstance(value, str) else value for name, value in fields.items()}
        self._library.insert("imports", [kept])
        import_id = int(self._library.connection.execute("SELECT max(id) FROM imports").fetchone()[0])
        if text is None:
            return import_id
        encoded = text.encode("utf-8")
        level = 6 if len(encoded) < _LONG else 1  # a third of the time, a fifth more room
        self._library.connection.execute(
            "INSERT INTO import_texts (import_id, text, data) VALUES (?, ?, ?)",
            (import_id, zlib.compress(encoded, level), None if encoded == data else zlib.compress(data, level)),
        )
        return import_id

    def positions(self, import_id: int) -> Iterator[int]:
        """Which records of a source are in already: where an import that was cut off goes on."""
        for row in self._library.connection.execute("SELECT position FROM sources WHERE import_id = ?", (import_id,)):
            yield row[0]

    def last_position(self, import_id: int) -> int:
        """The last record that is in of a source that is read in order; -1 where none is."""
        row = self._library.connection.execute(
            "SELECT max(position) FROM sources WHERE import_id = ?", (import_id,)
        ).fetchone()
        return -1 if row[0] is None else int(row[0])

    def all_live(self, import_id: int) -> bool:
        """Whether every paper that an import brought or met is still in the library."""
        return not self._library.connection.execute(
            "SELECT EXISTS (SELECT 1 FROM sources s JOIN papers p ON p.id = s.paper_id"
            " WHERE s.import_id = ? AND p.removed <> 0)",
            (import_id,),
        ).fetchone()[0]

    def count(self, import_id: int, *, records: int, new: int, existing: int, merged: int) -> None:
        """Add to the counts of an import; with each batch, so that they are right if it is cut off."""
        self._library.connection.execute(
            "UPDATE imports SET records = records + ?, new = new + ?, existing = existing + ?, merged = merged + ?"
            " WHERE id = ?",
            (records, new, existing, merged, import_id),
        )

    def set_remarks(self, import_id: int, warnings: Sequence[str], unread: Sequence[UnreadLine]) -> None:
        """Write down what is to say of an import, and what was not read."""
        self._library.connection.execute(
            "UPDATE imports SET warnings = ?, unread = ? WHERE id = ?",
            (json.dumps(list(warnings), ensure_ascii=False), unread_json(unread), import_id),
        )

    def finish(self, import_id: int, *, finished: bool) -> None:
        """Say whether an import came to its end."""
        self._library.connection.execute("UPDATE imports SET finished = ? WHERE id = ?", (finished, import_id))

    def set_name(self, import_id: int, name: str) -> None:
        """Rename an import."""
        self._library.connection.execute("UPDATE imports SET name = ? WHERE id = ?", (name, import_id))

    def set_taken_back(self, import_id: int, taken_back: bool) -> None:
        """Let an import count no more, or again."""
        self._library.connection.execute("UPDATE imports SET taken_back = ? WHERE id = ?", (taken_back, import_id))


def unread_json(lines: Sequence[UnreadLine]) -> str:
    """Unread lines as they are kept: pairs of number and text."""
    return json.dumps([[line.number, line.text] for line in lines], ensure_ascii=False)


def _import(row: tuple[Any, ...]) -> Import:
    return Import(
        row[0],
        row[1],
        row[2],
        row[3],
        records=row[4],
        new=row[5],
        existing=row[6],
        merged=row[7],
        papers=row[8],
        finished=bool(row[9]),
        warnings=tuple(json.loads(row[10] or "[]")),
        unread=tuple(UnreadLine(number, text) for number, text in json.loads(row[11] or "[]")),
    )
