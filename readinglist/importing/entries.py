"""The way of a structured file or of a large page into the library: entry by entry, in bounded memory.

Reading and writing go by turns, so there is progress from the start and cancelling never waits for the reader. Of a
file above given.LARGEST only name, size and hash are kept, and it is read from the disk in pieces.
"""

from __future__ import annotations

import hashlib
import json
from array import array
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime

from readinglist.errors import CannotRead
from readinglist.importing import batch, drafts, reader
from readinglist.importing.given import LARGEST, Given, shown_name
from readinglist.importing.left_out import LeftOut
from readinglist.importing.matcher import AlikeTitles, Item
from readinglist.importing.report import ImportReport
from readinglist.library import Library
from readinglist.library.header import is_open
from readinglist.reading import LARGE_PAGE
from readinglist.reading.detect import Decoded, decode
from readinglist.reading.files import sorts
from readinglist.reading.files.sorts import Sort
from readinglist.records import Change, UnreadLine
from readinglist.remerging import gather_keys

ALONE = 5_000
"""Records in one transaction when no window waits: the indexes' pages are written less often."""

CACHE = 64_000
"""kB of the library's pages in memory; the titles that records are compared with are there too."""

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
            with self.given.path.open("rb") as file:
                yield from drafts.blocks(file, self.encoding)


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
    return sorts.sort_of(head.text) or (None if sorts.is_html(head.text) else LARGE_PAGE)


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
        self._name = shown_name(opened.given.name)
        self._unread: list[UnreadLine] = []
        self._unread_count = 0
        self._existing = self._left = 0
        self._decided = ""
        self._left_out: LeftOut | None = None
        self.import_id: int | None = None
        self._alike = AlikeTitles(library)
        self.new: array[int] = array("q")
        self.merged: array[int] = array("q")

    def run(self) -> ImportReport:
        """Import it; after ``cancelled`` turned true what is written stays."""
        before = self._library.imports.of_content(self._opened.sha256)
        self._resumed = before[0] if before and not before[1] else None
        there = self._there()
        cancelled = False
        waiting: list[Item] = []
        error = None
        gather_keys(self._library)
        try:
            with self._library.bulk_writing(CACHE), closing(self._chunks(there)) as read:
                for items, unread, line in read:
                    self._stop_if_cancelled()
                    self._unread_count += len(unread)
                    self._unread += unread[: KEPT_UNREAD - len(self._unread)]
                    waiting += items
                    while len(waiting) >= self._size:
                        self._stop_if_cancelled()
                        self._write(waiting[: self._size])
                        self._tell((waiting[self._size - 1][1].extent or (0, line))[1], self._opened.lines)
                        waiting = waiting[self._size :]
        except reader.Stopped:
            cancelled = True
        except reader.ReaderDied as died:
            error = str(died)
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

    def _there(self) -> bytearray:
        """Which records of an import that was cut off are in already: a byte for each."""
        there = bytearray()
        if self._resumed is not None:
            there += bytes(self._library.imports.last_position(self._resumed) + 1)
            for position in self._library.imports.positions(self._resumed):
                there[position] = 1
        return there

    def _chunks(self, there: bytearray) -> Generator[drafts.Chunk, None, None]:
        """What the source holds; of a large one read by a process, where one can be started."""

        def skip(position: int) -> bool:
            return position < len(there) and there[position] == 1

        opened = self._opened
        aside = None
        if opened.size > reader.ASIDE_BYTES:
            with suppress(OSError):
                path = opened.given.path if opened.text is None else None
                aside = drafts.Aside(opened.sort, path, opened.encoding, opened.text or "", self._cancelled)
        if aside is None:
            yield from drafts.chunks(opened.sort, self._watched(opened.blocks()), skip)
            return
        try:
            yield from aside.chunks(skip)
        finally:
            aside.close()

    def _watched(self, blocks: Iterable[str]) -> Iterator[str]:
        """Blocks on their way to the reader, which may find nothing in them for long."""
        for block in blocks:
            self._stop_if_cancelled()
            yield block

    def _stop_if_cancelled(self) -> None:
        if self._cancelled():
            raise reader.Stopped

    def _warnings(self) -> tuple[str, ...]:
        said = (*self._opened.given.remarks, *self._opened.warnings)
        if self._unread_count > len(self._unread):
            said += (f"{self._unread_count:,} lines hold no paper; the first {len(self._unread):,} of them are kept.",)
        return said

    def _write(self, items: list[Item]) -> None:
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

    def _end(self, waiting: list[Item], *, finished: bool) -> None:
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
