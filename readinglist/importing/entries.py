"""The way of a structured file or of a large page into the library: entry by entry, in bounded memory.

Reading and writing go by turns, so there is progress from the start and cancelling never waits for the reader. Of a
file above given.LARGEST only name, size and hash are kept, and it is read from the disk in pieces.
"""

from __future__ import annotations

import codecs
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from readinglist import matching
from readinglist.errors import CannotRead
from readinglist.importing import batch
from readinglist.importing.given import LARGEST, Given, shown_name
from readinglist.importing.left_out import LeftOut
from readinglist.importing.matcher import AlikeTitles
from readinglist.importing.report import ImportReport
from readinglist.library import Library
from readinglist.library.header import is_open
from readinglist.reading import LARGE_PAGE
from readinglist.reading.detect import Decoded, decode
from readinglist.reading.files import sorts
from readinglist.reading.files.sorts import Sort
from readinglist.records import Change, Draft, UnreadLine

ALONE = 2_000
"""Records in one transaction when no window waits."""

KEPT_UNREAD = 20_000
"""Lines that were not read, as many as are kept with an import."""

_SAMPLE = 256 * 1024


@dataclass(frozen=True, slots=True)
class Opened:
    """A structured source: its text in blocks; ``text`` and ``data`` are what is kept of it, None for a large one."""

    given: Given
    sort: Sort
    sha256: str
    size: int
    lines: int
    encoding: str
    warnings: tuple[str, ...]
    text: str | None = None
    data: bytes = b""

    def blocks(self) -> Iterator[str]:
        """The text in pieces that end with a line."""
        if self.text is not None:
            yield from sorts.blocks(self.text)
        else:
            assert self.given.path is not None
            yield from _blocks(self.given.path, self.encoding)


def of_text(given: Given, source: Decoded, sort: Sort, data: bytes, sha256: str) -> Opened:
    """A source that is in memory."""
    lines = source.text.count("\n") + 1
    return Opened(given, sort, sha256, len(data), lines, source.encoding, source.warnings, source.text, data)


def sort_of_large(given: Given) -> Sort | None:
    """The sort of a file that is too large to be kept but can be read in pieces; None for any other source."""
    if given.data is not None or given.path is None or given.size() <= LARGEST or is_open(given.path):
        return None
    try:
        with given.path.open("rb") as file:
            head = decode(file.read(_SAMPLE), given.name)
    except (OSError, CannotRead):
        return None
    sort = sorts.sort_of(head.text) or (None if sorts.is_html(head.text) else LARGE_PAGE)
    return sort if sort is not None and sort.piecewise else None


def of_large(given: Given, sort: Sort, cancelled: Callable[[], bool]) -> Opened | None:
    """A file on the disk; None where it was cancelled. Raises CannotRead where it can't be read."""
    assert given.path is not None
    digest, size, lines = hashlib.sha256(), 0, 1
    try:
        with given.path.open("rb") as file:
            encoding = decode(file.read(_SAMPLE), given.name).encoding
            file.seek(0)
            while block := file.read(1 << 20):
                if cancelled():
                    return None
                digest.update(block)
                size += len(block)
                lines += block.count(b"\n")
    except OSError as error:
        raise CannotRead(f"{given.name} can't be read ({error.strerror}). Nothing was imported from it.") from error
    return Opened(given, sort, digest.hexdigest(), size, lines, encoding, ())


def _blocks(path: Path, encoding: str) -> Iterator[str]:
    """A file's text, as reading.detect would make it, in pieces that end with a line."""
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    carry = ""
    with path.open("rb") as file:
        while True:
            read = file.read(sorts.BLOCK)
            text = carry + decoder.decode(read, final=not read)
            if read and text.endswith("\r"):  # the other half of a line's end may come next
                text, carry = text[:-1], "\r"
            else:
                carry = ""
            text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", " ")
            if not read:
                if text:
                    yield text
                return
            end = text.rfind("\n") + 1
            carry = text[end:] + carry
            if end:
                yield text[:end]


