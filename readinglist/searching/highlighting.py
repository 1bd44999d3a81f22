"""Which parts of a text match what was typed: for the rows and the paper on screen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from readinglist.searching.folding import PlacedWord, is_unspaced, placed_words
from readinglist.searching.kinship import Relation, cuts, relation
from readinglist.searching.query import MOST_CHARACTERS, Term, parse

Span = tuple[int, int]

_ELSEWHERE = ("tags", "note", "venue")


def highlight(query: str, text: str, *, loosened: bool = True) -> list[Span]:
    """The parts of ``text`` that ``query`` matches, as (start, end), in order and apart from each other.

    A word that a typed one begins is marked as far as it was typed; a misspelt, related, joined or split word as a
    whole. Typos count only for a typed word that the text does not hold otherwise, and not at all unless ``loosened``.
    """
    wanted = [term for term in parse(query[:MOST_CHARACTERS]).wanted if term.field not in _ELSEWHERE]
    if not wanted or not text:
        return []
    placed = placed_words(text)
    spans: list[Span] = []
    for term in wanted:
        spans += _spans(term, placed, loosened)
    for a, b in pairwise(wanted):
        if a.word and b.word and not (a.strict or b.strict):
            joined = a.word + b.word
            spans += [
                _part(word, len(joined))
                for word in placed
                if word.word == joined or (b.prefix and word.word.startswith(joined))
            ]
    return _merged(spans)


def _spans(term: Term, placed: Sequence[PlacedWord], loosened: bool) -> Iterable[Span]:
    if is_unspaced(term.text):
        return _inside(term.text, placed)
    if term.word is None or term.strict:
        return _phrase(term, placed)
    if "/" in term.word or "." in term.word:
        return ()
    typed = term.word
    spans = _related(typed, placed, lambda word: relation(typed, word, typing=term.prefix, loose=False))
    if not spans:
        spans = _split(typed, placed, term.prefix)
    if not spans and loosened:
        spans = _related(typed, placed, lambda word: relation(typed, word, typing=term.prefix))
    return spans


def _related(typed: str, placed: Sequence[PlacedWord], how: Callable[[str], Relation | None]) -> list[Span]:
    spans = []
    for word in placed:
        found = how(word.word)
        if found in (Relation.GOES_ON, Relation.BEGINS):
            spans.append(_part(word, len(typed)))
        elif found is not None:
            spans.append((word.start, word.end))
    return spans


def _split(typed: str, placed: Sequence[PlacedWord], typing: bool) -> list[Span]:
    """Two words side by side that the typed one runs together."""
    spans = []
    for a, b in pairwise(placed):
        if len(a.word) in cuts(typed) and typed.startswith(a.word):
            rest = typed[len(a.word) :]
            if b.word == rest or (typing and len(rest) >= 3 and b.word.startswith(rest)):
                spans += [(a.start, a.end), _part(b, len(rest))]
    return spans


def _phrase(term: Term, placed: Sequence[PlacedWord]) -> list[Span]:
    words = term.words
    spans = []
    for k in range(len(placed) - len(words) + 1):
        here = placed[k : k + len(words)]
        *whole, last = here
        if [word.word for word in whole] == list(words[:-1]) and (
            last.word == words[-1] or (term.prefix and last.word.startswith(words[-1]))
        ):
            spans.append((here[0].start, _part(last, len(words[-1]))[1]))
    return spans


def _inside(run: str, placed: Sequence[PlacedWord]) -> list[Span]:
    """Where a run of a script without spaces stands, wherever in a longer one."""
    spans = []
    for word in placed:
        at = word.word.find(run)
        while at >= 0:
            start = word.start if at == 0 else word.ends[at - 1]
            spans.append((start, word.ends[at + len(run) - 1]))
            at = word.word.find(run, at + len(run))
    return spans


def _part(word: PlacedWord, letters: int) -> Span:
    """A word as far as its first so many folded letters."""
    return word.start, word.end if letters >= len(word.word) else word.ends[letters - 1]


def _merged(spans: list[Span]) -> list[Span]:
    """Sorted, and what touches or overlaps made one."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged
