"""Lists of papers in general: rows, what each row may be, the division into records that explains most of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from readinglist.reading.pages import rows as rowing
from readinglist.reading.pages.blocks import Block, read_block
from readinglist.reading.pages.citations import Citation, choose, readings
from readinglist.reading.pages.divisions import SINGLE, Division, divisions
from readinglist.reading.pages.evidence import bare, papers
from readinglist.reading.pages.facts import Fact, facts
from readinglist.reading.pages.piece import Piece
from readinglist.reading.pages.rows import Row

_SAMPLE = 360
"""Rows: a page shows its period in so many; the rest of a long one is read the same way."""
_GLANCE = 70
"""Rows on which every way to read a page is tried; the best few are tried on the whole sample."""
_FEW = 6
_SURE = 4.0
"""What speaks for one paper where a page names one identifier again and again."""
_CODE = re.compile(
    r"[;{}(\[]$|^[\])}]+,?$|^(?:def|class|import|return|elif|else:|assert|#include|public|const|let|var|@\w+)\b|[A-Za-z_]\([^()]*\)[:;,]?$|\w\s=\s|==|::|->"
    r"|\"\"\"|^f?r?\".*\",?$|\.\w+\(|^</?\w+.*>$|^[\w-]+:\s*[\w#.\"' ]+;"
)


@dataclass(slots=True)
class Listing:
    """The records of a page, the lines they took (numbers from 1), and how well they explain it."""

    pieces: list[Piece]
    lines: set[int]
    quality: float


@dataclass(frozen=True, slots=True)
class _Way:
    """How a page is read: its division, whether rows are read as citations, whether titles stand before authors."""

    division: str
    by_citation: bool
    title_first: bool


@dataclass(slots=True)
class _Attempt:
    way: _Way | None
    blocks: list[Block]
    quality: float
    styles: frozenset[str] = frozenset()
    alone: bool = False
    """Every record is a row of its own."""


def read(raw: Sequence[str]) -> Listing:
    """The records of a list in any layout; an empty listing where the page is none."""
    raw = rowing.unquoted(raw)
    rows = rowing.build(raw)
    if _is_source(rows):
        return Listing([], set(), 0.0)
    widths = [0, *rowing.wrap_widths(raw)]
    for start in _samples(len(rows)):
        sample = rows[start : start + _SAMPLE]
        best, width, most = _Attempt(None, [], 0.0), 0, 0.0
        for each in widths:
            joined = rowing.unwrap(sample, raw, each) if each else sample
            if each and len(joined) == len(sample):
                continue
            attempt = _attempt(facts(joined))
            found = attempt.quality - 0.6 * sum(map(_goes_on, joined))
            if attempt.blocks and (not best.blocks or found > most):
                best, width, most = attempt, each, found
        if best.blocks:
            if len(sample) < len(rows):
                best = _whole(rowing.unwrap(rows, raw, width) if width else rows, best)
            return _listing(best)
    return Listing([], set(), 0.0)


def _goes_on(row: Row) -> bool:
    """Whether a row begins as the rest of a sentence does: the more of these, the likelier are broken lines."""
    return row.opens and not row.mark and "a" <= row.text[:1] <= "z" and len(row.text) > 20


def _samples(count: int) -> list[int]:
    """Where to look for the period of a page: at its start, and where that shows none, further down."""
    return [0] if count <= _SAMPLE else [0, (count - _SAMPLE) // 2, count - _SAMPLE]


def _folded(blocks: Sequence[Block]) -> list[Block]:
    """Records that follow each other under one identifier are one: what only repeats it goes to the fuller one."""
    kept: list[Block] = []
    for block in blocks:
        last = kept[-1] if kept else None
        name = block.piece.fields.get("arxiv_id") or block.piece.fields.get("doi")
        if last is not None and name and name in (last.piece.fields.get("arxiv_id"), last.piece.fields.get("doi")):
            few, most = sorted((last, block), key=lambda each: len(each.piece.fields))
            if not (few.has("authors") or few.has("abstract")):
                kept[-1] = most
                continue
        kept.append(block)
    return kept


def _listing(attempt: _Attempt) -> Listing:
    attempt.blocks = _folded(attempt.blocks)
    lines = {n for block in attempt.blocks for a, b in block.piece.lines.values() for n in range(a, b + 1)}
    return Listing([block.piece for block in attempt.blocks], lines, attempt.quality)


def _is_source(rows: Sequence[Row]) -> bool:
    """Whether a text is a program, or data that a program reads."""
    sample = rows[:2_000]
    found = sum(1 for row in sample if _CODE.search(row.text[:300]))
    return found > 1 and found * 8 > len(sample) > 3


def _attempt(known: Sequence[Fact]) -> _Attempt:
    """The best reading of some rows."""
    found = _best(known)
    kept = papers(found.blocks)
    whole = _Attempt(found.way, kept, _total(known, kept), found.styles, found.alone)
    if len(kept) * 4 > len(known):
        return whole
    alone = bare(known)
    if len(alone) <= 2 * len(kept):
        return whole
    return _Attempt(None, alone, _total(known, alone))


def _whole(rows: Sequence[Row], sample: _Attempt) -> _Attempt:
    """All rows of a long page, read in the way that its sample showed."""
    way = sample.way
    known = facts(rows, whole=sample.alone)
    blocks: list[Block] = []
    division = next(divisions(known, way.division), None) if way is not None else None
    if way is not None and division is not None:
        cited = _cited(known, sample.styles) if way.by_citation else ()
        blocks = papers(_read(known, division.blocks, cited, way))
    if not blocks:
        blocks = bare(known)
    return _Attempt(way, blocks, _total(known, blocks))


def _best(known: Sequence[Fact]) -> _Attempt:
    """The way to divide and read some rows that explains most of them."""
    cited = _cited(known)
    any_cited = any(each is not None and each.strength >= 1.2 for each in cited)
    ways: list[tuple[Division, _Way]] = []
    for division in divisions(known):
        short = all(end - start == 1 for start, end in division.blocks)
        orders = (True,) if short else (True, False)
        for by_citation in (False, True) if any_cited and not short else (any_cited,):
            ways += [(division, _Way(division.name, by_citation, first)) for first in orders]
    if len(known) > 2 * _GLANCE:
        start = len(known) // 3
        glances = []
        for division, way in ways:
            glance = [(a, b) for a, b in division.blocks if start <= a < start + _GLANCE]
            blocks = _read(known, glance, cited if way.by_citation else (), way)
            glances.append(_total(known, blocks))
        ranked = sorted(range(len(ways)), key=lambda at: -glances[at])
        ways = [ways[at] for at in sorted(ranked[:_FEW])]
    best = _Attempt(None, [], 0.0)
    for division, way in ways:
        blocks = _read(known, division.blocks, cited if way.by_citation else (), way)
        total = _total(known, blocks)
        if way.division == SINGLE and blocks and blocks[0].has("title") and blocks[0].has("abstract"):
            total += _SURE
        if total > best.quality + 0.01:
            short = sum(end - start == 1 for start, end in division.blocks) * 10 >= 8 * len(division.blocks)
            short = short and way.by_citation
            best = _Attempt(way, blocks, total, _styles(cited) if way.by_citation else frozenset(), short)
    return best


def _total(known: Sequence[Fact], blocks: Sequence[Block]) -> float:
    return sum(block.quality for block in blocks) - _torn(blocks) - _passed_over(known, blocks)


def _cited(known: Sequence[Fact], styles: Collection[str] = ()) -> list[Citation | None]:
    return choose([readings(fact.row, styles) if _may_cite(fact) else [] for fact in known])


def _styles(cited: Sequence[Citation | None]) -> frozenset[str]:
    """The styles in which a page is written, but for rare ones."""
    counts = Counter(each.style for each in cited if each is not None and each.strength >= 1.7)
    return frozenset(style for style, times in counts.items() if times * 20 >= counts.total())


def _may_cite(fact: Fact) -> bool:
    return (
        not (fact.label or fact.rule or fact.junk)
        and len(fact.own) >= 12
        and not (fact.is_prose and fact.prose > 1.5 and len(fact.own) > 700)
    )


def _read(
    known: Sequence[Fact], places: Sequence[tuple[int, int]], cited: Sequence[Citation | None], way: _Way
) -> list[Block]:
    return [
        block
        for start, end in places
        if (
            block := read_block(known, range(start, end), cited, way.title_first, single=way.division == SINGLE)
        ).quality
        > 0.3
    ]


def _passed_over(known: Sequence[Fact], blocks: Sequence[Block]) -> float:
    """What a division loses for good titles among its records that are in none of them."""
    if not blocks:
        return 0.0
    used = {at for block in blocks for at in block.used}
    identifiers = sum(1 for at, fact in enumerate(known) if fact.references.lead and at not in used)
    inside = range(min(used, default=0), max(used, default=0) + 1)
    return 0.6 * identifiers + 0.5 * sum(
        1 for at in inside if at not in used and known[at].is_title and known[at].quality >= 0.9
    )


def _torn(blocks: Sequence[Block]) -> float:
    """What a division loses where two records that follow each other have the same identifier: they are one."""
    identifiers = [block.piece.fields.get("arxiv_id") or block.piece.fields.get("doi") for block in blocks]
    return 2.0 * sum(1 for a, b in pairwise(identifiers) if a and a == b)
