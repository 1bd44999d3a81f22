"""The readings of a citation's row as what was learned of citing weighs them, and those that only it proposes.

Rules know what a name and a venue look like and which signs end a title; the tagger knows which of many styles a row is
written in. Each sees readings that the other misses, so both propose, and one score is made of what both say.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from readinglist.reading.pages.citing.bare import QUOTES, bare_title
from readinglist.reading.pages.citing.citation import SET_OFF, Citation, made
from readinglist.reading.pages.citing.tagging import Span, Spans, tagger
from readinglist.reading.pages.citing.tokens import Observed, observe, placed
from readinglist.reading.pages.citing.typed import TOLD
from readinglist.reading.pages.rows.row import Row
from readinglist.reading.pages.text.bylines import TRIM, names_before, placed_people
from readinglist.reading.pages.text.people import NOBODY, People
from readinglist.reading.pages.text.references import GONE, References
from readinglist.reading.pages.text.unparted import UNPARTED
from readinglist.reading.pages.text.venues import leads_venue, names_publisher, venue_score
from readinglist.reading.pages.text.wording import title_quality

PROPOSED = 5
"""Titles of a row that are looked at, and how likely (a logarithm) each is at least."""
PROPOSED_LEAST = -4.0
ALONE = 0.4
"""What speaks against a reading that no rule finds."""
OPEN = 1.0
"""What speaks against a title that no sign parts from what stands before it or behind it."""
PARTED = {"q": 0.9, "l": 0.9, "s": 0.5}
"""What speaks for a title in quotes, under a link, in type of its own."""
BARELY = -10.0
"""How much likelier (a logarithm) a row is a paper's than not if it is to have readings that no rule finds."""
CLEAR = 25.0
"""How much likelier (a logarithm) a row is a paper's than not that is surely one."""
NOBODYS = 0.7
"""What speaks against words between a title and where its venue clearly begins."""
SPLICED = 1.5
"""What speaks against authors that hold a sign which no name has."""
_BY = re.compile(r"(?:by|with|von|par|por|avec|mit)\s", re.IGNORECASE)
_SPLICE = re.compile(r"[:;/?]|\d\d|\([^)]*$|^[^(]*\)")
LINKED = -2.0
"""How unlikely a title under a link is at most: few links hold a part of one."""
_UNLIKELY = -12.0
_YEAR = re.compile(r"(?<![\d./–-])(?:19|20)\d\d(?=[a-z]?(?![\w/–-]))")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DATE = re.compile(
    rf"^\W*(?:\d\d? )?(?:{_MONTH} )?(?:19|20)\d\d"
    rf"(?:[a-z]|/\d\d(?:\d\d)?|[-./]\d\d?[-./]\d\d?|,? {_MONTH}(?: \d\d?)?)?(?=\W|$)"
)
"""A year or a date between authors and title, with the signs before it."""
_CLOSE_BY = 8
"""Letters: a year so close behind a title is the paper's, whatever years follow."""
_PLACED = 0.25
"""How much a text that stands before authors and title is a venue, and not a number or a key."""
_PAIR = re.compile(r"[^\W\da-z_][\w’'-]+, [^\W\da-z_][\w’'-]+(?: [^\W\da-z_][\w.’'-]*){0,2}")
"""A family name and a given name, as only their place tells where neither is known."""
_BETWEEN = re.compile(r"[;,、，]\s*|\s(?:and|&)\s")


def weighed(row: Row, references: References, found: list[Citation]) -> list[Citation]:
    """Readings of a row, each with how likely it is; those that were ``found`` by rules, and more; the best one first.

    ``references`` are the row's, as ``prepare`` gives them.
    """
    text = references.rest
    seen = observe(text, *placed(row, text))
    if not seen.tokens:
        return found
    spans = tagger().spans(seen)
    known = {(each.title, each.style[:2]) for each in found}
    told = any(each.style == TOLD for each in found)
    most = PROPOSED if spans.sure > BARELY and not told else 0
    found = list(found)
    for span in spans.best(most, PROPOSED_LEAST):
        title = _title(text, seen, span)
        if len(title) > 1 and (title, span.order) not in known:
            known.add((title, span.order))
            found.append(_part(row, text, seen, spans, span, title).read(references))
    sure = max(-1.0, min(1.0, spans.sure / CLEAR))
    values: dict[str, float] = {}
    for each in found:
        order = each.style[:2]
        each.sure = sure
        at = text.find(each.title)
        parted = each.style[2:3] in SET_OFF or at < 0 or each.style == UNPARTED
        each.form = each.style if parted else order + _signs(text, at, each.title)
        each.likely = _likely(seen, spans, at, each.title, order) if at >= 0 else _UNLIKELY
        if each.style[2:3] == "l" or each.style == TOLD:
            each.likely = max(each.likely, LINKED)
        values[each.title] = max(each.value, values.get(each.title, each.value))
    first, second = sorted([*values.values(), -9.0, -9.0], reverse=True)[:2]
    for each in found:
        each.rival = second if values[each.title] == first else first
    return sorted(found, key=lambda each: -each.value)


def _signs(text: str, at: int, title: str) -> str:
    """The sign in front of a title and the one behind it; one letter stands for all words."""
    before, behind = text[:at].rstrip(" ")[-1:] or "^", text[at + len(title) :]
    mark = "." if title[-1:] in "?!" else behind[:1] or "$"
    mark = "a" if mark == " " and behind.lstrip()[:1].isalnum() else mark + behind.lstrip()[:1] if mark == " " else mark
    return ("a" if before.isalnum() else before) + mark


