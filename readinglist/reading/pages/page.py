"""Text copied from a page that lists papers: find its period, put the records together, keep what is left."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from readinglist.reading.detect import Decoded
from readinglist.reading.pages.anchored import dated, identified, titled
from readinglist.reading.pages.anchored.period import Period, find_periods
from readinglist.reading.pages.lists.listing import Manner
from readinglist.reading.pages.lists.listing import read as read_list
from readinglist.reading.pages.lists.worth import worth
from readinglist.reading.pages.piece import Piece
from readinglist.reading.pages.text import damage
from readinglist.reading.pages.text.furniture import count_warning, page_name
from readinglist.reading.pages.text.glue import Knowledge
from readinglist.reading.pages.text.lines import Kind, Line
from readinglist.reading.pages.text.names import is_person
from readinglist.reading.pages.years import Heading, put_dates_above, put_years
from readinglist.records import Reading, UnreadLine

_HEADER = 60
_FOOTER = 10
_BLANK = " \t\xa0\ufeff\u200b"
_SPACE = re.compile(r"[\u00a0\u2000-\u200a\u202f\u205f]")
"""Spaces of other widths, or where no line may break: to a reader they are spaces."""


@dataclass(slots=True)
class Habits:
    """What a page has shown so far; its sections are read in the light of it, one after the other."""

    known: Knowledge = field(default_factory=Knowledge)
    manner: Manner | None = None
    opens: bool | None = None
    """Whether identifiers open their records."""
    headings: list[Heading] = field(default_factory=list)
    """The headings that give the papers below them a year."""


def read_page(source: Decoded) -> Reading:
    """Everything that a page holds; what no record took is in ``unread``."""
    raw = source.text.split("\n")
    pieces, used, lines = read_lines(raw, Habits(), None if source.marked is None else source.marked.split("\n"))
    drafts = tuple(piece.draft() for piece in pieces)
    rest = [line for at, line in enumerate(lines) if at not in used]
    first = min((lines[at].number for at in used), default=0)
    last = max((lines[at].number for at in used), default=0)
    header = [line for line in rest if line.number < first][-_HEADER:]
    footer = [line for line in rest if line.number > last][:_FOOTER]
    warnings = list(source.warnings)
    counted = count_warning(header + footer, len(drafts))
    if counted:
        warnings.append(counted)
    broken = [lines[at].number for at in sorted(used) if damage.is_damaged(lines[at].text)]
    if broken:
        warnings.append(damage.warning(broken))
    return Reading(
        drafts=drafts,
        unread=tuple(UnreadLine(line.number, raw[line.number - 1]) for line in rest),
        warnings=tuple(warnings),
        text=source.text,
        encoding=source.encoding,
        name=page_name(header, drafts) if drafts else None,
    )


def read_lines(
    raw: Sequence[str], habits: Habits, marked: Sequence[str] | None = None
) -> tuple[list[Piece], set[int], list[Line]]:
    """The records in the order of the page, its lines that are not blank, and which of those (indices) they took.

    ``marked`` are the same lines with the marks of HTML, where the page had any.
    """
    raw = [_SPACE.sub(" ", row) for row in raw]
    marked = None if marked is None else [_SPACE.sub(" ", row) for row in marked]
    stripped = ((number, row.strip()) for number, row in enumerate(raw, start=1))
    lines = [Line(number, row.strip(_BLANK) or row) for number, row in stripped if row]
    pieces, used = _choose(lines, raw if marked is None else marked, habits)
    if marked is not None:
        used |= _show_ids(pieces, lines)
    pieces.sort(key=place)
    put_dates_above(pieces, lines, used)
    before = habits.headings[-1] if habits.headings else None
    habits.headings = put_years(pieces, lines, used, raw if marked is None else marked, before)
    return pieces, used, lines


def _choose(lines: list[Line], raw: Sequence[str], habits: Habits) -> tuple[list[Piece], set[int]]:
    """What the anchors of the page give, or what it gives as a list in general, where that explains more of it."""
    pieces, used = _records(lines, habits)
    if sum(1 for piece in pieces if "category" in piece.fields and "date" in piece.fields) * 2 > len(pieces):
        return pieces, used
    thorough = len(used) * 10 >= len(lines) * 9
    if thorough and len(pieces) > 2 and all(map(_is_told, pieces)):
        return pieces, used  # nothing is left that another reading could explain
    listing = read_list(raw, habits.manner)
    if listing.quality <= (1.5 if thorough else 1.1) * sum(map(worth, pieces)):
        return pieces, used
    habits.manner = listing.manner
    return listing.pieces, {at for at, line in enumerate(lines) if line.number in listing.lines}


def _show_ids(pieces: list[Piece], lines: list[Line]) -> set[int]:
    """Ids that were read from the target of a link are shown in a line of their own below it; these lines."""
    places: dict[str, list[int]] = {}
    for at, line in enumerate(lines):
        sign, _, value = line.text.partition(":")
        if sign in ("arXiv", "doi"):
            places.setdefault(value.lower(), []).append(at)
    used: set[int] = set()
    for piece in pieces:
        for name in ("arxiv_id", "doi"):
            told = places.get(str(piece.fields.get(name)), [])
            below = next((k for k in told if lines[k].number >= piece.lines[name][0]), None)
            if below is not None:
                piece.lines[name] = (lines[below].number, lines[below].number)
                used.add(below)
    return used


def _is_told(piece: Piece) -> bool:
    return "abstract" in piece.fields and ("title" in piece.fields or "arxiv_id" in piece.fields)


def _records(lines: list[Line], habits: Habits) -> tuple[list[Piece], set[int]]:
    """Read period after period, each among the lines that the ones before it left."""
    used: set[int] = set()
    pieces: list[Piece] = []
    known = habits.known
    known.learn_names(line.text for line in lines[:60] if len(line.text) < 60 and is_person(line.text))
    for period in find_periods(lines, habits.opens):
        found, taken = _read_period(lines, period, known, used)
        if found and period.kind is Kind.IDENTIFIER:
            habits.opens = period.opens
        pieces += found
        used |= taken
    return pieces, used


def _read_period(lines: list[Line], period: Period, known: Knowledge, used: set[int]) -> tuple[list[Piece], set[int]]:
    if period.kind is Kind.STAMP:
        return dated.read(lines, period, known)
    free = [at not in used for at in range(len(lines))]
    if period.kind is Kind.IDENTIFIER:
        return identified.read(lines, period, free)
    return titled.read(lines, free)


def place(piece: Piece) -> tuple[int, int]:
    """The first and the last line of a record."""
    lines: list[tuple[int, int]] = list(piece.lines.values())
    return min(a for a, _ in lines), max(b for _, b in lines)