class Entries:
    """The import of one structured source."""

    def __init__(
        self,
        library: Library,
        opened: Opened,
        *,
        tell: Callable[[int, int], None],
        on_change: Callable[[Change], None],
        cancelled: Callable[[], bool],
        beside_window: bool,
    ) -> None:
        """``tell`` is told how many lines are done, of how many."""
        self._library, self._opened = library, opened
        self._tell, self._on_change, self._cancelled = tell, on_change, cancelled
        self._size = batch.BATCH if beside_window else ALONE
        self._alike = AlikeTitles(library)
        self._name = shown_name(opened.given.name)
        self._unread: list[UnreadLine] = []
        self._unread_count = 0
        self._existing = self._left = 0
        self._decided = ""
        self._left_out: LeftOut | None = None
        self.import_id: int | None = None
        self.new: list[int] = []
        self.merged: list[int] = []

    def run(self) -> ImportReport:
        """Import it; after ``cancelled`` turned true what is written stays."""
        before = self._library.imports.of_content(self._opened.sha256)
        self._resumed = before[0] if before and not before[1] else None
        there = self._library.imports.positions(self._resumed) if self._resumed else set()
        cancelled = False
        waiting: list[tuple[int, Draft]] = []
        position = -1
        error = None
        try:
            for found in self._opened.sort.read(self._watched(self._opened.blocks())):
                if isinstance(found, UnreadLine):
                    self._unread_count += 1
                    if len(self._unread) < KEPT_UNREAD:
                        self._unread.append(found)
                    continue
                position += 1
                if position not in there:
                    waiting.append((position, found))
                if len(waiting) >= self._size:
                    if self._cancelled():
                        raise _Stopped
                    self._write(waiting)
                    self._tell((waiting[-1][1].extent or (0, 0))[1], self._opened.lines)
                    waiting = []
        except _Stopped:
            cancelled = True
        except OSError as failed:
            error = f"{self._opened.given.name} can't be read to its end ({failed.strerror}). What was read is kept."
        cancelled = cancelled or self._cancelled()
        if not cancelled:
            self._end(waiting, finished=error is None)
        if self.import_id is None and not cancelled and error is None:
            error = f"No papers were found in {self._opened.given.name}. Nothing was imported from it."
        return ImportReport(
            self._name if self.import_id is not None else self._opened.given.name,
            self.import_id,
            records=len(self.new) + len(self.merged) + self._existing,
            new=len(self.new),
            existing=self._existing,
            merged=len(self.merged),
            left_out=self._left,
            left_out_on=self._decided,
            left_out_of=self.import_id if self._left else None,
            warnings=self._warnings(),
            unread=tuple(self._unread),
            cancelled=cancelled,
            error=error,
        )

    def _watched(self, blocks: Iterable[str]) -> Iterator[str]:
        """Blocks on their way to the reader, which may find nothing in them for long."""
        for block in blocks:
            if self._cancelled():
                raise _Stopped
            yield block

    def _warnings(self) -> tuple[str, ...]:
        said = (*self._opened.given.remarks, *self._opened.warnings)
        if self._unread_count > len(self._unread):
            said += (f"{self._unread_count:,} lines hold no paper; the first {len(self._unread):,} of them are kept.",)
        return said

    def _write(self, drafts: list[tuple[int, Draft]]) -> None:
        items = [(position, draft, matching.keys(draft)) for position, draft in drafts]
        if self._left_out is None:
            self._left_out = LeftOut(self._library)
        with self._library.transaction(urgent=False):
            if self.import_id is None:
                self.import_id = self._resumed or self._begin()
            outcome = batch.write(self._library, self.import_id, items, self._alike, left_out=self._left_out)
        self.new.extend(outcome.new)
        self.merged.extend(outcome.merged)
        self._existing += outcome.existing
        self._left += outcome.left_out
        self._decided = max(self._decided, outcome.left_out_on)
        self._on_change(outcome.change)

    def _end(self, waiting: list[tuple[int, Draft]], *, finished: bool) -> None:
        if waiting:
            self._write(waiting)
        import_id = self.import_id or self._resumed
        if import_id is None:
            return
        self.import_id = import_id
        self._unread.sort(key=lambda line: line.number)
        with self._library.transaction(urgent=False):
            self._library.imports.set_remarks(import_id, self._warnings(), self._unread)
            if finished:
                self._library.imports.finish(import_id, finished=True)
        self._tell(self._opened.lines, self._opened.lines)

    def _begin(self) -> int:
        opened = self._opened
        return self._library.imports.begin(
            {
                "name": self._name,
                "origin": opened.given.origin,
                "at": datetime.now(UTC).isoformat(timespec="seconds"),
                "sha256": opened.sha256,
                "size": opened.size,
                "encoding": opened.encoding,
                "warnings": json.dumps(self._warnings(), ensure_ascii=False),
                "unread": "[]",
            },
            opened.text,
            opened.data,
        )


class _Stopped(Exception):
    """The import was cancelled while the reader read."""
