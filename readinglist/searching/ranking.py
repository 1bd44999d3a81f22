"""The order of what was found: the whole of it by cost, the first few hundred by a closer look."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.fuzz import ratio
from rapidfuzz.process import cdist

from readinglist.searching.costs import Lookup
from readinglist.searching.found import KEY_SHIFT, MOST, Found, Keys, Slots

CLOSER_LOOK = MOST
"""Papers that are looked at one by one."""
_READ = 40
"""Of these so many have their titles compared with what was typed, letter by letter."""
_TITLES_KEPT = 4_096
_MOST_TOKENS = 60_000
_WORD_SHARES = {"adjacent": 0.4, "ordered": 0.1, "covered": 0.2, "alike": 0.3}
_TOP_SCORE = (100.0, 80.0, 65.0, 40.0, 15.0)
_SPREAD = 12.0


def rank(
    lookup: Lookup, found: Found, words: Slots, typed: str, limit: int | None, check: Callable[[], None]
) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
    """The best ``limit`` papers and their scores; all of them for None. ``check`` is called between steps."""
    most = None if limit is None else max(limit, CLOSER_LOOK)
    papers, keys = found.first(lookup.board, lookup.ties, most)
    check()
    if not words:
        return papers[:limit], np.full(len(papers), 100.0)[:limit]
    near = min(len(papers), CLOSER_LOOK)
    if limit is not None and 0 < limit < near:
        near = int(np.searchsorted(keys[:near], keys[limit - 1], "right"))  # papers of other keys stay behind
    head, points = _look_closer(lookup, papers[:near], keys[:near], words, typed)
    if limit is not None and limit <= near:
        return head[:limit], points[:limit]
    tail = scores(keys[near:], 0.0, len(words))
    if len(tail):
        tail = np.minimum(tail, points[-1])
    return np.concatenate((head, papers[near:]))[:limit], np.concatenate((points, tail))[:limit]


def _look_closer(
    lookup: Lookup, papers: NDArray[np.intp], keys: Keys, words: Slots, typed: str
) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
    """Order papers of the same key by how the words stand in them; and the score of each paper, 0 to 100."""
    closeness = np.zeros(len(papers))
    for k, segment in enumerate(lookup.segments):
        base = lookup.bases[k]
        at = np.flatnonzero((papers >= base) & (papers < lookup.bases[k + 1]))
        if at.size:
            local = papers[at] - base
            layer = segment.text
            titles = layer.forward["title"].laid(local)
            fields = [titles]
            if len(words) > 1 and int(layer.forward["authors"].lengths(local).sum()) <= _MOST_TOKENS:
                people = layer.forward["authors"].laid(local)
                fields.append(people)
            met = lookup.tables[k].meant([word[k] for word in words[:8]], [tokens for tokens, _ in fields])
            adjacent, ordered, covered = _standing(titles[1], met[0], min(len(words), 8))
            if len(fields) > 1:
                adjacent = np.maximum(adjacent, _side_by_side(people[1], met[1], min(len(words), 8)))
            closeness[at] = (
                _WORD_SHARES["adjacent"] * adjacent
                + _WORD_SHARES["ordered"] * ordered
                + _WORD_SHARES["covered"] * covered
            )
    closeness = np.round(closeness, 4)
    ties = lookup.ties(papers) & np.uint64((1 << 56) - 1)
    order = np.lexsort((ties, -closeness, keys))
    first = order[:_READ]
    alike = cdist([typed], _spoken(lookup, papers[first]), scorer=ratio, dtype=np.float32)[0] / 100
    closeness[first] = np.round(closeness[first] + _WORD_SHARES["alike"] * alike, 4)
    again = np.lexsort((ties[first], -closeness[first], keys[first]))
    order[:_READ] = first[again]
    return papers[order], scores(keys[order], closeness[order], len(words))


def _spoken(lookup: Lookup, papers: NDArray[np.intp]) -> list[str]:
    """The folded titles of papers."""
    kept = lookup.titles
    numbers = papers.tolist()
    unknown = [number for number in numbers if number not in kept]
    if len(kept) + len(unknown) > _TITLES_KEPT:
        kept.clear()
        unknown = numbers
    for number in unknown:
        k = bisect_right(lookup.bases, number) - 1
        layer = lookup.segments[k].text
        local = number - lookup.bases[k]
        kept[number] = " ".join(layer.vocabulary.texts(layer.forward["title"].span(local, local + 1)))
    return [kept[number] for number in numbers]


def scores(keys: Keys, closeness: NDArray[np.float64] | float, words: int) -> NDArray[np.float64]:
    """A score for papers in their final order; it never grows from one to the next."""
    level = keys >> KEY_SHIFT
    paid = (keys & ((1 << KEY_SHIFT) - 1)) / max(words, 1)  # of each word
    raw = np.take(_TOP_SCORE, level) - _SPREAD * (0.5 * np.minimum(paid / (32 * 7), 1) + 0.5 * (1 - closeness))
    return np.minimum.accumulate(raw) if len(raw) else raw


def _standing(
    lengths: NDArray[np.int64], met: NDArray[np.uint8], typed: int
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """For each paper the share of typed neighbours that stand side by side, that stand in order, and of words met.

    ``lengths`` counts its words, ``met`` has for each of all these words a bit for every typed word that it means.
    """
    papers = len(lengths)
    zeros = np.zeros(papers)
    if not len(met):
        return zeros, zeros, zeros
    ends = np.cumsum(lengths)
    hits = np.flatnonzero(met)
    of = np.searchsorted(ends, hits, "right")
    covered = np.bincount(of, minlength=papers) / np.maximum(lengths, 1)
    if typed < 2:
        return zeros, zeros, covered
    firsts = np.full((typed, papers), len(met))
    for k in range(typed):
        mine = (met[hits] >> np.uint8(k) & 1).view(bool)[::-1]
        firsts[k, of[::-1][mine]] = hits[::-1][mine]  # the first is written last
    ordered = np.count_nonzero((firsts[:-1] < firsts[1:]) & (firsts[1:] < len(met)), axis=0)
    return _side_by_side(lengths, met, typed), ordered / (typed - 1), covered


def _side_by_side(lengths: NDArray[np.int64], met: NDArray[np.uint8], typed: int) -> NDArray[np.float64]:
    """The share of typed neighbours that stand side by side."""
    if len(met) < 2:
        return np.zeros(len(lengths))
    pairs = met[:-1] & (met[1:] >> np.uint8(1))
    at = np.flatnonzero(pairs)
    ends = np.cumsum(lengths)
    of = np.searchsorted(ends, at, "right")
    within = at + 1 < ends[of]
    at, of = at[within], of[within]
    found = np.zeros(len(lengths), np.uint8)
    np.bitwise_or.at(found, of, pairs[at])
    neighbours: NDArray[np.float64] = np.unpackbits(found[:, None], axis=1).sum(axis=1) / (typed - 1)
    return neighbours
