"""The order of what was found: the whole of it by cost, the first few hundred by a closer look."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.fuzz import ratio
from rapidfuzz.process import cdist

from readinglist.searching.costs import LEVEL_SHIFT, Costs, Level, Lookup, WordSet

Keys = NDArray[np.uint16]

KEY_SHIFT = 13
"""A key is the worst level of a paper's words, above the sum of their costs."""
NO_KEY = 7 << KEY_SHIFT
CLOSER_LOOK = 300
"""Papers that are looked at one by one."""
_MOST_TOKENS = 60_000
_WORD_SHARES = {"adjacent": 0.4, "ordered": 0.1, "covered": 0.2, "alike": 0.3}
_TOP_SCORE = (100.0, 80.0, 65.0, 50.0, 38.0, 25.0, 15.0)
_SPREAD = 12.0


Head = tuple[Costs, Keys]
"""Of some words: the worst cost of each paper, and the sum of its costs."""


def add_up(costs: Sequence[Costs]) -> Head:
    """What the words of a query but the last cost together, kept while the last is being typed."""
    total = costs[0].astype(np.uint16)
    for each in costs[1:]:
        total += each
    return reduce(np.maximum, costs), total


def combine(costs: Sequence[Costs], head: Head | None = None) -> Keys:
    """One key a paper out of its cost for each word; at or above NO_KEY where a word is missing.

    ``head`` stands for the words before ``costs``.
    """
    worst, total = add_up(costs)
    if head is not None:
        worst = np.maximum(worst, head[0])
        total += head[1]
    np.minimum(total, (1 << KEY_SHIFT) - 1, out=total)
    total |= (worst >> LEVEL_SHIFT).astype(np.uint16) << np.uint16(KEY_SHIFT)
    return total


def combine_all_but_one(costs: Sequence[Costs], prices: Sequence[int]) -> Keys:
    """The best key of each paper when one word is left out, at its price (0: it can't be); the level is DROPPED."""
    best = np.full(len(costs[0]), 0xFFFF, np.uint16)
    after = [np.zeros_like(costs[0])]
    for each in reversed(costs):
        after.append(np.maximum(after[-1], each))
    after.reverse()
    total = np.zeros(len(best), np.uint16)
    for each in costs:
        total += each
    before = np.zeros_like(costs[0])
    for k, each in enumerate(costs):
        if prices[k]:
            worst = np.maximum(before, after[k + 1])
            rest = np.minimum(total - each + np.uint16(prices[k]), (1 << KEY_SHIFT) - 1) | Level.DROPPED << KEY_SHIFT
            np.minimum(best, np.where(worst < NO_KEY >> KEY_SHIFT << LEVEL_SHIFT, rest, 0xFFFF), out=best)
        np.maximum(before, each, out=before)
    return best


def best_first(lookup: Lookup, keys: Keys) -> NDArray[np.intp]:
    """The papers that have a key, by key, then by what breaks ties."""
    ordered = keys[lookup.order]
    found = np.flatnonzero(ordered < NO_KEY)
    found = found[np.argsort(ordered[found], kind="stable")]  # sixteen bits: sorted by digits, not by comparing
    return lookup.order[found]


def look_closer(
    lookup: Lookup, papers: NDArray[np.intp], keys: Keys, words: Sequence[Sequence[WordSet]], typed: str
) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
    """Order papers of the same key by how the words stand in them; and the score of each paper, 0 to 100."""
    closeness = np.zeros(len(papers))
    for k, segment in enumerate(lookup.segments):
        base = lookup.bases[k]
        at = np.flatnonzero((papers >= base) & (papers < lookup.bases[k + 1]))
        if at.size:
            slots = [word[k] for word in words]
            local = papers[at] - base
            adjacent, ordered, covered = _standing(segment.forward["title"].gather(local), slots, len(local))
            lengths = np.diff(segment.forward["authors"].starts)[local]
            if int(lengths.sum()) <= _MOST_TOKENS:
                names = _standing(segment.forward["authors"].gather(local), slots, len(local))
                adjacent = np.maximum(adjacent, names[0])
            titles = [segment.titles[paper] for paper in local.tolist()]
            alike = cdist([typed], titles, scorer=ratio, dtype=np.float32)[0] / 100
            closeness[at] = (
                _WORD_SHARES["adjacent"] * adjacent
                + _WORD_SHARES["ordered"] * ordered
                + _WORD_SHARES["covered"] * covered
                + _WORD_SHARES["alike"] * alike
            )
    closeness = np.round(closeness, 4)
    mine = keys[papers]
    ties = lookup.ties[papers] & np.uint64((1 << 56) - 1)
    order = np.lexsort((ties, -closeness, mine))
    return papers[order], scores(mine[order], closeness[order], len(words))


def scores(keys: Keys, closeness: NDArray[np.float64] | float, words: int) -> NDArray[np.float64]:
    """A score for papers in their final order; it never grows from one to the next."""
    level = keys >> KEY_SHIFT
    paid = (keys & ((1 << KEY_SHIFT) - 1)) / max(words, 1)  # of each word
    raw = np.take(_TOP_SCORE, level) - _SPREAD * (0.5 * np.minimum(paid / (32 * 7), 1) + 0.5 * (1 - closeness))
    return np.minimum.accumulate(raw) if len(raw) else raw


def _standing(
    gathered: tuple[NDArray[np.int32], NDArray[np.intp]], slots: Sequence[WordSet], papers: int
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """For each paper the share of typed neighbours that stand side by side, that stand in order, and of words met."""
    tokens, of = gathered
    zeros = np.zeros(papers)
    if not len(tokens) or not slots:
        return zeros, zeros, zeros
    met = [slot.contains(tokens) for slot in slots]
    lengths = np.bincount(of, minlength=papers)
    covered = np.bincount(of[reduce(np.logical_or, met)], minlength=papers) / np.maximum(lengths, 1)
    if len(slots) == 1:
        return zeros, zeros, covered
    adjacent, ordered = zeros.copy(), zeros.copy()
    same = of[:-1] == of[1:]
    nowhere = len(tokens)
    firsts = []
    for mask in met:
        at = np.flatnonzero(mask)
        first = np.full(papers, nowhere)
        first[of[at[::-1]]] = at[::-1]  # the first is written last
        firsts.append(first)
    for k in range(len(slots) - 1):
        adjacent += np.bincount(of[1:][met[k][:-1] & met[k + 1][1:] & same], minlength=papers) > 0
        ordered += (firsts[k] < firsts[k + 1]) & (firsts[k + 1] < nowhere)
    return adjacent / (len(slots) - 1), ordered / (len(slots) - 1), covered
