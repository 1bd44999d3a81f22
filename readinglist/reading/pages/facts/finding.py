"""What each row of a page is: a label, authors, a title, running text, a date, a venue, a button."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from readinglist.reading.pages.facts.fact import Fact
from readinglist.reading.pages.facts.own_labels import learn
from readinglist.reading.pages.facts.set_off import behind_venue
from readinglist.reading.pages.facts.standing import find_heads, place
from readinglist.reading.pages.rows.buttons import prepare
from readinglist.reading.pages.rows.row import RULE, Row
from readinglist.reading.pages.rows.stacks import unstacked
from readinglist.reading.pages.rows.tables import columns
from readinglist.reading.pages.rows.wrapping import lists_joined
from readinglist.reading.pages.text.areas import areas
from readinglist.reading.pages.text.dates import OF_THE_PAGE, find_date
from readinglist.reading.pages.text.furniture import is_button
from readinglist.reading.pages.text.labels import label_of
from readinglist.reading.pages.text.lines import prose_score
from readinglist.reading.pages.text.people import read_people
from readinglist.reading.pages.text.references import GONE, References, refer
from readinglist.reading.pages.text.wording import title_quality
from readinglist.reading.pages.vocabulary.scripts import breadth

_YEAR = re.compile(r"[(\[]?((?:19|20)\d\d)[)\].]?")
_MASK = re.compile(r"\d+(?:[.,]\d+)*k?")
_DATE_ROW = re.compile(
    r"^\W*(?:published|submitted|posted|updated|announced|on|modified|accepted|online|date|created"
    r"|added|first)?\W*(?:on\W+)?"
    r"[\w ,.'-]{0,12}\d[\w\s,.:()/-]{2,}",
    re.IGNORECASE,
)


_BUTTONS, _LONGEST_BUTTON = 3, 20
"""How often the same words lead elsewhere until they are a button, and how many letters one has."""
_TITLED = 0.3
_SIGNED = 1.0
"""What speaks for authors that their places of work told."""


def facts(rows: Sequence[Row], *, whole: bool = False) -> list[Fact]:
    """The facts of every row; what comes again word for word (but for numbers) is no title.

    ``whole``: every row is a record, so that no row's place beside others matters.
    """
    rows = unstacked(lists_joined(rows))
    _blank_buttons(rows)
    masks = Counter(_MASK.sub("0", row.text[:80]) for row in rows if len(row.text) < 80)
    found = [_fact(row, masks) for row in rows]
    for above, fact in pairwise(found):
        row = fact.row
        fact.hangs = not (row.mark or row.gap) and (above.hangs or above.row.mark[:1] not in ("", "#"))
    for label, below in pairwise(found):
        if label.row.cell and below.row.first != label.row.first:
            continue  # the head of a column
        if label.label == "keywords" and not (label.value or below.label):
            below.label, below.value = "keywords", below.own
        elif label.label == "other" and not (label.value or below.label or below.row.gap):
            below.label = "other"  # and so on, down to the next gap
    learn(found)
    find_heads(found)
    for at, column in columns(rows):
        found[at].stand_in(column)
    if not whole:
        place(found)
    return found


def _blank_buttons(rows: Sequence[Row]) -> None:
    """Take out the words of links that come again and again and lead elsewhere each time: buttons, in any language."""
    targets: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        for a, b, target in row.links:
            if 0 < b - a <= _LONGEST_BUTTON:
                targets[row.text[a:b]].add(target)
    buttons = {
        words
        for words, each in targets.items()
        if len(each) >= _BUTTONS and any(map(str.isalpha, words)) and (" " not in words or not words.istitle())
    }
    if not buttons:
        return
    for row in rows:
        for a, b, _ in row.links:
            if b - a <= _LONGEST_BUTTON and row.text[a:b] in buttons:
                row.text = row.text[:a] + GONE * (b - a) + row.text[b:]


def _fact(row: Row, masks: Counter[str]) -> Fact:
    text = row.text
    if RULE.match(text[:200]) and len(text) < 200 and not row.links:  # a button that was taken out is no rule
        return Fact(row, References(rest=""), "", rule=True)
    references = prepare(row) if len(text) < 3_000 else References(rest=text)
    own = " ".join(references.rest.replace(GONE, " ").split()).strip(" ,;|·\\")
    fact = Fact(row, references, own)
    label = label_of(text) if len(text) < 20_000 else None
    if label is not None:
        fact.label, fact.value = label
        fact.date = find_date(fact.value) if fact.label == "date" else None
        if fact.label == "id" and not references.any:
            fact.references = refer(fact.value)
        return fact
    if (
        text.lower().startswith(("submitted ", "[submitted on", "published "))
        and len(text) < 160
        and (date := find_date(text))
    ):
        fact.label, fact.value, fact.date = "date", text, date
        return fact
    fact.junk = is_button(own)
    fact.repeated = len(text) < 80 and masks[_MASK.sub("0", text[:80])] >= 3
    if not own or fact.rule:
        return fact
    if row.signed:
        fact.told(replace(read_people(own), score=_SIGNED))
        return fact
    fact.parted = (behind_venue(row) if row.strong or row.links else None) or areas(own)
    year = _YEAR.fullmatch(own)
    if year is not None:
        fact.date, fact.junk = year[1], False
        return fact
    if (
        len(own) < 90
        and any(c.isdigit() for c in own)
        and (date := find_date(own))
        and (_DATE_ROW.match(own) or _ends_in_date(own))
        and not (fact.parted or OF_THE_PAGE.search(own))
    ):
        fact.date = date
    if breadth(own) > 110 and not fact.parted:
        fact.prose = prose_score(own)
    fact.worded = True
    if fact.repeated and not (fact.date or fact.venue > 0.4 or _is_placed_person(own)):
        fact.junk = True
    return fact


def _ends_in_date(own: str) -> bool:
    """Whether the last of the fields that a row has between dots is a date, and the others are no title."""
    before, dot, last = own.rpartition(" • ") if " • " in own else own.rpartition(" · ")
    return bool(dot) and _DATE_ROW.match(last) is not None and title_quality(before) < _TITLED


def _is_placed_person(own: str) -> bool:
    """Whether a row names somebody with a place of work in brackets: authors come again, as buttons do."""
    return own.rstrip(".")[-1:] in ")]" and read_people(own).score > 0.8
