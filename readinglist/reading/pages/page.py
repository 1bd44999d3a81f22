"""Text copied from a page that lists papers: find its period, put the records together, keep what is left."""

from __future__ import annotations

from readinglist.reading.detect import Decoded
from readinglist.reading.pages import damage, dated, identified, lists, titled
from readinglist.reading.pages.furniture import count_warning, page_name
from readinglist.reading.pages.glue import Knowledge
from readinglist.reading.pages.lines import Kind, Line
from readinglist.reading.pages.names import is_person
from readinglist.reading.pages.period import Period, find_periods
from readinglist.reading.pages.piece import Piece
from readinglist.reading.pages.worth import worth
from readinglist.records import Reading, UnreadLine

_HEADER = 60
_FOOTER = 10
_BLANK = " \t\xa0\ufeff\u200b"


def read_page(source: Decoded) -> Reading:
    """Everything that a page holds; what no record took is in ``unread``."""
    raw = source.text.split("\n")
    stripped = ((number, row.strip()) for number, row in enumerate(raw, start=1))
    lines = [Line(number, row.strip(_BLANK) or row) for number, row in stripped if row]
    pieces, used = _choose(lines, raw)
    drafts = tuple(piece.draft() for piece in sorted(pieces, key=_place))
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


def _choose(lines: list[Line], raw: list[str]) -> tuple[list[Piece], set[int]]:
    """What the anchors of the page give, or what it gives as a list in general, where that explains more of it."""
    pieces, used = _records(lines)
    if sum(1 for piece in pieces if "category" in piece.fields and "date" in piece.fields) * 2 > len(pieces):
        return pieces, used
    thorough = len(used) * 10 >= len(lines) * 9
    if thorough and len(pieces) > 2 and all(map(_is_told, pieces)):
        return pieces, used  # nothing is left that another reading could explain
    listing = lists.read(raw)
    if listing.quality <= (1.5 if thorough else 1.1) * sum(map(worth, pieces)):
        return pieces, used
    return listing.pieces, {at for at, line in enumerate(lines) if line.number in listing.lines}


def _is_told(piece: Piece) -> bool:
    return "abstract" in piece.fields and ("title" in piece.fields or "arxiv_id" in piece.fields)


def _records(lines: list[Line]) -> tuple[list[Piece], set[int]]:
    """Read period after period, each among the lines that the ones before it left."""
    used: set[int] = set()
    pieces: list[Piece] = []
    known = Knowledge()
    known.learn_names(line.text for line in lines[:60] if len(line.text) < 60 and is_person(line.text))
    for period in find_periods(lines):
        found, taken = _read_period(lines, period, known, used)
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


def _place(piece: Piece) -> tuple[int, int]:
    lines: list[tuple[int, int]] = list(piece.lines.values())
    return min(a for a, _ in lines), max(b for _, b in lines)
