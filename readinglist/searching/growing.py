"""A pile that grows with a library: all of it part by part, newest papers first, then what changed since."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from readinglist.records import SearchText
from readinglist.searching.pile import Pile, S
from readinglist.searching.store import Half, Reach, State

AT_ONCE = 200
"""Changed papers that are taken in before it is asked whether somebody waits: with abstracts some 50 ms. With 100 the
window was late more often (p99 16–24 ms while papers come in, with 200 13–17), with all at once a key waited 0.6 s."""

_ABOVE_ALL = (1 << 63) - 1


class Texts(Protocol):
    """What is asked of the papers of a library."""

    def search_texts(self, ids: Sequence[int] | None = None, *, abstracts: bool = True) -> Iterator[SearchText]:
        """The words of live papers."""
        ...

    def changed_since(self, revision: int, *, most: int = -1) -> list[int]:
        """Ids of papers that came, went or changed after a revision; at ``most`` so many."""
        ...

    def next_changed(self, revision: int, below: int, most: int) -> list[int]:
        """The highest ids under ``below`` of those."""
        ...

    def gone_since(self, revision: int) -> list[int]:
        """Ids of those that went."""
        ...

    def how_many_changed(self, revision: int, below: int = _ABOVE_ALL) -> int:
        """How many these are."""
        ...


class Source(Protocol):
    """What is asked of a library."""

    @property
    def path(self) -> Path:
        """Its file."""
        ...

    @property
    def papers(self) -> Texts:
        """Its papers."""
        ...

    def state(self) -> State:
        """Which state it is in."""
        ...

    def was_in(self, state: State) -> bool:
        """Whether it once was in a state."""
        ...


P = TypeVar("P", bound=Pile)  # type: ignore[type-arg]


class Growing(Generic[P, S]):
    """A pile and how far it reaches. ``abstracts``: whether it holds them."""

    def __init__(self, pile: P, *, abstracts: bool) -> None:
        self.pile = pile
        self.reach = Reach()
        self._abstracts = abstracts
        self.new = self.left = 0
        """Papers taken in that are not written, and papers that changed since and wait for somebody else."""
        self._taken: set[int] = set()
        self._taken_in: State | None = None
        """What ``take`` looked at when it was stopped, and the state in which it did."""

    @property
    def half(self) -> Half[S]:
        """As it is written."""
        return Half(self.reach, *self.pile.held)

    def be(self, half: Half[S]) -> None:
        """Go on with what was written."""
        self.pile.held = half.segments, half.live
        self.reach, self.new = half.reach, 0
        self._taken.clear()

    def fit(self, library: Source) -> bool:
        """Forget everything where the library went another way since; whether it did not."""
        for state in (self.reach.base, self.reach.target):
            if state is not None and not library.was_in(state):
                self.be(Half())
                return False
        return True

    def begin(self, library: Source) -> None:
        """Start to look at all that changed since it was whole, or at everything; unless that has begun."""
        reach = self.reach
        if reach.target is None or (reach.whole and reach.target != library.state()):
            base, target = reach.target, library.state()
            rest = library.papers.how_many_changed(_revision(base))
            total = rest if base is None else library.papers.how_many_changed(_revision(None))
            self.reach = Reach(base, target, _ABOVE_ALL, rest, total)
            if base is not None:
                self.pile.remove(library.papers.gone_since(base[0]))

    def step(self, library: Source, most: int) -> int:
        """Look at the next so many papers of what was begun; how many there were."""
        reach = self.reach
        if reach.floor is None:
            return 0
        ids = library.papers.next_changed(_revision(reach.base), reach.floor, most)
        self.pile.replace(ids, library.papers.search_texts(ids, abstracts=self._abstracts))
        self.new += len(ids)
        if len(ids) < most:
            self.reach = replace(reach, base=reach.target, floor=None, rest=0)
        else:
            self.reach = replace(reach, floor=ids[-1], rest=max(reach.rest - len(ids), 0))
        return len(ids)

    def behind(self, library: Source, most: int) -> list[int]:
        """Papers that changed since ``target``; no more than ``most`` are told."""
        if self.reach.target is None:
            return []
        return library.papers.changed_since(self.reach.target[0], most=most)

    def take(
        self, library: Source, state: State, changed: Sequence[int], stop: Callable[[], bool] | None = None
    ) -> int:
        """Look at all that changed since ``target``, as of ``state``; how many papers that were.

        ``stop`` is asked every AT_ONCE papers. When it says yes this stays behind, and the next time goes on: what was
        looked at already is looked at again only where it changed once more.
        """
        if self._taken and self._taken_in is not None:
            self._taken.difference_update(library.papers.changed_since(self._taken_in[0]))
        self._taken_in = state
        waiting = [paper for paper in changed if paper not in self._taken]
        looked, most = 0, len(waiting) if stop is None else AT_ONCE
        while looked < len(waiting):
            part = waiting[looked : looked + most]
            self.pile.replace(part, library.papers.search_texts(part, abstracts=self._abstracts))
            self._taken.update(part)
            self.new += len(part)
            looked += len(part)
            if looked < len(waiting) and stop is not None and stop():
                return looked
        self._taken.clear()
        whole = self.reach.floor is None
        self.reach = replace(self.reach, base=state if whole else self.reach.base, target=state)
        return looked

    @property
    def taken(self) -> int:
        """Papers that ``take`` looked at before it was stopped."""
        return len(self._taken)

    def lay_off_the_gone(self, library: Source) -> None:
        """Find no more what went, though all else that changed waits."""
        if self.reach.target is not None:
            self.pile.remove(library.papers.gone_since(self.reach.target[0]))


def _revision(state: State | None) -> int:
    return -1 if state is None else state[0]
