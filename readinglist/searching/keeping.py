"""An index that is in step with a library: mapped from its folder where it can be, made anew where it can't.

A few changed papers are taken in by whoever asks; larger work goes to a process of its own (builder.py), and what that
has written is mapped as it comes. Where the folder can't be written, all is done here, a part at a time, in memory.
"""

from __future__ import annotations

import threading
from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from readinglist.records import SearchText
from readinglist.searching import abstracts
from readinglist.searching.abstract_segment import AbstractSegment
from readinglist.searching.abstracts import Abstracts
from readinglist.searching.builder import NICE, Builder
from readinglist.searching.growing import AT_ONCE, Growing, Source
from readinglist.searching.index import Index
from readinglist.searching.pile import AnySegment
from readinglist.searching.result import Cancelled, Result
from readinglist.searching.segment import Segment
from readinglist.searching.store import Contents, Half, Store
from readinglist.searching.stored import CHECKED_AT_ONCE, Damaged, Stored

ITSELF = 3_000
"""Changed papers that are taken in at once, by the thread that asks (about a third of a second); more go aside."""
MERGED_HERE = 8_192
"""Papers in segments that are merged in passing."""
MOST_ABSTRACTS_HERE = 100_000
"""Abstracts held in memory where nothing can be written."""
_MOST_FAILURES = 2
"""So many builders may fail until the work is done here."""


def folder_of(library: Path) -> Path:
    """Where the index of a library lies."""
    return library.with_name(library.name + ".index")


