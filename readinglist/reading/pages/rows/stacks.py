"""Authors in rows of their own, one below the other, each perhaps with a place of work: put into one row.

They may be items of a list, the place of work in a row below each name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from readinglist.reading.pages.rows.row import Row
from readinglist.reading.pages.text.people import person_score, read_people
from readinglist.reading.pages.vocabulary.words import PLACE_WORDS, PRESS_WORDS

_LONGEST, _MOST = 110, 24
"""Letters of a row with one author, and authors of a paper."""
_RUNS = 3
"""Stacks until a page has its authors so; a single one may be anything."""
_KNOWN, _LEAST = 0.85, 0.3
"""What must speak for one name of a stack, and for each of them; a place of work behind it speaks for a name."""


def unstacked(rows: Sequence[Row]) -> list[Row]:
    """The rows, stacks of authors as one row each where this page has several."""
    rows = _unlisted(rows)
    runs = [(start, end) for start, end in _runs(rows) if end - start <= _MOST]
    if len(runs) < _RUNS:
        return list(rows)
    out: list[Row] = []
    at = 0
    for start, end in runs:
        out += rows[at:start]
        text = "; ".join(row.text.rstrip(" ,;") for row in rows[start:end])
        if len(read_people(text).names) == end - start:
            out.append(replace(rows[start], text=text, links=[], strong=[], last=rows[end - 1].last))
        else:
            out += rows[start:end]
        at = end
    return [*out, *rows[at:]]


def _unlisted(rows: Sequence[Row]) -> list[Row]:
    """The rows, lists of authors below a title as one row each where each author of this page has a place of work."""
    runs = list(_lists(rows)) if any(row.mark == "-" for row in rows) else []
    named = sum(person_score(rows[at].text) >= _LEAST for start, end in runs for at in range(start, end, 2))
    if len(runs) < _RUNS or named * 4 < sum(end - start for start, end in runs):  # half of the items
        return list(rows)
    out: list[Row] = []
    at = 0
    for start, end in runs:
        out += rows[at:start]
        out.append(
            replace(rows[start], text=_joined(rows[start:end]), links=[], strong=[], mark="", last=rows[end - 1].last)
        )
        out[-1].signed = True
        at = end
    return [*out, *rows[at:]]


def _lists(rows: Sequence[Row]) -> Iterator[tuple[int, int]]:
    """Runs of items that hold a name, and in the row below most often a place of work: whole lists below a row of
    another sort."""
    at = 1
    while at < len(rows):
        start, placed = at, 0
        while at + 1 < len(rows) and _names(rows[at]) and not (rows[at + 1].mark or rows[at + 1].gap):
            placed += _is_place(rows[at + 1].text)
            at += 2
        whole = rows[start - 1].mark != "-" and (at == len(rows) or rows[at].mark != "-")
        if at > start and whole and placed * 4 >= at - start:
            yield start, at
        at = max(at, start + 1)


def _joined(items: Sequence[Row]) -> str:
    """What items say themselves, without the rows below them."""
    return "; ".join(row.text.rstrip(" ,;") for row in items if row.mark)


def _names(row: Row) -> bool:
    """Whether an item can be somebody's name."""
    text = row.text
    capital = row.mark == "-" and text[:1].isupper() and len(text) <= _LONGEST and not any(map(str.isdigit, text))
    return capital and not _is_place(text)


def _is_place(text: str) -> bool:
    words = text.replace(",", " ").replace(".", " ").split()
    return any(
        word in PLACE_WORDS or word.lower() in PRESS_WORDS or (len(word) > 1 and word.isupper()) for word in words
    )


def _runs(rows: Sequence[Row]) -> Iterator[tuple[int, int]]:
    """Runs of two rows or more that hold one person each, nothing between them; one of the names is known."""
    at = 0
    while at < len(rows):
        start, at = at, at + 1
        most = _person(rows[start])
        over = rows[start].gap and most < _KNOWN  # two words below a blank line may be a title
        if most < _LEAST or over or not _ends_line(rows, start):
            continue
        while at < len(rows) and _goes_below(rows, at) and (score := _person(rows[at])) >= _LEAST:
            most = max(most, score)
            at += 1
        if at - start > 1 and most >= _KNOWN:
            yield start, at


def _ends_line(rows: Sequence[Row], at: int) -> bool:
    """Whether no other cell stands behind a row in its line."""
    return at + 1 == len(rows) or rows[at + 1].first != rows[at].first


def _goes_below(rows: Sequence[Row], at: int) -> bool:
    """Whether a row stands alone in the line below the one before it."""
    row = rows[at]
    return row.opens and not (row.gap or row.mark) and row.first == rows[at - 1].last + 1 and _ends_line(rows, at)


def _person(row: Row) -> float:
    """How much a row holds one name, or one name and a place of work in brackets or behind a comma."""
    text = row.text
    if len(text) > _LONGEST or not text[:1].isupper():
        return -1.0
    name, bracket, place = text.partition(" (")
    if bracket and place.rstrip(" ,;")[-1:] == ")" and " " in name and not any(map(str.isdigit, place)):
        score = person_score(name)
        return max(_KNOWN, score) if score >= _LEAST else score
    name, comma, place = text.partition(", ")
    if not comma:
        return person_score(name)
    if len((alone := read_people(text.rstrip(" ;"))).names) == 1:
        return alone.score  # the family name stands first
    works = _is_place(place) and " " in name and person_score(name) > _LEAST
    return max(_KNOWN, person_score(name)) if works else -1.0
