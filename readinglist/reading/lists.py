"""Lists of papers in general: rows, what each row may be, the division into records that explains most of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from readinglist.reading import rows as rowing
from readinglist.reading.blocks import Block, read_block
from readinglist.reading.citations import Citation, choose, readings
from readinglist.reading.divisions import Division, divisions
from readinglist.reading.facts import Fact, facts
from readinglist.reading.lines import style_score
from readinglist.reading.piece import Piece
from readinglist.reading.rows import Row
from readinglist.reading.wording import title_quality, trade

_DONE = frozenset(
    (
        "add",
        "added",
        "fix",
        "fixed",
        "remove",
        "removed",
        "improve",
        "improved",
        "update",
        "updated",
        "support",
        "allow",
    )
)
_EVIDENCE = 0.85
_ALONE = 1.2
_SAMPLE = 2_000
"""A page shows its period in its first rows; the rest of a long one is read the same way."""
_TITLES = 3
_CODE = re.compile(
    r"[;{}(\[]$|^[\])}]+,?$|^(?:def|class|import|return|elif|else:|assert|#include|public|const|let|var|@\w+)\b|[A-Za-z_]\([^()]*\)[:;,]?$|\w\s=\s|==|::|->"
    r"|\"\"\"|^f?r?\".*\",?$|\.\w+\(|^</?\w+.*>$|^[\w-]+:\s*[\w#.\"' ]+;"
)
_FUNCTION = re.compile(
    r"\b(?:of|for|the|in|and|with|a|an|on|to|via|from|by|using|is|are|without|as)\b|:", re.IGNORECASE
)
_ENTRY = re.compile(r"\s\d{1,4}$|^\d+(?:\.\d+)*\.?\s")
_DASH = re.compile(r"\s[—–-]{1,2}\s")


@dataclass(slots=True)
class Listing:
    """The records of a page, the lines they took (numbers from 1), and how well they explain it."""

    pieces: list[Piece]
    lines: set[int]
    quality: float


def read(raw: Sequence[str]) -> Listing:
    """The records of a list in any layout; an empty listing where the page is none."""
    rows = rowing.build(raw)
    if _is_source(rows):
        return Listing([], set(), 0.0)
    best = _best(rows)
    for width in rowing.wrap_widths(raw):
        joined = rowing.unwrap(rows, raw, width)
        if len(joined) < len(rows):
            other = _best(joined)
            if other.quality > best.quality:
                best = other
    return best


def _is_source(rows: Sequence[Row]) -> bool:
    """Whether a text is a program, or data that a program reads."""
    sample = rows[:2_000]
    return sum(1 for row in sample if _CODE.search(row.text[:300])) * 8 > len(sample) > 3


def _best(rows: Sequence[Row]) -> Listing:
    known = facts(rows)
    way = _way(known[:_SAMPLE])
    blocks: list[Block] = []
    if way is not None:
        name, by_citation, title_first = way
        division = next((each for each in divisions(known) if each.name == name), None)
        if division is not None:
            blocks = _papers(_read(known, division, _cited(known) if by_citation else (), title_first))
    if not blocks:
        blocks = _bare(known)
    lines = {n for block in blocks for a, b in block.piece.lines.values() for n in range(a, b + 1)}
    quality = sum(block.quality for block in blocks) - _torn(blocks) - _passed_over(known, blocks)
    return Listing([block.piece for block in blocks], lines, quality)


def _way(known: Sequence[Fact]) -> tuple[str, bool, bool] | None:
    """The division that explains most: its name, whether rows are read as citations, whether titles stand first."""
    cited = _cited(known)
    best: tuple[float, tuple[str, bool, bool] | None] = (0.0, None)
    for division in divisions(known):
        short = all(end - start == 1 for start, end in division.blocks)
        for by_citation, title_first in ((True, True), (True, False), (False, True), (False, False)):
            if short and (not by_citation or not title_first):
                continue
            blocks = _read(known, division, cited if by_citation else (), title_first)
            total = sum(block.quality for block in blocks) - _torn(blocks) - _passed_over(known, blocks)
            if total > best[0] + 0.01:
                best = (total, (division.name, by_citation, title_first))
    return best[1]


def _cited(known: Sequence[Fact]) -> list[Citation | None]:
    return choose([readings(fact.row) if _may_cite(fact) else [] for fact in known])


def _may_cite(fact: Fact) -> bool:
    return (
        not (fact.label or fact.rule or fact.junk)
        and len(fact.own) >= 12
        and not (fact.is_prose and fact.prose > 1.5 and len(fact.own) > 700)
    )


def _read(
    known: Sequence[Fact], division: Division, cited: Sequence[Citation | None], title_first: bool
) -> list[Block]:
    return [
        block
        for start, end in division.blocks
        if (block := read_block(known, range(start, end), cited, title_first)).quality > 0.3
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


def _papers(blocks: Sequence[Block]) -> list[Block]:
    """The blocks that are papers, where the page as a whole shows that it lists papers."""
    sure = [block for block in blocks if block.evidence > 0.6]
    if not sure:
        return []
    mean = sum(block.evidence for block in sure) / len(sure)
    if mean < (_EVIDENCE if len(sure) > 1 else _ALONE - 0.15 * (len(sure[0].piece.fields.get("authors", ())) > 1)):
        return []
    if not _convincing(sure):
        return []
    if len(blocks) > 3 and _is_header(blocks[0], blocks[1:]):
        blocks = blocks[1:]
    signed = sum(1 for block in sure if block.has("authors")) * 3 > len(sure) * 2
    kept = []
    for block in blocks:
        if block.evidence <= 0.0:
            continue
        strong = block.has("arxiv_id") or block.has("doi") or block.has("abstract")
        if signed and not block.has("authors") and not strong:
            continue
        if block.evidence < 0.45 and not strong:
            continue
        kept.append(block)
    return kept


def _is_header(first: Block, others: Sequence[Block]) -> bool:
    """Whether the first record is the page's own head: names and a few words, where others have more."""
    known = ("date", "comment", "arxiv_id", "doi", "abstract")
    if any(map(first.has, known)) or trade(str(first.piece.fields.get("title", ""))) > 2:
        return False
    return sum(1 for block in others if any(map(block.has, known))) * 10 >= len(others) * 9


