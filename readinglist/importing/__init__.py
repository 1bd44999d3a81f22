"""Bringing sources in: read, match, merge, write, in short batches that can be cancelled between.

An import is an object of the library: its text, its counts, what was not read, and the papers it brought.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from readinglist.importing.given import Given, better_of, gather, pasted
from readinglist.importing.report import Imported, ImportReport, Progress

if TYPE_CHECKING:
    from readinglist.importing.importer import run

__all__ = ["Given", "ImportReport", "Imported", "Progress", "better_of", "gather", "pasted", "run"]


def __getattr__(name: str) -> Any:
    # The reader and the store are loaded with the first import, not with the window.
    if name == "run":
        from readinglist.importing.importer import run

        return run
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
