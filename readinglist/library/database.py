"""Opening a library: is it one, is it ours to write, and every connection with the same safe settings."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from readinglist.errors import CannotRead, CannotWrite, LibraryIsNewer, NotALibrary, ReadingListError
from readinglist.library import key_indexes
from readinglist.library.connection import Connection, connect, damaged, has_little_room, log_of
from readinglist.library.header import LENGTH, Holding, is_open
from readinglist.library.imports import Imports
from readinglist.library.keys import Keys
from readinglist.library.location import expanded
from readinglist.library.papers import Papers
from readinglist.library.sources import Sources
from readinglist.library.tags import Tags
from readinglist.library.turn import Turn

if TYPE_CHECKING:
    from sqlite_utils import Database

APPLICATION_ID = 0x524C5354
"""``RLST``, in the header of every library, so that no other SQLite file is taken for one."""

SCHEMA_VERSION = 5
"""How many migrations there are. Stands here so that opening an up-to-date library need not load them."""

_USUAL = {"cache_size": -2000, "wal_autocheckpoint": 1000}
_BULK = {"cache_size": -128_000, "wal_autocheckpoint": 16_000}
"""Pages of the indexes on keys are met at random: with all of them in memory (kB, negative) each is written once a
batch and read never. A log of 16,000 pages is 64 MB; the fewer foldings, the fewer times each page is written."""

_STEPS = 50_000
"""SQLite's own steps between two questions whether to stop: one or two milliseconds."""


class Library:
    """One connection to a library, with its rooms: ``papers``, ``keys``, ``tags``, ``imports`` and ``sources``.

    ``read_only`` is true where the file can't be written, ``why_read_only`` says why; then every write raises
    CannotWrite. What SQLite complains of is raised as in readinglist/library/connection.py.
    """

    def __init__(self, path: Path, connection: Connection, holding: Holding, *, why_read_only: str = "") -> None:
        self.path = path
        self._holding = holding
        self.read_only = bool(why_read_only)
        self.why_read_only = why_read_only
        self.connection = connection
        self._turn = Turn.of(path)
        self._bulk: Database | None = None
        self.papers = Papers(self)
        self.tags = Tags(self)
        self.imports = Imports(self)
        self.keys = Keys(self)
        self.sources = Sources(self)

    @classmethod
    def open(cls, path: Path, *, create: bool = True) -> Library:
        """Open the library at ``path``, make it if there is none and ``create``, and bring an older one up to date.

        Raises NotALibrary, LibraryIsNewer, LibraryLocked, CannotRead or CannotWrite; none of them changed a byte.
        """
        path = expanded(Path(path)).absolute()
        try:
            there = path.exists()
        except OSError as error:
            raise CannotRead(f"{path} can't be read ({error.strerror}).") from error
        if not there:
            if not create:
                raise CannotRead(f"There is no library at {path}.")
            _create(path)
        if path.is_dir():
            raise CannotRead(f"{path} is a folder. Name a file in it, such as {path / 'library.db'}.")
        holding = Holding(path)
        try:
            _check_header(path, holding.header)
            connection, why_read_only = _opened(path)
        except BaseException:
            holding.release()
            raise
        return cls(path, connection, holding, why_read_only=why_read_only)

    def close(self) -> None:
        """Fold the write-ahead log into the file, so that a copy of the file alone is whole, and close."""
        try:
            if not self.read_only and self.connection.total_changes:
                with self._turn.taken(urgent=True):
                    self.connection.execute("PRAGMA busy_timeout = 100")
                    self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except (sqlite3.Error, ReadingListError):
            pass  # the log stays beside the file and is read at the next opening; nothing is lost
        finally:
            self.connection.close()
            self._holding.release()

    def __enter__(self) -> Library:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    @contextmanager
    def transaction(self, *, urgent: bool = True) -> Iterator[Connection]:
        """One user action: all of it or nothing. ``urgent`` writers go before an import's batches."""
        if self.read_only:
            why = f" ({self.why_read_only})" if self.why_read_only else ""
            raise CannotWrite(f"This library is read-only{why}. Nothing was changed.")
        if self.connection.in_transaction:
            yield self.connection
            return
        with self._turn.taken(urgent=urgent):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                self.connection.execute("INSERT INTO revisions (mark) VALUES (random())")
                yield self.connection
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:  # some errors, such as a full disk, have rolled back already
                    self.connection.rollback()
                raise

    @contextmanager
    def interruptible(self, stop: Callable[[], bool]) -> Iterator[None]:
        """Ask every few milliseconds whether to stop; when told so, what is being read ends with Interrupted."""
        self.connection.set_progress_handler(stop, _STEPS)
        try:
            yield
        finally:
            self.connection.set_progress_handler(None, 0)

    @contextmanager
    def bulk_writing(self, cache: int = -_BULK["cache_size"]) -> Iterator[None]:
        """For imports of very many papers: a larger page ``cache`` (kB), and the log folded in less often."""
        for name, value in (_BULK | {"cache_size": -cache}).items():
            self.connection.execute(f"PRAGMA {name} = {value}")
        try:
            yield
        finally:
            for name, value in _USUAL.items():
                self.connection.execute(f"PRAGMA {name} = {value}")

    def insert(self, table: str, rows: list[dict[str, Any]]) -> None:
        """Insert many rows through sqlite-utils; inside a transaction, it belongs to it."""
        if rows:
            self.bulk.table(table).insert_all(rows)

    @property
    def bulk(self) -> Database:
        """This connection as a sqlite-utils Database; loaded when first needed, since the import is slow."""
        if self._bulk is None:
            from sqlite_utils import Database

            self._bulk = Database(self.connection)
        return self._bulk

    def data_version(self) -> int:
        """A number that changes whenever another connection has changed the library."""
        return int(self.connection.execute("PRAGMA data_version").fetchone()[0])

    def state(self) -> tuple[int, int]:
        """Which state the library is in: the revision of the last transaction, and its mark."""
        row = self.connection.execute("SELECT revision, mark FROM revisions ORDER BY revision DESC LIMIT 1").fetchone()
        return int(row[0]), int(row[1])

    def was_in(self, state: tuple[int, int]) -> bool:
        """Whether the library is or was in a state; one that went another way since a copy was made was not."""
        return bool(
            self.connection.execute("SELECT 1 FROM revisions WHERE revision = ? AND mark = ?", state).fetchone()
        )

    def save_copy(self, path: Path) -> None:
        """Write a whole, compact copy of the library to ``path``, which must not exist yet."""
        if path.exists():
            raise CannotWrite(f"{path} is already there. Nothing was changed; choose another name.")
        _copy(self.connection, path)


