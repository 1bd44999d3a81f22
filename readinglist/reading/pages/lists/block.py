"""A record as it is put together: its fields, the rows it took, how well it explains them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from readinglist.reading.pages.facts.fact import Fact
from readinglist.reading.pages.piece import Piece
from readinglist.reading.pages.text.people import People
from readinglist.reading.pages.text.references import GONE

CUT = "The page shows this only in part."
"""A doubt."""
FAR = 14
"""Rows of a record in which its title and authors are looked for."""


@dataclass(slots=True)
class Block:
    """A record, the rows it took (indices), and how well it explains its rows."""

    piece: Piece
    used: set[int] = field(default_factory=set)
    quality: float = 0.0
    evidence: float = 0.0
    labelled: bool = False
    offered: bool = False
    """A link beside its title says that it leads to the paper."""
    framed: str = ""
    """Words and counters that this page repeats with each record stand above (a) or below (b) its title, or both."""
    again: frozenset[str] = frozenset()
    """How the rows begin that come again on this page, those of them that stand in the record."""
    apart: int = -1
    """How many rows lie between its title and its authors; -1 where it lacks one of them."""
    form: tuple[str, int, str] = ("", 0, "")
    """How its title stands: the mark of its first row, how many rows or columns behind that one, and in a link, in
    type, in quotes, with an address behind it, at the start of the row or within it."""
    joint: bool = False
    """Its authors are those with whom somebody wrote it, who is not named: ``with Anna Berg``."""
    hint: str = ""
    """What stands before the address in a row of its own: the title, if this page has its titles there."""
    start: int = 0
    """The first row (index) that the division gave to the record."""
    behind: set[str] = field(default_factory=set)
    """Fields that no label names: they stand behind title and authors, or in a row of their own."""

    def has(self, name: str) -> bool:
        """Whether the record has a field."""
        return name in self.piece.fields


_WITH = re.compile(r"\b(?:with|mit|avec|con|com|med)\W{1,3}$", re.IGNORECASE)


def is_joint(block: Block, rows: Sequence[Fact]) -> bool:
    """Whether a word before the first of the authors says that somebody wrote the paper with them."""
    line = block.piece.lines["authors"][0]
    first = str(block.piece.fields["authors"][0])
    texts = (rows[at].row.text for at in sorted(block.used) if rows[at].row.first == line)
    return any(_WITH.search(text[max(0, text.find(first) - 12) : text.find(first)]) for text in texts if first in text)


def put(block: Block, rows: Sequence[Fact], at: int, name: str, value: object, last: int | None = None) -> None:
    """Set a field that stands in a row, or from there to ``last``; one that is there already stays."""
    if not value or block.has(name):
        return
    block.piece.put(name, value, rows[at].row.first)
    if not rows[at].label:
        block.behind.add(name)
    block.piece.lines[name] = (rows[at].row.first, rows[at if last is None else last].row.last)
    block.used.update(range(at, (at if last is None else last) + 1))


def put_people(block: Block, rows: Sequence[Fact], at: int, people: People, last: int | None = None) -> None:
    """Set the authors, and whether there are more."""
    put(block, rows, at, "authors", people.names, last)
    if people.et_al:
        put(block, rows, at, "et_al", True, last)


def form_of(block: Block, rows: Sequence[Fact], places: Sequence[int]) -> tuple[str, int, str]:
    """How the title of a record stands, as in ``Block.form``."""
    line = block.piece.lines["title"][0]
    title = str(block.piece.fields["title"])[:20]
    cells = [at for at in places if rows[at].row.first == line]
    at = next((at for at in cells if title in rows[at].row.text), cells[0] if cells else places[0])
    row = rows[at].row
    start = row.text.find(title)
    set_off = "a" if any(a <= start < b for a, b, _ in row.links) else ""
    set_off += "b" if any(a <= start < b for a, b in row.strong) else ""
    set_off += "q" if row.text[start - 1 : start] in ('"', "“", "„", "«", "‘", "`") and start > 0 else ""
    behind = rows[at].references.rest.partition(title)[2][len(str(block.piece.fields["title"])) - len(title) :]
    if not set_off and start <= 0 and behind.lstrip(" :.,;-–—(")[:1] == GONE:
        set_off = "u"  # the address follows
    below = (cells[0] if cells else at) - places[0]
    return rows[places[0]].row.mark, below + row.column, set_off or ("^" if start <= 0 else ">")
