"""The page's own period: which kind of line recurs once per record, and on which side of its record it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from readinglist.reading.pages.text import identifiers
from readinglist.reading.pages.text.dates import Stamp, parse_stamp
from readinglist.reading.pages.text.identifiers import Found
from readinglist.reading.pages.text.lines import Kind, Line, prose_score

_LONG = 120


@dataclass(frozen=True, slots=True)
class Period:
    """Anchors of one kind, as indices of lines. ``opens``: an anchor stands before its record, not behind it."""

    kind: Kind
    opens: bool
    anchors: tuple[int, ...]
    stamps: Mapping[int, Stamp] = field(default_factory=dict)
    found: Mapping[int, Sequence[Found]] = field(default_factory=dict)


def find_periods(lines: Sequence[Line], opens: bool | None = None) -> list[Period]:
    """The periods of a page, the surest kind of anchor first; one of titles and texts is always the last.

    ``opens``: whether identifiers open their records, where that is known from what stands before these lines.
    """
    periods = []
    stamps = {}
    found = {}
    for at, line in enumerate(lines):
        stamp = parse_stamp(line.text)
        if stamp is not None:
            stamps[at] = stamp
        elif ":" in line.text and (cuts := identifiers.cuts(line.text)):
            found[at] = cuts
    whole = {at: stamp for at, stamp in stamps.items() if stamp.category}
    if len(whole) > 1:  # the page's own stamps have a category; a bare date among them is something else
        stamps = whole
    if stamps:
        periods.append(Period(Kind.STAMP, True, tuple(stamps), stamps=stamps))
    if found:
        opens = _identifier_opens(lines, found) if opens is None else opens
        periods.append(Period(Kind.IDENTIFIER, opens, tuple(found), found=found))
    periods.append(Period(Kind.TITLE, True, ()))
    return periods


def _identifier_opens(lines: Sequence[Line], found: Mapping[int, Sequence[Found]]) -> bool:
    """Whether identifiers open their records: is there text left in front of the first, or behind the last?"""
    first, last = min(found), max(found)
    head, tail = found[first][0], found[last][-1]
    glued_behind = len(lines[last].text[tail.end :].strip()) > _LONG
    glued = sum(len(lines[at].text) - cuts[-1].end > _LONG for at, cuts in found.items() if at != last)
    if glued * 2 > len(found) - 1 and glued and not glued_behind:
        return False
    glued_before = len(lines[first].text[: head.start].strip()) > _LONG
    before = glued_before or any(prose_score(line.text) > 0 for line in lines[max(0, first - 2) : first])
    behind = glued_behind or any(prose_score(line.text) > 0 for line in lines[last + 1 : last + 3])
    return behind and not before
