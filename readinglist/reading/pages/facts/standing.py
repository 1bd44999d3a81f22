"""What a row is by where it stands: names below titles, headings over papers, years over years, heads of tables."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import groupby, pairwise

from readinglist.reading.pages.facts.fact import Fact
from readinglist.reading.pages.text.families import may_be_family
from readinglist.reading.pages.text.people import NOBODY, People, read_people

_YEAR = re.compile(r"[(\[]?((?:19|20)\d\d)[)\].]?")
_COLUMNS, _LONGEST_HEAD = 3, 30
"""Cells of a line until it can be the head of a table, and how many letters each of them has."""
_FIELD = 40
"""Letters of an item that may be but one field of a paper."""
_NAMED, _LISTED = 0.5, 0.8
"""What must speak for a name that the page repeats, and for several."""
_PLACED = 0.6
"""What says where a paper appeared, so surely that it is none itself."""
_REGULAR = 4
"""Titles beside authors until the page has shown where they stand."""
_GIVEN = 1.0
"""What speaks for names that only their place and their shape tell."""
_FAR = 30
"""Rows below a heading that can belong to it."""
_LEAN = 3
"""Rows below a heading that say little of its paper, where others of its rank have a text or authors."""
_CITED = 20
"""Letters behind the authors in a heading that is a whole citation."""


def find_heads(found: Sequence[Fact]) -> None:
    """The heads of tables are nobody's: cells of a few words in one line, one of them the name of a field alone."""
    for _, cells in groupby(found, key=lambda fact: fact.row.first):
        line = list(cells)
        if len(line) < _COLUMNS or any(len(fact.row.text) > _LONGEST_HEAD for fact in line):
            continue
        words = "".join(fact.row.text for fact in line)
        if any(fact.label and not fact.value for fact in line) and not any(map(str.isdigit, words)):
            for fact in line:
                fact.label, fact.junk = "", True
                fact.changed()


def place(found: Sequence[Fact]) -> None:
    """Look at each row again in the light of those around it."""
    _sign(found)
    for above, fact in pairwise(found):
        if not (fact.row.gap or fact.row.mark or fact.label) and fact.worded and above.introduces:
            fact.told(NOBODY, fact.quality)
            fact.entitled = True
    named = [at for at, fact in enumerate(found) if fact.is_people]
    lists = [at for at in named if len(found[at].people.names) > 1] or named
    if len(named) > 1 or any(len(found[at].people.names) > 1 for at in named):
        step = _side_of_titles(found, lists)
        for at, fact in enumerate(found):
            side = at + step
            if 0 <= side < len(found) and _titled(found[side]) and not fact.junk and (not fact.is_title or fact.rest):
                fact.beside = len(fact.people.names) == 1
                fact.changed()
        _find_headings(found, step)
        _entitle(found, named, step)
        _name(found, named, step)
    _find_headlines(found)


def _titled(fact: Fact) -> bool:
    """Whether a row is a title, or a label says so."""
    return fact.label == "title" or fact.is_title


def _entitle(found: Sequence[Fact], lists: Sequence[int], step: int) -> None:
    """A row is a title where it stands beside authors just as nearly all titles of the page do, whatever its words."""
    sides = [at + step for at in lists if 0 <= at + step < len(found)]
    forms = Counter((found[at].row.gap, found[at].row.mark) for at in sides if found[at].is_title)
    if forms.total() < _REGULAR or forms.total() * 10 < len(sides) * 6:
        return
    for at in sides:
        fact = found[at]
        if not fact.is_title and forms[fact.row.gap, fact.row.mark] > 1 and fact.may_be_title:
            fact.entitled, fact.date = True, None
            fact.changed()


def _name(found: Sequence[Fact], lists: Sequence[int], step: int) -> None:
    """A row that has the shape of names is authors where it stands by a title as nearly all authors of the page do."""
    sure = [at for at in lists if 0 <= at + step < len(found) and found[at + step].is_title]
    if len(sure) < _REGULAR or len(sure) * 10 < len(lists) * 6:
        return
    pairs = [(found[at], found[at + step]) for at in sure]
    forms = Counter((people.row.gap, people.row.mark, title.row.gap, title.row.mark) for people, title in pairs)
    for at in range(sure[0], sure[-1]):
        fact, title = found[at], found[at + step]
        form = fact.row.gap, fact.row.mark, title.row.gap, title.row.mark
        if not title.is_title or fact.is_people or forms[form] < 2 or fact.label or fact.junk or fact.date:
            continue
        beyond = at - step
        if fact.is_title and 0 <= beyond < len(found) and found[beyond].is_people:
            continue  # a title of its own
        people = read_people(fact.own)
        shaped = sum(map(_has_shape, people.names))
        if shaped and shaped * 4 >= 3 * len(people.names):  # somebody may write their name small
            fact.told(People(people.names, people.et_al, _GIVEN))


