"""The distinct words of a part of the index, sorted, in plain arrays that can lie in a file.

The words that begin with the same letters stand side by side, so a prefix is a range of numbers.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from readinglist.searching import kinship

Numbers = NDArray[np.int32]

_MOST_KEPT = 1 << 16
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

    def find(self, word: str) -> int:
        """The number of a word, -1 if it is not there."""
        wanted = word.encode("utf-8", "surrogatepass")
        k = bisect_left(self._bytes, wanted)
        return k if k < len(self) and self._bytes[k] == wanted else -1

    def begins(self, prefix: str) -> tuple[int, int]:
        """The first number and the number after the last of the words that begin so."""
        wanted = prefix.encode("utf-8", "surrogatepass")
        low = bisect_left(self._bytes, wanted)
        return low, bisect_left(self._bytes, wanted + _AFTER_ALL, low)

    def same_stem(self, typed: str) -> list[int]:
        """The words that share the stem of a typed one."""
        if not kinship.has_stem(typed):
            return []
        start = kinship.stem(typed)[: kinship.STEM_SURE]
        found = []
        for beginning in {start, start.replace("s", "z")}:
            low, high = self.begins(beginning)
            found += [k for k in range(low, high) if kinship.same_stem(typed, self[k])]
        return sorted(found)


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
