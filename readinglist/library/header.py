"""The first bytes of a library file, read without pulling the file from under the connections of this process.

POSIX takes all locks of a process off a file as soon as the process closes the file anywhere, whoever had opened it.
Behind an open connection that is the worst that can happen: another program finds no lock, believes itself alone,
folds and removes the write-ahead log at its end, and what is written into the removed log is lost. So a file that
this process has open as a library is never opened beside SQLite.
"""

from __future__ import annotations

import threading
from collections import Counter
from pathlib import Path

from readinglist.errors import CannotRead

LENGTH = 100
"""Bytes of the header of an SQLite file."""

_Identity = tuple[int, int]
_open: Counter[_Identity] = Counter()
_changing = threading.RLock()


class Holding:
    """One connection's claim on a file, from before it is opened until after it is closed."""

    def __init__(self, path: Path) -> None:
        """Read the header, unless this process has the file open: then it was read before. Raises CannotRead."""
        self.header: bytes | None = None
        try:
            with _changing:
                self._identity: _Identity | None = _identity(path)
                if not _open[self._identity]:
                    with path.open("rb") as file:
                        self.header = file.read(LENGTH)
                _open[self._identity] += 1
        except OSError as error:
            raise CannotRead(f"{path} can't be read ({error.strerror}).") from error

    def release(self) -> None:
        """The connection is closed. Twice is once."""
        with _changing:
            if self._identity is not None:
                _open[self._identity] -= 1
                if not _open[self._identity]:
                    del _open[self._identity]
                self._identity = None


def is_open(path: Path) -> bool:
    """Whether this process has the file open as a library, so that nobody may read it as a plain file."""
    try:
        with _changing:
            return _identity(path) in _open
    except OSError:
        return False


def _identity(path: Path) -> _Identity:
    found = path.stat()
    return found.st_dev, found.st_ino
