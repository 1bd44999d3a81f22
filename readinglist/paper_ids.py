"""Ids of papers, rising, in little memory: there may be a million, and nothing here takes an object for each."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence

FEW = 10_000
"""Ids up to this number are kept as a tuple."""


def compact(ids: Sequence[int]) -> Sequence[int]:
    """Rising ids in little memory: a tuple of few; of many a range where none is left out, else an array.

    The same ids always come out alike, so what was made here can be compared.
    """
    if len(ids) <= FEW:
        return tuple(ids)
    if isinstance(ids, range):
        return ids
    if ids[-1] - ids[0] + 1 == len(ids):
        return range(ids[0], ids[-1] + 1)
    return ids if isinstance(ids, array) else array("q", ids)


def holds(ids: Sequence[int], one: object) -> bool:
    """Whether ids that ``compact`` made have this one among them."""
    if not isinstance(one, int):
        return False
    if isinstance(ids, range):
        return one in ids
    at = bisect_left(ids, one)
    return at < len(ids) and ids[at] == one


def union(parts: Iterable[Sequence[int]], *, but: Sequence[int] = ()) -> Sequence[int]:
    """All the ids of ``parts`` without those of ``but``, rising, as ``compact`` keeps them."""
    filled = [part for part in parts if len(part)]
    if not filled:
        return ()
    if len(filled) == 1 and isinstance(filled[0], range) and not len(but):
        return compact(filled[0])
    if sum(map(len, filled)) + len(but) <= FEW:
        return compact(sorted(set().union(*filled).difference(but)))
    return _union_of_many(filled, but)


def _union_of_many(parts: Sequence[Sequence[int]], but: Sequence[int]) -> Sequence[int]:
    """As ``union``; sorting a million objects would keep the interpreter from the window's thread, this does not."""
    import numpy as np

    def numbers(ids: Sequence[int]) -> np.ndarray:
        if isinstance(ids, range):
            return np.arange(ids.start, ids.stop, ids.step, dtype=np.int64)
        return np.frombuffer(ids, np.int64) if isinstance(ids, array) else np.array(ids, np.int64)

    ids = np.concatenate([numbers(part) for part in parts])
    ids.sort()
    ids = ids[np.concatenate(([True], ids[1:] != ids[:-1]))]
    if len(but):
        ids = ids[~np.isin(ids, numbers(but))]
    found = array("q")
    found.frombytes(ids.tobytes())
    return compact(found)