def _likely(seen: Observed, spans: Spans, at: int, title: str, order: str) -> float:
    """How likely a title is, the signs around it taken as its own or not."""
    tokens, count = seen.tokens, len(seen.tokens)
    start = bisect_left(seen.edges, at, 0, count)
    end = bisect_left(seen.edges, at + len(title), 0, count)
    while start < end and not tokens[start][0].isalnum():
        start += 1
    while start < end and not tokens[end - 1][0].isalnum():
        end -= 1
    if start >= end:
        return _UNLIKELY
    low = next(k for k in range(start, -1, -1) if k == 0 or start - k == 2 or tokens[k - 1][0].isalnum())
    high = next(k for k in range(end, end + 4) if k == count or k == end + 3 or tokens[k][0].isalnum())
    return spans.likeliest((low, start), (end, high), order)


@dataclass(frozen=True, slots=True)
class _Parts:
    """What a row says where some of its tokens are the title."""

    title: str
    order: str
    style: str
    open: int
    """At how many of its ends no sign parts the title, or the authors, from other words."""
    people: People
    rest: str
    year: str | None

    def read(self, references: References) -> Citation:
        """It as a reading, with its score."""
        quality = title_quality(self.title) - ALONE + PARTED.get(self.style[2:3], 0.0)
        quality -= (
            NOBODYS * _skips(self.rest) + OPEN * self.open + SPLICED * any(map(_SPLICE.search, self.people.names))
        )
        return made(self.style, self.title, self.people, self.rest, self.year, references, quality)


def _skips(rest: str) -> bool:
    """Whether what follows a title is no venue, but the sentence behind that is."""
    first, stop, second = rest.partition(". ")
    venue = bool(stop) and second[:1].isalpha() and (leads_venue(second) or names_publisher(second))
    return venue and venue_score(first) <= 0


def _title(text: str, seen: Observed, span: Span) -> str:
    start, end = seen.edges[span.start], seen.edges[span.end]
    shown = text[start:end]
    opens = text[:start][-1:] == "(" and shown.count(")") > shown.count("(")  # (Re)thinking …
    return bare_title(text[start - opens : end])


def _part(row: Row, text: str, seen: Observed, spans: Spans, span: Span, title: str) -> _Parts:
    edges = seen.edges
    start, end = edges[span.start], edges[span.end]
    held = spans.people(span)
    first, last = (edges[held[0]], edges[held[1]]) if held else (end, end)
    people = _people(text[first:last]) if held else NOBODY
    if span.order == "AT":
        before, behind = [text[:first], text[last:start]], [text[end:]]
    else:
        before, behind = [text[:start]], [text[end:first], text[last:]]
    said = [each.strip(TRIM) for each in before]
    between = _DATE.sub("", said[1]).strip(TRIM) if span.order == "AT" else ""
    inside = venue_score(between) > _PLACED
    skipped = len(between) > 3 and not inside  # words of nobody's, between authors and title
    told = [each for each in said[: 1 + inside] if venue_score(each) > _PLACED]
    others = [*told, *(each.strip(TRIM) for each in behind)]
    rest = max(filter(None, others), key=venue_score, default="")  # one piece: two would be words that nobody wrote
    dated = [found[0] for each in said if (found := _YEAR.search(each))]
    opens = _YEAR.search(text[end : end + _CLOSE_BY])
    year = dated[-1] if dated else opens[0] if opens else None
    style = span.order + _style(row, text, span.order, start, end, last)
    parted = style[2] in SET_OFF
    open_ = (not parted and style[-1].isalpha() and not _BY.match(text[end:].lstrip())) + (style[:3] == "AT ")
    open_ += skipped
    if span.order != "AT" and (opened := _YEAR.search(text[:start])):  # authors and a year stand before the title
        open_ += placed_people(names_before(text[: opened.start()])).score > 0.5
    before_names = text[:first].rstrip(" ")[-1:] if span.order == "AT" else ""
    open_ += before_names.isalnum() or before_names in (",", ";", "&")
    return _Parts(title, span.order, style, open_, people, rest, year)


def _style(row: Row, text: str, order: str, start: int, end: int, last: int) -> str:
    """The signs of a reading as the rules name them; authors that stand first end at ``last``."""
    inner = text[start:end].rstrip()
    ended = inner[-1] in QUOTES or not QUOTES.isdisjoint(text[start + len(inner) :].lstrip(" .,")[:1])
    if (inner[0] in QUOTES or text[:start][-1:] in QUOTES) and ended:
        return "q"
    for kind, places in (("l", [(a, b) for a, b, _ in row.links]), ("s", row.strong)):
        if any(bare_title(row.text[a:b]) == bare_title(inner) for a, b in places):
            return kind
    mark = inner[-1] if inner[-1] in ".,;:?!" else text[start + len(inner) :].lstrip()[:1] or "$"
    if order != "AT":
        return mark
    between, sign = text[last:start].strip(), text[:last].rstrip()[-1:]
    sign = sign if sign in ".,:;" else between[:1] or " "
    return sign + ("y" if _YEAR.search(between) else "") + mark


def _people(text: str) -> People:
    """Authors where only they can stand, whatever their names."""
    told = names_before(text.replace(GONE, " ")).strip("[]()")
    people = placed_people(told)
    if len(people.names) > 1 and _PAIR.fullmatch(told):
        return People((told,), False, people.score)
    if not people.names and any(map(str.isalpha, told)):
        return People(tuple(name for name in map(str.strip, _BETWEEN.split(told)) if name), False, 0.0)
    return people
