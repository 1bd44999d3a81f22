"""A part of the index that never changes: some papers, their words, and where each word stands.

The fields are kept in layers, each with a vocabulary of its own: the words a reader types in one, ids in another. For
every field there are two tables: ``forward`` gives the words of each paper in order, ``postings`` gives the papers of
each word. Both are rows of numbers laid end to end with the place where each begins.
Everything is a plain array, so that a segment can lie in a file and be mapped from there.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from readinglist.records import SearchText
from readinglist.searching.crowds import Crowds
from readinglist.searching.folding import BOUNDARY, words
from readinglist.searching.kinship import LONGEST
from readinglist.searching.neighbourhood import SHAPES, Neighbourhood, Shapes
from readinglist.searching.query import identifier
from readinglist.searching.rows import Rows
from readinglist.searching.vocabulary import Vocabulary, sort_words

FIELDS = ("title", "authors", "tags", "note", "venue", "ids")
"""In the order they count for ranking; category stands with the ids."""
TYPO_FIELDS = ("title", "authors", "tags", "note", "venue")
"""The fields in which a typo is looked for; a mistyped id is another paper's."""
LAYERS = {"text": TYPO_FIELDS, "ids": ("ids",)}
"""The fields that share a vocabulary."""
LAYER_OF = {name: layer for layer, names in LAYERS.items() for name in names}

_AT_A_TIME = 2_048
"""Words or papers handled by one call that does not let other threads in."""
_NO_DATE = (1 << 22) - 1

Arrays = dict[str, NDArray[Any]]


@dataclass(frozen=True)
class Layer:
    """Some fields over one vocabulary."""

    vocabulary: Vocabulary
    forward: dict[str, Rows]
    postings: dict[str, Rows]
    crowds: dict[str, Crowds]
    near: Neighbourhood | None

    @classmethod
    def of(cls, ordered: Sequence[str], forward: dict[str, Rows], name: str) -> Layer:
        """From the words (sorted) and the words of each paper."""
        vocabulary = Vocabulary.of(ordered)
        postings = {field: rows.inverted(len(ordered)) for field, rows in forward.items()}
        papers = next(len(rows) for rows in forward.values())
        crowds = {field: Crowds.of(vocabulary, rows, papers) for field, rows in postings.items()}
        near = Neighbourhood(vocabulary, Shapes.of(ordered)) if name != "ids" else None
        return cls(vocabulary, forward, postings, crowds, near)


@dataclass(frozen=True)
class Segment:
    """``ids`` and ``ties`` have one entry a paper; papers are numbered from 0 inside a segment, in the order of ties.

    ``ties`` orders papers that match equally well, smaller first: title length in words (bits 56 up), marked (55),
    newest date (33-54), id (0-32). ``by_id`` gives the numbers of the papers in the order of their ids.
    """

    layers: dict[str, Layer]
    ids: NDArray[np.int64]
    ties: NDArray[np.uint64]
    by_id: NDArray[np.int32]
    source: Any = field(default=None, compare=False)
    """What keeps the arrays alive, where they lie in a file."""

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def text(self) -> Layer:
        """The layer of title, authors, tags, note and venue."""
        return self.layers["text"]

    def papers_of(self, ids: NDArray[np.int64]) -> NDArray[np.int32]:
        """The numbers of those papers that are here."""
        if not len(self.ids) or not len(ids):
            return np.empty(0, np.int32)
        at = np.minimum(np.searchsorted(self.ids, ids, sorter=self.by_id), len(self.ids) - 1)
        found = self.by_id[at]
        there: NDArray[np.int32] = found[self.ids[found] == ids]
        return there

    def arrays(self) -> Arrays:
        """Everything by name."""
        found: Arrays = {"ids": self.ids, "ties": self.ties, "by_id": self.by_id}
        for name, layer in self.layers.items():
            found[f"{name}/letters"], found[f"{name}/starts"] = layer.vocabulary.letters, layer.vocabulary.starts
            if layer.near is not None:
                found |= {f"{name}/near/{kind}": values for kind, values in layer.near.shapes.arrays().items()}
            for field_name in layer.forward:
                for kind, rows in (("forward", layer.forward[field_name]), ("postings", layer.postings[field_name])):
                    found[f"{name}/{field_name}/{kind}/starts"] = rows.starts
                    found[f"{name}/{field_name}/{kind}/values"] = rows.values
                crowds = layer.crowds[field_name]
                found[f"{name}/{field_name}/crowds/ranges"], found[f"{name}/{field_name}/crowds/bits"] = (
                    crowds.ranges,
                    crowds.bits,
                )
        return found

    @classmethod
    def from_arrays(cls, found: Mapping[str, NDArray[Any]], source: Any = None) -> Segment:
        """The other way round. Raises KeyError where one is missing."""
        layers = {}
        for name, fields in LAYERS.items():
            vocabulary = Vocabulary(found[f"{name}/letters"], found[f"{name}/starts"])
            near = None
            if name != "ids":
                near = Neighbourhood(vocabulary, Shapes(**{kind: found[f"{name}/near/{kind}"] for kind in SHAPES}))
            rows = {
                (f, kind): Rows(found[f"{name}/{f}/{kind}/starts"], found[f"{name}/{f}/{kind}/values"])
                for f in fields
                for kind in ("forward", "postings")
            }
            papers = len(found["ids"])
            layers[name] = Layer(
                vocabulary,
                {f: rows[f, "forward"] for f in fields},
                {f: rows[f, "postings"] for f in fields},
                {
                    f: Crowds(found[f"{name}/{f}/crowds/ranges"], found[f"{name}/{f}/crowds/bits"], papers)
                    for f in fields
                },
                near,
            )
        return cls(layers, found["ids"], found["ties"], found["by_id"], source)