def _has_shape(name: str) -> bool:
    """Whether a text has the shape of a name: a few words with capitals, one of them no word of titles or pages."""
    words = name.split()
    capitals = sum(word[0].isupper() for word in words)
    shaped = 1 < len(words) < 6 and 1 < capitals >= len(words) - 1 and name[-1].isalpha()
    return shaped and any(map(may_be_family, words))


def _sign(found: Sequence[Fact]) -> None:
    """Names that the page repeats as it does its buttons are authors where they stand with others elsewhere; one
    that is alone has a title above it, too."""
    again = {fact.own: read_people(fact.own) for fact in found if fact.junk and fact.repeated and not fact.row.cell}
    again = {own: people for own, people in again.items() if people.score > (_NAMED, _LISTED)[len(people.names) > 1]}
    if not again:
        return
    lists = [fact.people for fact in found if not fact.junk and len(fact.people.names) > 1]
    times = Counter(name for people in (*lists, *again.values()) for name in people.names)
    below = {above.own + fact.own: fact.own for above, fact in pairwise(found) if fact.own in again and above.is_title}
    titled = Counter(below.values())
    signs = {
        own
        for own, people in again.items()
        if any(times[name] > 1 for name in people.names) and (len(people.names) > 1 or titled[own] > 1)
    }
    for above, fact in pairwise(found):
        if fact.own in signs and (len(again[fact.own].names) > 1 or above.can_lead):
            fact.sign()


def _find_headlines(found: Sequence[Fact]) -> None:
    """Headings that are titles: most of one rank have the authors of one paper, or a text alone, below them."""
    ranks: dict[str, list[int]] = defaultdict(list)
    for at, fact in enumerate(found):
        if fact.row.mark.startswith("#"):
            ranks[fact.row.mark].append(at)
    for places in ranks.values():
        every = list(pairwise([*places, len(found)]))
        titles = [(at, end) for at, end in every if found[at].is_title or found[at].rest]
        single = lean = 0
        for at, end in titles:
            below = found[at + 1 : min(end, at + _FAR)]
            people = sum(1 for fact in below if fact.is_people)
            items = any(fact.row.mark[:1] not in ("", "#") and _can_be_paper(fact) for fact in below)
            alone = not people and any(fact.is_text for fact in below)
            whole = len(found[at].rest) > _CITED  # a citation: what the text below lists is its own
            single += (alone and whole) or (not items and (alone or people == 1))
            lean += (
                not (people or alone or items) and 0 < len(below) <= _LEAN and not any(fact.row.mark for fact in below)
            )
        if (
            single > 1
            and (single + lean) * 10 >= len(titles) * 8
            and lean < single
            and len(titles) * 3 >= len(places) * 2
        ):
            dated = all(at and found[at - 1].date for at, _ in titles)
            for at, end in every:
                if (at, end) not in titles:
                    if not (found[at].can_lead and at + 1 < end and found[at + 1].is_people):
                        continue
                    found[at].entitled = True
                    found[at].changed()
                found[at].headline = True
                if dated:
                    found[at - 1].heads = True
                for fact in found[at + 1 : end]:
                    fact.under = True
                    fact.changed()


def _can_be_paper(item: Fact) -> bool:
    """Whether an item of a list can be a paper, and not only a field of one."""
    return item.is_title or bool(item.rest) or (len(item.own) > _FIELD and item.venue < _PLACED)


def _side_of_titles(found: Sequence[Fact], lists: Sequence[int]) -> int:
    """Whether this page has its titles above its authors (-1) or below them (1)."""
    over = sum(1 for at in lists if at and _titled(found[at - 1]))
    under = sum(1 for at in lists if at + 1 < len(found) and _titled(found[at + 1]))
    return -1 if over >= under else 1


def _find_headings(found: Sequence[Fact], step: int) -> None:
    """Years that stand over papers; where there are too few to be one for each paper, they are nobody's."""
    years = [at for at, fact in enumerate(found) if fact.date and _YEAR.fullmatch(fact.own)]
    people = [at for at, fact in enumerate(found) if fact.is_people]
    firsts = [at for at in people if 0 <= at + step < len(found) and found[at + step].quality > 0.4]
    if not years or not firsts:
        return
    start = min(firsts[0], firsts[0] + step)
    if years[0] >= start or (years[0] and found[years[0] - 1].quality > 0.4):
        return
    for at in years:
        found[at].heads = True
        if len(years) * 3 < len(people) * 2:
            found[at].date, found[at].junk = None, True
        found[at].changed()
