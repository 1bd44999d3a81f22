"""The distinct words of a part of the index, sorted, in plain arrays that can lie in a file.

The words that begin with the same letters stand side by side, so a prefix is a range of numbers.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int32]

_MOST_KEPT = 1 << 14
_STEP = 128
"""One word of so many is at hand, to begin a search by halves among them."""
_AFTER_ALL = b"\xff"
"""Greater than any byte of UTF-8."""


class Vocabulary:
    """Sorted distinct words; a word's number is its place.

    ``letters`` holds the words in UTF-8 end to end; word k is ``letters[starts[k]:starts[k + 1]]``.
    """

    def __init__(self, letters: NDArray[np.uint8], starts: NDArray[np.uint32]) -> None:
        self.letters = letters
        self.starts = starts
        self._bytes = _Bytes(letters, starts)
        self._kept = _Kept(letters, starts)

    @classmethod
    def of(cls, words: Sequence[str]) -> Vocabulary:
        """Of words that are sorted and distinct."""
        encoded = [word.encode("utf-8", "surrogatepass") for word in words]
        starts = np.zeros(len(words) + 1, np.uint32)
        np.cumsum(np.fromiter(map(len, encoded), np.uint32, len(encoded)), out=starts[1:])
        return cls(np.frombuffer(b"".join(encoded), np.uint8), starts)

    def __len__(self) -> int:
        return len(self._bytes)

    def __getitem__(self, number: int) -> str:
        """The word of a number; words asked for often are kept."""
        return self._kept[number]

    def texts(self, numbers: NDArray[np.integer]) -> list[str]:
        """The words of many numbers."""
        return list(map(self._kept.__getitem__, numbers.tolist()))

    def words(self) -> list[str]:
        """All of them."""
        letters, starts = self.letters.tobytes(), self.starts.tolist()
        return [letters[a:b].decode("utf-8", "surrogatepass") for a, b in pairwise(starts)]

    def find(self, word: str, low: int = 0, high: int | None = None) -> int:
        """The number of a word, -1 if it is not there; looked for from ``low`` up to ``high``."""
        wanted = word.encode("utf-8", "surrogatepass")
        k = self._bytes.first_from(wanted) if high is None else bisect_left(self._bytes, wanted, low, high)
        return k if k < len(self) and self._bytes[k] == wanted else -1

    def begins(self, prefix: str) -> tuple[int, int]:
        """The first number and the number after the last of the words that begin so."""
        wanted = prefix.encode("utf-8", "surrogatepass")
        low = self._bytes.first_from(wanted)
        if low >= len(self) or not self._bytes[low].startswith(wanted):
            return low, low
        return low, self._bytes.first_from(wanted + _AFTER_ALL)


class _Kept(dict[int, str]):
    """Words that were asked for."""

    def __init__(self, letters: NDArray[np.uint8], starts: NDArray[np.uint32]) -> None:
        super().__init__()
        self._letters, self._starts = letters.data, starts.data

    def __missing__(self, number: int) -> str:
        if len(self) >= _MOST_KEPT:
            self.clear()
        start, end = self._starts[number : number + 2]
        word = self[number] = str(self._letters[start:end], "utf-8", "surrogatepass")
        return word


class _Bytes(Sequence[bytes]):
    """The words as bytes, for a search by halves; their order is that of the words."""

    def __init__(self, letters: NDArray[np.uint8], starts: NDArray[np.uint32]) -> None:
        self._letters = letters.data
        self._starts = starts.data
        self._size = len(starts) - 1
        self._marks: list[bytes] | None = None

    def first_from(self, wanted: bytes) -> int:
        """The number of the first word that is not less."""
        if self._marks is None:
            self._marks = [self[k] for k in range(0, self._size, _STEP)]
        above = bisect_left(self._marks, wanted)
        low, high = max(above - 1, 0) * _STEP, min(above * _STEP, self._size)
        return bisect_left(self, wanted, low, high)

    def __len__(self) -> int:
        return self._size

    def __getitem__(self, k: int) -> bytes:  # type: ignore[override]
        return bytes(self._letters[self._starts[k] : self._starts[k + 1]])


def sort_words(words: Iterable[str]) -> list[str]:
    """Sort distinct words by way of small heaps, for one sort of all would hold the interpreter for too long."""
    heaps: dict[str, list[str]] = {}
    for word in words:
        heaps.setdefault(word[:2], []).append(word)
    ordered: list[str] = []
    for start in sorted(heaps):
        ordered += sorted(heaps[start])
    return ordered
