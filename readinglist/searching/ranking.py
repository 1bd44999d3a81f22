"""The order of what was found: the whole of it by cost, the first few hundred by a closer look."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.fuzz import ratio
from rapidfuzz.process import cdist

from readinglist.searching.costs import Lookup
from readinglist.searching.found import KEY_SHIFT, Found, Keys
from readinglist.searching.wordsets import WordSet

CLOSER_LOOK = 200
"""Papers that are looked at one by one."""
_MOST_TOKENS = 60_000
_WORD_SHARES = {"adjacent": 0.4, "ordered": 0.1, "covered": 0.2, "alike": 0.3}
_TOP_SCORE = (100.0, 80.0, 65.0, 50.0, 38.0, 25.0, 15.0)
_SPREAD = 12.0


def rank(
    lookup: Lookup, found: Found, words: Sequence[Sequence[WordSet]], typed: str, limit: int | None
) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
    """The best ``limit`` papers and their scores; all of them for None."""
    most = None if limit is None else max(limit, CLOSER_LOOK)
    papers, keys = found.first(lookup, most)
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
            layer = segment.text
            tokens, of = layer.forward["title"].gather(local)
            adjacent, ordered, covered = _standing((tokens, of), slots, len(local))
            people = layer.forward["authors"]
            lengths = (people.starts[local + 1] - people.starts[local]).astype(np.int64)
            if len(slots) > 1 and int(lengths.sum()) <= _MOST_TOKENS:
                adjacent = np.maximum(adjacent, _standing(people.gather(local), slots, len(local))[0])
            spoken = layer.vocabulary.texts(tokens)
            ends = np.searchsorted(of, np.arange(1, len(local) + 1)).tolist()
            titles = [" ".join(spoken[a:b]) for a, b in zip([0, *ends], ends, strict=False)]
            alike = cdist([typed], titles, scorer=ratio, dtype=np.float32)[0] / 100
            closeness[at] = (
                _WORD_SHARES["adjacent"] * adjacent
                + _WORD_SHARES["ordered"] * ordered
                + _WORD_SHARES["covered"] * covered
                + _WORD_SHARES["alike"] * alike
            )
    closeness = np.round(closeness, 4)
    ties = lookup.ties(papers) & np.uint64((1 << 56) - 1)
    order = np.lexsort((ties, -closeness, keys))
    return papers[order], scores(keys[order], closeness[order], len(words))


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
