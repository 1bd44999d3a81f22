"""What papers pay for a typed word: the word is looked up in every segment, and what was found is kept."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from readinglist.searching import wordsets
from readinglist.searching.followers import Followers
from readinglist.searching.found import Answer, Found, Slots
from readinglist.searching.kept import Kept
from readinglist.searching.levels import LEVEL_SHIFT, Level, cost
from readinglist.searching.opened import Opened, Table
from readinglist.searching.paid import Board, Costs, Paid, Papers, Piece
from readinglist.searching.query import Term
from readinglist.searching.segment import FIELDS, LAYERS, TYPO_FIELDS, Layer, Segment
from readinglist.searching.wordsets import WordSet

SHORT_HALF = 2
"""Letters of the shorter half of a word that is known, and read as two words all the same: xray, x-ray."""
COMMON = 1_000
"""A word that so many papers have is not looked for in two halves as well."""
KNOWN = 3
"""A typed word that so many papers have is no typo."""
MOST_OPENED = 1_500
"""Papers whose words are laid out for the next letters; of more, the postings are asked."""
_BEGINNING = 5
"""Letters of the second half of a split word that are looked up once, and not with each letter more."""
MOST_READ = 1000
"""Papers whose words are measured one by one, instead of all words there are."""
_WORDS_KEPT, _ANSWERS_KEPT = 256, 32
_BYTES_KEPT = 6 << 20
"""What may be held of the papers of earlier words."""


class Match:
    """A term looked up: for each of its words the word set of each segment (of the text layer), and what papers pay for
    it. ``aside``: what is paid for other reasons than that a paper has one of these words; ``halves``: the words that
    the typed one was split into."""

    def __init__(
        self,
        lookup: Lookup,
        words: Slots,
        aside: Paid,
        field: str | None,
        *,
        phrase: bool = False,
        halves: Sequence[WordSet] = (),
    ) -> None:
        self.words = words
        self._halves = halves
        self.aside = aside
        self._lookup = lookup
        self._field = field
        self._paid: Paid | None = aside if phrase else None

    @property
    def slots(self) -> Slots:
        """For each typed word the words meant, halves as well."""
        if not any(self._halves):
            return self.words
        return (tuple(some.union(more) for some, more in zip(self.words[0], self._halves, strict=True)),)

    @property
    def paid(self) -> Paid:
        """What papers pay, for all reasons."""
        if self._paid is None:
            pieces: list[Piece] = []
            (words,) = self.words
            fields = (self._field,) if self._field else TYPO_FIELDS
            for base, segment, some in zip(self._lookup.bases, self._lookup.segments, words, strict=False):
                here = [field for field in fields if field in segment.text.postings]
                pieces += _pieces(base, segment.text, here, some, "title" if self._field else None)
            self._paid = self.aside.with_more(pieces)
        return self._paid

    @property
    def nbytes(self) -> int:
        """What is held here."""
        return 0 if self._paid is None else self._paid.nbytes

    def among(self, found: Found) -> Costs:
        """What these papers pay."""
        papers, _ = found.listed()
        if self._paid is self.aside or len(papers) > MOST_OPENED:
            return self.paid.at(papers)
        costs = self._lookup.opened(found).paid(self.words[0], self._lookup.tables, self._field)
        return np.minimum(costs, self.aside.at(papers)) if self.aside.about else costs


class Lookup:
    """Looks terms up in some segments that do not change; keeps what it found for the next keystroke.

    Papers are numbered from segment to segment.
    """

    def __init__(self, segments: Sequence[Segment], live: Sequence[NDArray[np.bool_]]) -> None:
        self.segments = segments
        bases = [0]
        for segment in segments:
            bases.append(bases[-1] + len(segment))
        self.board = Board(bases, live)
        self.tables = [Table(len(segment.text.vocabulary)) for segment in segments]
        self.heads: Kept[Answer] = Kept(_WORDS_KEPT, _BYTES_KEPT)
        """What the words before the last found."""
        self.answers: Kept[Answer] = Kept(_ANSWERS_KEPT, _BYTES_KEPT)
        """What whole queries found."""
        self.titles: dict[int, str] = {}
        """The folded titles of papers that were looked at closely, bounded by who puts them there."""
        self._followers: Kept[Followers] = Kept(_WORDS_KEPT, _BYTES_KEPT // 4)
        self._matches: Kept[Match] = Kept(_WORDS_KEPT, _BYTES_KEPT)

    @property
    def bases(self) -> list[int]:
        """The number of the first paper of each segment; at the end that of all papers."""
        return self.board.bases

    def ties(self, papers: Papers) -> NDArray[np.uint64]:
        """What breaks ties between papers."""
        if len(self.segments) == 1:
            return self.segments[0].ties[papers]
        found = np.empty(len(papers), np.uint64)
        for k, segment in enumerate(self.segments):
            mine = (papers >= self.bases[k]) & (papers < self.bases[k + 1])
            found[mine] = segment.ties[papers[mine] - self.bases[k]]
        return found

    def ids(self, papers: Papers) -> NDArray[np.int64]:
        """The ids of papers."""
        if len(self.segments) == 1:
            return self.segments[0].ids[papers]
        found = np.empty(len(papers), np.int64)
        for k, segment in enumerate(self.segments):
            mine = (papers >= self.bases[k]) & (papers < self.bases[k + 1])
            found[mine] = segment.ids[papers[mine] - self.bases[k]]
        return found

    def everybody(self) -> Papers:
        """All living papers."""
        alive = self.board.alive
        return np.arange(self.board.size) if alive is None else np.flatnonzero(alive)

    def strict(self, term: Term) -> Match:
        """Without typos."""
        make = self._strict_word if term.word else self._phrase
        return self._matches.get(("strict", term), partial(make, term))

    def loose(self, term: Term) -> Match:
        """With typos, stems and split words."""
        if term.strict or not term.word:
            return self.strict(term)
        return self._matches.get(("loose", term), partial(self._loose_word, term))

    def excluded(self, term: Term, papers: Papers) -> NDArray[np.bool_]:
        """Which of the papers hold the words just as typed, in any field."""
        exact = Term(term.words, term.text, term.field, False, True)
        found: NDArray[np.bool_] = self.strict(exact).paid.at(papers) >> LEVEL_SHIFT == Level.EXACT
        return found

    def _fields(self, term: Term) -> tuple[str, ...]:
        return (term.field,) if term.field else FIELDS

    def opened(self, found: Found) -> Opened:
        """The words of what was found, laid out."""
        if found.opened is None:
            found.opened = Opened(found.listed()[0], self.segments, self.bases)
        return found.opened

    def _strict_word(self, term: Term) -> Match:
        word = term.words[0]
        pieces: list[Piece] = []
        sets = []
        for base, segment in zip(self.bases, self.segments, strict=False):
            sets.append(wordsets.strict(segment.text, word, term.prefix, forms=not term.strict))
            if not term.field or term.field == "ids":
                layer = segment.layers["ids"]
                found = wordsets.strict(layer, word, term.prefix, forms=False)
                pieces += _pieces(base, layer, LAYERS["ids"], found, None)
            if not term.strict and 0 < _holdings(segment, sets[-1], term.field) < COMMON:
                for halves in wordsets.split(segment.text, word, False, shortest=SHORT_HALF):
                    pieces += self._side_by_side(term, base, segment, halves)
        return Match(self, (tuple(sets),), Paid(self.board, pieces), term.field)

    def _side_by_side(self, term: Term, base: int, segment: Segment, halves: Sequence[WordSet]) -> list[Piece]:
        """The papers in which the halves of a word stand side by side."""
        pieces = []
        layer = segment.text
        (_, _, number, _), (_, _, low, high) = halves[0].ranges[0], halves[1].ranges[0]
        for name in (term.field,) if term.field else TYPO_FIELDS:
            starts = layer.postings[name].starts
            if starts[number] == starts[number + 1] or starts[low] == starts[high]:
                continue
            beginning = layer.vocabulary[low][:_BEGINNING]
            if high > low + 1 and len(term.words[0]) >= len(layer.vocabulary[number]) + _BEGINNING:
                a, b = layer.vocabulary.begins(beginning)  # the letters after it do not change what is kept
            else:
                a, b = low, high
            make = partial(Followers.of, layer, name, number, a, b)
            together = self._followers.get((base, name, number, a, b), make).among(low, high)
            if len(together):
                pieces.append(_listed(_split_cost(term, name), base, together))
        return pieces

    def _known(self, term: Term) -> bool:
        held = 0
        for segment, words in zip(self.segments, self.strict(term).words[0], strict=True):
            held += _holdings(segment, words, term.field, nearness=7)
        return held >= KNOWN

    def _loose_word(self, term: Term) -> Match:
        strict = self.strict(term)
        known = self._known(term)
        split: list[Piece] = []
        sets, halves_meant = [], []
        for base, segment, before in zip(self.bases, self.segments, strict.words[0], strict=False):
            layer = segment.text
            found = wordsets.loose(layer, term.words[0], term.prefix, known)
            meant = WordSet()
            for halves in wordsets.split(layer, term.words[0], term.prefix):
                if together := self._side_by_side(term, base, segment, halves):
                    split += together
                    meant = meant.union(*halves)
            sets.append(before.union(found))
            halves_meant.append(meant)
        return Match(self, (tuple(sets),), strict.aside.with_more(split), term.field, halves=halves_meant)

    def loose_among(self, term: Term, found: Found) -> Match:
        """With typos, stems and split words, as far as the words of these few papers go."""
        strict = self.strict(term)
        known = self._known(term)
        opened = self.opened(found)
        papers = found.listed()[0]
        split: list[Piece] = []
        sets, halves_meant = [], []
        for k, (segment, before) in enumerate(zip(self.segments, strict.words[0], strict=True)):
            layer = segment.text
            sets.append(before.union(wordsets.loose(layer, term.words[0], term.prefix, known, opened.distinct(k))))
            meant = WordSet()
            for halves in wordsets.split(layer, term.words[0], term.prefix):
                for name, places in opened.side_by_side(k, halves, term.field):
                    split.append(_listed(_split_cost(term, name), 0, papers[places]))
                    meant = meant.union(*halves)
            halves_meant.append(meant)
        return Match(self, (tuple(sets),), strict.aside.with_more(split), term.field, halves=halves_meant)

    def _phrase(self, term: Term) -> Match:
        pieces: list[Piece] = []
        last = len(term.words) - 1
        slots: list[list[WordSet]] = [[] for _ in term.words]
        fields = (term.field,) if term.field else FIELDS
        for base, segment in zip(self.bases, self.segments, strict=False):
            for name, layer in segment.layers.items():
                held = [
                    wordsets.strict(layer, word, term.prefix and at == last, forms=False)
                    for at, word in enumerate(term.words)
                ]
                if name == "text":
                    for slot, one in zip(slots, held, strict=True):
                        slot.append(one)
                for field in LAYERS[name]:
                    if field in fields:
                        together = wordsets.side_by_side(layer, field, held)
                        pieces.append(_listed(cost(Level.EXACT, "title" if term.field else field), base, together))
        paid = Paid(self.board, [piece for piece in pieces if piece.count])
        return Match(self, tuple(map(tuple, slots)), paid, term.field, phrase=True)


def _holdings(segment: Segment, words: WordSet, field: str | None, *, nearness: int = 0) -> int:
    """How often papers have the word as it was typed, or (with a greater ``nearness``) one that it begins."""
    held = 0
    for level, near, low, high in words.ranges:
        if level == Level.EXACT and near <= nearness:
            for name in (field,) if field else TYPO_FIELDS:
                starts = segment.text.postings[name].starts
                held += int(starts[high]) - int(starts[low])
    return held


def _split_cost(term: Term, name: str) -> int:
    return cost(Level.VARIANT, "title" if term.field else name, 2)


def _listed(value: int, base: int, papers: Papers) -> Piece:
    return Piece(value, base, len(papers), lambda: papers, ascending=True, weight=8 * len(papers))


def _pieces(base: int, layer: Layer, fields: Sequence[str], words: WordSet, as_if: str | None) -> list[Piece]:
    """The papers that have the words, field by field; ``as_if`` they stood in another field."""
    pieces = []
    for field in fields:
        postings, crowds = layer.postings[field], layer.crowds[field]
        for level, nearness, low, high in words.ranges:
            if count := int(postings.starts[high]) - int(postings.starts[low]):
                inside = any(a <= low and high <= b and b - a > high - low for _, _, a, b in words.ranges)
                pieces.append(
                    Piece(
                        cost(level, as_if or field, nearness), base, count, partial(postings.span, low, high),
                        bits=crowds.find(low, high),
                        ascending=high - low == 1, inside=inside,
                    )
                )  # fmt: skip
        for level, nearness, single in words.singles:
            if count := int(postings.lengths(single).sum()):
                get = partial(postings.chosen_values, single)
                pieces.append(Piece(cost(level, as_if or field, nearness), base, count, get, weight=4 * count))
    return pieces