def is_library(path: Path) -> bool:
    """Whether the file at ``path`` says that it is a library, of whatever version."""
    if is_open(path):
        return True
    try:
        with path.open("rb") as file:
            return _is_ours(file.read(LENGTH))
    except OSError:
        return False


def _is_ours(header: bytes) -> bool:
    return header[:16] == b"SQLite format 3\0" and int.from_bytes(header[68:72], "big") == APPLICATION_ID


def _check_header(path: Path, header: bytes | None) -> None:
    """Refuse what is not ours before SQLite opens it: opening alone may already write."""
    if header is None:
        return  # it is open already
    if not _is_ours(header):
        what = "is empty" if not header else "is not a library of Reading List"
        raise NotALibrary(f"{path} {what}. It was not changed; choose another file.")
    _check_version(path, int.from_bytes(header[60:64], "big"))


def _opened(path: Path) -> tuple[Connection, str]:
    """A connection to a library of today's version, and why it can only be read (else nothing)."""
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        try:
            return _brought_up_to_date(path), ""
        except CannotWrite:
            if not has_little_room(path):
                raise
            why = "the disk is full"  # so full that SQLite can't even put its notes beside the file
    else:
        why = "it or its folder can't be written"
    connection = connect(path, read_only=True)
    with _closed_if_it_fails(connection):
        version = _schema_version(connection)
        _check_version(path, version)
        if version < SCHEMA_VERSION:
            raise CannotWrite(f"{path} was written by an older version and can't be updated: {why}.")
    return connection, why


