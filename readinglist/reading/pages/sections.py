"""A large page, read section by section: memory stays bounded, and whoever reads it can stop between two sections.

A section ends where a record begins, as the reader itself found it: its last records are read again with what follows
them. What a section showed of the page (its way, its styles, names and words) holds for the next ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from readinglist.reading.pages.page import Habits, place, read_lines
from readinglist.reading.pages.piece import Piece
from readinglist.records import Draft, UnreadLine

LARGE = 2_000_000
"""Letters; a shorter page is read as a whole."""
SECTION = 500_000
"""Letters in a section: thousands of records, more than a page needs to show its period."""
_AGAIN = 2
"""Records at the end of a section that are read again: the last may go on, and the one before it may lose to it."""


def read(blocks: Iterable[str]) -> Iterator[Draft | UnreadLine]:
    """The records and the unread lines of a page that comes in blocks of whole lines, section after section."""
    habits = Habits()
    waiting: list[str] = []
    letters = done = 0
    before: str | None = None
    for block in blocks:
        waiting += block.removesuffix("\n").split("\n")
        letters += len(block)
        while letters > SECTION and (count := _fitting(waiting)) < len(waiting):
            found, cut, before = _section(waiting[:count], habits, done, before)
            yield from found
            letters -= sum(map(len, waiting[:cut])) + cut
            done += cut
            waiting = waiting[cut:]
    yield from _section(waiting, habits, done, before, last=True)[0]


def _fitting(lines: Sequence[str]) -> int:
    """How many lines make a section."""
    letters = 0
    for count, line in enumerate(lines, start=1):
        letters += len(line) + 1
        if letters >= SECTION:
            return count
    return len(lines)


def _section(
    raw: Sequence[str], habits: Habits, done: int, before: str | None, *, last: bool = False
) -> tuple[list[Draft | UnreadLine], int, str | None]:
    """What a section holds, how many of its lines that is, and the identifier that ends in the line behind them.

    ``done`` lines of the page stand before it; the record of the identifier ``before`` ends in its first line.
    """
    pieces, used, lines = read_lines(raw, habits)
    if before and pieces and place(pieces[0]) == (1, 1) and pieces[0].fields.get("arxiv_id") == before:
        pieces = pieces[1:]
    places = [place(piece) for piece in pieces]
    cut = len(raw) if last else _cut(places, raw)
    mine = [at for at, (first, end) in enumerate(places) if end <= cut or (first <= cut and end == cut + 1)]
    found: list[Draft | UnreadLine] = [_moved(pieces[at], done).draft() for at in mine]
    found += [
        UnreadLine(done + line.number, raw[line.number - 1])
        for at, line in enumerate(lines)
        if at not in used and line.number <= cut
    ]
    habits.headings = [replace(each, number=0) for each in habits.headings if each.number <= cut][-1:]
    shared = bool(mine) and places[mine[-1]][1] > cut
    return found, cut, pieces[mine[-1]].fields.get("arxiv_id") if shared else None


def _cut(places: Sequence[tuple[int, int]], raw: Sequence[str]) -> int:
    """How many lines of a section go: up to its last records, or where it ends in none, to a blank line.

    A record may share its last line with the first line of the next one, which is then read again.
    """
    half = len(raw) // 2
    ends = list(accumulate((end for _, end in places), max))
    again = len(places) - _AGAIN
    while again > 0 and ends[again - 1] > places[again][0]:
        again -= 1
    # What stands between two records may be the second one's: it goes with that.
    cut = min(ends[again - 1], places[again][0] - 1) if again > 0 else 0
    if cut > half:
        return cut
    least = max([half, *ends])
    return next((at for at in range(len(raw), least, -1) if not raw[at - 1].strip()), len(raw))


def _moved(piece: Piece, by: int) -> Piece:
    piece.lines = {name: (first + by, end + by) for name, (first, end) in piece.lines.items()}
    return piece
