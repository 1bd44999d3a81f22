"""Records without any anchor: a title in a line of its own, and a long text below it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from readinglist.reading.pages.piece import Piece
from readinglist.reading.pages.text.lines import Line, prose_score, style_score, title_score
from readinglist.reading.pages.vocabulary.words import COMMON_WORDS

_LEAST = 150
_POOR = -0.8
"""A title that scores less counts only next to a sure paper."""
_LONE = "One title with one text: this may not be a paper."
_BARE = "A title between papers, with no text of its own."


@dataclass(frozen=True, slots=True)
class _Pair:
    at: int
    title: float
    prose: float
    style: float
    followed: bool

    @property
    def strong(self) -> bool:
        return self.title >= 0.2 and self.prose >= 1.0 and self.style >= 1.4 and not self.followed


def read(lines: Sequence[Line], free: Sequence[bool]) -> tuple[list[Piece], set[int]]:
    """The records among the lines that are free, and the indices of the lines that went into them."""
    repeated = {
        text for text, count in Counter(line.text for line in lines if len(line.text) < 60).items() if count > 2
    }
    pairs = [p for at in range(len(lines) - 1) if (p := _pair(lines, free, at)) and lines[at].text not in repeated]
    kept, lone = _papers(pairs, lines, free)
    pieces: list[tuple[int, Piece]] = []
    used: set[int] = set()
    for pair in kept:
        piece = Piece()
        piece.put_title(lines[pair.at].text, lines[pair.at].number)
        piece.put("abstract", lines[pair.at + 1].text, lines[pair.at + 1].number)
        if lone:
            piece.doubts["title"] = _LONE
        pieces.append((pair.at, piece))
        used.update((pair.at, pair.at + 1))
    if len(kept) >= 3:
        for at in _bare_titles(lines, free, kept):
            if lines[at].text not in repeated:
                piece = Piece()
                piece.put_title(lines[at].text, lines[at].number)
                piece.doubts["title"] = _BARE
                pieces.append((at, piece))
                used.add(at)
    return [piece for _, piece in sorted(pieces, key=lambda pair: pair[0])], used


def _pair(lines: Sequence[Line], free: Sequence[bool], at: int) -> _Pair | None:
    if not (free[at] and free[at + 1]) or len(lines[at + 1].text) < _LEAST:
        return None
    prose = prose_score(lines[at + 1].text)
    if prose <= 0 or prose_score(lines[at].text) > 0.5:
        return None
    title = title_score(lines[at].text)
    if title <= -2.6:
        return None
    followed = at + 2 < len(lines) and free[at + 2] and prose_score(lines[at + 2].text) > 0.5
    return _Pair(at, title, prose, style_score(lines[at + 1].text), followed)


def _papers(pairs: Sequence[_Pair], lines: Sequence[Line], free: Sequence[bool]) -> tuple[list[_Pair], bool]:
    """The pairs that are papers, and whether that rests on a single sure one.

    A page shows by many sure pairs that it lists papers, or by its shape: title and text taking turns without a break,
    the titles long enough and the words of the trade in them.
    """
    good = [pair for pair in pairs if pair.title > _POOR]
    strong = sum(pair.strong for pair in pairs)
    if strong >= 3:
        kept = [p for p in good if (p.style >= 0.35 or p.prose >= 1.8) and (p.strong or not p.followed)]
        return _with_neighbours(kept + _shaped(pairs, lines), pairs), False
    if shaped := _shaped(good, lines):
        return shaped, False
    if strong == 2:
        kept = [p for p in good if p.title > 0 and p.style >= 0.7 and not p.followed]
        return _with_neighbours(kept, pairs), False
    texts = sum(is_free and prose_score(line.text) > 0 for line, is_free in zip(lines, free, strict=True))
    if texts <= len(good) <= 2:
        # Nothing else on the page runs like text: a little evidence is enough.
        few = [p for p in good if p.title >= 0.2 and p.prose >= 0.8 and p.style + _trade(lines[p.at].text) >= 0.6]
        return few, len(few) == 1
    return [p for p in good if p.strong and p.title >= 0.7], True


def _with_neighbours(kept: Sequence[_Pair], pairs: Sequence[_Pair]) -> list[_Pair]:
    """The kept pairs, and those that stand right beside one: a poor title in the right place is a title."""
    places = {pair.at for pair in kept}
    return [p for p in pairs if p.at in places or (p.prose >= 0.8 and not places.isdisjoint((p.at - 2, p.at + 2)))]


def _shaped(pairs: Sequence[_Pair], lines: Sequence[Line]) -> list[_Pair]:
    return [pair for chain in _chains(pairs) if _takes_turns(chain, lines) for pair in chain]


def _chains(pairs: Sequence[_Pair]) -> list[list[_Pair]]:
    """Pairs that follow each other with at most two lines between."""
    chains: list[list[_Pair]] = []
    for pair in pairs:
        if chains and pair.at - chains[-1][-1].at <= 4:
            chains[-1].append(pair)
        else:
            chains.append([pair])
    return chains


def _takes_turns(chain: Sequence[_Pair], lines: Sequence[Line]) -> bool:
    count = len(chain)
    if count < 3 or sum(p.title for p in chain) < 0.6 * count:
        return False
    if sum(lines[b.at - 1].number != lines[a.at + 1].number for a, b in pairwise(chain)) * 3 > count:
        return False
    return sum(p.style + _trade(lines[p.at].text) for p in chain) >= 0.7 * count


def _trade(title: str) -> float:
    """How many words of a title are words that titles of papers often hold."""
    words = (word.strip(",:?()").lower() for word in title.split())
    return min(0.9, 0.3 * sum(1 for word in words if len(word) > 4 and word in COMMON_WORDS))


def _bare_titles(lines: Sequence[Line], free: Sequence[bool], kept: Sequence[_Pair]) -> list[int]:
    """Titles without a text of their own: the lines between two papers, where all of them can be titles."""
    found: list[int] = []
    for one, other in pairwise(kept):
        between = range(one.at + 2, other.at)
        least = 0.2 if len(between) <= 2 else 0.7
        if len(between) <= 5 and all(free[at] and title_score(lines[at].text) >= least for at in between):
            found += between
    return found
