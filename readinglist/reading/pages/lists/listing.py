"""Lists of papers in general: rows, what each row may be, the division into records that explains most of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from readinglist.reading.pages.citing.choosing import choose
from readinglist.reading.pages.citing.citation import Citation
from readinglist.reading.pages.citing.citations import readings
from readinglist.reading.pages.facts.fact import Fact
from readinglist.reading.pages.facts.finding import facts
from readinglist.reading.pages.lists.asides import without_asides, without_strays, without_talks
from readinglist.reading.pages.lists.block import Block
from readinglist.reading.pages.lists.blocks import read_block
from readinglist.reading.pages.lists.divisions import SINGLE, Division, divisions
from readinglist.reading.pages.lists.ends import end_as_others
from readinglist.reading.pages.lists.evidence import LEAST, bare, headed, papers
from readinglist.reading.pages.lists.meetings import without_topics
from readinglist.reading.pages.lists.worth import ends_sentence, is_long_sentence, spoken
from readinglist.reading.pages.piece import Piece
from readinglist.reading.pages.rows import inside, wrapping
from readinglist.reading.pages.rows import row as rowing
from readinglist.reading.pages.rows.clocks import take_clocks
from readinglist.reading.pages.rows.full_stops import part_sentences
from readinglist.reading.pages.rows.row import Row

_SAMPLE = 360
"""Rows: a page shows its period in so many; the rest of a long one is read the same way."""
_GLANCE = 70
"""Rows on which every way to read a page is tried; the best few are tried on the whole sample."""
_FEW = 6
_AS_WELL = 0.6
"""A part of a page is read as the one before it where that explains so much of what it explained there."""
_SURE = 4.0
"""What speaks for one paper where a page names one identifier again and again."""
_LIKE = 3
_PLACED = 0.6
"""A row that says so much where a paper appeared is no title."""
_HANGING = 1.5
"""What speaks against a record that begins at a row which goes on with another."""
_SAID = 0.5
"""What speaks against a title that is a long sentence with its full stop, even where others are, too."""
_ODD = 1.5
"""What speaks against authors in the row of a title where most titles of the page have a row of their own."""
_CODE = re.compile(
    r"^[^\s,]*[\w)\]]+;$|[\w\])=]\s?[{(\[]$|[=)]\s?\S.*;$|^[\])}]+[,;]?$|^(?:def|class|import|return|elif|else:|assert|#include|public|const|let|var|@\w+)\b|^[\w.]+\([^()]*\)[:;,]?$|[A-Za-z_]\([^()]*\)[;,]$|\w\s=\s|==|\w::\w+[(<;]|->"
    r"|\"\"\"|^f?r?\"[^\" ]*(?: [^\" ]+){0,4}\",?$|\.[A-Za-z_]\w*\(|^</?\w+.*>$"
    r"|^[\w-]+:\s*[\w#.\"' ]+;(?:$|\s*[\w-]+:|\s*})"
)


@dataclass(frozen=True, slots=True)
class _Way:
    """How a page is read: its division, whether rows are read as citations, whether titles stand before authors."""

    division: str
    by_citation: bool
    title_first: bool


@dataclass(frozen=True, slots=True)
class Manner:
    """What a page has shown of itself: the way to read it, its styles and width, and how well a row is explained so."""

    way: _Way | None
    styles: frozenset[str]
    alone: bool
    width: int
    rate: float


@dataclass(slots=True)
class Listing:
    """The records of a page, the lines they took (numbers from 1), and how well they explain it."""

    pieces: list[Piece]
    lines: set[int]
    quality: float
    manner: Manner | None = None


@dataclass(slots=True)
class _Attempt:
    way: _Way | None
    blocks: list[Block]
    quality: float
    styles: frozenset[str] = frozenset()
    alone: bool = False
    """Every record is a row of its own."""


def read(raw: Sequence[str], manner: Manner | None = None) -> Listing:
    """The records of a list in any layout; an empty listing where the page is none.

    ``manner`` is how the lines before these were read; it is kept as long as it explains the page nearly as well.
    """
    raw = rowing.unquoted(raw)
    rows = inside.parted(rowing.build(raw))
    part_sentences(rows)
    take_clocks(rows)
    if _is_source(rows):
        return Listing([], set(), 0.0)
    if manner is not None:
        width = manner.width
        found = _whole(wrapping.unwrap(rows, raw, width) if width else rows, manner, opening=False)
        if found.blocks and found.quality >= _AS_WELL * manner.rate * len(rows):
            return _listing(found, manner)
    widths = [0, *wrapping.wrap_widths(raw)]
    for start in _samples(len(rows)):
        sample = rows[start : start + _SAMPLE]
        best, width, most = _Attempt(None, [], 0.0), 0, 0.0
        for each in widths:
            joined = wrapping.unwrap(sample, raw, each) if each else sample
            if each and len(joined) == len(sample):
                continue
            attempt = _attempt(facts(joined))
            found_here = attempt.quality - 0.6 * sum(map(_goes_on, joined))
            if attempt.blocks and (not best.blocks or found_here > most):
                best, width, most = attempt, each, found_here
        if best.blocks:
            shown = Manner(best.way, best.styles, best.alone, width, 0.0)
            if len(sample) < len(rows):
                best = _whole(wrapping.unwrap(rows, raw, width) if width else rows, shown)
            return _listing(best, replace(shown, rate=best.quality / len(rows)))
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
        name = block.piece.identifier
        if last is not None and name and name in map(last.piece.fields.get, ("arxiv_id", "doi", "other_ids")):
            few, most = sorted((last, block), key=lambda each: len(each.piece.fields))
            if not (few.has("authors") or few.has("abstract")):
                kept[-1] = most
                continue
        kept.append(block)
    return kept


def _once(blocks: Sequence[Block]) -> list[Block]:
    """Records without those that a page shows a second time, word for word."""
    seen: set[tuple[str, object, str]] = set()
    kept = []
    for block in blocks:
        fields = block.piece.fields
        key = str(fields.get("title", "")).casefold(), fields.get("authors"), str(fields.get("date", ""))[:4]
        if not (key[0] and key[1] and key[2] and key in seen):
            kept.append(block)
        seen.add(key)
    return kept


def _listing(attempt: _Attempt, manner: Manner) -> Listing:
    attempt.blocks = _once(_folded(attempt.blocks))
    lines = {n for block in attempt.blocks for a, b in block.piece.lines.values() for n in range(a, b + 1)}
    return Listing([block.piece for block in attempt.blocks], lines, attempt.quality, manner)


def _is_source(rows: Sequence[Row]) -> bool:
    """Whether a text is a program, or data that a program reads."""
    sample = [row for row in rows[:2_000] if not rowing.RULE.match(row.text[:200])]
    found = sum(1 for row in sample if _CODE.search(row.text[:300]))
    return found > 1 and found * 6 > len(sample) > 3


def _attempt(known: Sequence[Fact]) -> _Attempt:
    """The best reading of some rows."""
    found = _best(known)
    kept = without_strays(known, found.blocks, without_asides(known, papers(found.blocks, told=headed(known))))
    kept = without_topics(known, without_talks(known, kept))
    whole = _Attempt(found.way, kept, _total(known, kept), found.styles, found.alone)
    if len(kept) * 4 > len(known):
        return whole
    alone = bare(known)
    if len(alone) <= 2 * len(kept) or sum(1 for block in kept if block.has("authors")) > 1:
        return whole
    return _Attempt(None, alone, _total(known, alone))


def _whole(rows: Sequence[Row], manner: Manner, *, opening: bool = True) -> _Attempt:
    """All rows of a long page, read in the way that a part of it showed. ``opening``: the page begins here."""
    way = manner.way
    known = facts(rows, whole=manner.alone)
    blocks: list[Block] = []
    division = next(divisions(known, way.division), None) if way is not None else None
    if way is not None and division is not None:
        cited = _cited(known, manner.styles) if way.by_citation else ()
        blocks = _Reader(known, cited).read(division.blocks, way)
        end_as_others(known, blocks)
        blocks = without_asides(known, papers(blocks, opening=opening, told=headed(known)))
        blocks = without_topics(known, without_talks(known, blocks))
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
    reader = _Reader(known, cited)
    if len(known) > 2 * _GLANCE:
        start = len(known) // 3
        glances = []
        for division, way in ways:
            glance = [(a, b) for a, b in division.blocks if start <= a < start + _GLANCE]
            glances.append(_total(known, reader.read(glance, way)))
        ranked = sorted(range(len(ways)), key=lambda at: -glances[at])
        ways = [ways[at] for at in sorted(ranked[:_FEW])]
    best = _Attempt(None, [], 0.0)
    for division, way in ways:
        blocks = reader.read(division.blocks, way)
        total = _total(known, blocks)
        if way.division == SINGLE and blocks and blocks[0].has("title") and blocks[0].has("abstract"):
            total += _SURE
        if total > best.quality + 0.01:
            short = sum(end - start == 1 for start, end in division.blocks) * 10 >= 8 * len(division.blocks)
            short = short and way.by_citation
            best = _Attempt(way, blocks, total, _styles(cited) if way.by_citation else frozenset(), short)
    end_as_others(known, best.blocks)
    return best


def _total(known: Sequence[Fact], blocks: Sequence[Block]) -> float:
    blocks = [block for block in blocks if block.quality > LEAST]
    hanging = sum(1 for block in blocks if known[block.start].hangs)
    titled = sum(1 for block in blocks if block.has("title"))
    nameless = sum(1 for block in blocks if not any(map(block.has, ("title", "authors", "abstract"))))
    loss = _HANGING * hanging + (0.6 * nameless if titled * 3 > len(blocks) else 0.0)
    loss += _ODD * _lone_citations(blocks, titled)
    loss += sum(block.quality for block in spoken(blocks)) + _SAID * sum(map(is_long_sentence, blocks))
    return sum(block.quality for block in blocks) - _torn(blocks) - _passed_over(known, blocks) - loss


def _lone_citations(blocks: Sequence[Block], titled: int) -> int:
    """Records read as citations on a page where hardly any other record is one."""
    lines = (block.piece.lines for block in blocks if block.has("title") and block.has("authors"))
    same = sum(1 for each in lines if each["title"] == each["authors"])
    return same if same * 4 < titled else 0


def _cited(known: Sequence[Fact], styles: Collection[str] = ()) -> list[Citation | None]:
    return choose([readings(fact.row, fact.references, styles) if _may_cite(fact) else [] for fact in known])


def _styles(cited: Sequence[Citation | None]) -> frozenset[str]:
    """The styles in which a page is written, but for rare ones."""
    counts = Counter(each.style for each in cited if each is not None and each.strength >= 1.7)
    return frozenset(style for style, times in counts.items() if times * 20 >= counts.total())


def _may_cite(fact: Fact) -> bool:
    return (
        not (fact.label or fact.rule or fact.junk or fact.under)
        and len(fact.own) >= 12
        and (fact.row.leads or not (fact.is_prose and fact.prose > 1.5 and len(fact.own) > 700))
    )


class _Reader:
    """Reads records out of rows; one that several divisions have, or several orders leave as it is, is read once.

    ``cited`` has a reading of each row alone. Records are shared: they may be changed when a division is chosen.
    """

    def __init__(self, known: Sequence[Fact], cited: Sequence[Citation | None]) -> None:
        self._known = known
        self._cited = cited
        self._blocks: dict[tuple[int, int, _Way, int | None], Block] = {}

    def read(self, places: Sequence[tuple[int, int]], way: _Way) -> list[Block]:
        """The records of some runs of rows."""
        blocks = [self._block(start, end, way) for start, end in places]
        self._lead(places, way, blocks)
        return blocks

    def _block(self, start: int, end: int, way: _Way, lead: int | None = None) -> Block:
        single = way.division == SINGLE and lead is None
        first = way.title_first or end - start == 1
        key = start, end, _Way(SINGLE if single else "", way.by_citation, first), lead
        found = self._blocks.get(key)
        if found is None:
            cited = self._cited if way.by_citation else ()
            found = read_block(self._known, range(start, end), cited, first, single=single, lead=lead)
            self._blocks[key] = found
        return found

    def _lead(self, places: Sequence[tuple[int, int]], way: _Way, blocks: list[Block]) -> None:
        """Look again at records without a title, or with one in another row, where most have theirs in the same row."""
        known = self._known
        rows = [block.form[:2] for block in blocks if block.has("title") and block.quality > LEAST]
        (mark, _), _ = Counter(rows).most_common(1)[0] if rows else (("", 0), 0)
        lead, times = Counter(row for _, row in rows).most_common(1)[0] if rows else (0, 0)
        if times < _LIKE or times * 5 < 3 * len(rows) or times * 2 < len(blocks):
            return
        for at, (start, end) in enumerate(places):
            block = blocks[at]
            if block.labelled or (block.has("title") and block.form[1] == lead) or start + lead >= end - 1:
                continue
            if block.has("title") and not known[start + lead].is_title:
                line = block.piece.lines["title"][0]
                if all(fact.row.first != line or fact.venue < _PLACED for fact in known[start:end]):
                    continue  # it has a good one
            if known[start + lead].can_lead and known[start].row.mark == mark:
                blocks[at] = self._block(start, end, way, lead)


def _passed_over(known: Sequence[Fact], blocks: Sequence[Block]) -> float:
    """What a division loses for good titles among its records that are in none of them."""
    if not blocks:
        return 0.0
    used = {at for block in blocks for at in block.used}
    identifiers = sum(1 for at, fact in enumerate(known) if fact.references.lead and at not in used)
    inside = range(min(used, default=0), max(used, default=0) + 1)
    taken = {known[at].row.first for at in used if known[at].row.cell}
    free = (known[at] for at in inside if at not in used and known[at].row.first not in taken)
    over = [fact.own for fact in free if fact.is_title and fact.quality >= 0.9 and fact.own[-1] != "…"]
    ended = sum(1 for block in blocks if ends_sentence(str(block.piece.fields.get("title", ""))))
    return 0.6 * identifiers + 0.5 * sum(1 for own in over if ended or not ends_sentence(own))


def _torn(blocks: Sequence[Block]) -> float:
    """What a division loses where two records that follow each other are one: they have the same identifier, or one
    is an identifier alone and the other all but that."""
    named = [(block.piece.identifier, block.has("title")) for block in blocks]
    same = sum(1 for (a, _), (b, _) in pairwise(named) if a and a == b)
    halves = sum(1 for (a, told), (b, below) in pairwise(named) if a and not told and below and not b)
    return 2.0 * same + 1.0 * (halves if halves * 4 > len(blocks) else 0)
