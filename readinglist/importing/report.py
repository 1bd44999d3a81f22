"""What an import tells: how far it is, and at the end what became of each source."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from readinglist.edits import count
from readinglist.records import Change, UnreadLine


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an import is: ``done`` of ``total`` of the source ``name``.

    These are its records, or its lines where nobody knows yet how many records it has; ``total`` is 0 where nothing is
    known. ``comparing``: a source was read for a review and is being compared with the library.
    """

    name: str
    done: int
    total: int
    source: int = 1
    sources: int = 1
    comparing: bool = False


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of one source.

    ``records`` = ``new`` + ``existing`` + ``merged``: papers that were not there, that were and learnt nothing, and
    that were and learnt something. ``left_out`` are those that the user did not take,
    ``left_out_on`` when that was decided if it was in an earlier review, and ``left_out_of`` the import that holds
    them. ``error`` is a sentence where
    the source gave nothing. ``import_id`` is None where nothing was written.
    """

    name: str
    import_id: int | None = None
    records: int = 0
    new: int = 0
    existing: int = 0
    merged: int = 0
    warnings: tuple[str, ...] = ()
    unread: tuple[UnreadLine, ...] = ()
    cancelled: bool = False
    error: str | None = None
    left_out: int = 0
    left_out_on: str = ""
    left_out_of: int | None = None

    def as_json(self) -> dict[str, Any]:
        """The report as the command line prints it."""
        return {
            "source": self.name,
            "import_id": self.import_id,
            "records": self.records,
            "new": self.new,
            "existing": self.existing,
            "merged": self.merged,
            "left_out": self.left_out,
            "left_out_on": self.left_out_on or None,
            "left_out_of": self.left_out_of,
            "warnings": list(self.warnings),
            "unread": [{"line": line.number, "text": line.text} for line in self.unread],
            "error": self.error,
        }

    @property
    def left_out_words(self) -> str:
        """``3 left out``, and since when that is decided where it was before."""
        since = f", as you decided on {day(self.left_out_on)}" if self.left_out_on else ""
        return f"{self.left_out:,} left out{since}"

    def sentence(self) -> str:
        """The report in one line."""
        if self.error:
            return self.error
        if self.records and self.existing == self.records:
            whole = "already yours" if self.records == 1 else "all already yours"
            left = f"; {self.left_out_words}" if self.left_out else ""
            return f"{self.name}: {count(range(self.records), 'paper')}, {whole}{left}; nothing was added."
        parts = [f"{self.new:,} new"]
        parts += [f"{self.merged:,} completed"] if self.merged else []
        parts += [f"{self.existing:,} already yours"] if self.existing else []
        parts += [self.left_out_words] if self.left_out else []
        stopped = "; cancelled, what was read is kept" if self.cancelled else ""
        return f"{self.name}: {count(range(self.records), 'paper')}, {', '.join(parts)}{stopped}."


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day(when: str) -> str:
    """A moment (UTC, ISO 8601) as the day it was here: ``12 Nov``, with its year where it is another."""
    here = datetime.fromisoformat(when).astimezone()
    year = f" {here.year}" if here.year != datetime.now().astimezone().year else ""
    return f"{here.day} {_MONTHS[here.month - 1]}{year}"


@dataclass(frozen=True, slots=True)
class Imported:
    """The end of an import: a report for each source, and one Change that undoes all of them."""

    reports: tuple[ImportReport, ...]
    change: Change

    @property
    def new(self) -> int:
        """Papers that were not there before."""
        return sum(report.new for report in self.reports)

    @property
    def merged(self) -> int:
        """Papers that learnt something."""
        return sum(report.merged for report in self.reports)

    @property
    def failed(self) -> int:
        """Sources that gave nothing."""
        return sum(report.error is not None for report in self.reports)
