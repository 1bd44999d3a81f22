"""A record while it is put together, field by field, each with the lines it came from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from readinglist.reading.pages.text import damage
from readinglist.reading.pages.text.dates import Stamp
from readinglist.reading.pages.text.lines import says_code
from readinglist.records import Draft, Lines

_IDENTIFIERS = ("arxiv_id", "doi", "other_ids")


@dataclass(slots=True)
class Piece:
    """The fields of one record; the Draft is made when all of them are there."""

    fields: dict[str, Any] = field(default_factory=dict)
    lines: dict[str, Lines] = field(default_factory=dict)
    doubts: dict[str, str] = field(default_factory=dict)
    appeared: tuple[str | None, int] = None, 0
    """The year in which a journal had it, and the line that says so: its date, where the page tells no other."""

    @property
    def identifier(self) -> str | tuple[str, ...] | None:
        """What names the paper, the surest first: arXiv's number, a DOI, the ids of other archives."""
        found: str | tuple[str, ...] | None = next(filter(None, map(self.fields.get, _IDENTIFIERS)), None)
        return found

    def put(self, name: str, value: object, number: int) -> None:
        """Set a field that was read from line ``number``; an empty value is a field that is not there."""
        if not value:
            return
        self.fields[name] = value
        self.lines[name] = (number, number)
        if isinstance(value, str) and damage.is_damaged(value):
            self.doubts[name] = damage.DOUBT

    def put_stamp(self, stamp: Stamp, number: int) -> None:
        """Set what a line of category, date and badges says."""
        self.put("category", stamp.category, number)
        self.put("date", stamp.date, number)
        self.put("has_code", stamp.has_code, number)

    def put_title(self, title: str, number: int) -> None:
        """Set the title, its spaces single."""
        self.put("title", " ".join(title.split()), number)

    def put_authors(self, names: tuple[str, ...], et_al: bool, affiliation: str | None, number: int) -> None:
        """Set the authors and what stands behind them."""
        self.put("authors", names, number)
        self.put("et_al", et_al, number)
        self.put("affiliation", affiliation, number)
        if any(map(damage.is_damaged, names)):
            self.doubts["authors"] = damage.DOUBT

    def put_comment(self, comment: str, number: int) -> None:
        """Set the comment, and ``has_code`` where it says so."""
        self.put("comment", comment, number)
        if says_code(comment):
            self.put("has_code", True, number)

    def draft(self) -> Draft:
        """The record as plain data."""
        return Draft(**self.fields, lines=dict(self.lines), doubts=dict(self.doubts))
