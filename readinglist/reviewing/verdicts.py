"""What a review shows: the sources, their records, and what each record is. Plain data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from readinglist.importing.given import Given
from readinglist.records import Draft, Known, Paper, Reading, first_words


class Verdict(StrEnum):
    """What a record is, seen from the library."""

    NEW = "new"
    YOURS = "already yours"
    SAME_WORK = "same work"
    """A paper that is there under another face: without its title, or from another place."""
    UNSURE = "unsure"
    """The reading or the match is doubtful."""
    LEFT_OUT = "left out before"
    """New, but the user did not take it when it was shown before."""


FIELD_WORDS: Mapping[str, str] = {
    "title": "title", "authors": "authors", "et_al": "more authors", "affiliation": "affiliation",
    "category": "category", "date": "date", "has_code": "code", "arxiv_id": "arXiv id", "doi": "DOI",
    "other_ids": "other ids",    "comment": "comment", "venue": "venue", "abstract": "abstract",
}  # fmt: skip
"""The fields of a paper as a sentence names them."""

PERSONAL_WORDS: Mapping[str, str] = {
    "tags": "tags", "note": "a note", "status": "status", "marked": "a mark", "cite_key": "citation key",
}  # fmt: skip
"""What a file can bring of its reader's own doings, as a sentence names it."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field of a paper that would become another: the values as ``Bibliographic`` has them."""

    name: str
    before: Any
    after: Any

    @property
    def adds(self) -> bool:
        """Whether there was nothing before."""
        return not self.before


@dataclass(frozen=True, slots=True)
class Chosen:
    """A paper of the library that the user takes a record for: what it is called, and what it would learn."""

    paper: int
    heading: str
    changes: tuple[FieldChange, ...] = ()
    brings: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entry:
    """One record of a source, and what it is.

    ``paper`` is the paper of the library that it is, ``heading`` what that one is called. ``twin`` is the place in
    the plan of an earlier record that is the same paper. ``why`` says in a sentence what is doubted or known of it.
    ``changes`` are the fields that its paper would learn. ``maybe`` is a paper that it may be, though not surely: it
    becomes a new one unless the user says so; then ``heading`` and ``changes`` are of that paper. ``brings`` is what a
    file's tags, notes and marks would add to the paper (see readinglist/personal.py), ``left_out_on`` when the user did
    not take it (UTC, ISO 8601).
    """

    source: int
    position: int
    draft: Draft
    verdict: Verdict
    why: str = ""
    paper: int | None = None
    heading: str = ""
    twin: int | None = None
    changes: tuple[FieldChange, ...] = ()
    maybe: int | None = None
    brings: Mapping[str, Any] = field(default_factory=dict)
    left_out_on: str = ""

    @property
    def joins(self) -> bool:
        """Whether it is a paper that is there, or an earlier record, unless the user says otherwise."""
        return self.paper is not None or self.twin is not None

    @property
    def settled(self) -> bool:
        """Whether the library has all of it, so that there is nothing to decide."""
        return self.joins and not self.changes and not self.brings

    @property
    def title(self) -> str:
        """What the record is called: its title, or what stands for one."""
        return Paper(**self.draft.bibliographic()).heading

    @property
    def brought(self) -> list[str]:
        """What it adds of its reader's own doings, in a word each."""
        number = len(self.brings.get("tags", ()))
        words = {**PERSONAL_WORDS, "tags": "a tag" if number == 1 else f"{number} tags"}
        return [words[name] for name in PERSONAL_WORDS if name in self.brings]

    @property
    def effect(self) -> str:
        """What taking it would do to the paper it is, in a few words; empty for a new one."""
        if not self.joins and self.maybe is None:
            return ""
        if not self.changes and not self.brings:
            return "stands on this page before" if self.twin is not None else "nothing new on this page"
        parts = []
        names = {change.name for change in self.changes}
        told = [c for c in self.changes if c.name != "et_al" or "authors" not in names]
        added = [FIELD_WORDS[c.name] for c in told if c.adds] + self.brought
        for word, chosen in (("adds", added), ("changes", [FIELD_WORDS[c.name] for c in told if not c.adds])):
            if chosen:
                parts.append(f"{word} {listed(chosen)}")
        to = f" to {first_words(self.heading, 60)}" if self.heading and self.heading != self.title else ""
        return "; ".join(parts) + to


@dataclass(frozen=True, slots=True)
class PlannedSource:
    """A source as it was read; its drafts are in the plan's entries and not in ``reading``.

    ``error`` is a sentence where it gave nothing. ``seen_before`` names the import of this page that stands already.
    """

    given: Given
    name: str
    reading: Reading | None = None
    data: bytes = b""
    sha256: str = ""
    error: str | None = None
    seen_before: str = ""

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the reader has to say of the page."""
        return self.reading.warnings if self.reading else ()


@dataclass(frozen=True, slots=True)
class Plan:
    """All records of some sources, judged while the library was in ``state``.

    ``known`` are the papers that entries go into, as they were then. ``unreviewed`` are sources too large to be looked
    at record by record.
    """

    sources: tuple[PlannedSource, ...]
    entries: Sequence[Entry] = ()
    known: Mapping[int, Known] = field(default_factory=dict)
    state: tuple[int, int] = (0, 0)
    unreviewed: tuple[Given, ...] = ()

    @property
    def is_sure(self) -> bool:
        """Whether no record is doubtful."""
        return all(entry.verdict != Verdict.UNSURE for entry in self.entries)

    @property
    def is_settled(self) -> bool:
        """Whether the library has all of it."""
        return all(entry.settled for entry in self.entries)

    def counts(self) -> dict[Verdict, int]:
        """How many records there are of each kind."""
        found = dict.fromkeys(Verdict, 0)
        for entry in self.entries:
            found[entry.verdict] += 1
        return found

    def without_entries(self) -> Plan:
        """The same without its records, which are many and travel apart."""
        return replace(self, entries=())


def listed(words: Sequence[str]) -> str:
    """``a, b and c``."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
