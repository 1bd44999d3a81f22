"""One row and what it may be, as far as its words and its place on the page tell."""

from __future__ import annotations

import re
from dataclasses import dataclass

from readinglist.reading.pages.citing.citations import split_venue
from readinglist.reading.pages.rows.row import Row
from readinglist.reading.pages.rows.tables import Column
from readinglist.reading.pages.text.bylines import byline, goes_on_with_title
from readinglist.reading.pages.text.people import NOBODY, People, read_people
from readinglist.reading.pages.text.references import GONE, References
from readinglist.reading.pages.text.venues import venue_score
from readinglist.reading.pages.text.wording import title_quality
from readinglist.reading.pages.vocabulary.scripts import breadth

_LONG_RULE = 8
_WRITTEN = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
"""The year of a date, whichever way round that is written."""
_SET_OFF = 12
_SURELY = 0.9
"""What says where a paper appeared, so surely that the row is no title wherever it stands."""
_OVER = re.compile(r"\((?:19|20)\d\d[a-z]?\)\s?[:.]?$")
_PARTED = 0.1
"""What speaks at least for a title that the page's signs set apart from its venue."""
_TEASER = -1.1
_PLACED = 0.8
"""How much a cell says where a paper appeared if the head of its column says so."""


@dataclass(slots=True)
class Fact:
    """One row and what it may be. ``own`` is its text without identifiers, addresses and buttons."""

    row: Row
    references: References
    own: str
    label: str = ""
    value: str = ""
    prose: float = -5.0
    date: str | None = None
    junk: bool = False
    repeated: bool = False
    rule: bool = False
    worded: bool = False
    """Whether the row has words of its own that are neither a label nor a year."""
    hangs: bool = False
    """The row stands right below one that has a mark, and has none: it goes on with what that one began."""
    heads: bool = False
    """A year that stands over the papers of that year."""
    beside: bool = False
    """The row stands where this page has its authors, so that less will do to make it a row of authors."""
    headline: bool = False
    """The row is a heading, and this page sets each of its titles as a heading of that rank."""
    entitled: bool = False
    """The head of a table, or its place, says that the row names a paper."""
    listed: bool = False
    """The head of a table of papers says so."""
    parted: tuple[str, str] | None = None
    """A title that is set off at the end of the row, and the venue before it."""
    under: bool = False
    """The row stands below such a heading: it is no paper of its own."""

    @property
    def divides(self) -> bool:
        """Whether the row is a long rule, which stands between records."""
        return self.rule and len(self.row.text) >= _LONG_RULE

    @property
    def set_off(self) -> bool:
        """Whether the row begins with a link or in a type of its own, and that is no button."""
        row = self.row
        return not (self.label or self.junk) and any(
            a < 2 and b - a >= _SET_OFF for a, b in (*((a, b) for a, b, _ in row.links), *row.strong)
        )

    _told: tuple[People, str, float] | None = None
    _venue: float | None = None
    _is_people: bool | None = None
    _is_title: bool | None = None

    @property
    def people(self) -> People:
        """The row as a list of authors, perhaps with something behind them."""
        return (self._told or self._tell())[0]

    @property
    def rest(self) -> str:
        """What stands behind the authors of a byline: a venue, a year."""
        return (self._told or self._tell())[1]

    @property
    def quality(self) -> float:
        """How much the row is a title."""
        return (self._told or self._tell())[2]

    def _tell(self) -> tuple[People, str, float]:
        own = self.own
        people, rest, quality = NOBODY, "", -2.0
        if self.worded and len(own) <= 1_500 and not (self.prose > 0.3 and len(own) > 300):
            quality = max(title_quality(own), self._lead_quality())
            if self.parted:
                quality = max(quality, title_quality(self.parted[0]), _PARTED)
        if self.worded and len(own) <= 4_000 and not self.junk and not (self.prose > 0.3 and len(own) > 300):
            people = read_people(own)
            dated = any(any(map(str.isdigit, name)) for name in people.names[-1:])  # where and when it appeared, too
            if (people.score < 0.45 or dated) and len(own) < 600 and self.prose < 0.3 and not self.parted:
                some, behind = byline(self.references.rest)
                if some.score > 0.2 and not goes_on_with_title(behind):
                    people, rest = some, behind
                    if venue_score(rest) >= 0.3:
                        quality = min(quality, 0.0)
        self._told = people, rest, quality
        return self._told

    def _lead_quality(self) -> float:
        """How much the words that the row begins with and sets off are a title, where a venue stands behind them."""
        row = self.row
        if not row.leads or self.label:
            return -2.0
        end = next(b for a, b in (*((a, b) for a, b, _ in row.links[:1]), *row.strong[:1]) if a <= 1 and b >= _SET_OFF)
        tail = row.text[end:].lstrip(" ,.;:")
        return title_quality(row.text[:end].strip(" ,.;:")) if tail[:1].isupper() and venue_score(tail) > 0.2 else -2.0

    @property
    def venue(self) -> float:
        """How much the row says where a paper appeared."""
        if self._venue is None:
            self._venue = venue_score(self.own) if self.worded and len(self.own) < 300 else 0.0
        return self._venue

    @property
    def is_people(self) -> bool:
        """Whether the row is a list of authors, perhaps with a venue behind it."""
        if self._is_people is None:
            people = self.people
            least = 0.45 if len(people.names) > 1 or people.et_al else 0.2 if self.beside else 0.85
            self._is_people = not self.label and people.score > least and people.score > self.quality - 0.2
        return self._is_people

    @property
    def introduces(self) -> bool:
        """Whether the row is authors and the year of the title in the row below it: ``Berg, Anna (2022):``."""
        return _OVER.search(self.own) is not None and self.is_people

    @property
    def is_prose(self) -> bool:
        """Whether the row is running text."""
        return self.prose > 0.3 and not self.label and breadth(self.own) > 110

    @property
    def is_text(self) -> bool:
        """Whether the row is one whole sentence or more, long enough for a teaser."""
        return self.prose > _TEASER and not self.label

    @property
    def is_title(self) -> bool:
        """Whether the row can be a title."""
        if self._is_title is None:
            self._is_title = (
                not (self.label or self.junk or self.repeated or self.rule or self.date or self.under)
                and len(self.own) <= 320
                and not self.is_prose
                and (self.quality > 0.0 or (self.entitled and self.worded))
                and not self.is_people
            )
        return self._is_title

    @property
    def can_lead(self) -> bool:
        """Whether the row can be a title where the page has its titles, however few of its words are known."""
        other = self.label or self.junk or self.date or self.is_people or self.is_prose or self.venue > 0.6
        return self.worded and not other and len(self.own) <= 320

    @property
    def may_be_title(self) -> bool:
        """Whether the row can be a title where all around it says so, even if it begins as a venue does."""
        other = self.label or self.junk or self.is_people or self.is_prose or self.repeated
        if other or not self.worded or len(self.own.split()) < 2 or len(self.own) > 320:
            return False
        return (self.venue < _SURELY and not self.date) or split_venue(self.own)[1] != ""

    def changed(self) -> None:
        """Look again at what depends on the fields."""
        self._is_people = self._is_title = None

    def sign(self) -> None:
        """Be an author, though the page repeats the row as it does its buttons."""
        self.junk, self.beside, self._told = False, True, None
        self.changed()

    def told(self, people: People, quality: float = -1.0) -> None:
        """Be a row of these authors, and so much of a title."""
        self._told = people, "", quality
        self.changed()

    def stand_in(self, column: Column) -> None:
        """Be what the head of a table says."""
        self.entitled, self.listed = column in (Column.PAPER, Column.TITLE), column is Column.TITLE
        if column is Column.OTHER:
            if not (self.is_prose or self.date or self.references.any):
                self._told = NOBODY, "", -2.0
            self.changed()
            return
        if column is Column.AUTHORS:
            self.label, self.value = "authors", " ".join(self.row.text.replace(GONE, " ").split())
            self.changed()
            return
        if column is Column.YEAR:
            written = _WRITTEN.search(self.own)
            self.date = self.date or (written[0] if written else None)
            if self.date:
                self.label, self.value = "date", self.own
            self.changed()
            return
        self.date = None
        if not self.entitled:
            self.junk = column is not Column.PLACE
            self._told = NOBODY, "", -2.0
            self._venue = 0.0 if self.junk else max(self.venue, _PLACED)
        self.changed()
