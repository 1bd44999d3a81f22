"""arXiv identifiers in running text, and where one ends when the next text is glued behind it.

The scheme: ``YYMM.NNNN`` until December 2014, ``YYMM.NNNNN`` from January 2015, ``archive/YYMMNNN`` before
April 2007 (https://info.arxiv.org/help/arxiv_identifier.html).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MARKED = re.compile(
    r"arxiv ?: ?(?:(?P<new>(?P<yymm>\d\d(?:0[1-9]|1[0-2]))\.\d{4,5})"
    r"|(?P<old>[a-z]{2,8}(?:-[a-z]{2,4})?(?:\.[a-z]{2})?/\d{7}))",
    re.IGNORECASE,
)
_VERSION = re.compile(r"v\d{1,2}")


@dataclass(frozen=True, slots=True)
class Found:
    """A marked identifier in a line, its characters ``start`` to ``end`` (with the version, if there is one)."""

    identifier: str
    start: int
    end: int


def marked(line: str) -> Iterator[Found]:
    """Every ``arXiv:…`` of a line, in order."""
    for match in _MARKED.finditer(line):
        end = match.end()
        identifier = match["new"] or match["old"]
        if match["new"] and len(identifier) == 10 and 700 <= int(match["yymm"]) < 1500:
            identifier, end = identifier[:9], end - 1
        elif match["new"] and len(identifier) == 9 and int(match["yymm"]) >= 1500 and int(match["yymm"]) < 9000:
            continue
        version = _VERSION.match(line, end)
        yield Found(
            identifier.lower() if match["old"] else identifier, match.start(), version.end() if version else end
        )


def cuts(line: str) -> list[Found]:
    """The identifiers that stand between two records: at the start of the line, or glued behind the text before.

    One in the middle of a sentence (``see arXiv:2401.12345 for a proof``) is part of that sentence.
    """
    found = []
    for each in marked(line):
        before = line[each.start - 1] if each.start else ""
        after = line[each.end] if each.end < len(line) else ""
        at_start = not line[: each.start].strip() if each.start < 8 else False
        glued = bool(before) and not before.isspace() and before not in "([{“\"'/,;:"
        if (at_start and not (after and after in ".,;)]")) or (
            glued and (not after or after.isupper() or line.startswith("arXiv:", each.end))
        ):
            found.append(each)
    return found
