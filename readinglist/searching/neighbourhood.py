"""Which words of a vocabulary are near a typed one.

Near words are found in three steps. A 32-bit set of the letters of each word (or of its first letters) throws out
nearly all, in one pass of numpy; of those that begin alike only the first is looked at; the rest is measured by
rapidfuzz. All that must be known of the words lies in plain arrays, so that it can be kept in a file.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

from readinglist.searching import kinship
from readinglist.searching.vocabulary import Numbers, Vocabulary

Masks = NDArray[np.uint32]

WIDTH = 24
"""Letters of a word that its set looks at."""

_DIGIT, _OTHER = 26, 27  # every digit shares one bit; letters of other alphabets share four
_CHUNK = 8192  # words turned into an array at a time, so that no step holds the interpreter for long
_BITS = np.left_shift(np.uint32(1), np.arange(32, dtype=np.uint32))
_BITS[31] = 0
_NOTHING = np.empty(0, np.int32), np.empty(0, np.uint8)


def _letter_codes(points: NDArray[np.uint32]) -> NDArray[np.uint8]:
    """One code per letter of each word, 31 past its end; shape (words, WIDTH)."""
    codes = (_OTHER + points % 4).astype(np.uint8)
    np.copyto(codes, (points - 97).astype(np.uint8), where=(points >= 97) & (points <= 122))
    np.copyto(codes, np.uint8(_DIGIT), where=(points >= 48) & (points <= 57))
    np.copyto(codes, np.uint8(31), where=points == 0)
    return codes


def _points(chunk: Sequence[str]) -> NDArray[np.uint32]:
    return np.array(chunk, dtype=f"U{WIDTH}").view(np.uint32).reshape(len(chunk), WIDTH)


@dataclass(frozen=True, slots=True)
class Shapes:
    """Of every word of a vocabulary: its letters as ``codes`` (WIDTH, words), its length, and how many letters it
    shares with the word before it (``shared``, at most WIDTH)."""

    codes: NDArray[np.uint8]
    lengths: NDArray[np.uint8]
    shared: NDArray[np.uint8]

    @classmethod
    def of(cls, words: Sequence[str]) -> Shapes:
        """Of the words of a vocabulary, in their order."""
        codes = np.empty((WIDTH, len(words)), np.uint8)
        lengths = np.empty(len(words), np.uint8)
        shared = np.zeros(len(words), np.uint8)
        before = np.zeros((1, WIDTH), np.uint32)
        for start in range(0, len(words), _CHUNK):
            chunk = words[start : start + _CHUNK]
            points = _points(chunk)
            codes[:, start : start + len(chunk)] = _letter_codes(points).T
            lengths[start : start + len(chunk)] = np.fromiter(map(len, chunk), np.uint8, len(chunk))
            same = points == np.concatenate((before, points[:-1]))
            shared[start : start + len(chunk)] = np.where(same.all(axis=1), WIDTH, same.argmin(axis=1))
            before = points[-1:]
        return cls(codes, lengths, shared)


class Neighbourhood:
    """The words of a vocabulary, ready to be asked which of them are one or two edits from a typed word."""

    def __init__(self, vocabulary: Vocabulary, shapes: Shapes) -> None:
        self._vocabulary = vocabulary
        self.shapes = shapes
        self._spare = np.empty(len(vocabulary), np.uint32)  # one search at a time, so they can be used again
        self._count = np.empty(len(vocabulary), np.uint8)
        self._masks: list[Masks] = [np.zeros(len(vocabulary), np.uint32)]

    def _masks_of(self, length: int) -> Masks:
        """The set of the first ``length`` letters of each word."""
        while len(self._masks) <= length:
            self._masks.append(self._masks[-1] | _BITS[self.shapes.codes[len(self._masks) - 1]])
        return self._masks[length]

    def _like(self, codes: NDArray[np.uint8], typed: int, length: int, most: int) -> NDArray[np.bool_]:
        """The words whose first ``length`` letters differ from those typed by no more than ``most`` edits explain."""
        spare = np.bitwise_xor(self._masks_of(length), np.bitwise_or.reduce(_BITS[codes]), out=self._spare)
        explained = 2 * most + (2 if typed >= WIDTH - 2 else 0)
        if hasattr(np, "bitwise_count"):
            few: NDArray[np.bool_] = np.bitwise_count(spare, out=self._count) <= explained
            return few
        for _ in range(explained):
            spare &= spare - np.uint32(1)  # takes one bit away; zero stays zero
        none: NDArray[np.bool_] = spare == 0
        return none

    def _placed(self, at: NDArray[np.intp], codes: NDArray[np.uint8], typed: int, most: int) -> NDArray[np.bool_]:
        """Where all but ``most`` of the typed letters stand where they should, or as far off as edits shift them."""
        size = min(typed, WIDTH - most)
        letters = np.full((size + 2 * most, len(at)), 30, np.uint8)
        letters[most:] = self.shapes.codes[: size + most, at]
        misplaced = np.zeros(len(at), np.uint8)
        for k in range(size):
            there = letters[k] == codes[k]
            for shift in range(1, 2 * most + 1):
                there |= letters[k + shift] == codes[k]
            misplaced += ~there
        kept: NDArray[np.bool_] = misplaced <= most
        return kept

    def near(self, typed: str, *, typing: bool) -> tuple[Numbers, NDArray[np.uint8]]:
        """The words at one or two edits, as ``kinship.edits`` counts them: their numbers, and how many edits."""
        allowed = kinship.edits_allowed(typed)
        size = len(typed)
        if not allowed or not len(self._vocabulary):
            return _NOTHING
        codes = _letter_codes(_points([typed]))[0]
        most = kinship.edits_while_typing(typed) if typing else 0
        if most >= allowed:
            at, found = self._beginnings(typed, codes, most)  # a whole word is one of its own beginnings
            return at.astype(np.int32), found
        lengths = self.shapes.lengths
        low, high = max(size - allowed, 0), size + allowed
        at = np.flatnonzero(self._like(codes, size, WIDTH, allowed) & (lengths >= low) & (lengths <= high))
        at = at[self._placed(at, codes, size, allowed)]
        found = _distances(typed, self._vocabulary.texts(at), allowed)
        limit = np.array([kinship.allowed_whole(size, length) for length in range(high + 1)], np.uint8)
        within = found <= limit[lengths[at]]
        at, found = at[within], found[within]
        if most:
            more, edits = self._beginnings(typed, codes, most)
            at, found = np.concatenate((at, more)), np.concatenate((found, edits))
            order = np.lexsort((found, at))
            at, found = at[order], found[order]
            if len(at):
                first = np.concatenate(([True], at[1:] != at[:-1]))
                at, found = at[first], found[first]
        return at.astype(np.int32), found

    def _beginnings(
        self, typed: str, codes: NDArray[np.uint8], most: int
    ) -> tuple[NDArray[np.intp], NDArray[np.uint8]]:
        """The words one of whose beginnings is near; those that share that much of it are measured once."""
        size = len(typed)
        longest = size + most
        at = np.flatnonzero(self._like(codes, size, min(size, WIDTH), most) & (self.shapes.lengths >= size - most))
        if not len(at):
            return at, np.empty(0, np.uint8)
        if longest > WIDTH:
            new = np.ones(len(at), bool)
        else:
            # A word between two that begin alike begins so too, and was found with them.
            new = np.concatenate(([True], np.diff(at) > 1)) | (self.shapes.shared[at] < longest)
        which = np.cumsum(new) - 1
        firsts = at[new]
        placed = self._placed(firsts, codes, size, most)
        best = np.full(len(firsts), 9, np.uint8)
        starts = [word[:longest] for word in self._vocabulary.texts(firsts[placed])]
        near = np.full(len(starts), 9, np.uint8)
        for length in range(size - most, longest + 1):
            np.minimum(near, _distances(typed, [start[:length] for start in starts], most), out=near)
        best[placed] = near
        edits = best[which]
        kept = edits <= most
        return at[kept], edits[kept]


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
