"""Keeps small what is held in memory of the mapped files: what was looked at some time ago is let go.

Nothing is lost: the pages stay with the system as long as it has room, and come back when they are looked at. Where a
system does not say how much is held, or offers no way to let go, nothing is done.
"""

from __future__ import annotations

import mmap
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from numpy.typing import NDArray

_EVERY = 16
"""Searches between two looks."""
_SHARE = 0.5
_AT_LEAST = 216_000_000
"""What may be held of the files: this share of them, and no less than so many bytes."""
_STATM = Path("/proc/self/statm")


class Pages:
    """The mapped files of an index."""

    def __init__(self, arrays: Sequence[NDArray[Any]]) -> None:
        """From one array of each file; those that lie in no file are passed over."""
        self._maps = [found for array in arrays if (found := _map_of(array)) is not None]
        self._most = max(_AT_LEAST, int(_SHARE * sum(map(len, self._maps))))
        self._most += _mapped_bytes() if self._maps else 0  # programs and libraries are files as well
        self._until = _EVERY

    def looked_at(self) -> None:
        """After every search."""
        self._until -= 1
        if self._until <= 0 and self._maps:
            self._until = _EVERY
            if _mapped_bytes() > self._most:
                self.let_go()

    def let_go(self) -> None:
        """Hold none of the files' pages for now."""
        if hasattr(mmap, "MADV_DONTNEED"):
            for one in self._maps:
                one.madvise(mmap.MADV_DONTNEED)


def _map_of(array: Any) -> mmap.mmap | None:
    while array is not None and not isinstance(array, mmap.mmap):
        array = getattr(array, "base", None)
    return array


def _mapped_bytes() -> int:
    """Bytes of files that this process holds in memory; 0 where nobody says."""
    try:
        return int(_STATM.read_bytes().split()[2]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        return 0
