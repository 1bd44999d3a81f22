"""Which keys the library holds already, in one bit each: most papers of a large file are new, and need no asking.

A key that is not here is not in the library. One that is here may be: then the library is asked. Keys come in as
hashes; one bit in 128 is set at most, so that fewer than one new paper in a hundred is looked at twice. The hashes of
arXiv ids are kept beside the bits (8 bytes each): no new paper with such an id is asked for in vain.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from readinglist.library import Library
from readinglist.library.papers import PlainRecord

_LEAST_BITS, _MOST_BITS = 20, 29

Hashes = npt.NDArray[np.int64]


class Seen:
    """The keys of a library as it was when it was asked, and of what was added through here since."""

    def __init__(self, library: Library, expected: int) -> None:
        """``expected`` is how many papers may still come."""
        self.version = library.data_version()
        ids: list[str] = []
        others: list[int] = []
        bits = min(max((128 * (expected + library.papers.highest_id())).bit_length(), _LEAST_BITS), _MOST_BITS)
        self._ids = np.zeros(1 << (bits - 3), np.uint8)
        self._sure = _Hashes()
        self._others = np.zeros(1, np.uint8)
        self._full_others = 1 << (bits - 3)
        for arxiv_id, doi, title_key, abstract_key in library.papers.every_key():
            if arxiv_id is not None:
                ids.append(arxiv_id)
                if len(ids) == 100_000:
                    self._add_ids(_hashes(ids))
                    ids.clear()
            else:
                others += _others(doi, title_key, abstract_key)
        self._add_ids(_hashes(ids))
        self._add_others(others)

    def suspects(self, records: Sequence[PlainRecord]) -> set[int]:
        """Which of ``records``, by place, may be papers that the library or this batch has; then counts all as seen."""
        suspects: set[int] = set()
        named: list[int] = []
        ids: list[str] = []
        loose: list[int] = []
        for place, (_, _, row) in enumerate(records):
            arxiv_id = row[5]
            if arxiv_id is None:  # may be any paper: by DOI, title or abstract
                suspects.add(place)
                loose += _others(row[6], *row[9:])
            else:
                named.append(place)
                ids.append(arxiv_id)
        hashes = _hashes(ids)
        perhaps = np.flatnonzero(_get(self._ids, hashes))
        suspects.update(named[k] for k in perhaps[self._sure.hold(hashes[perhaps])].tolist())
        if len(set(ids)) < len(ids):
            first: dict[str, int] = {}
            for place, arxiv_id in zip(named, ids, strict=True):
                if first.setdefault(arxiv_id, place) != place:
                    suspects.update((place, first[arxiv_id]))
        self._add_ids(hashes)
        self._add_others(loose)
        if len(self._others) > 1:  # papers without an arXiv id are known: each of these may be one of them
            for place in named:
                row = records[place][2]
                if _get(self._others, np.array(_others(row[6], *row[9:]), np.int64)).any():
                    suspects.add(place)
        return suspects

    def _add_ids(self, hashes: Hashes) -> None:
        _set(self._ids, hashes)
        self._sure.add(hashes)

    def _add_others(self, keys: Sequence[int]) -> None:
        if keys:
            if len(self._others) == 1:
                self._others = np.zeros(self._full_others, np.uint8)
            _set(self._others, np.array(keys, np.int64))


class _Hashes:
    """Hashes in sorted arrays, each at least four times as long as the next, so that adding some costs the same however
    many there are."""

    def __init__(self) -> None:
        self._levels: list[Hashes] = []

    def add(self, hashes: Hashes) -> None:
        """Let some be in here."""
        if len(hashes):
            self._levels.append(np.sort(hashes))
        while len(self._levels) > 1 and len(self._levels[-2]) < 4 * len(self._levels[-1]):
            last = self._levels.pop()
            self._levels.append(np.sort(np.concatenate([self._levels.pop(), last]), kind="stable"))

    def hold(self, hashes: Hashes) -> npt.NDArray[np.bool_]:
        """Which of these are in here."""
        found = np.zeros(len(hashes), np.bool_)
        for level in self._levels:
            found |= level[np.minimum(np.searchsorted(level, hashes), len(level) - 1)] == hashes
        return found


def _hashes(texts: Iterable[str]) -> Hashes:
    return np.fromiter(map(hash, texts), np.int64)


def _others(doi: str | None, title_key: int | None, abstract_key: int | None) -> list[int]:
    keys = [key for key in (title_key, abstract_key) if key is not None]
    return [*keys, hash(doi)] if doi is not None else keys


def _set(bits: npt.NDArray[np.uint8], hashes: Hashes) -> None:
    at = hashes & (len(bits) * 8 - 1)
    np.bitwise_or.at(bits, at >> 3, np.left_shift(1, at & 7).astype(np.uint8))


def _get(bits: npt.NDArray[np.uint8], hashes: Hashes) -> npt.NDArray[np.bool_]:
    at = hashes & (len(bits) * 8 - 1)
    return np.asarray((bits[at >> 3] >> (at & 7)) & 1, np.bool_)
