"""Every way in which the rows of a page may fall into records: the period of a page is the way that explains most."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from readinglist.reading.pages.facts.fact import Fact

_MASK = re.compile(r"\d+(?:[.,]\d+)*k?")
_LONGEST = 40
_ALONE = 14
_PAGE = 60
SINGLE = "one paper"


@dataclass(frozen=True, slots=True)
class Division:
    """Records as runs of rows, (start, end) with the end left out."""

    name: str
    blocks: tuple[tuple[int, int], ...]


def divisions(rows: Sequence[Fact], wanted: str = "") -> Iterator[Division]:
    """All ways worth trying, the surest signs first; or the one that is ``wanted`` by its name."""
    tried: set[tuple[tuple[int, int], ...]] = set()
    for name, starts, ends in _cuts(rows):
        if not starts or (wanted and name != wanted):
            continue
        blocks = (
            tuple(_blocks(starts, ends, rows)) if name != SINGLE else ((starts[0], min(len(rows), starts[0] + _PAGE)),)
        )
        if blocks and blocks not in tried:
            tried.add(blocks)
            yield Division(name, blocks)


def _cuts(rows: Sequence[Fact]) -> Iterator[tuple[str, list[int], bool]]:
    count = len(rows)
    named = [at for at in range(count) if rows[at].references.any]
    leads = [at for at in named if rows[at].references.lead or (not rows[at].own and not rows[at].is_prose)]
    labelled: dict[str, list[int]] = defaultdict(list)
    for at in range(count):
        if rows[at].label in ("title", "authors"):
            labelled[rows[at].label].append(at)
    if len(rows) < 3 * _PAGE and _one(rows, named):
        yield SINGLE, [max(0, named[0] - 3)], False
    yield "labels", labelled["title"], False
    yield "labels of authors", labelled["authors"], False
    yield "leading ids", leads, False
    yield "closing ids", leads, True
    marks: dict[tuple[str, int], list[int]] = defaultdict(list)
    for at in range(count):
        row = rows[at].row
        if row.mark:
            marks[row.mark, 0].append(at)
            if row.mark in "-#":
                marks[row.mark, row.indent].append(at)
    for (mark, indent), starts in sorted(marks.items(), key=lambda pair: -len(pair[1]))[:5]:
        yield f"mark {mark} at {indent}", starts, False
    set_off = [at for at in range(count) if rows[at].set_off]
    yield "set off", set_off, False
    rules = [at + 1 for at in range(count - 1) if rows[at].divides and not rows[at + 1].divides]
    yield "rules", rules, False
    yield "lines", [at for at in range(count) if rows[at].row.opens], False
    gaps = [at for at in range(count) if rows[at].row.gap]
    if len(gaps) < count:
        yield "gaps", gaps, False
        yield "gaps and marks", [at for at in range(count) if rows[at].row.gap or rows[at].row.mark], False
    people = [
        at
        for at in range(count)
        if rows[at].is_people and not (at and rows[at - 1].is_people and not rows[at - 1].rest)
    ]
    yield "titles over authors", [_above(rows, at) for at in people], False
    yield "authors over titles", people, False
    prose = [at for at in range(count) if rows[at].is_prose or rows[at].label == "abstract"]
    yield "titles over text", [_above(rows, at) for at in prose], False
    labels = Counter(_MASK.sub("0", rows[at].row.text) for at in range(count) if len(rows[at].row.text) < 60)
    for mask, times in labels.most_common(5):
        if times >= 3:
            starts = [
                at for at in range(count) if len(rows[at].row.text) < 60 and _MASK.sub("0", rows[at].row.text) == mask
            ]
            yield f"before “{mask}”", starts, False
            yield f"after “{mask}”", starts, True


def _one(rows: Sequence[Fact], named: Sequence[int]) -> bool:
    """Whether a page names a single paper, again and again."""
    arxiv = [name for at in named for name in rows[at].references.arxiv]
    others = {doi for at in named for doi in rows[at].references.dois if "arxiv" not in doi}
    return len(arxiv) > 1 and len(set(arxiv)) == 1 and len(others) < 2


def _above(rows: Sequence[Fact], at: int) -> int:
    """The title that stands above a row of authors or a text, a date or a link between them at most."""
    for back in range(1, 5):
        if at - back < 0:
            break
        if rows[at - back].is_title or rows[at - back].label == "title":
            over = at - back - 1
            return over if over >= 0 and rows[over].headline and not rows[over + 1].headline else over + 1
        if rows[at - back].is_prose or (rows[at - back].is_people and back > 1):
            break
    return at


def _line_start(rows: Sequence[Fact], at: int) -> int:
    """A record never begins inside a line of a table."""
    while at > 0 and at < len(rows) and rows[at].row.cell > 0:
        at -= 1
    return at


def _line_end(rows: Sequence[Fact], at: int) -> int:
    """A record never ends inside a line of a table."""
    while at + 1 < len(rows) and rows[at + 1].row.cell > 0:
        at += 1
    return at


def _blocks(starts: Sequence[int], closing: bool, rows: Sequence[Fact]) -> Iterator[tuple[int, int]]:
    """Runs between cuts; the one without a cut on one side is as long as the longest of the others."""
    starts = sorted({_line_end(rows, at) if closing else _line_start(rows, at) for at in starts})
    sizes = [b - a for a, b in pairwise(starts)]
    size = min(_LONGEST, max(sizes, default=_ALONE))
    typical = sorted(sizes)[len(sizes) * 9 // 10] if sizes else _ALONE
    if closing:
        edges = [max(0, starts[0] - min(size, typical)), *(at + 1 for at in starts)]
        pairs = list(pairwise(edges))
    else:
        pairs = list(
            zip(starts, [*starts[1:], min(len(rows), starts[-1] + max(typical, 1 if sizes else _ALONE))], strict=False)
        )
    for start, end in pairs:
        yield start, min(end, start + _LONGEST)
