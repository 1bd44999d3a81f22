"""One way to read a citation's row, and how much what it takes for title, authors and venue looks like these."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from readinglist.reading.pages.text.bylines import TRIM, begins_with_name
from readinglist.reading.pages.text.people import People, person_score
from readinglist.reading.pages.text.references import GONE, References
from readinglist.reading.pages.text.venues import VENUE_INSIDE, names_journal, names_publisher, venue_score, year_of

SET_OFF = "qls"
"""The third sign of the style of a title in quotes, under a link, in type of its own."""
QUOTED = re.compile(
    r"«((?=[^«»\n]{0,9}«)(?:[^«»\n]|«[^«»\n]{3,200}»){6,400})»|(?:[“„«]|(?<![^\s(])”(?=\w))([^“”„«»\n]{6,400})[”“»]|(?<![\w])\"([^\"\n]{6,400})\"(?!\w)|``([^\n`]{6,400}?)''"
    r"|「((?:[^「」\n]|「[^「」\n]{1,100}」){4,400})」|『((?:[^『』\n]|「[^「」\n]{1,100}」){4,400})』"
    r"|(?<!\w)[‘']((?=[A-Z])[^\n‘]{12,400}?)[’'](?=[,.]?\s|$)"
)
_QUOTES = frozenset("«“„”\"`‘'「『")
WEIGHT, LEAST = 0.3, -8.0
"""What the logarithm of a title's likelihood counts for beside the score, and the least that is taken for it."""
_NEAR = 0.7
"""Two readings of a row that are so close are both likely."""
_NAME = 0.9
"""What must speak for a name behind the colon of what would be a title."""
_NUMBERED = re.compile(r"\d\s?\(\d+\)|\bpp?\.\s?\d|[.?!] In:? [A-Z]|,? vol\.\s?\d|\bLNCS\b|,” in\b")
_NAMES_INSIDE = re.compile(r"[,;.(]\s?(?:jointly |joint )?with [A-Z][^\W\d_]*\.? [A-Z]|\bet al\b")
"""Authors, which no title holds."""
_SHORT_LAST = re.compile(r"[,;?] ((?:[A-Z][a-z]{1,8}\. ?){0,3}[A-Z][a-z]{1,8})$")
_SHORT_NEXT = re.compile(r"[A-Z]\w{0,8}\.|of\b|\d")


@dataclass(slots=True)
class Citation:
    """One way to read a row. ``style`` names the order and the signs; ``rest`` is what is neither title nor authors."""

    score: float
    style: str
    title: str
    people: People
    rest: str
    year: str | None
    references: References
    strength: float = 0.0
    form: str = ""
    """The order, and the signs on both sides of the title, however the reading was found."""
    likely: float = 0.0
    """How likely the title is by what was learned: a logarithm."""
    sure: float = 0.0
    """How likely the row is a paper's by what was learned: -1 to 1."""
    rival: float = -9.0
    """The value of the best reading that ends the title elsewhere."""

    @property
    def value(self) -> float:
        """What speaks for the reading, without the rest of the page."""
        return self.score + WEIGHT * max(self.likely, LEAST)

    @property
    def unsure(self) -> bool:
        """Whether the title may as well end elsewhere."""
        return self.style[2:3] != "l" and self.value - self.rival < _NEAR


def made(
    style: str, title: str, people: People, rest: str, year: str | None, references: References, quality: float
) -> Citation:
    """A reading with its score: ``quality`` is that of the title."""
    rest = " ".join(rest.replace(GONE, " ").split()).strip(TRIM + "：")
    rest = rest.strip(TRIM + ")") if "(" not in rest else rest
    shown = year or year_of(rest)
    title = title.strip(GONE + " ").rstrip(": ")
    behind = venue_score(rest)
    score = quality + min(2.2, max(0.0, people.score)) + (max(-0.2, behind) if style == "T-l" else behind)
    for loss in _flaws(title, style[2:3] in SET_OFF, style[-1] == "("):
        score -= loss
    if ends_in_journal(title, rest) or ends_in_place(title, style[-1], rest):
        score -= 1.5
    if people.names and ": " in title and person_score(title.rpartition(": ")[2]) > _NAME:
        score -= 1.5  # what stands before the colon is over all of the names
    if people.names and rest and "y" not in style[2:4] and (begins_with_name(rest) or rest[0] == "…"):
        score -= 1.0  # unless a year closed the list
    if shown:
        score += 0.5
    if references.any:
        score += 0.3
    title = title.replace(GONE, " ").strip()
    return Citation(score, style, title, people, rest, shown, references, form=style)


@lru_cache(maxsize=4_000)
def _flaws(title: str, set_off: bool, bracket: bool) -> tuple[float, ...]:
    """What speaks against a title by its own words, where it is set off or not, before a bracket or not."""
    found = []
    if title.count("(") > title.count(")"):  # cut in the middle of a bracket
        found.append(1.5)
    if GONE in title or title[:1] in '“”„«‹"' or "//" in title:
        found.append(1.5)
    if _NUMBERED.search(title) or (bracket and title[-1:].isdigit()):
        found.append(1.2)
    quoted = None if set_off or _QUOTES.isdisjoint(title) else QUOTED.search(title)
    if quoted is not None and len(quoted[0]) * 2 > len(title) > len(quoted[0]):
        found.append(1.5)  # what stands in quotes is the title
    if begins_with_name(title) or title.startswith(("et al", "and others")):
        found.append(2.5)
    if _NAMES_INSIDE.search(title) or VENUE_INSIDE.search(title):
        found.append(1.5)
    return tuple(found)


def ends_in_place(title: str, sign: str, rest: str) -> bool:
    """Whether the place of a publisher began at the last full stop of a title: ``…. Cambridge, MA``, ``USA: Press``."""
    _, stop, last = title.rpartition(". ")
    return bool(stop) and (names_publisher(last) or (sign in ",:" and names_publisher(f"{last}{sign} {rest}")))


def ends_in_journal(title: str, rest: str) -> bool:
    """Whether the name of a journal began at the last comma of a title: ``…, Geom. Funct. Anal. 8``."""
    short = _SHORT_LAST.search(title[-40:]) if _SHORT_NEXT.match(rest) else None
    return short is not None and names_journal(f"{short[1]}. {rest}")
