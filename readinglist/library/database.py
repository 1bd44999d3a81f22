"""Opening a library: is it one, is it ours to write, and every connection with the same safe settings."""

from __future__ import annotations

import os
import sqlite3
import urllib.parse
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from readinglist.errors import CannotRead, CannotWrite, LibraryIsNewer, LibraryLocked, NotALibrary
from readinglist.library.imports import Imports
from readinglist.library.papers import Papers
from readinglist.library.sources import Sources
from readinglist.library.tags import Tags
from readinglist.library.turn import WAIT_SECONDS, Turn

if TYPE_CHECKING:
    from sqlite_utils import Database

APPLICATION_ID = 0x524C5354
"""``RLST``, in the header of every library, so that no other SQLite file is taken for one."""

SCHEMA_VERSION = 1
"""How many migrations there are. Stands here so that opening an up-to-date library need not load them."""


class Library:
    """One connection to a library, with its rooms: ``papers``, ``tags``, ``imports`` and ``sources``.

    ``read_only`` is true where the file or its folder can't be written; then every write raises CannotWrite.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection, *, read_only: bool) -> None:
        self.path = path
        self.read_only = read_only
        self.connection = connection
        self._turn = Turn.of(path)
        self._bulk: Database | None = None
        self.papers = Papers(self)
        self.tags = Tags(self)
        self.imports = Imports(self)
        self.sources = Sources(self)

    @classmethod
    def open(cls, path: Path, *, create: bool = True) -> Library:
        """Open the library at ``path``, make it if there is none and ``create``, and bring an older one up to date.

        Raises NotALibrary, LibraryIsNewer, LibraryLocked, CannotRead or CannotWrite; none of them changed a byte.
        """
        path = Path(path).expanduser().absolute()
        if not path.exists():
            if not create:
                raise CannotRead(f"There is no library at {path}.")
            _create(path)
        _check_header(path)
        read_only = not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))
        try:
            connection = _connect(path, read_only=read_only)
            version = _schema_version(connection)
            if version > SCHEMA_VERSION:
                connection.close()
                raise _newer(path, version)
            if version < SCHEMA_VERSION:
                if read_only:
                    connection.close()
                    raise CannotWrite(f"{path} was written by an older version and can't be updated: it is read-only.")
                _update(path, connection, version)
        except sqlite3.Error as error:
            raise explain(error, path) from error
        return cls(path, connection, read_only=read_only)

    def close(self) -> None:
        """Fold the write-ahead log into the file, so that a copy of the file alone is whole, and close."""
        try:
            if not self.read_only:
                with self._turn.taken(urgent=True):
                    self.connection.execute("PRAGMA busy_timeout = 100")
                    self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except (sqlite3.Error, LibraryLocked):
            pass  # the log stays beside the file and is read at the next opening; nothing is lost
        finally:
            self.connection.close()

    def __enter__(self) -> Library:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    @contextmanager
    def transaction(self, *, urgent: bool = True) -> Iterator[sqlite3.Connection]:
        """One user action: all of it or nothing. ``urgent`` writers go before an import's batches."""
        if self.read_only:
            raise CannotWrite("This library is read-only. Nothing was changed.")
        if self.connection.in_transaction:
            yield self.connection
            return
        with self._turn.taken(urgent=urgent):
            try:
                self.connection.execute("BEGIN IMMEDIATE")
                try:
                    yield self.connection
                except BaseException:
                    self.connection.rollback()
                    raise
                self.connection.execute("COMMIT")
            except sqlite3.Error as error:
                if self.connection.in_transaction:
                    self.connection.rollback()
                raise explain(error, self.path) from error

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

    def save_copy(self, path: Path) -> None:
        """Write a whole, compact copy of the library to ``path``, which must not exist yet."""
        if path.exists():
            raise CannotWrite(f"{path} is already there. Nothing was changed; choose another name.")
        try:
            self.connection.execute("VACUUM INTO ?", (str(path),))
        except sqlite3.Error as error:
            raise explain(error, path) from error


def explain(error: sqlite3.Error, path: Path) -> Exception:
    """The error a user can act on, for what SQLite says."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return LibraryLocked("Another program is writing to the library. Nothing was changed; try again in a moment.")
    if code in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
        return NotALibrary(f"{path} is damaged or not a library of Reading List. It was not changed.")
    if code == sqlite3.SQLITE_FULL:
        return CannotWrite(f"The disk with {path} is full. The library is safe; make room and try again.")
    if code in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return CannotWrite(f"{path} can't be written ({error}). The library is safe as it was.")
    return error


def _connect(path: Path, *, read_only: bool) -> sqlite3.Connection:
    uri = "file:" + urllib.parse.quote(str(path))
    if read_only:
        # A WAL library in a folder that can't be written is not readable with mode=ro when its log is absent.
        wal_there = path.with_name(path.name + "-wal").exists()
        uri += "?mode=ro" if wal_there else "?immutable=1"
    else:
        uri += "?mode=rw"
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=WAIT_SECONDS)
    for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0", "temp_store = MEMORY"):
        connection.execute(f"PRAGMA {pragma}")
    if not read_only:
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA foreign_keys = ON")
    return connection


def _schema_version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _newer(path: Path, version: int) -> LibraryIsNewer:
    return LibraryIsNewer(
        f"{path} was written by a newer version of Reading List (its format is {version}, this program knows up to "
        f"{SCHEMA_VERSION}). It was not changed; please update the program."
    )


def _check_header(path: Path) -> None:
    """Refuse what is not ours before SQLite opens it: opening alone may already write."""
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except OSError as error:
        raise CannotRead(f"{path} can't be read ({error.strerror}).") from error
    if header[:16] != b"SQLite format 3\0" or int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        what = "is empty" if not header else "is not a library of Reading List"
        raise NotALibrary(f"{path} {what}. It was not changed; choose another file.")
    version = int.from_bytes(header[60:64], "big")
    if version > SCHEMA_VERSION:
        raise _newer(path, version)


def _create(path: Path) -> None:
    """Make an empty library beside its place and move it there, so that a half-made one is never found."""
    from readinglist.library.migrations import migrate

    new = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        new.unlink(missing_ok=True)
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


def _update(path: Path, connection: sqlite3.Connection, version: int) -> None:
    """Bring an older library up to date behind a checked copy of it."""
    from readinglist.library.migrations import migrate

    with Turn.of(path).taken(urgent=True):
        if _schema_version(connection) == SCHEMA_VERSION:
            return  # another window was quicker
        backup = path.with_name(f"{path.name}.v{version}.bak")
        backup.unlink(missing_ok=True)
        connection.execute("VACUUM INTO ?", (str(backup),))
        backup.chmod(0o600)
        with closing(sqlite3.connect(f"file:{urllib.parse.quote(str(backup))}?mode=ro", uri=True)) as copy:
            if copy.execute("PRAGMA quick_check").fetchone()[0] != "ok":
                raise NotALibrary(f"{path} is damaged. It was not changed; a copy is at {backup}.")
        migrate(connection)
