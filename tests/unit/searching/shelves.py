"""A library that needs no file: it remembers what changed when."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from readinglist.records import SearchText
from readinglist.searching.store import State


class Shelf:
    """What the index asks of a library."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.held: dict[int, SearchText] = {}
        self.changed: dict[int, int] = {}
        self.marks = {0: 77}
        self.asked: list[int] = []
        """How many papers were read each time, for the first stage."""

    @property
    def papers(self) -> Shelf:
        return self

    def state(self) -> State:
        last = max(self.marks)
        return last, self.marks[last]

    def was_in(self, state: State) -> bool:
        return self.marks.get(state[0]) == state[1]

    def search_texts(self, ids: Sequence[int] | None = None, *, abstracts: bool = True) -> Iterator[SearchText]:
        found = [self.held[i] for i in (self.held if ids is None else ids) if i in self.held]
        if not abstracts:
            self.asked.append(len(found))
        return iter(found)

    def changed_since(self, revision: int, *, most: int = -1) -> list[int]:
        return [paper for paper, when in self.changed.items() if when > revision][: most if most >= 0 else None]

    def next_changed(self, revision: int, below: int, most: int) -> list[int]:
        found = [paper for paper, when in self.changed.items() if when > revision and paper < below]
        return sorted(found, reverse=True)[:most]

    def gone_since(self, revision: int) -> list[int]:
        return [paper for paper in self.changed_since(revision) if paper not in self.held]

    def how_many_changed(self, revision: int, below: int = 1 << 62) -> int:
        return len(self.next_changed(revision, below, len(self.changed)))

    def put(self, papers: Sequence[SearchText] = (), gone: Sequence[int] = ()) -> None:
        last = max(self.marks) + 1
        self.marks[last] = random.getrandbits(60)
        for paper in papers:
            self.held[paper.id] = paper
            self.changed[paper.id] = last
        for number in gone:
            del self.held[number]
            self.changed[number] = last
