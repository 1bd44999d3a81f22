"""The distinct words of a part of the index, sorted, and which of them are near a typed one.

The words that begin with the same letters stand side by side, so a prefix is a range of numbers. Near words are found
in two steps: a 32-bit set of the letters of each word (or of its first letters) throws out nearly all, in one pass of
numpy; the rest is measured by rapidfuzz.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

from readinglist.searching import kinship

Numbers = NDArray[np.int32]
Masks = NDArray[np.uint32]

WIDTH = 24
"""Letters of a word that its set looks at."""

_DIGIT, _OTHER = 26, 27  # every digit shares one bit; letters of other alphabets share five
_CHUNK = 8192  # words turned into an array at a time, so that no step holds the interpreter for long


def _letter_codes(chunk: Sequence[str]) -> NDArray[np.uint8]:
    """One code per letter of each word, 31 past its end; shape (words, WIDTH)."""
    points = np.array(chunk, dtype=f"U{WIDTH}").view(np.uint32).reshape(len(chunk), WIDTH)
    codes = (_OTHER + points % 4).astype(np.uint8)
    np.copyto(codes, (points - 97).astype(np.uint8), where=(points >= 97) & (points <= 122))
    np.copyto(codes, np.uint8(_DIGIT), where=(points >= 48) & (points <= 57))
    np.copyto(codes, np.uint8(31), where=points == 0)
    return codes


class Neighbourhood:
    """Some words of a vocabulary, ready to be asked which of them are one or two edits from a typed word."""

    def __init__(self, words: Sequence[str], numbers: Numbers) -> None:
        """``numbers`` (ascending) chooses the words."""
        self._words = words
        self._numbers = numbers
        chosen = numbers.tolist()
        codes = np.empty((WIDTH, len(chosen)), np.uint8)
        self._lengths = np.empty(len(chosen), np.uint8)
        for start in range(0, len(chosen), _CHUNK):
            chunk = [words[k] for k in chosen[start : start + _CHUNK]]
            codes[:, start : start + len(chunk)] = _letter_codes(chunk).T
            self._lengths[start : start + len(chunk)] = np.fromiter(map(len, chunk), np.uint8, len(chunk))
        self._codes = codes
        self._masks: list[Masks] = [np.zeros(len(chosen), np.uint32)]

    def _masks_of(self, length: int) -> Masks:
        """The set of the first ``length`` letters of each word."""
        while len(self._masks) <= length:
            codes = self._codes[len(self._masks) - 1]
            self._masks.append(self._masks[-1] | _BITS[codes])
        return self._masks[length]

    def _alike(self, typed: str, length: int, most: int, low: int, high: int) -> NDArray[np.intp]:
        """Places of the words of ``low`` to ``high`` letters that may be ``most`` edits away: hardly any wrong ones.

        Their first ``length`` letters must differ from those typed by no more letters than the edits explain, and all
        but ``most`` of the typed letters must stand where they should, or as far off as the edits can shift them.
        """
        codes = _letter_codes([typed])[0]
        spare = self._masks_of(length) ^ np.bitwise_or.reduce(_BITS[codes])
        for _ in range(2 * most + (2 if len(typed) >= WIDTH - 2 else 0)):
            spare &= spare - np.uint32(1)  # takes one bit away; zero stays zero
        at = np.flatnonzero((spare == 0) & (self._lengths >= low) & (self._lengths <= high))
        size = min(len(typed), WIDTH - most)
        letters = np.full((size + 2 * most, len(at)), 30, np.uint8)
        letters[most:] = self._codes[: size + most, at]
        misplaced = np.zeros(len(at), np.uint8)
        for k in range(size):
            misplaced += ~(letters[k : k + 2 * most + 1] == codes[k]).any(axis=0)
        return at[misplaced <= most]

    def near(self, typed: str, *, typing: bool) -> tuple[Numbers, NDArray[np.uint8]]:
        """The words at one or two edits, as ``kinship.edits`` counts them: their numbers, and how many edits."""
        allowed = kinship.edits_allowed(typed)
        size = len(typed)
        if not allowed or not len(self._numbers):
            return np.empty(0, np.int32), np.empty(0, np.uint8)
        low, high = max(size - allowed, 0), size + allowed
        at = self._alike(typed, WIDTH, allowed, low, high)
        words = self._chosen(at)
        best = np.full(len(self._numbers), 9, np.uint8)
        found = _distances(typed, words, allowed)
        limit = np.array([kinship.allowed_whole(size, length) for length in range(high + 1)], np.uint8)
        best[at] = np.where(found <= limit[self._lengths[at]], found, 9)
        if typing and (most := kinship.edits_while_typing(typed)):
            at = self._alike(typed, min(size, WIDTH), most, size - most, kinship.LONGEST)
            best[at] = np.minimum(best[at], self._begin_alike(typed, self._chosen(at), most))
        at = np.flatnonzero(best <= 2)
        return self._numbers[at], best[at]

    def _chosen(self, at: NDArray[np.intp]) -> list[str]:
        words = self._words
        return [words[k] for k in self._numbers[at].tolist()]

    @staticmethod
    def _begin_alike(typed: str, words: list[str], most: int) -> NDArray[np.uint8]:
        """The edits to the nearest beginning of each word; words with the same beginning are measured once."""
        longest = len(typed) + most
        places: dict[str, int] = {}
        inverse = [places.setdefault(word[:longest], len(places)) for word in words]
        starts = list(places)
        best = np.full(len(starts), 9, np.uint8)
        for length in range(len(typed) - most, longest + 1):
            found = _distances(typed, [start[:length] for start in starts], most)
            np.minimum(best, found, out=best)
        return best[np.array(inverse, np.intp)] if inverse else np.empty(0, np.uint8)


_BITS = np.left_shift(np.uint32(1), np.arange(32, dtype=np.uint32))
_BITS[31] = 0


def _distances(typed: str, words: list[str], most: int) -> NDArray[np.uint8]:
    """Edits from the typed word to each; 9 where there are more than ``most``, none, or where a digit would change."""
    if not words:
        return np.empty(0, np.uint8)
    found: NDArray[np.uint8] = cdist([typed], words, scorer=OSA.distance, score_cutoff=most, dtype=np.uint8)[0]
    found[(found > most) | (found == 0)] = 9
    wanted = kinship.digits(typed)
    for k in np.flatnonzero(found <= most).tolist():
        if kinship.digits(words[k]) != wanted:
            found[k] = 9
    return found


class Vocabulary:
    """Sorted distinct words; a word's number is its place."""

    def __init__(self, words: list[str]) -> None:
        self.words = words

    def __len__(self) -> int:
        return len(self.words)

    def find(self, word: str) -> int:
        """The number of a word, -1 if it is not there."""
        k = bisect_left(self.words, word)
        return k if k < len(self.words) and self.words[k] == word else -1

    def begins(self, prefix: str) -> tuple[int, int]:
        """The first number and the number after the last of the words that begin so."""
        low = bisect_left(self.words, prefix)
        return low, bisect_left(self.words, prefix + "\U0010ffff", low)

    def same_stem(self, typed: str, counts: Callable[[int], bool]) -> list[int]:
        """The words ``counts`` says yes to that share the stem of a typed one."""
        if not kinship.has_stem(typed):
            return []
        start = kinship.stem(typed)[: kinship.STEM_SURE]
        found = []
        for beginning in {start, start.replace("s", "z")}:
            low, high = self.begins(beginning)
            found += [k for k in range(low, high) if counts(k) and kinship.same_stem(typed, self.words[k])]
        return sorted(found)


def sort_words(words: Iterable[str]) -> list[str]:
    """Sort distinct words by way of small heaps, for one sort of all would hold the interpreter for too long."""
    heaps: dict[str, list[str]] = {}
    for word in words:
        heaps.setdefault(word[:2], []).append(word)
    ordered: list[str] = []
    for start in sorted(heaps):
        ordered += sorted(heaps[start])
    return ordered
