"""Tags and who wears them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import TYPE_CHECKING

from readinglist.errors import BadRequest
from readinglist.records import Tag

if TYPE_CHECKING:
    from readinglist.library.database import Library

HUES = 6
"""How many tag colours there are; new tags take them in turn."""

LONGEST_NAME = 80


def clean_name(name: str) -> str:
    """A tag's name as it is kept: one line, single spaces. Raises BadRequest where none is left."""
    kept = "".join(" " if unicodedata.category(c) in ("Cc", "Zl", "Zp", "Cs") else c for c in name)
    cleaned = " ".join(kept.replace(",", " ").split())
    if all(unicodedata.category(c)[0] in "CZ" for c in cleaned):  # joiners and the like alone can't be seen
        raise BadRequest("A tag needs a name.")
    if len(cleaned) > LONGEST_NAME:
        raise BadRequest(f"A tag's name can have {LONGEST_NAME} letters at most.")
    return cleaned


def name_key(name: str) -> str:
    """What makes two names the same tag: letters without case."""
    return unicodedata.normalize("NFKC", name).casefold()


class Tags:
    """The tags of one library."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def all(self) -> list[Tag]:
        """Every tag that a live paper wears, by name."""
        rows = self._library.connection.execute(
            "SELECT t.id, t.name, t.hue, count(*) FROM tags t JOIN paper_tags pt ON pt.tag_id = t.id"
            " JOIN papers p ON p.id = pt.paper_id WHERE p.removed = 0 GROUP BY t.id ORDER BY t.name_key"
        )
        return [Tag(*row) for row in rows]

    def named(self, name: str) -> tuple[int, str] | None:
        """Id and spelling of the tag called ``name`` in any case, or None."""
        row = self._library.connection.execute(
            "SELECT id, name FROM tags WHERE name_key = ?", (name_key(name),)
        ).fetchone()
        return (row[0], row[1]) if row else None

    def name_of(self, tag_id: int) -> str | None:
        """A tag's name, or None where there is no such tag."""
        row = self._library.connection.execute("SELECT name FROM tags WHERE id = ?", (tag_id,)).fetchone()
        return row[0] if row else None

    def hue_of(self, tag_id: int) -> int | None:
        """A tag's colour, or None where there is no such tag."""
        row = self._library.connection.execute("SELECT hue FROM tags WHERE id = ?", (tag_id,)).fetchone()
        return int(row[0]) if row else None

    def is_worn(self, tag_id: int) -> bool:
        """Whether any paper wears a tag, be it a removed one."""
        row = self._library.connection.execute("SELECT 1 FROM paper_tags WHERE tag_id = ? LIMIT 1", (tag_id,))
        return row.fetchone() is not None

    def wearers(self, tag_id: int, among: Iterable[int] | None = None) -> list[int]:
        """Ids of the papers that wear a tag, all or ``among`` these."""
        rows = self._library.connection.execute(
            "SELECT paper_id FROM paper_tags WHERE tag_id = ? ORDER BY paper_id", (tag_id,)
        )
        wearing = [row[0] for row in rows]
        if among is None:
            return wearing
        wanted = set(among)
        return [paper for paper in wearing if paper in wanted]

    def make(self, name: str) -> int:
        """The id of the tag called ``name``, made where there is none."""
        found = self.named(name)
        if found:
            return found[0]
        connection = self._library.connection
        count = connection.execute("SELECT count(*) FROM tags").fetchone()[0]
        made = connection.execute(
            "INSERT INTO tags (name, name_key, hue) VALUES (?, ?, ?)", (name, name_key(name), count % HUES)
        )
        return int(made.lastrowid or 0)

    def put_on(self, tag_id: int, papers: Iterable[int]) -> None:
        """Let papers wear a tag."""
        self._library.connection.executemany(
            "INSERT OR IGNORE INTO paper_tags (paper_id, tag_id) VALUES (?, ?)", ((p, tag_id) for p in papers)
        )

    def take_off(self, tag_id: int, papers: Iterable[int]) -> None:
        """Take a tag off papers. A tag that nobody wears is not shown, but keeps its colour for its return."""
        self._library.connection.executemany(
            "DELETE FROM paper_tags WHERE paper_id = ? AND tag_id = ?", ((p, tag_id) for p in papers)
        )

    def set_name(self, tag_id: int, name: str) -> None:
        """Rename a tag. A tag that has the name already, worn or left over from before, becomes one with it."""
        connection = self._library.connection
        other = self.named(name)
        if other is not None and other[0] != tag_id:
            connection.execute("UPDATE OR IGNORE paper_tags SET tag_id = ? WHERE tag_id = ?", (tag_id, other[0]))
            connection.execute("DELETE FROM paper_tags WHERE tag_id = ?", (other[0],))
            connection.execute("DELETE FROM tags WHERE id = ?", (other[0],))
        connection.execute("UPDATE tags SET name = ?, name_key = ? WHERE id = ?", (name, name_key(name), tag_id))

    def set_hue(self, tag_id: int, hue: int) -> None:
        """Give a tag another colour."""
        self._library.connection.execute("UPDATE tags SET hue = ? WHERE id = ?", (hue, tag_id))
