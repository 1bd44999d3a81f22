"""Sections of a page that list something else than papers: talks, courses, awards beside the publications of a CV."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from readinglist.reading.pages.facts.fact import Fact
from readinglist.reading.pages.lists.block import Block
from readinglist.reading.pages.lists.worth import spoken
from readinglist.reading.pages.rows.clocks import CLOCK
from readinglist.reading.pages.rows.row import Row

_ASIDE = re.compile(
    r"\b(?:presentations?|talks?|lectures?|seminars?|teaching|courses?|software|projects?|awards?|honou?rs?|grants?"
    r"|exhibitions?|performances?|concerts?|ausstellungen|funding|education|employment|experience|services?|reviewing|media|news|supervision|patents?|mandates?|vorträge"
    r"|lehre|exposés|presentaciones|apresentações|palestras|charlas|ponencias|docencia|доклады)\b",
    re.IGNORECASE,
)
_TALK = re.compile(
    r"(?:invited |plenary |opening |closing )?"
    r"(?:keynotes?|plenary|invited (?:talks?|speakers?|lecture)|panels?(?: discussion)?|round ?table"
    r"|tutorial|welcome|opening|closing|wrap-?up|business meeting|hauptvortrag"
    r"|conférence invitée|conferencia invitada|palestra convidada|mesa redonda|table ronde)\b"
    r"(?:\s(?:talk|session|speaker|lecture|remarks|address|speech|&|and|introduction|opening|closing|\d+))*\s*(?:[:(].*)?",
    re.IGNORECASE,
)
_SHORT, _ABOVE = 40, 4
"""Letters of a row that says what kind of item it stands over, and how many rows over it."""
_CLOCK = re.compile(r"\W*\d\d?[:.h]\d\d")
_PAPERS = re.compile(
    r"paper|publi[ck]|article|articul|artículo|artikel|artigo|proceeding|journal|book|chapter|th[eè]s[ie]s|preprint"
    r"|report|bücher|aufsätze|bibliogra|schriften|veröffentlich|статьи|публикаци|references",
    re.IGNORECASE,
)
_ITEMS = 6
"""Items of a section until it shows what it lists."""
_RUN = 3
"""Records of a section until they show where it ends."""
_LONGEST = 60
_TYPE = 7
"""The level of a heading that only its type makes one: below all that have a sign."""


def without_asides(known: Sequence[Fact], blocks: Sequence[Block]) -> list[Block]:
    """The records but those in sections of other things, where other records stand under a heading of papers."""
    taken = {at for block in blocks for at in block.used}
    level, aside, of_papers, any_papers = 0, False, False, False
    at = 0
    kept: list[Block] = []
    for block in sorted(blocks, key=lambda each: each.start):
        first = min(block.used, default=block.start)
        for place in range(at, first):
            found = _level(known[place].row) if place not in taken else 0
            named, other = (bool(sign.search(known[place].row.text)) if found else False for sign in (_PAPERS, _ASIDE))
            if found and (found <= level or not level or named or other):  # a year below a heading changes nothing
                level, of_papers, aside = found, named, other and not named
        at = max(at, first)
        any_papers = any_papers or of_papers
        if not aside:
            kept.append(block)
    return kept if any_papers and len(kept) >= 2 else list(blocks)


def without_strays(known: Sequence[Fact], every: Sequence[Block], kept: Sequence[Block]) -> list[Block]:
    """The records but the few of a section most of whose items are none: a committee, a menu."""
    if len(kept) == len(every):
        return list(kept)
    heads = [at for at, fact in enumerate(known) if _level(fact.row)]
    section = {id(block): bisect_right(heads, block.start) for block in (*every, *kept)}
    said = {id(block) for block in spoken(every)}
    papers = Counter(section[id(block)] for block in kept)
    ends = {section[id(block)]: block.start for block in kept}
    listed = (block for block in every if id(block) not in said)
    items = Counter(
        at for block in listed if papers[at := section[id(block)]] < _RUN or block.start <= ends[at]
    )  # a menu may stand below the last of them
    strays = {at for at, count in items.items() if count >= _ITEMS and papers[at] * 5 < count * 2}
    sure = ("arxiv_id", "doi", "other_ids", "abstract", "date", "category")
    left = [block for block in kept if section[id(block)] not in strays or any(map(block.has, sure))]
    return left if len(left) >= 2 else list(kept)


def without_talks(known: Sequence[Fact], blocks: Sequence[Block]) -> list[Block]:
    """The records but the few that a row of theirs calls a talk or a panel, as programmes do."""
    talks = {id(block) for block in blocks if _is_talk(known, block)}
    if len(talks) * 2 >= len(blocks):
        return list(blocks)
    return [block for block in blocks if id(block) not in talks]


def _is_talk(known: Sequence[Fact], block: Block) -> bool:
    """Whether a row of the record, or one right above it and below its time, says that it is a talk."""
    if block.piece.identifier is not None or not block.used:
        return False
    first = min(block.used)
    rows = [known[at] for at in range(first, max(block.used) + 1)]
    for at in range(first - 1, max(-1, first - _ABOVE), -1):
        if known[at].row.mark == CLOCK or _CLOCK.match(known[at].row.text) or known[at + 1].row.gap:
            break
        rows.append(known[at])
    return any(len(fact.own) <= _SHORT and _TALK.fullmatch(fact.own) for fact in rows)


def _level(row: Row) -> int:
    """How deep a heading stands, from 1; 0 for other rows."""
    if row.mark[:1] == "#":
        return len(row.mark)
    whole = row.strong and row.strong[0][0] == 0 and row.strong[0][1] >= len(row.text.rstrip(" :"))
    return _TYPE if whole and not row.mark and len(row.text) <= _LONGEST else 0
