"""What each row of a page is: a label, authors, a title, running text, a date, a venue, a button."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from readinglist.reading.citations import byline, prepare
from readinglist.reading.dates import find_date
from readinglist.reading.labels import label_of
from readinglist.reading.lines import counter, prose_score
from readinglist.reading.people import NOBODY, People, read_people
from readinglist.reading.references import GONE, References
from readinglist.reading.rows import RULE, Row
from readinglist.reading.venues import venue_score
from readinglist.reading.wording import title_quality
from readinglist.reading.words import BUTTONS

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_YEAR = re.compile(r"[(\[]?((?:19|20)\d\d)[)\].]?")
_NUMBERS = re.compile(r"[\W\d_]*(?:[kKMx]\b)?[\W\d_]*")
_MASK = re.compile(r"\d+(?:[.,]\d+)*k?")
_DATE_ROW = re.compile(
    r"^\W*(?:published|submitted|posted|updated|announced|on|last modified|modified|accepted|online|date|created"
    r"|added|first)?\W*(?:on\W+)?"
    r"[\w ,.'-]{0,12}\d[\w\s,.:()/-]{2,}",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Fact:
    """One row and what it may be. ``own`` is its text without identifiers, addresses and buttons."""

    row: Row
    references: References
    own: str
    label: str = ""
    value: str = ""
    people: People = NOBODY
    rest: str = ""
    """What stands behind the authors of a byline: a venue, a year."""
    quality: float = -2.0
    prose: float = -5.0
    venue: float = 0.0
    date: str | None = None
    junk: bool = False
    repeated: bool = False
    rule: bool = False
    heads: bool = False
    """A year that stands over the papers of that year."""
    beside: bool = False
    """The row stands where this page has its authors, so that less will do to make it a row of authors."""

    @property
    def is_people(self) -> bool:
        """Whether the row is a list of authors, perhaps with a venue behind it."""
        least = 0.45 if len(self.people.names) > 1 or self.people.et_al else 0.2 if self.beside else 0.85
        return not self.label and self.people.score > least and self.people.score > self.quality - 0.2

    @property
    def is_prose(self) -> bool:
        """Whether the row is running text."""
        return not self.label and self.prose > 0.3 and len(self.own) > 110

    @property
    def is_title(self) -> bool:
        """Whether the row can be a title."""
        return (
            not (self.label or self.junk or self.repeated or self.rule or self.date or self.is_people or self.is_prose)
            and self.quality > 0.0
            and len(self.own) <= 320
        )


def facts(rows: Sequence[Row]) -> list[Fact]:
    """The facts of every row; what comes again word for word (but for numbers) is no title."""
    masks = Counter(_MASK.sub("0", row.text[:80]) for row in rows if len(row.text) < 80)
    found = [_fact(row, masks) for row in rows]
    lists = [at for at, fact in enumerate(found) if fact.is_people and len(fact.people.names) > 1]
    years = [at for at, fact in enumerate(found) if fact.date and _YEAR.fullmatch(fact.own)]
    start = next((at for at in range(max(0, lists[0] - 3), lists[0]) if found[at].is_title), lists[0]) if lists else 0
    if lists and years and years[0] < start and not (years[0] and found[years[0] - 1].quality > 0.4):
        for at in years:  # headings; where there are too few to be each a paper's, they are nobody's
            found[at].heads = True
            if len(years) * 3 < len(lists) * 2:
                found[at].date, found[at].junk = None, True
    if lists:
        below = sum(1 for at in lists if at and found[at - 1].is_title)
        above = sum(1 for at in lists if at + 1 < len(found) and found[at + 1].is_title)
        step = -1 if below >= above else 1
        for at, fact in enumerate(found):
            side = at + step
            if 0 <= side < len(found) and found[side].is_title and not fact.junk and (not fact.is_title or fact.rest):
                fact.beside = len(fact.people.names) == 1
    return found


def _fact(row: Row, masks: Counter[str]) -> Fact:
    text = row.text
    if RULE.match(text[:200]) and len(text) < 200:
        return Fact(row, References(rest=""), "", rule=True)
    references = prepare(row) if len(text) < 3_000 else References(rest=text)
    own = " ".join(references.rest.replace(GONE, " ").split()).strip(" ,;|·\\")
    fact = Fact(row, references, own)
    label = label_of(text) if len(text) < 20_000 else None
    if label is not None:
        fact.label, fact.value = label
        fact.date = find_date(fact.value) if fact.label == "date" else None
        return fact
    if (
        text.lower().startswith(("submitted ", "[submitted on", "published "))
        and len(text) < 160
        and (date := find_date(text))
    ):
        fact.label, fact.value, fact.date = "date", text, date
        return fact
    fact.junk = _is_junk(own)
    fact.repeated = len(text) < 80 and masks[_MASK.sub("0", text[:80])] >= 3
    if not own or fact.rule:
        return fact
    year = _YEAR.fullmatch(own)
    if year is not None:
        fact.date, fact.junk = year[1], False
        return fact
    if len(own) < 90 and any(c.isdigit() for c in own) and (date := find_date(own)) and _DATE_ROW.match(own):
        fact.date = date
    if len(own) > 110:
        fact.prose = prose_score(own)
    if len(own) <= 1_500 and not (fact.prose > 0.3 and len(own) > 300):
        fact.quality = title_quality(own)
    if len(own) <= 4_000 and not fact.junk:
        fact.people = read_people(own)
        if fact.people.score < 0.45 and len(own) < 600 and fact.prose < 0.3:
            people, rest = byline(references.rest)
            if people.score > 0.2:
                fact.people, fact.rest = people, rest
                if venue_score(rest) >= 0.3:
                    fact.quality = min(fact.quality, 0.0)
    fact.venue = venue_score(own) if len(own) < 300 else 0.0
    if fact.repeated and not (fact.venue > 0.45 or fact.date):
        fact.junk = True
    return fact


def _is_junk(own: str) -> bool:
    words = _WORD.findall(own)
    if not own or _NUMBERS.fullmatch(own):
        return True
    if len(own) < 90 and words and sum(word.lower() in BUTTONS for word in words) * 1.0 >= 0.75 * len(words):
        return True
    return counter(own) is not None