class _Numbering(dict[str, int]):
    """Numbers words in the order they are first asked for; words that are alike as far as they count share a number."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def __missing__(self, word: str) -> int:
        if len(word) > LONGEST:
            number = self[word] = self[word[:LONGEST]]
            return number
        number = self[word] = len(self.words)
        self.words.append(word)
        return number

    def sorted(self) -> tuple[list[str], NDArray[np.int32]]:
        """The words in order, and for each number its place among them."""
        ordered = sort_words(self.words)
        places = np.empty(len(ordered), np.int32)
        for low in range(0, len(ordered), _AT_A_TIME):
            chunk = ordered[low : low + _AT_A_TIME]
            numbers = np.fromiter(map(self.__getitem__, chunk), np.int64, len(chunk))
            places[numbers] = np.arange(low, low + len(chunk), dtype=np.int32)
        return ordered, places


def build(texts: Iterable[SearchText]) -> Segment:
    """Index papers; the last of several with one id counts.

    A long loop of short steps, so that other threads get their turn.
    """
    numbering = {layer: _Numbering() for layer in LAYERS}
    number = {name: numbering[layer].__getitem__ for name, layer in LAYER_OF.items()}
    tokens = {name: array("i") for name in FIELDS}
    counts = {name: array("q", [0]) for name in FIELDS}
    ids, ties = array("q"), array("Q")
    for text in texts:
        title = words(text.title)
        found = (title, words(text.authors), words(text.tags), words(text.note), words(text.venue), _id_words(text))
        for name, row in zip(FIELDS, found, strict=True):
            if row:
                tokens[name].extend(map(number[name], row))
            counts[name].append(len(tokens[name]))
        ids.append(text.id)
        ties.append(_tie(text, len(title)))
    order = np.argsort(np.array(ties, np.uint64), kind="stable")
    last = np.zeros(len(ids), bool)
    last[len(ids) - 1 - np.unique(np.array(ids, np.int64)[::-1], return_index=True)[1]] = True
    order = order[last[order]]
    layers = {}
    for layer, names in LAYERS.items():
        ordered, places = numbering[layer].sorted()
        forward = {}
        for name in names:
            values = np.frombuffer(tokens[name], np.int32) if tokens[name] else np.empty(0, np.int32)
            forward[name] = Rows(np.frombuffer(counts[name], np.int64), places[values]).chosen(order)
        layers[layer] = Layer.of(ordered, forward, layer)
    return _segment(layers, np.array(ids, np.int64)[order], np.array(ties, np.uint64)[order])


def merge(segments: Sequence[Segment], live: Sequence[NDArray[np.bool_]]) -> Segment:
    """One segment of the living papers of several, without reading any text again."""
    ids = np.concatenate([s.ids[alive] for s, alive in zip(segments, live, strict=True)])
    ties = np.concatenate([s.ties[alive] for s, alive in zip(segments, live, strict=True)])
    order = np.argsort(ties, kind="stable")  # runs that are in order already
    layers = {}
    for name, fields in LAYERS.items():
        parts = [segment.layers[name] for segment in segments]
        spoken = [part.vocabulary.words() for part in parts]
        ordered = sort_words(dict.fromkeys(word for words_ in spoken for word in words_))
        place = {word: k for k, word in enumerate(ordered)}
        into = [np.fromiter(map(place.__getitem__, words_), np.int32, len(words_)) for words_ in spoken]
        forward = {}
        for field_name in fields:
            lengths, values = [np.zeros(1, np.int64)], [np.empty(0, np.int32)]
            for part, alive, places in zip(parts, live, into, strict=True):
                rows = part.forward[field_name]
                each = rows.starts[1:].astype(np.int64) - rows.starts[:-1]
                lengths.append(each[alive])
                values.append(places[rows.values[np.repeat(alive, each)]])
            forward[field_name] = Rows(np.cumsum(np.concatenate(lengths)), np.concatenate(values)).chosen(order)
        layers[name] = Layer.of(ordered, forward, name)
    return _segment(layers, ids[order], ties[order])


def _segment(layers: dict[str, Layer], ids: NDArray[np.int64], ties: NDArray[np.uint64]) -> Segment:
    return Segment(layers, ids, ties, np.argsort(ids, kind="stable").astype(np.int32))


def _id_words(text: SearchText) -> list[str]:
    """Whole ids, their parts, and the category whole and in parts."""
    found: list[str] = []
    for line in text.ids.split("\n"):
        if line.strip():
            whole = identifier(line.strip()) or line.strip().lower()
            found += [whole, *words(whole), BOUNDARY]
    if text.category:
        found += words(text.category)
    return found


def _tie(text: SearchText, length: int) -> int:
    return min(length, 255) << 56 | (0 if text.marked else 1) << 55 | newest_first(text)


def newest_first(text: SearchText) -> int:
    """A number below 2**55 that is smaller for newer papers, then for lower ids."""
    return (_NO_DATE - _day(text.date)) << 33 | min(max(text.id, 0), (1 << 33) - 1)


@lru_cache(maxsize=4096)
def _day(date: str) -> int:
    """A number that grows with the date; 0 for none. A date without its year is older than every other."""
    if date.startswith("--"):
        date = "0000" + date[1:]
    year, month, day = ([int(part) if part.isdecimal() else 0 for part in date.split("-")] + [0, 0, 0])[:3]
    return min(year * 400 + month * 31 + day + 1, _NO_DATE) if date else 0
