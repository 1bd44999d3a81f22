"""What stands over a list and looks like a record of it: the page's own name, its editors, dates and counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from statistics import median

from readinglist.reading.pages.lists.block import Block
from readinglist.reading.pages.text.venues import venue_score
from readinglist.reading.pages.text.wording import trade

_FEW = 4
"""Records until they show what a record of this page is."""
_ROWS = 3
"""Records that a head is taken for at most."""
_UNLIKE = 2
"""In how many ways the head differs from what follows it; in one more where it has the words of a paper."""
_POOR = 5
_CITED = 3
"""Citations in one row each, with a date or the like, until they show what a record of this page is."""
_MEETING = 0.6
"""A title that says so much of a venue is that of a volume or of a meeting."""
_SHOWN = ("date", "comment", "arxiv_id", "doi", "other_ids", "abstract")


def without_head(blocks: Sequence[Block]) -> list[Block]:
    """The records but those at the start that are made of other parts than nearly all that follow."""
    start = 0
    while start < _ROWS and len(blocks) - start >= _FEW and _is_head(blocks[start], blocks[start + 1 :]):
        start += 1
    return list(blocks[start:])


def without_staff(blocks: Sequence[Block]) -> list[Block]:
    """The records but those before or behind all citations of a page that are names under some words and no more: who
    does what in a group that lists its papers, too."""
    cited = [at for at, block in enumerate(blocks) if block.apart == 0 and any(map(block.has, _SHOWN))]
    if len(cited) < _CITED:
        return list(blocks)
    return [
        block
        for at, block in enumerate(blocks)
        if cited[0] <= at <= cited[-1] or block.apart < 1 or any(map(block.has, _SHOWN)) or block.offered
    ]


def _is_head(first: Block, others: Sequence[Block]) -> bool:
    worded = trade(str(first.piece.fields.get("title", ""))) > 2
    shows = any(map(first.has, _SHOWN))
    if not (shows or worded) and sum(any(map(block.has, _SHOWN)) for block in others) * 10 >= len(others) * 9:
        return True
    if first.piece.identifier is not None:
        return False
    return _unlike(first, others) >= _UNLIKE + worded


def _unlike(first: Block, others: Sequence[Block]) -> int:
    """In how many ways a record differs from nine of ten others: parts, rows that come again, place and worth."""
    parts = _shared(set(block.piece.fields) for block in others)
    counts = Counter(name for block in others for name in block.piece.fields)
    rare = any(counts[name] * 10 <= len(others) for name in first.piece.fields)
    (form, times), *_ = Counter(block.form for block in others).most_common(1)
    (apart, same), *_ = Counter(block.apart for block in others).most_common(1)
    return sum(
        (
            not parts <= set(first.piece.fields),
            rare,
            first.form != form and times * 10 >= len(others) * 9,
            first.apart != apart and same * 10 >= len(others) * 9,
            not _shared(block.again for block in others) <= first.again,
            2 * (first.quality * _POOR < median(block.quality for block in others)),
            venue_score(str(first.piece.fields.get("title", ""))) > _MEETING,
        )
    )


def _shared(every: Iterable[Iterable[str]]) -> set[str]:
    """What all have but one, or one in ten: the last record may lack what stands between two."""
    sets = list(every)
    counts = Counter(each for one in sets for each in one)
    return {each for each, times in counts.items() if times >= min(len(sets) - 1, len(sets) * 0.9)}
