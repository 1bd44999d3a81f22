"""Which keys the library holds already, in one bit each: most papers of a large file are new, and need no asking.

A key that is not here is not in the library. One that is here may be: then the library is asked. Keys come in as
hashes; one bit in 128 is set at most, so that fewer than one new paper in a hundred is asked for in vain.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from readinglist.library import Library
from readinglist.library.papers import PlainRecord

_LEAST_BITS, _MOST_BITS = 20, 29


class Seen:
    """The keys of a library as it was when it was asked, and of what was added through here since."""

    def __init__(self, library: Library, expected: int) -> None:
        """``expected`` is how many papers may still come."""
        self.version = library.data_version()
        ids: list[str] = []
        others: list[int] = []
        bits = min(max((128 * (expected + library.papers.highest_id())).bit_length(), _LEAST_BITS), _MOST_BITS)
        self._ids = np.zeros(1 << (bits - 3), np.uint8)
        self._others = np.zeros(1, np.uint8)
        self._full_others = 1 << (bits - 3)
        for arxiv_id, doi, title_key, abstract_key in library.papers.every_key():
            if arxiv_id is not None:
                ids.append(arxiv_id)
                if len(ids) == 100_000:
                    _set(self._ids, _hashes(ids))
                    ids.clear()
            else:
                others += _others(doi, title_key, abstract_key)
        _set(self._ids, _hashes(ids))
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
        suspects.update(named[k] for k in np.nonzero(_get(self._ids, hashes))[0].tolist())
        if len(set(ids)) < len(ids):
            first: dict[str, int] = {}
            for place, arxiv_id in zip(named, ids, strict=True):
                if first.setdefault(arxiv_id, place) != place:
                    suspects.update((place, first[arxiv_id]))
        _set(self._ids, hashes)
        self._add_others(loose)
        if len(self._others) > 1:  # papers without an arXiv id are known: each of these may be one of them
            for place in named:
                row = records[place][2]
                if _get(self._others, np.array(_others(row[6], *row[9:]), np.int64)).any():
                    suspects.add(place)
        return suspects

    def _add_others(self, keys: Sequence[int]) -> None:
        if keys:
            if len(self._others) == 1:
                self._others = np.zeros(self._full_others, np.uint8)
            _set(self._others, np.array(keys, np.int64))


def _hashes(texts: Iterable[str]) -> npt.NDArray[np.int64]:
    return np.fromiter(map(hash, texts), np.int64)


def _others(doi: str | None, title_key: int | None, abstract_key: int | None) -> list[int]:
    keys = [key for key in (title_key, abstract_key) if key is not None]
    return [*keys, hash(doi)] if doi is not None else keys


def _set(bits: npt.NDArray[np.uint8], hashes: npt.NDArray[np.int64]) -> None:
    at = hashes & (len(bits) * 8 - 1)
    np.bitwise_or.at(bits, at >> 3, np.left_shift(1, at & 7).astype(np.uint8))


def _get(bits: npt.NDArray[np.uint8], hashes: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    at = hashes & (len(bits) * 8 - 1)
    return np.asarray((bits[at >> 3] >> (at & 7)) & 1, np.bool_)
