"""The way of a file of gigabytes into the library: line by line, in bounded memory, as fast as it can be written."""

from __future__ import annotations

import hashlib
import io
import json
from array import array
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from typing import IO

from readinglist.errors import CannotRead
from readinglist.importing import batch, lines, reader
from readinglist.importing.given import Given, shown_name
from readinglist.importing.lines import Chunk
from readinglist.importing.matcher import Matcher
from readinglist.importing.report import ImportReport
from readinglist.importing.seen import Seen
from readinglist.library import Library, key_indexes
from readinglist.library.papers import PlainRecord
from readinglist.library.rows import chunks
from readinglist.records import Change, Draft, UnreadLine
from readinglist.remerging import gather_keys

BESIDE = 500
"""Records in one transaction beside a window, which waits for one of them at most."""

ALONE = 10_000
"""Records in one transaction when no window waits: the indexes' pages are written less often."""

KEPT_UNREAD = 1000
"""Lines that were not read, as many as are kept with an import."""

MANY = 50_000
"""Lines of a file that comes into a library of no more papers, from which on the indexes on keys wait for its end."""

QUIET = 20
"""Batches after another program's change until the keys of the library are gathered anew, which reads all of them."""

_BLOCK = 1 << 20


class Stream:
    """The import of one file with one record a line."""

    def __init__(
        self,
        library: Library,
        given: Given,
        *,
        tell: Callable[[int, int], None],
        on_change: Callable[[Change], None],
        cancelled: Callable[[], bool],
        beside_window: bool,
    ) -> None:
        """``tell`` is told how many lines are done, of how many."""
        self._library, self._given = library, given
        self._tell, self._on_change, self._cancelled = tell, on_change, cancelled
        self._size = BESIDE if beside_window else ALONE
        self.import_id: int | None = None
        self._resumed: int | None = None
        self.new: array[int] = array("q")
        self.merged: array[int] = array("q")
        self._existing = 0
        self._unread: list[UnreadLine] = []
        self._unread_count = 0
        self._remarked = False
        self._seen: Seen | None = None
        self._reader: reader.Aside | None = None
        self._quiet = 0
        self._laid_aside = self._asks = False

    def run(self) -> ImportReport:
        """Import it; what a user can meet ends as an error in the report."""
        name = self._given.name
        if self._cancelled():
            return ImportReport(name, cancelled=True, error=f"{name} was not read: the import was cancelled.")
        self._tell(0, 0)
        try:
            size = self._given.size()
            if not self._library.imports.of_size(size):  # surely new: it is read ahead while it is fingerprinted
                self._start_reader(0, size)
            fingerprint = self._fingerprint()
            if fingerprint is None:
                return ImportReport(name, cancelled=True, error=f"{name} was not read: the import was cancelled.")
            self._sha256, self._bytes, self._lines = fingerprint
            return self._again() or self._import()
        except CannotRead as error:
            return ImportReport(name, error=str(error))
        finally:
            if self._reader is not None:
                self._reader.close()

    def _start_reader(self, skip: int, size: int) -> None:
        """Let a process read the file, where it is large enough; if there is none, it is read here."""
        if self._given.path is not None and self._given.data is None and size > reader.ASIDE_BYTES:
            with suppress(OSError):
                self._reader = reader.Aside(lines.__name__, str(self._given.path), str(skip))

    def _open(self) -> IO[bytes]:
        if self._given.data is not None:
            return io.BytesIO(self._given.data)
        assert self._given.path is not None
        return self._given.path.open("rb")

    def _fingerprint(self) -> tuple[str, int, int] | None:
        """Hash, bytes and lines of the file, in one quick pass; None where it was cancelled."""
        digest, size, count, last = hashlib.sha256(), 0, 0, b""
        try:
            with self._open() as file:
                while block := file.read(_BLOCK):
                    if self._cancelled():
                        return None
                    digest.update(block)
                    size += len(block)
                    count += block.count(b"\n")
                    last = block[-1:]
        except OSError as error:
            name = self._given.name
            raise CannotRead(f"{name} can't be read ({error.strerror}). Nothing was imported from it.") from error
        return digest.hexdigest(), size, count + (last != b"\n")

    def _again(self) -> ImportReport | None:
        """The report for a file that was imported before and whose papers are all still there."""
        before = self._library.imports.of_content(self._sha256)
        if before is None:
            return None
        stood = self._library.imports.load(before[0])
        if stood is None:
            return None
        if not before[1]:
            self._resumed = stood.id
            self._unread = list(stood.unread)
            return None
        if not self._library.imports.all_live(before[0]):
            return None
        total = stood.records
        return ImportReport(stood.name, records=total, existing=total, warnings=stood.warnings, unread=stood.unread)

    def _import(self) -> ImportReport:
        name = shown_name(self._given.name)
        skip = self._skipped()
        cancelled, error = False, None
        gather_keys(self._library)
        if self._library.papers.highest_id() < self._lines * 8:
            self._seen = Seen(self._library, self._lines)  # else asking is quicker than gathering all keys
        if self._reader is None:
            self._start_reader(skip, self._bytes)
        with self._library.bulk_writing(), closing(self._chunks(skip)) as read, self._indexes_made():
            try:
                for records, left, done in self._batches(read):
                    cancelled = self._cancelled()
                    if cancelled:
                        break
                    self._keep_unread(left)
                    parts = self._parts(records)
                    for k, part in enumerate(parts, 1):
                        self._write(name, part, finished=done == self._lines and k == len(parts))
                    self._tell(done, self._lines)
            except reader.ReaderDied as died:
                error = str(died)
            except OSError as failed:
                error = f"{self._given.name} can't be read to its end ({failed.strerror}). What was read is kept."
        if self.import_id is None and not cancelled and error is None:
            error = f"No papers were found in {self._given.name}. Nothing was imported from it."
        return ImportReport(
            name,
            self.import_id,
            records=len(self.new) + len(self.merged) + self._existing,
            new=len(self.new),
            existing=self._existing,
            merged=len(self.merged),
            warnings=self._warnings(),
            unread=tuple(self._unread),
            cancelled=cancelled,
            error=error,
        )

    @contextmanager
    def _indexes_made(self) -> Iterator[None]:
        """However this ends, papers are found by their keys afterwards."""
        try:
            yield
        finally:
            connection = self._library.connection
            for name in key_indexes.missing(connection) if self._laid_aside else ():
                with self._library.transaction(urgent=False):  # one each: others wait a second a million papers at most
                    key_indexes.make(connection, [name])

    def _chunks(self, skip: int) -> Generator[Chunk, None, None]:
        if self._reader is not None:
            for frame in self._reader:
                yield Chunk(*frame)
        else:
            with self._open() as file:
                yield from lines.chunks(file, skip)

    def _batches(self, chunks: Iterator[Chunk]) -> Iterator[tuple[list[PlainRecord], list[tuple[int, str]], int]]:
        """Chunks together, as many as one transaction takes."""
        records: list[PlainRecord] = []
        left: list[tuple[int, str]] = []
        done = 0
        for chunk in chunks:
            if records and len(records) + len(chunk.records) > self._size:
                yield records, left, done
                records, left = [], []
            records = records + chunk.records if records else chunk.records
            left, done = left + chunk.unread, chunk.lines
        if records or left or done:
            yield records, left, self._lines

    def _skipped(self) -> int:
        """How many lines an import that was cut off had done; counts again those of them that were not read."""
        if self._resumed is None:
            return 0
        skip = self._library.imports.last_position(self._resumed) + 1
        stood = self._library.imports.load(self._resumed)
        with self._open() as file:
            filled = sum(1 for _, line in zip(range(skip), file, strict=False) if line.strip())
        self._unread_count = filled - (stood.records if stood else 0)
        # One that stands behind the last record will be met again.
        self._unread = [line for line in self._unread if line.number <= skip]
        return skip

    def _keep_unread(self, left: Sequence[tuple[int, str]]) -> None:
        self._unread_count += len(left)
        room = KEPT_UNREAD - len(self._unread)
        if room > 0 and left:
            self._unread += [UnreadLine(number, text) for number, text in left[:room]]
            self._remarked = True

    def _warnings(self) -> tuple[str, ...]:
        if self._unread_count <= len(self._unread):
            return ()
        return (f"{self._unread_count:,} lines hold no paper; the first {len(self._unread):,} of them are kept.",)

    def _write(self, name: str, records: list[PlainRecord], *, finished: bool) -> None:
        self._look_around()
        with self._library.transaction(urgent=False):
            if self.import_id is None:
                if not records and self._resumed is None:
                    return
                self.import_id = self._resumed or self._begin(name)
                waits = self._size == ALONE and self._lines >= MANY and self._library.papers.highest_id() < self._lines
                if waits and self._is_alone():
                    key_indexes.lay_aside(self._library.connection)
                    self._laid_aside = True
            outcome = self._settle(self.import_id, records)
            if self._remarked or finished:
                self._library.imports.set_remarks(self.import_id, self._warnings(), self._unread)
                self._remarked = False
            if finished:
                self._library.imports.finish(self.import_id, finished=True)
        self.new.extend(outcome.new)
        self.merged.extend(outcome.merged)
        self._existing += outcome.existing
        self._on_change(outcome.change)

    def _begin(self, name: str) -> int:
        return self._library.imports.begin(
            {
                "name": name,
                "origin": self._given.origin,
                "at": datetime.now(UTC).isoformat(timespec="seconds"),
                "sha256": self._sha256,
                "size": self._bytes,
                "encoding": "utf-8",
                "warnings": json.dumps(self._warnings()),
                "unread": "[]",
            },
            None,
        )

    def _parts(self, records: list[PlainRecord]) -> list[list[PlainRecord]]:
        """What one transaction takes each. Less while other programs write: every record is asked for then, and they
        wait."""
        if self._is_alone() or len(records) <= BESIDE:
            return [records]
        return list(chunks(records, BESIDE))

    def _is_alone(self) -> bool:
        return self._seen is not None and self._library.data_version() == self._seen.version

    def _look_around(self) -> None:
        """Gather the keys anew some time after another program changed the library; until then it is asked."""
        if self._seen is None or self._is_alone():
            return
        self._quiet += 1
        if self._quiet >= QUIET:
            self._seen, self._quiet = Seen(self._library, self._lines), 0

    def _settle(self, import_id: int, records: list[PlainRecord]) -> batch.Outcome:
        """Match and write a batch. New papers take ids in the order of their lines, whichever way they go."""
        library, seen = self._library, self._seen
        suspects = set(range(len(records)))
        if seen is not None:
            suspected = seen.suspects(records)
            if library.data_version() == seen.version:
                suspects = suspected
        first = next_id = library.papers.next_id()
        if not suspects:
            self._add(import_id, range(first, first + len(records)), records)
            return batch.Outcome(range(first, first + len(records)), (), 0)
        if self._laid_aside and not self._asks:
            key_indexes.make(library.connection, key_indexes.missing(library.connection))
            self._asks = True  # the library is asked from now on
        items = {k: (records[k][0], lines.draft_of(records[k]), lines.keys_of(records[k])) for k in suspects}
        matcher = Matcher(library, list(items.values()))
        clean_ids: list[int] = []
        clean: list[PlainRecord] = []
        placed: list[batch.Placed] = []
        new: dict[int, Draft] = {}
        for k, record in enumerate(records):
            if k not in suspects:
                clean_ids.append(next_id)
                clean.append(record)
                next_id += 1
                continue
            position, draft, keys = items[k]
            found = matcher.find(draft, keys)
            paper = found.paper if found.is_known else None
            if paper is None:
                paper = next_id
                next_id += 1
                draft = batch.doubted(draft, found)
                new[paper] = draft
                matcher.add(paper, draft, keys)
            placed.append((position, draft, paper))
        self._add(import_id, clean_ids, clean)
        told = batch.settle(library, import_id, placed, new)
        return batch.Outcome(range(first, next_id), told.merged, told.existing)

    def _add(self, import_id: int, papers: Sequence[int], records: Sequence[PlainRecord]) -> None:
        """Write new papers that nobody knew."""
        if records:
            self._library.papers.add_plain(papers, records)
            self._library.sources.add_plain(import_id, papers, records)
            self._library.imports.count(import_id, records=len(records), new=len(records), existing=0, merged=0)
