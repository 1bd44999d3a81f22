"""An index that is in step with a library: mapped from its folder where it can be, made anew where it can't."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

from readinglist.records import SearchText
from readinglist.searching.index import Index
from readinglist.searching.store import Damaged, State, Store

_SAVED_AFTER = 20_000
"""Papers taken in after which the index is written without being told to."""


class Texts(Protocol):
    """What is asked of the papers of a library."""

    def search_texts(self, ids: Sequence[int] | None = None) -> Iterator[SearchText]:
        """The words of live papers."""
        ...

    def changed_since(self, revision: int) -> list[int]:
        """Ids of papers that came, went or changed after a revision."""
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


def folder_of(library: Path) -> Path:
    """Where the index of a library lies."""
    return library.with_name(library.name + ".index")


class KeptIndex:
    """The index of a library and the state of the library that it holds."""

    def __init__(self, folder: Path) -> None:
        self._store = Store(folder)
        self._state: State | None = None
        self._saved: State | None = None
        self._unsaved = 0
        self.index = Index()

    @classmethod
    def of(cls, library: Source) -> KeptIndex:
        """Open the index of a library, and bring it up to date."""
        kept = cls(folder_of(library.path))
        kept.open(library)
        return kept

    def open(self, library: Source) -> None:
        """Map what is there; where nothing fit to use is there, make it anew and write it."""
        try:
            contents = self._store.read()
        except Damaged:
            contents = None
        if contents is not None and library.was_in(contents.state):
            self.index = Index(contents.segments, contents.live)
            self._state = self._saved = contents.state
            self.catch_up(library)
        else:
            self.rebuild(library)

    def rebuild(self, library: Source) -> None:
        """Make it anew from the library."""
        state = library.state()
        index = Index()
        index.add(library.papers.search_texts())
        self.index, self._state = index, state
        self.save()

    def catch_up(self, library: Source) -> int:
        """Take in what changed in the library since; the number of papers looked at."""
        state = library.state()
        if state == self._state:
            return 0
        if self._state is None or not library.was_in(self._state):
            self.rebuild(library)
            return len(self.index)
        changed = library.papers.changed_since(self._state[0])
        if changed:
            self.index.replace(changed, library.papers.search_texts(changed))
        self._state = state
        self._unsaved += len(changed)
        if self._unsaved >= _SAVED_AFTER:
            self.save()
        return len(changed)

    def save(self) -> None:
        """Write what is new; where the folder can't be written, the index just isn't kept."""
        if self._state is None or self._state == self._saved:
            return
        try:
            self.index.kept_in(self._store, self._state)
            self._saved, self._unsaved = self._state, 0
        except OSError:
            self._saved = None
