"""Lines that a sign leaves open: bold words or the words of a link that end in a line below, and comments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_LONGEST = 600
_MOST = 4
"""Lines over which one title may be broken."""
_OPEN_LINK = re.compile(r"(?<!\\)\[[^\[\]]{3,300}$")
_CLOSED_LINK = re.compile(r"[^\[\]]{0,300}\]\(")
_COMMENT = re.compile(r"\s*(#|//|%)(?:\s+(\S)|\s*$)")
_COMMENTS = 4


def whole_lines(raw: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """(first, last, text) of each line, from 1, put together with the lines below it that close what it opens."""
    at = 0
    while at < len(raw):
        line = raw[at]
        last = at
        if ("**" in line or "[" in line) and len(line) <= _LONGEST:
            last = _closing(raw, at)
        yield at + 1, last + 1, line if last == at else " ".join(each.strip() for each in raw[at : last + 1])
        at = last + 1


def _closing(raw: Sequence[str], at: int) -> int:
    """The line in which the bold words or the link close that line ``at`` leaves open; ``at`` where none are."""
    bold = raw[at].count("**") % 2 == 1
    link = not bold and _OPEN_LINK.search(raw[at]) is not None
    if not (bold or link):
        return at
    for below in range(at + 1, min(len(raw), at + _MOST)):
        line = raw[below]
        if not line.strip() or len(line) > _LONGEST:
            return at
        if line.count("**") % 2 == 1 if bold else _CLOSED_LINK.match(line):
            return below
        if "**" in line if bold else "[" in line or "]" in line:
            return at
    return at


def comments(raw: Sequence[str]) -> set[int]:
    """The lines (from 0) of a plain list that are set off as notes: many with the same sign, each below the other.

    A sign alone, or a small letter behind it, tells running words from headings.
    """
    found: set[int] = set()
    run: list[int] = []
    sign, flows = "", False
    for at, line in enumerate([*raw, ""]):
        match = _COMMENT.match(line)
        if match is None or (run and match[1] != sign):
            if len(run) >= _COMMENTS and flows:
                found.update(run)
            run, flows = [], False
        if match is not None:
            run.append(at)
            sign, flows = match[1], flows or match[2] is None or match[2].islower()
    return found
