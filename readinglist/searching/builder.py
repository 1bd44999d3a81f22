"""The index of a large library is made in a process of its own, part by part.

Reading and sorting hold the interpreter's lock, so in a thread they would keep searches and the window waiting. What
is done is written after every part: other processes map it as it comes, and whoever is killed is gone on from there.
First titles, authors, tags and notes; then abstracts, at the lowest priority, and not while somebody writes a lot.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from multiprocessing.connection import wait
from pathlib import Path

from readinglist.errors import ReadingListError
from readinglist.searching.abstract_segment import MOST, AbstractSegment
from readinglist.searching.abstracts import Abstracts
from readinglist.searching.growing import Growing, Source
from readinglist.searching.index import Index
from readinglist.searching.pile import MANY
from readinglist.searching.segment import Segment
from readinglist.searching.store import Contents, Half, Store
from readinglist.searching.stored import Damaged, Stored

PART = 50_000
"""Papers of one part; as many abstracts as fit one segment are a part, so that those need not be merged."""
FIRST_PART = 5_000
"""The first part is written soon, so that there is something to find."""
NICE, NICEST = 15, 19
"""How far the process steps back: for the first stage, behind an import; and for abstracts."""
QUIET_SECONDS = 2.0
"""The library is not written a lot when it stayed as it is for so long."""
_LOOK_SECONDS = 0.25
_LOCK_TRIES = 20
NOT_WRITTEN = 9
"""Exit code: the folder can't be written, or the disk is full."""


class Build:
    """The work of one builder, which holds the lock of the store."""

    def __init__(self, store: Store, library: Source, pause: Callable[[float], None] = time.sleep) -> None:
        self._store, self._library, self._pause = store, library, pause
        self.text = Growing[Index, Segment](Index(), abstracts=False)
        self.abstracts = Growing[Abstracts, AbstractSegment](Abstracts(), abstracts=True)
        for each in (self.text.pile, self.abstracts.pile):
            each.at_once = 0  # merged when a pass is done, not after every part
        try:
            contents = store.read()
        except Damaged:
            contents = Contents()
        self.text.be(_sound(contents.text))
        self.abstracts.be(_sound(contents.abstracts))

    def run(self, background: Callable[[], None] = lambda: None) -> None:
        """Until all is there. ``background`` is called before the abstracts. Raises OSError."""
        for each in (self.text, self.abstracts):
            each.fit(self._library)
        state, since = self._library.state(), -QUIET_SECONDS
        while True:
            self._grow(self.text, lambda: FIRST_PART if not len(self.text.pile) else PART)
            before, state = state, self._library.state()
            if state != before:
                since = time.monotonic()
            if state != self.text.reach.target:  # somebody writes: many small changes at once are less work
                self._pause(_LOOK_SECONDS)
                continue
            self.abstracts.begin(self._library)
            if self.abstracts.reach.whole:
                break
            if time.monotonic() - since < QUIET_SECONDS:
                self._pause(_LOOK_SECONDS)
                continue
            background()
            self._part(self.abstracts, MOST)
            self._tidy(self.abstracts)
        self._tidy(self.abstracts)

    def _grow(self, growing: Growing[Index, Segment], most: Callable[[], int]) -> None:
        growing.begin(self._library)
        while not growing.reach.whole:
            self._part(growing, most())
            if len(growing.pile.held[0]) > MANY:
                self._tidy(growing)
        self._tidy(growing)

    def _part(self, growing: Growing, most: int) -> None:  # type: ignore[type-arg]
        growing.step(self._library, most)
        self._write()

    def _tidy(self, growing: Growing) -> None:  # type: ignore[type-arg]
        merged = False
        while growing.pile.tidy():
            merged = True
        if merged:
            self._write()

    def _write(self) -> None:
        """Raises OSError."""
        written = self._store.write(Contents(self.text.half, self.abstracts.half))
        self.text.be(written.text)
        self.abstracts.be(written.abstracts)


def _sound(half: Half) -> Half:  # type: ignore[type-arg]
    """Nothing, where a file that was not checked yet is damaged."""
    files = [segment.source for segment in half.segments if isinstance(segment.source, Stored)]
    return half if all(file.is_sound() for file in files) else Half()


class Builder:
    """A builder's process, seen from the one that needs the index. It ends when that one does."""

    def __init__(self, library: Path, folder: Path, nice: int) -> None:
        context = multiprocessing.get_context("spawn")
        self._process = context.Process(target=_child, args=(str(library), str(folder), nice), daemon=True)
        self._process.start()
        self._ended = threading.Event()
        self.failed = False
        threading.Thread(target=self._watch, name="index builder", daemon=True).start()

    def _watch(self) -> None:
        wait([self._process.sentinel])
        self._process.join()  # at once, so that it does not stay behind as a zombie
        self.failed = self._process.exitcode not in (0, None)
        self._ended.set()

    @property
    def running(self) -> bool:
        """Whether it is at work."""
        return not self._ended.is_set()

    def wait(self, seconds: float) -> bool:
        """Wait until it ends, or so long; whether it ended."""
        return self._ended.wait(seconds)

    def stop(self) -> None:
        """End it; what it has written stays."""
        if self.running:
            self._process.terminate()
            self._ended.wait(5)


def _child(library: str, folder: str, nice: int) -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()
    with contextlib.suppress(ValueError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for who asked; that one ends this process
    _step_back(nice)
    sys.exit(run(Path(library), Path(folder)))


def run(path: Path, folder: Path) -> int:
    """Make the index of a library, unless another process is at it; an exit code."""
    from readinglist.library import Library

    store = Store(folder)
    try:
        for _ in range(_LOCK_TRIES):  # somebody may be writing a few papers
            with store.lock() as mine:
                if mine:
                    with Library.open(path, create=False) as library:
                        Build(store, library).run(lambda: _step_back(NICEST))
                    return 0
            time.sleep(0.05)
    except OSError:
        return NOT_WRITTEN
    except ReadingListError:
        return 1
    return 0


def _step_back(nice: int) -> None:
    with contextlib.suppress(OSError, AttributeError):
        now = os.nice(0)
        os.nice(max(nice - now, 0))


def _end_with(sentinel: int) -> None:
    wait([sentinel])
    os._exit(0)
