"""The way of a source into the library."""

from __future__ import annotations

import hashlib
import json
from array import array
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import Any

from readinglist import matching, reading
from readinglist.edits import counted
from readinglist.errors import CannotRead
from readinglist.importing import batch, entries
from readinglist.importing.given import Given, shown_name, unpacked
from readinglist.importing.left_out import LeftOut
from readinglist.importing.lines import is_lines
from readinglist.importing.matcher import AlikeTitles
from readinglist.importing.report import Imported, ImportReport, Progress
from readinglist.importing.stream import Stream
from readinglist.library import Library
from readinglist.library.imports import unread_json
from readinglist.library.rows import chunks
from readinglist.paper_ids import union
from readinglist.reading.pages.page import read_page
from readinglist.records import Change, Reading


def run(
    library: Library,
    given: Sequence[Given],
    *,
    on_progress: Callable[[Progress], None] = lambda _: None,
    on_change: Callable[[Change], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
    beside_window: bool = False,
) -> Imported:
    """Import sources one after the other; one that can't be read does not stop the others.

    ``on_change`` is told of each batch as it is written. After ``cancelled`` turns true what is written stays, and
    importing the same source again goes on from there. Raises LibraryLocked or CannotWrite when the library can't be
    written; whole batches written before stay. ``beside_window`` keeps every transaction short.
    """
    imports: list[_One | Stream] = []
    reports: list[ImportReport] = []
    given = [file for one in given for file in unpacked(one)]
    for place, one in enumerate(given, 1):
        if one.inside is None and is_lines(one.path if one.data is None and one.path else one.data or b""):
            imports.append(
                Stream(
                    library,
                    one,
                    tell=partial(_tell, on_progress, one.name, (place, len(given))),
                    on_change=on_change,
                    cancelled=cancelled,
                    beside_window=beside_window,
                )
            )
        else:
            imports.append(_One(library, one, (place, len(given)), on_progress, on_change, cancelled, beside_window))
        reports.append(imports[-1].run())
    return Imported(tuple(reports), _change(imports, reports))


class _One:
    """The import of one source."""

    def __init__(
        self,
        library: Library,
        given: Given,
        place: tuple[int, int],
        on_progress: Callable[[Progress], None],
        on_change: Callable[[Change], None],
        cancelled: Callable[[], bool],
        beside_window: bool,
    ) -> None:
        self._library, self._given, self._place, self._beside_window = library, given, place, beside_window
        self._on_progress, self._on_change, self._cancelled = on_progress, on_change, cancelled
        self.import_id: int | None = None
        self.new: array[int] = array("q")
        self.merged: array[int] = array("q")

    def run(self) -> ImportReport:
        """Import it; what a user can meet ends as an error in the report."""
        name = self._given.name
        if self._cancelled():
            return ImportReport(name, cancelled=True, error=f"{name} was not read: the import was cancelled.")
        self._tell(name, 0, 0)
        try:
            large = entries.sort_of_large(self._given)
            if large is not None:
                opened = entries.of_large(self._given, large, self._cancelled)
                if opened is None:
                    return ImportReport(name, cancelled=True, error=f"{name} was not read: the import was cancelled.")
                return self._again(opened.sha256) or self._entries(opened)
            data = self._given.read_bytes()
            sha256 = hashlib.sha256(data).hexdigest()
            again = self._again(sha256)
            if again is not None:
                return again
            source, sort = reading.opened(data, name)
            if sort is not None:
                return self._entries(entries.of_text(self._given, source, sort, data, sha256))
            found = read_page(source)
        except CannotRead as error:
            return ImportReport(name, error=str(error))
        if not found.drafts:
            sentence = f"No papers were found in {name}. Nothing was imported from it."
            return ImportReport(
                name, warnings=(*self._given.remarks, *found.warnings), unread=found.unread, error=sentence
            )
        return self._write(found, data, sha256)

    def _entries(self, opened: entries.Opened) -> ImportReport:
        """Import a structured source."""
        one = entries.Entries(
            self._library,
            opened,
            tell=partial(self._tell, self._given.name),
            on_change=self._on_change,
            cancelled=self._cancelled,
            beside_window=self._beside_window,
        )
        try:
            return one.run()
        finally:
            self.import_id, self.new, self.merged = one.import_id, one.new, one.merged

    def _again(self, sha256: str) -> ImportReport | None:
        """The report for a source that was imported before and whose papers are all still there, without reading it."""
        before = self._library.imports.of_content(sha256)
        if before is None or not before[1]:
            return None
        stood = self._library.imports.load(before[0])
        if stood is None or not self._library.imports.all_live(before[0]):
            return None
        total, left = stood.records, len(self._library.sources.left_out_of(before[0]))
        return ImportReport(
            stood.name,
            records=total,
            existing=total,
            warnings=stood.warnings,
            unread=stood.unread,
            left_out=left,
            left_out_on=stood.when if left else "",
            left_out_of=before[0] if left else None,
        )

    def _write(self, found: Reading, data: bytes, sha256: str) -> ImportReport:
        name = found.name or shown_name(self._given.name)
        total = len(found.drafts)
        counts = {"new": 0, "existing": 0, "merged": 0, "left_out": 0}
        decided = ""
        before = self._library.imports.of_content(sha256)
        resumed = before[0] if before and not before[1] else None
        there = set(self._library.imports.positions(resumed)) if resumed else set()
        waiting = [(k, draft) for k, draft in enumerate(found.drafts) if k not in there]
        done = len(there)
        cancelled = False
        alike, left_out = AlikeTitles(self._library), LeftOut(self._library)
        for part in chunks(waiting, batch.BATCH):
            cancelled = self._cancelled()
            if cancelled:
                break
            items = [(k, draft, matching.keys(draft)) for k, draft in part]
            with self._library.transaction(urgent=False):
                if self.import_id is None:
                    self.import_id = resumed or self._begin(name, found, data, sha256)
                outcome = batch.write(self._library, self.import_id, items, alike, left_out)
                if done + len(part) == total:
                    self._library.imports.finish(self.import_id, finished=True)
            done += len(part)
            counts["new"] += len(outcome.new)
            counts["existing"] += outcome.existing
            counts["merged"] += len(outcome.merged)
            counts["left_out"] += outcome.left_out
            decided = max(decided, outcome.left_out_on)
            self.new.extend(outcome.new)
            self.merged.extend(outcome.merged)
            self._on_change(outcome.change)
            self._tell(name, done, total)
        return ImportReport(
            name,
            self.import_id,
            records=counts["new"] + counts["existing"] + counts["merged"],
            new=counts["new"],
            existing=counts["existing"],
            merged=counts["merged"],
            warnings=(*self._given.remarks, *found.warnings),
            unread=found.unread,
            cancelled=cancelled,
            left_out=counts["left_out"],
            left_out_on=decided,
            left_out_of=self.import_id if counts["left_out"] else None,
        )

    def _begin(self, name: str, found: Reading, data: bytes, sha256: str) -> int:
        fields: dict[str, Any] = {
            "name": name,
            "origin": self._given.origin,
            "at": datetime.now(UTC).isoformat(timespec="seconds"),
            "sha256": sha256,
            "size": len(data),
            "encoding": found.encoding,
            "warnings": json.dumps(found.warnings, ensure_ascii=False),
            "unread": unread_json(found.unread),
        }
        return self._library.imports.begin(fields, found.text, data)

    def _tell(self, name: str, done: int, total: int) -> None:
        _tell(self._on_progress, name, self._place, done, total)


def _tell(on_progress: Callable[[Progress], None], name: str, place: tuple[int, int], done: int, total: int) -> None:
    on_progress(Progress(name, done, total, *place))


def _change(imports: Sequence[_One | Stream], reports: Sequence[ImportReport]) -> Change:
    """One Change that stands for the whole import: its inverse takes back every source of it."""
    written = [one for one in imports if one.import_id is not None]
    new = union([one.new for one in written])
    merged = union([one.merged for one in written], but=new)
    parts = [f"Added {counted(len(new), 'paper')}"] if new or not merged else []
    parts += [f"{'completed' if parts else 'Completed'} {counted(len(merged), 'paper')}"] if merged else []
    return Change(
        ", ".join(parts),
        imports={one.import_id: {"taken_back": (True, False)} for one in written if one.import_id is not None},
        arrived=new,
        touched=merged,
    )
