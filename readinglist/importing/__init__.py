"""Bringing sources in: read, match, merge, write, in short batches that can be cancelled between.

An import is an object of the library: its text, its counts, what was not read, and the papers it brought.
"""

from __future__ import annotations

from readinglist.importing.given import Given, gather, pasted
from readinglist.importing.report import Imported, ImportReport, Progress
from readinglist.importing.run import run

__all__ = ["Given", "ImportReport", "Imported", "Progress", "gather", "pasted", "run"]