class KeptIndex:
    """The index of a library. For one thread: the one that the library is of."""

    def __init__(self, folder: Path, *, nice: int = NICE, briefly: bool = False) -> None:
        """``nice``: how far a process that helps steps back; ``briefly``: none is started for abstracts alone."""
        self._store = Store(folder)
        self._nice, self._briefly = nice, briefly
        self._library: Source | None = None
        self._builder: Builder | None = None
        self._failures = 0
        self._alone = False
        self._stamp: tuple[int, ...] | None = None
        self._checked: set[Stored] = set()
        self._damaged = threading.Event()
        self._checking: threading.Thread | None = None
        self._all = 0
        self.gave_way = False
        """Whether ``catch_up`` was stopped: there is more that is quickly done."""
        self.index = _Watched(self._is_damaged)
        self._text = Growing[Index, Segment](self.index, abstracts=False)
        self._abstracts = Growing[Abstracts, AbstractSegment](Abstracts(), abstracts=True)
        self.index.at_once = self._abstracts.pile.at_once = MERGED_HERE

    @classmethod
    def of(cls, library: Source, *, nice: int = NICE, briefly: bool = False) -> KeptIndex:
        """Open the index of a library, and bring it up to date as far as that is quickly done."""
        kept = cls(folder_of(library.path), nice=nice, briefly=briefly)
        kept.open(library)
        return kept

    def open(self, library: Source) -> None:
        """Map what is there, and begin with what is missing."""
        self.catch_up(library)

    @property
    def progress(self) -> tuple[int, int] | None:
        """Papers indexed, and papers in all, while an index is being made; None when all is there."""
        if not self.text_is_whole:
            waits: Growing[Any, Any] = self._text
        elif not self._abstracts_are_whole:
            waits = self._abstracts
        else:
            return None
        rest = waits.reach.rest + waits.left
        total = max(waits.reach.total or self._all, rest)
        return total - rest, total

    @property
    def text_is_whole(self) -> bool:
        """Whether titles, authors, tags and notes are all there; abstracts may still be missing."""
        return self._text.reach.whole and not self._text.left

    @property
    def _abstracts_are_whole(self) -> bool:
        full = self._alone and len(self._abstracts.pile) >= MOST_ABSTRACTS_HERE
        return full or (self._abstracts.reach.whole and not self._abstracts.left)

    def search(self, query: str, *, limit: int | None = None, cancelled: Callable[[], bool] | None = None) -> Result:
        """As ``index`` finds; where it leaves a word out of every paper, those whose abstracts hold it come first."""
        found = self.index.search(query, limit=limit, cancelled=cancelled)
        if not _leaves_out(found):
            return found
        first = self._among_abstracts(query, limit, cancelled, also_dropped=True)
        if not first.ids:
            return found
        more = self._among_abstracts(query, 1, cancelled, also_dropped=False).total
        others = np.array(found.ids, np.int64)
        rest = ~abstracts.among(others, np.array(first.ids, np.int64))
        ids, scores = array("q", others[rest].tobytes()), array("d", np.array(found.scores)[rest].tobytes())
        return replace(
            found,
            ids=(first.ids + ids)[:limit],
            scores=(array("d", [abstracts.WHOLE_SCORE]) * len(first.ids) + scores)[:limit],
            total=found.total + more,
            took_ms=found.took_ms + first.took_ms,
        )

    def search_abstracts(
        self, query: str, *, limit: int | None = None, cancelled: Callable[[], bool] | None = None
    ) -> Result:
        """Papers that hold the words only together with their abstracts, without those that ``search`` finds.

        Marked ones first, then newest first; ``limit`` as for ``search``. Raises Cancelled. For a phrase the texts are
        read from the library that was given last.
        """
        if _leaves_out(self.index.search(query, limit=1, cancelled=cancelled)):
            return Result(query, array("q"), array("d"), 0, 0.0)  # they stand at the top already
        return self._among_abstracts(query, limit, cancelled, also_dropped=False)

    def _among_abstracts(
        self, query: str, limit: int | None, cancelled: Callable[[], bool] | None, *, also_dropped: bool
    ) -> Result:
        """``also_dropped``: with those that ``index`` finds only by leaving a word out."""
        stop = cancelled or (lambda: False)

        def first(typed: str) -> Any:
            found = self.index.search(typed, cancelled=stop)
            ids = np.array(found.ids, np.int64)
            return ids[np.array(found.scores) > abstracts.DROPPED_SCORE] if also_dropped else ids

        def read(ids: Sequence[int]) -> Iterable[SearchText]:
            return self._library.papers.search_texts(ids) if self._library is not None else ()

        try:
            return abstracts.search(self._abstracts.pile, query, first, self.index.marked(), read, limit, stop)
        except (IndexError, ValueError, OverflowError, MemoryError, TypeError):
            if not self._is_damaged():
                raise
        return Result(query, array("q"), array("d"), 0, 0.0)

    def catch_up(self, library: Source, stop: Callable[[], bool] | None = None) -> int:
        """Take in what changed since, or see that somebody does; the number of papers looked at here.

        Cheap: what others have written is mapped, a few thousand papers are read, more goes to another process. While
        ``progress`` is not None, ask again now and then. ``stop`` is asked every few hundredths of a second; when it
        says yes, ``gave_way`` tells whether there is more to do at once.
        """
        self._library = library
        self.gave_way = False
        if self._damaged.is_set():
            self._forget()
        elif self._store.stamp() not in (self._stamp, None):
            self._adopt()
        looked, wanted = 0, False
        if not (self._text.fit(library) and self._abstracts.fit(library)):
            self._checked.clear()
        for growing in (self._text, self._abstracts):
            some, more = self._grow(growing, library, stop)
            looked = max(looked, some)
            wanted |= more
            if self.gave_way:
                return looked
        new = max(self._text.new, self._abstracts.new)
        if not wanted and not new:
            wanted = self.index.untidy or self._abstracts.pile.untidy
        if wanted:
            if not (self._briefly and self.text_is_whole):
                self._call_for_help(library)
        elif new and not self._alone and (new >= ITSELF or self._stamp is None):
            self.save()
        return looked

    def _grow(
        self, growing: Growing[Any, Any], library: Source, stop: Callable[[], bool] | None = None
    ) -> tuple[int, bool]:
        """Do what is quickly done: papers looked at, and whether there is more to do."""
        looked = growing.left = 0
        if growing.reach.target is None:
            growing.begin(library)
        if self._alone and growing is self._abstracts and not self._text.reach.whole:
            return 0, True
        if not growing.reach.whole and (self._alone or growing.reach.rest <= ITSELF):
            if growing is not self._abstracts or not self._abstracts_are_whole:
                looked = self._step(growing, library, stop)
            while growing.reach.rest <= ITSELF and not growing.reach.whole and looked < 2 * ITSELF:
                if self.gave_way:
                    break
                looked += self._step(growing, library, stop)
        if self.gave_way:
            return looked, False
        state = library.state()
        if state != growing.reach.target:
            room = (ITSELF if self._alone else max(ITSELF - growing.new, 0)) + growing.taken
            changed = growing.behind(library, room + 1)
            if len(changed) <= room:
                looked += growing.take(library, state, changed, stop)
                self.gave_way = growing.reach.target != state
                return looked, not growing.reach.whole and not self.gave_way
            if self._alone and growing.reach.whole:
                growing.begin(library)
                return looked + growing.step(library, ITSELF), not growing.reach.whole
            growing.lay_off_the_gone(library)
            growing.left = library.papers.how_many_changed(growing.reach.target[0]) if growing.reach.target else 0
            self._all = self._all or library.papers.how_many_changed(-1)
            return looked, True
        return looked, not growing.reach.whole

    def _step(self, growing: Growing[Any, Any], library: Source, stop: Callable[[], bool] | None) -> int:
        """Look at the next papers of what was begun, ITSELF of them or until told to stop; how many there were."""
        if stop is None:
            return growing.step(library, ITSELF)
        looked = 0
        while looked < ITSELF and not growing.reach.whole and not self.gave_way:
            looked += growing.step(library, AT_ONCE)
            self.gave_way = not growing.reach.whole and stop()
        return looked

    def _call_for_help(self, library: Source) -> None:
        """Have a builder, ours or that of another process; where there can't be one, work alone."""
        if self._alone or (self._builder is not None and self._builder.running):
            return
        if self._builder is not None:
            self._failures = self._failures + 1 if self._builder.failed else 0
            self._builder = None
        if self._failures >= _MOST_FAILURES:
            self._alone = True
            return
        try:
            with self._store.lock() as free:
                pass
            if free:
                self._builder = Builder(library.path, self._store.folder, self._nice)
        except OSError:
            self._alone = True

    def finish(
        self,
        library: Source,
        tell: Callable[[int, int], None] = lambda done, total: None,
        *,
        abstracts: bool = False,
    ) -> None:
        """Wait until titles, authors, tags and notes are all there, with ``abstracts`` until these are.

        ``tell`` is told how far it is.
        """
        while (progress := self.progress) is not None and (abstracts or not self.text_is_whole):
            tell(*progress)
            self.wait(0.1)
            self.catch_up(library)

    def wait(self, seconds: float) -> None:
        """Wait so long, or until the helping process ends."""
        if self._builder is not None and self._builder.running:
            self._builder.wait(seconds)
        elif not self._alone:
            threading.Event().wait(seconds)  # another program's builder is at work

    def save(self) -> None:
        """Write what is new; where somebody else writes or the folder can't be written, it just isn't kept."""
        if not self._text.new and not self._abstracts.new:
            return
        try:
            with self._store.lock() as mine:
                if not mine or self._store.stamp() not in (self._stamp, None):
                    return
                contents = self._store.write(Contents(self._text.half, self._abstracts.half))
                self._stamp = self._store.stamp()
            self._be(contents)
        except OSError:
            self._alone = True

    def close(self) -> None:
        """Let the helping process end; what it has written stays."""
        if self._builder is not None:
            self._builder.stop()
            self._builder = None

    def _adopt(self) -> None:
        """Go on with what lies in the folder; where that is damaged, with nothing."""
        self._stamp = self._store.stamp()
        try:
            self._be(self._store.read([*self.index.held[0], *self._abstracts.pile.held[0]]))
        except Damaged:
            self._discard()

    def _be(self, contents: Contents) -> None:
        self._text.be(contents.text)
        self._abstracts.be(contents.abstracts)
        large = [file for file in self._files() if file.size > CHECKED_AT_ONCE and file not in self._checked]
        if large:
            self._checked.update(large)
            self._checking = threading.Thread(
                target=_check, args=(large, self._damaged), name="index check", daemon=True
            )
            self._checking.start()

    def _files(self) -> list[Stored]:
        held: list[AnySegment] = [*self.index.held[0], *self._abstracts.pile.held[0]]
        return [segment.source for segment in held if isinstance(segment.source, Stored)]

    def _is_damaged(self) -> bool:
        """Look whether what was mapped is what was written; if not, nothing of it is used any more."""
        if all(file.is_sound() for file in self._files()):
            return False
        self._forget()
        return True

    def _forget(self) -> None:
        self._damaged.clear()
        self._checked.clear()
        self._text.be(Half())
        self._abstracts.be(Half())
        self._stamp = self._store.stamp()
        self._discard()

    def _discard(self) -> None:
        try:
            with self._store.lock() as mine:
                if mine and self._store.stamp() == self._stamp:
                    self._store.discard()
                    self._stamp = None
        except OSError:
            pass  # what lies there is not looked at again until it changes


class _Watched(Index):
    """An index that, when a search goes wrong, looks whether its files are what they were."""

    def __init__(self, is_damaged: Callable[[], bool]) -> None:
        super().__init__()
        self._is_damaged = is_damaged

    def search(self, query: str, *, limit: int | None = None, cancelled: Callable[[], bool] | None = None) -> Result:
        """As ``Index.search``; with damaged files nothing is found, and the next ``catch_up`` makes them anew."""
        try:
            return super().search(query, limit=limit, cancelled=cancelled)
        except Cancelled:
            raise
        except Exception:
            if not self._is_damaged():
                raise
        return super().search(query, limit=limit, cancelled=cancelled)


def _check(files: Sequence[Stored], damaged: threading.Event) -> None:
    """Beside everything else, for files too large to be read before they are used."""
    if not all(file.is_sound() for file in files):
        damaged.set()


def _leaves_out(found: Result) -> bool:
    """Whether every paper of an answer lacks one of the words."""
    return bool(found.scores) and found.scores[0] <= abstracts.DROPPED_SCORE
