"""Which words of a vocabulary are near a typed one.

The first letters of every word are packed into one sorted number, so that all words with a given beginning are found
by two searches by halves. All ways to make one edit in the first letters that were typed are written out and looked up
at once. That is the whole answer where one edit is allowed. Where two are, they may be in the first five letters
together; then the rest is right, and the word is found by its length and its end, in a second sorted list. What is left
after a look at the sets of letters is measured by rapidfuzz.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cache

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

from readinglist.searching import kinship
from readinglist.searching.kinship import LONGEST, LOOSE_END, SURE
from readinglist.searching.rows import once
from readinglist.searching.vocabulary import Numbers, Vocabulary

Codes = NDArray[np.uint8]
Keys = NDArray[np.uint64]

_BITS = 5
_HELD = 12
"""Letters of a beginning that fit into a number."""
_END_HELD = 11
"""Letters of an end; the length of the word stands above them."""
_WIDTH = 24
"""Letters of a word that its set looks at."""
_DIGIT, _OTHER = 27, 28  # a to z are 1 to 26; every digit is one letter; those of other alphabets share four
_END = np.zeros(1, np.uint8)
_LETTERS = np.array([*range(1, 27), *range(_OTHER, _OTHER + 4)], np.uint8)
_LETTERS_AND_DIGITS = np.append(_LETTERS, np.uint8(_DIGIT))
_WRITTEN_OUT = 8
"""Letters in which edits are written out where one is allowed."""
_CHUNK = 8192  # words turned into an array at a time, so that no step holds the interpreter for long
_MOST_KEPT = 256
_MANY_NUMBERS = 2_500
"""Of more words than that, those near by one edit are sought among all words, which costs less."""
_MOST_NARROWED = 200
"""Words of which those that are still near after one letter more are told one by one."""
_MOST_KEPT_WORDS = 1 << 14
Near = tuple[Numbers, NDArray[np.uint8]]
_NOTHING = np.empty(0, np.int32), np.empty(0, np.uint8)
_SHIFTS = np.arange(_BITS * (_HELD - 1), -1, -_BITS, dtype=np.uint64)


def _letter_codes(points: NDArray[np.uint32]) -> Codes:
    """One code per letter, 0 past the end of a word; every code fits five bits."""
    codes = (_OTHER + points % 4).astype(np.uint8)
    np.copyto(codes, (points - 96).astype(np.uint8), where=(points >= 97) & (points <= 122))
    np.copyto(codes, np.uint8(_DIGIT), where=(points >= 48) & (points <= 57))
    np.copyto(codes, np.uint8(0), where=points == 0)
    return codes


def _codes_of(chunk: Sequence[str], width: int) -> Codes:
    return _letter_codes(np.array(chunk, dtype=f"U{width}").view(np.uint32).reshape(len(chunk), width))


def _packed(codes: Codes) -> Keys:
    """The first _HELD letters of each row as one number that sorts as they do."""
    packed: Keys = np.bitwise_or.reduce(codes[:, :_HELD].astype(np.uint64) << _SHIFTS[: codes.shape[1]], axis=1)
    return packed


@dataclass(frozen=True, slots=True)
class Shapes:
    """Of the words of a vocabulary: the packed beginnings in order (``keys``) with the numbers of the words they are of
    (``words``), the packed ends (length, then letters from the last) likewise, and of each word the set of its letters
    and its length."""

    keys: Keys
    words: Numbers
    end_keys: Keys
    end_words: Numbers
    sets: NDArray[np.uint32]
    lengths: NDArray[np.uint8]

    @classmethod
    def of(cls, words: Sequence[str]) -> Shapes:
        """Of the words of a vocabulary, in their order."""
        size = len(words)
        keys, ends = np.empty(size, np.uint64), np.empty(size, np.uint64)
        sets, lengths = np.empty(size, np.uint32), np.empty(size, np.uint8)
        for start in range(0, size, _CHUNK):
            chunk = words[start : start + _CHUNK]
            stop = start + len(chunk)
            codes = _codes_of(chunk, _WIDTH)
            keys[start:stop] = _packed(codes)
            sets[start:stop] = np.bitwise_or.reduce(np.uint32(1) << codes.astype(np.uint32), axis=1)
            lengths[start:stop] = np.fromiter(map(len, chunk), np.uint8, len(chunk))
            ends[start:stop] = _end_keys(
                _codes_of([w[: -_END_HELD - 1 : -1] for w in chunk], _HELD), lengths[start:stop]
            )
        by_key, by_end = np.argsort(keys, kind="stable"), np.argsort(ends, kind="stable")
        return cls(keys[by_key], by_key.astype(np.int32), ends[by_end], by_end.astype(np.int32), sets, lengths)

    def arrays(self) -> dict[str, NDArray[np.generic]]:
        """All by name."""
        return {name: getattr(self, name) for name in SHAPES}


SHAPES = tuple(one.name for one in fields(Shapes))


def _end_keys(reversed_codes: Codes, lengths: NDArray[np.uint8]) -> Keys:
    letters = _packed(reversed_codes) >> np.uint64(_BITS)  # the twelfth letter is not held
    return lengths.astype(np.uint64) << np.uint64(_BITS * _END_HELD) | letters


class Neighbourhood:
    """The words of a vocabulary, ready to be asked which of them are one or two edits from a typed word."""

    def __init__(self, vocabulary: Vocabulary, shapes: Shapes) -> None:
        self._vocabulary = vocabulary
        self.shapes = shapes
        self._kept: OrderedDict[tuple[str, bool], Near] = OrderedDict()
        self._words_kept = 0

    def near(self, typed: str, *, typing: bool) -> Near:
        """The words at one or two edits, as ``kinship.edits`` counts them: their numbers, and how many edits."""
        allowed = kinship.edits_allowed(typed)
        if not allowed or not len(self._vocabulary):
            return _NOTHING
        kept = self._kept.get((typed, typing))
        if kept is not None:
            self._kept.move_to_end((typed, typing))
            return kept
        found = self._kept[typed, typing] = self._near(typed, allowed, kinship.edits_while_typing(typed) * typing)
        self._words_kept += len(found[0])
        while len(self._kept) > 1 and (len(self._kept) > _MOST_KEPT or self._words_kept > _MOST_KEPT_WORDS):
            self._words_kept -= len(self._kept.popitem(last=False)[1][0])
        return found

    def near_among(self, numbers: Numbers, typed: str, *, typing: bool) -> Near:
        """The same, of these few words."""
        allowed = kinship.edits_allowed(typed)
        if not allowed:
            return _NOTHING
        if allowed == 1 and len(numbers) > _MANY_NUMBERS:
            found, edits = self.near(typed, typing=typing)
            here = numbers[np.minimum(np.searchsorted(numbers, found), len(numbers) - 1)] == found
            return found[here], edits[here]
        open_end = kinship.edits_while_typing(typed) * typing
        longest = LONGEST if open_end else len(typed) + allowed
        at = self._like(numbers, _codes_of([typed], len(typed))[0], allowed, len(typed) - allowed, longest)
        return self._told_one_by_one(typed, at, allowed, open_end)

    def _told_one_by_one(self, typed: str, at: Numbers, allowed: int, open_end: int) -> Near:
        """The near ones of some words, measured roughly first."""
        texts = self._vocabulary.texts(at)
        near = _distances(typed, texts, allowed)
        if open_end:
            np.minimum(near, _distances_open(typed, texts, open_end), out=near)
        for k in np.flatnonzero(near <= allowed).tolist():
            near[k] = kinship.edits(typed, texts[k], typing=open_end > 0) or 9
        return at[near <= allowed], near[near <= allowed]

    def same_stem(self, typed: str, among: Numbers | None = None) -> Numbers:
        """The words that share the stem of a typed one; ``among`` these few (ascending)."""
        if not kinship.has_stem(typed):
            return _NOTHING[0]
        stem = kinship.stem(typed)
        letters = _codes_of([stem.replace("s", "").replace("z", "")], len(stem))[0]
        found: list[int] = []
        for start in {stem[: kinship.STEM_SURE], stem[: kinship.STEM_SURE].replace("s", "z")}:
            low, high = self._vocabulary.begins(start)
            some = np.arange(low, high, dtype=np.int32)
            if among is not None:
                some = among[slice(*np.searchsorted(among, (low, high)))]
            some = self._like(some, letters[letters > 0], 1, len(stem) - 1, LONGEST)
            found += [k for k in some.tolist() if kinship.same_stem(typed, self._vocabulary[k])]
        return np.array(sorted(found), np.int32)

    def _near(self, typed: str, allowed: int, open_end: int) -> Near:
        codes = _codes_of([typed], len(typed))[0]
        letters = self._letters(typed)
        found: list[Near] = []
        if open_end == 1 and typed.isascii() and typed.isalpha() and len(typed) <= _WRITTEN_OUT:
            firm = int(len(typed) < LOOSE_END)
            at = self._starting(codes, len(typed) - firm, firm, letters)
            found.append((at, np.ones(len(at), np.uint8)))
        elif open_end and (before := self._before(typed, open_end)) is not None:
            return self._narrower(typed, codes, before, allowed, open_end)
        elif open_end:
            at = self._starting(codes, min(len(typed), SURE if open_end == 2 else _WRITTEN_OUT), 0, letters)
            at = self._like(at, codes, open_end, len(typed) - open_end, LONGEST)
            found.append(self._told_one_by_one(typed, at, allowed, open_end))
        if allowed == 2 or not open_end or len(typed) < LOOSE_END:
            found.append(self._whole(typed, codes, letters, allowed, started=open_end == 2))
        at, edits = np.concatenate([at for at, _ in found]), np.concatenate([edits for _, edits in found])
        low, high = self._vocabulary.begins(typed) if open_end else (0, 0)
        if low < high:  # no edit is needed
            other = (at < low) | (at >= high)
            at, edits = at[other], edits[other]
        return _least(at, edits) if len(found) > 1 else (at, edits)

    def _before(self, typed: str, open_end: int) -> Numbers | None:
        """The words that were near, or began so, one letter ago; None where that is not known, or does not help."""
        kept = self._kept.get((typed[:-1], True))
        if (
            kept is None
            or not typed.isalpha()
            or kinship.edits_while_typing(typed[:-1]) != open_end
            or len(typed) <= LOOSE_END
            or len(kept[0]) > _MOST_NARROWED
        ):
            return None
        low, high = self._vocabulary.begins(typed[:-1])
        if high - low > _MOST_NARROWED:
            return None
        return once(np.concatenate((kept[0], np.arange(low, high, dtype=np.int32))))

    def _narrower(self, typed: str, codes: Codes, before: Numbers, allowed: int, open_end: int) -> Near:
        """The words near a longer beginning are among those near the shorter one; whole words are sought anew."""
        found = self.near_among(before, typed, typing=True)
        if allowed < 2:
            return found
        whole = self._whole(typed, codes, self._letters(typed), allowed, started=open_end == 2)
        return _least(np.concatenate((found[0], whole[0])), np.concatenate((found[1], whole[1])))

    @staticmethod
    def _letters(typed: str) -> Codes:
        return _LETTERS if typed.isalpha() else _LETTERS_AND_DIGITS

    def _whole(self, typed: str, codes: Codes, letters: Codes, allowed: int, *, started: bool) -> Near:
        """The whole words that are near; ``started``: those whose start is nearly right are found already."""
        size = len(typed)
        if allowed == 1:
            at = self._starting(codes, min(size, _WRITTEN_OUT), 0, letters)
        else:
            swapped = np.concatenate(
                (codes[: SURE - 1], codes[SURE : SURE + 1], codes[SURE - 1 : SURE], codes[SURE + 1 :])
            )
            several = [
                # the fifth letter and the sixth are swapped, and there is an edit before them
                self._starting(swapped, SURE - 1, min(size, _HELD - 1) - SURE + 1, letters),
                self._ending(codes[SURE:], range(max(size - allowed, 1), min(size + allowed, LONGEST) + 1)),
            ]
            if not started:
                several.append(self._starting(codes, SURE, 0, letters))
            at = once(np.concatenate(several))
        at = self._like(at, codes, allowed, size - allowed, size + allowed)
        edits = _distances(typed, self._vocabulary.texts(at), allowed)
        limit = np.array([kinship.allowed_whole(size, length) for length in range(size + allowed + 1)], np.uint8)
        within = edits <= limit[self.shapes.lengths[at]]
        return at[within], edits[within]

    def _starting(self, codes: Codes, edited: int, kept: int, letters: Codes) -> Numbers:
        """The words that start like the first letters with at most one edit in ``edited`` of them, ``kept`` more being
        right."""
        ways, steps = _ways(edited, kept, len(letters))
        low = _packed(np.concatenate((codes[: edited + kept], _END, letters))[ways])
        keys = self.shapes.keys
        first = np.searchsorted(keys, low)
        high = low + steps
        there = keys[np.minimum(first, len(keys) - 1)] < high
        there &= first < len(keys)
        first, high = first[there], high[there]
        return once(self.shapes.words[_spans(first, np.searchsorted(keys, high))])

    def _ending(self, codes: Codes, lengths: range) -> Numbers:
        """The words of these lengths that end so."""
        held = codes[::-1][:_END_HELD]
        end = int(_packed(held[None, :])[0]) >> _BITS
        low = np.array([length << _BITS * _END_HELD | end for length in lengths], np.uint64)
        high = low + np.uint64(1 << _BITS * (_END_HELD - len(held)))
        keys = self.shapes.end_keys
        return self.shapes.end_words[_spans(np.searchsorted(keys, low), np.searchsorted(keys, high))]

    def _like(self, at: Numbers, codes: Codes, most: int, shortest: int, longest: int) -> Numbers:
        """Those of such a length whose sets lack few of the letters typed."""
        typed = np.bitwise_or.reduce(np.uint32(1) << codes[: _WIDTH - 2].astype(np.uint32))
        sets, lengths = self.shapes.sets[at], self.shapes.lengths[at]
        like = (_count(~sets & typed) <= most) & (lengths >= max(shortest, 0)) & (lengths <= longest)
        if longest < _WIDTH - 2:  # whole words: they have few letters besides
            like &= _count(sets & ~(typed | np.uint32(1))) <= most
        found: Numbers = at[like]
        return found


@cache
def _ways(edited: int, kept: int, letters: int) -> tuple[NDArray[np.intp], Keys]:
    """The ways to make one edit in the first letters, as places in (letters typed, no letter, all letters); and how far
    from each the numbers reach of words that start so. With nothing kept, what a shorter beginning covers is left out.
    """
    size = edited + kept
    nothing = size
    others = range(size + 1, size + 1 + letters)
    typed = list(range(size))
    ways = [typed[:k] + typed[k + 1 :] for k in range(edited)]
    ways += [[*typed[:k], k + 1, k, *typed[k + 2 :]] for k in range(edited - 1)]
    last = edited if kept else edited - 1
    ways += [[*typed[:k], other, *typed[k + 1 :]] for k in range(last) for other in others]
    ways += [[*typed[:k], other, *typed[k:]] for k in range(last + bool(kept)) for other in others]
    if not edited - 1 and not kept:
        ways = [[]]  # one letter, and it may be wrong
    padded = np.array([way + [nothing] * (size + 1 - len(way)) for way in ways], np.intp)
    steps = np.array([1 << _BITS * (_HELD - len(way)) for way in ways], np.uint64)
    return padded, steps


def _spans(low: NDArray[np.intp], high: NDArray[np.intp]) -> NDArray[np.intp]:
    """All numbers from each ``low`` up to its ``high``."""
    lengths = high - low
    ends = np.cumsum(lengths)
    found: NDArray[np.intp] = np.repeat(low - ends + lengths, lengths)
    found += np.arange(len(found))
    return found


def _least(at: Numbers, edits: NDArray[np.uint8]) -> Near:
    """Each word once, with its fewest edits."""
    ordered = np.sort(at.astype(np.int64) << 8 | edits)
    at = (ordered >> 8).astype(np.int32)
    first = np.concatenate(([True], at[1:] != at[:-1])) if len(at) else np.empty(0, bool)
    return at[first], ordered[first].astype(np.uint8)


def _count(sets: NDArray[np.uint32]) -> NDArray[np.uint8]:
    """How many letters each set has."""
    if hasattr(np, "bitwise_count"):
        found: NDArray[np.uint8] = np.bitwise_count(sets)
        return found
    found = np.unpackbits(sets.view(np.uint8).reshape(-1, 4), axis=1).sum(axis=1, dtype=np.uint8)
    return found


def _distances_open(typed: str, words: Sequence[str], most: int) -> NDArray[np.uint8]:
    """Edits from the typed word to the nearest beginning of each."""
    longest = len(typed) + most
    number: dict[str, int] = {}
    which = [number.setdefault(word[:longest], len(number)) for word in words]
    starts = list(number)
    near = np.full(len(starts), 9, np.uint8)
    if starts:  # a beginning of another length is no nearer than by the letters it is longer or shorter
        equal = cdist([typed], [start[: len(typed)] for start in starts], scorer=OSA.distance, dtype=np.uint8)[0]
        some = np.flatnonzero(equal <= 2 * most)
        nearer = [starts[k] for k in some.tolist()]
        for length in range(len(typed) - most, longest + 1):
            near[some] = np.minimum(near[some], _distances(typed, [start[:length] for start in nearer], most))
    return near[np.array(which, np.intp)]


def _distances(typed: str, words: Sequence[str], most: int) -> NDArray[np.uint8]:
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
