"""Whose turn it is to write.

SQLite lets one connection write at a time and answers the others with SQLITE_BUSY, and releases before 3.51.3 can
damage a library when one connection checkpoints while another writes. So every writer, in whatever thread or
process, first takes the turn of its library: threads by a lock that lets urgent ones (the user) go before an import,
processes by a lock on a file beside the library. A process that waits says so in that file, and an import lets it go
before its next batch.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from readinglist.errors import LibraryLocked
from readinglist.library.file_lock import try_lock, unlock

WAIT_SECONDS = 5.0
"""How long a writer waits for another program before it gives up."""

_LONGEST_PAUSE = 0.05
"""Seconds between two tries of a process that waits."""

_turns: dict[str, Turn] = {}
_turns_lock = threading.Lock()


class Turn:
    """The turn to write to one library, shared by all threads of this process."""

    def __init__(self, path: Path) -> None:
        self._lock_path = path.with_name(path.name + ".lock")
        self._free = threading.Condition()
        self._taken_by: int | None = None
        self._depth = 0
        self._urgent = 0

    @classmethod
    def of(cls, path: Path) -> Turn:
        """The one Turn of this library in this process."""
        key = os.path.realpath(path)
        with _turns_lock:
            return _turns.setdefault(key, cls(Path(key)))

    @contextmanager
    def taken(self, *, urgent: bool) -> Iterator[None]:
        """Hold the turn. Raises LibraryLocked after WAIT_SECONDS; a thread that holds it may take it again."""
        me = threading.get_ident()
        if self._taken_by == me:
            self._depth += 1
            try:
                yield
            finally:
                self._depth -= 1
            return
        deadline = time.monotonic() + WAIT_SECONDS
        with self._free:
            self._urgent += urgent
            try:
                ready = self._free.wait_for(
                    lambda: self._taken_by is None and (urgent or not self._urgent), timeout=WAIT_SECONDS
                )
            finally:
                self._urgent -= urgent
                self._free.notify_all()
            if not ready:
                raise LibraryLocked("The library is busy with another change. Nothing was changed; try again.")
            self._taken_by = me
        try:
            if not urgent:
                _let_others_before(self._lock_path)
            handle = _lock_file(self._lock_path, deadline)
            try:
                yield
            finally:
                unlock(handle)
        finally:
            with self._free:
                self._taken_by = None
                self._free.notify_all()


def _lock_file(path: Path, deadline: float) -> int | None:
    """Lock the file beside the library; None where the folder does not allow one (SQLite's own locks remain)."""
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError:
        return None
    pause = 0.001
    while True:
        try:
            try_lock(handle)
            with suppress(OSError):
                os.ftruncate(handle, 0)
            return handle
        except BlockingIOError:
            if time.monotonic() > deadline:
                os.close(handle)
                raise LibraryLocked(
                    "Another program is writing to the library. Nothing was changed; try again in a moment."
                ) from None
            with suppress(OSError):
                os.lseek(handle, 1, os.SEEK_SET)  # the first byte is the one that Windows locks
                os.write(handle, b"w")
            time.sleep(pause)
            pause = min(pause * 2, _LONGEST_PAUSE)
        except OSError:  # a file system without locks: SQLite's own remain
            return handle


def _let_others_before(path: Path) -> None:
    """Give the process that waits for the lock, if there is one, a moment. Whoever gets the lock empties the file."""
    until = time.monotonic() + 2 * _LONGEST_PAUSE
    with suppress(OSError):
        while path.stat().st_size and time.monotonic() < until:
            time.sleep(0.002)