def _convincing(blocks: Sequence[Block]) -> bool:
    """Names and titles alone (songs, staff, agendas have them, too) need the words of the trade, and co-authors."""
    sure = ("arxiv_id", "doi", "abstract", "category")
    plain = [block for block in blocks if not (block.labelled or any(map(block.has, sure)))]
    if len(plain) * 2 < len(blocks):
        return True
    words = sum(trade(str(block.piece.fields.get("title", ""))) for block in plain)
    if words < 0.8 * len(plain):
        return False
    if len(plain) == 1 and len(plain[0].piece.fields.get("authors", ())) < 2 and not plain[0].has("date"):
        return False
    if sum(1 for block in plain if block.has("date") or block.has("comment")) * 2 > len(plain):
        return True
    names = sum(len(block.piece.fields.get("authors", ())) + bool(block.has("et_al")) for block in plain)
    return names >= 1.35 * len(plain)


def _bare(known: Sequence[Fact]) -> list[Block]:
    """Titles alone, or abstracts alone: only where the page is clearly nothing else."""
    texts = [at for at, fact in enumerate(known) if fact.is_prose and fact.prose > 0.8]
    good = [at for at in texts if style_score(known[at].own) >= 1.0]
    if len(good) * 10 >= len(texts) * 7 and len(good) * 10 >= len(known) * 6 and len(good) >= 2:
        return [_alone(known, at, "abstract", known[at].row.text) for at in texts]
    spoken = [at for at, fact in enumerate(known) if len(fact.own.split()) >= 3 and not (fact.junk or fact.rule)]
    cuts = {at: cut for at in spoken if (cut := _remarked(known[at]))}
    if len(cuts) >= _TITLES and len(cuts) * 10 >= len(spoken) * 6:
        if sum(trade(title) for title, _ in cuts.values()) >= 1.5 * len(cuts):
            return [_alone(known, at, "title", title, remark) for at, (title, remark) in cuts.items()]
        return []
    titles = [at for at in spoken if known[at].is_title and known[at].quality >= 0.5 and trade(known[at].own)]
    maybe = [at for at in spoken if known[at].is_title and known[at].quality >= 0.2]
    long = sum(1 for at in titles if trade(known[at].own) >= 2)
    texts_only = [known[at].own for at in titles]
    if (
        sum(map(trade, texts_only)) < 1.8 * len(titles)
        or sum(1 for text in texts_only if _FUNCTION.search(text)) * 2 < len(titles)
        or sum(1 for text in texts_only if _ENTRY.search(text) or text[-1] == ".") * 3 > len(titles)
        or sum(1 for text in texts_only if text.split()[0].lower() in _DONE) * 4 > len(titles)
    ):
        return []
    if len(titles) < _TITLES or long * 2 < len(titles) or len(titles) * 10 < len(spoken) * 7:
        return []
    other = sum(1 for at, fact in enumerate(known) if at not in maybe and not (fact.junk or fact.rule))
    if other > 2 * len(titles) + 3:
        return []
    first = titles[0]
    return [_alone(known, at, "title", known[at].own) for at in maybe if at >= first]


def _remarked(fact: Fact) -> tuple[str, str] | None:
    """A title and what somebody says of it, behind a dash."""
    match = _DASH.search(fact.own, 10)
    if match is None or len(fact.own) > 1_000 or fact.label:
        return None
    title, remark = fact.own[: match.start()].strip(), fact.own[match.end() :].strip()
    return (title, remark) if title_quality(title) >= 0.5 and len(remark.split()) >= 4 else None


def _alone(known: Sequence[Fact], at: int, name: str, text: str, remark: str = "") -> Block:
    block = Block(Piece())
    row = known[at].row
    block.piece.put(name, text, row.first)
    block.piece.put("comment", remark, row.first)
    for each in block.piece.lines:
        block.piece.lines[each] = (row.first, row.last)
    if name == "title":
        block.piece.doubts["title"] = "This line stands alone: it may not be a paper."
    block.quality = 0.5 + (max(0.0, title_quality(text)) if name == "title" else 1.0)
    return block
