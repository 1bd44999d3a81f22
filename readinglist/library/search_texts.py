"""What the search index asks of a library: the words of its papers, and which papers changed since."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from readinglist.library.rows import chunks, marks
from readinglist.records import SearchText

if TYPE_CHECKING:
    from readinglist.library.connection import Connection
    from readinglist.library.database import Library

LARGEST_ID = (1 << 63) - 1
"""SQLite's integers end here."""

_BY_REVISION = "INDEXED BY papers_revision"
"""Said aloud, for SQLite would rather read all papers than sort a few ids (300 ms instead of 0.1 at a million)."""


class SearchTexts:
    """The part of ``Papers`` that the search index reads."""

    _library: Library

    def all_ids(self) -> list[int]:
        """Every live paper, oldest first."""
        return [
            row[0] for row in self._library.connection.execute("SELECT id FROM papers WHERE removed = 0 ORDER BY id")
        ]

    def search_texts(self, ids: Sequence[int] | None = None, *, abstracts: bool = True) -> Iterator[SearchText]:
        """What the search index needs of these live papers, or of all; without ``abstracts`` those stay empty."""
        abstract, join = ("a.text", " LEFT JOIN abstracts a ON a.paper_id = p.id") if abstracts else ("NULL", "")
        for part in chunks(self.all_ids() if ids is None else [i for i in ids if 0 < i <= LARGEST_ID]):
            tags = tags_of(self._library.connection, part)
            found = {}
            for row in self._library.connection.execute(
                "SELECT p.id, p.title, p.authors, p.arxiv_id, p.doi, p.other_ids, p.category, p.marked, p.date,"
                f" p.venue, n.text, {abstract} FROM papers p LEFT JOIN notes n ON n.paper_id = p.id{join}"
                f" WHERE p.removed = 0 AND p.id IN ({marks(part)})",
                part,
            ):
                paper, title, authors, arxiv_id, doi, other_ids, category, marked, date, venue, note, text = row
                found[paper] = SearchText(
                    paper,
                    title or "",
                    "\n".join(json.loads(authors)),
                    "\n".join(tags.get(paper, ())),
                    note or "",
                    "\n".join(filter(None, (arxiv_id, doi, *(json.loads(other_ids) if other_ids else ())))),
                    category or "",
                    text or "",
                    bool(marked),
                    date or "",
                    venue or "",
                )
            yield from (found[i] for i in part if i in found)

    def changed_since(self, revision: int, *, most: int = -1) -> list[int]:
        """Ids of papers, live or not, that the search index must look at again since a revision; at ``most`` so many.

        Of ``most`` it says whether there are more than a few, not which come first.
        """
        rows = self._library.connection.execute(
            f"SELECT id FROM (SELECT id FROM papers {_BY_REVISION} WHERE revision > ? LIMIT ?) ORDER BY id",
            (revision, most),
        )
        return [row[0] for row in rows]

    def next_changed(self, revision: int, below: int, most: int) -> list[int]:
        """The ``most`` highest ids under ``below`` of papers, live or not, that changed since a revision."""
        by = _BY_REVISION if revision >= 0 else "NOT INDEXED"  # of all papers, the table's own order is best
        rows = self._library.connection.execute(
            f"SELECT id FROM papers {by} WHERE id < ? AND revision > ? ORDER BY id DESC LIMIT ?",
            (below, revision, most),
        )
        return [row[0] for row in rows]

    def gone_since(self, revision: int) -> list[int]:
        """Ids of the papers that went since a revision."""
        rows = self._library.connection.execute(
            f"SELECT id FROM papers {_BY_REVISION} WHERE revision > ? AND removed <> 0 ORDER BY id", (revision,)
        )
        return [row[0] for row in rows]

    def how_many_changed(self, revision: int, below: int = LARGEST_ID) -> int:
        """How many papers under an id, live or not, changed since a revision."""
        found = self._library.connection.execute(
            f"SELECT count(*) FROM papers {_BY_REVISION} WHERE revision > ? AND id < ?", (revision, below)
        )
        return int(found.fetchone()[0])


def tags_of(connection: Connection, part: Sequence[int]) -> dict[int, list[str]]:
    """The names of the tags that some papers (as many as one statement takes) wear, in their order."""
    tags: dict[int, list[str]] = defaultdict(list)
    for paper_id, name in connection.execute(
        "SELECT pt.paper_id, t.name FROM paper_tags pt JOIN tags t ON t.id = pt.tag_id"
        f" WHERE pt.paper_id IN ({marks(part)}) ORDER BY t.name_key",
        part,
    ):
        tags[paper_id].append(name)
    return tags