def _brought_up_to_date(path: Path) -> Connection:
    if log_of(path):
        # The newest version number may stand in the log alone, and a connection that can write would fold it in.
        with suppress(CannotWrite), closing(connect(path, read_only=True)) as looking:
            _check_version(path, _schema_version(looking))
    connection = connect(path, read_only=False)
    with _closed_if_it_fails(connection):
        version = _schema_version(connection)
        _check_version(path, version)
        if version < SCHEMA_VERSION:
            _update(path, connection, version)
        if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            connection.execute("PRAGMA journal_mode = WAL")  # a copy made by VACUUM INTO has none
        if key_indexes.missing(connection):
            _make_indexes(path, connection)
    return connection


@contextmanager
def _closed_if_it_fails(connection: Connection) -> Iterator[None]:
    try:
        yield
    except BaseException:
        connection.close()
        raise


def _schema_version(connection: Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _check_version(path: Path, version: int) -> None:
    if version > SCHEMA_VERSION:
        raise LibraryIsNewer(
            f"{path} was written by a newer version of Reading List (its format is {version}, this program knows up to "
            f"{SCHEMA_VERSION}). It was not changed; please update the program."
        )


def _create(path: Path) -> None:
    """Make an empty library beside its place and move it there, so that a half-made one is never found."""
    from readinglist.library.migrations import migrate

    log = log_of(path)
    if log:
        raise CannotRead(
            f"The library {path} is gone, but its last changes are still in {log}. Put the library back beside them;"
            " or to start anew, move them away."
        )
    new = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with Turn.of(path).taken(urgent=True):
            if path.exists():
                return  # another program was quicker, and may have papers in it by now
            for leftover in (new, *(path.with_name(path.name + end) for end in ("-wal", "-shm"))):
                leftover.unlink(missing_ok=True)
            os.close(os.open(new, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
            with closing(sqlite3.connect(new, isolation_level=None)) as connection:
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                migrate(connection)
                connection.execute("PRAGMA journal_mode = WAL")
            new.replace(path)
    except (OSError, sqlite3.Error) as error:
        with suppress(OSError):
            new.unlink(missing_ok=True)
        reason = getattr(error, "strerror", None) or str(error)
        raise CannotWrite(f"A library can't be made at {path} ({reason}). Choose another place.") from error


def _update(path: Path, connection: Connection, version: int) -> None:
    """Bring an older library up to date behind a checked copy of it."""
    from readinglist.library.migrations import migrate

    with Turn.of(path).taken(urgent=True):
        if _schema_version(connection) == SCHEMA_VERSION:
            return  # another window was quicker
        backup = path.with_name(f"{path.name}.v{version}.bak")
        new = backup.with_name(backup.name + ".new")  # an older backup stays until this one is known to be good
        try:
            new.unlink(missing_ok=True)
            _copy(connection, new)
            new.replace(backup)
        except OSError as error:
            raise CannotWrite(
                f"{path} is of an older version, and no copy of it can be kept at {backup} ({error.strerror})."
                " It was not changed."
            ) from error
        migrate(connection)


def _make_indexes(path: Path, connection: Connection) -> None:
    """Make what an import laid aside that was cut off, or that another program is at."""
    with Turn.of(path).taken(urgent=True):
        connection.execute("BEGIN IMMEDIATE")
        try:
            key_indexes.make(connection, key_indexes.missing(connection))
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.rollback()
            raise


def _copy(connection: Connection, path: Path) -> None:
    """Write a copy that was opened and checked to ``path``, for this user alone; nothing where it fails."""
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))  # VACUUM INTO takes an empty file
        try:
            connection.execute("VACUUM INTO ?", (str(path),))
            with closing(connect(path, read_only=True)) as copy:
                if copy.execute("PRAGMA quick_check").fetchone()[0] != "ok":
                    raise damaged(connection.path)
        except BaseException:
            with suppress(OSError):
                path.unlink()
            raise
    except UnicodeEncodeError as error:
        raise CannotWrite(f"{path} has a name that can't be used here. Choose another name.") from error
    except OSError as error:
        raise CannotWrite(f"{path} can't be written ({error.strerror}). The library is safe as it was.") from error
