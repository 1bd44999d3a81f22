"""A connection with safe settings, on which what SQLite complains of becomes an error that a user can act on."""

from __future__ import annotations

import os
import shutil
import sqlite3
import urllib.parse
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Any

from readinglist.errors import CannotWrite, LibraryLocked, NotALibrary
from readinglist.library.turn import WAIT_SECONDS

LITTLE_ROOM = 1 << 20
"""Bytes: with less than this left, a disk error is taken for a full disk, which SQLite does not always call so."""

ROWS_AT_ONCE = 500
"""Rows fetched together when a cursor is iterated, so that explaining errors costs nothing a row."""


def connect(path: Path, *, read_only: bool) -> Connection:
    """Open the file at ``path``, which is there. ``read_only`` also works where nothing beside it can be made."""
    # A WAL library in a folder that can't be written is not readable with mode=ro when its log is absent.
    mode = "mode=rw" if not read_only else "mode=ro" if log_of(path) else "immutable=1"
    uri = f"file:{urllib.parse.quote(os.fsencode(path))}?{mode}"
    try:
        connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=WAIT_SECONDS, factory=Connection)
    except sqlite3.Error as error:
        raise explain(error, path) from error
    connection.path = path
    for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0", "temp_store = MEMORY"):
        connection.execute(f"PRAGMA {pragma}")
    if not read_only:
        connection.execute("PRAGMA synchronous = NORMAL")
    return connection


def log_of(path: Path) -> Path | None:
    """The write-ahead log beside a library, where it holds changes that are not in the file yet."""
    log = path.with_name(path.name + "-wal")
    try:
        return log if log.stat().st_size else None
    except OSError:
        return None


class Interrupted(Exception):
    """A statement was told to stop."""


class Connection(sqlite3.Connection):
    """Raises LibraryLocked, NotALibrary or CannotWrite for what a user can meet; any other sqlite3.Error is a bug."""

    path = Path()

    def cursor(self, factory: Any = None) -> Any:
        """A cursor that explains its errors too."""
        return super().cursor(Cursor)

    def execute(self, sql: str, parameters: Any = (), /) -> Cursor:
        """As in sqlite3."""
        return super().cursor(Cursor).execute(sql, parameters)

    def executemany(self, sql: str, parameters: Iterable[Any], /) -> Cursor:
        """As in sqlite3."""
        return super().cursor(Cursor).executemany(sql, parameters)


class Cursor(sqlite3.Cursor):
    """A cursor whose errors are explained, while it carries out a statement and while it reads its rows."""

    def execute(self, sql: str, parameters: Any = (), /) -> Cursor:
        """As in sqlite3."""
        with _Explained(self):
            super().execute(sql, parameters)
        return self

    def executemany(self, sql: str, parameters: Iterable[Any], /) -> Cursor:
        """As in sqlite3."""
        with _Explained(self):
            super().executemany(sql, parameters)
        return self

    def fetchone(self) -> Any:
        """As in sqlite3."""
        with _Explained(self):
            return super().fetchone()

    def fetchall(self) -> list[Any]:
        """As in sqlite3."""
        with _Explained(self):
            return super().fetchall()

    def __iter__(self) -> Iterator[Any]:  # type: ignore[override]
        while rows := self._next_rows():
            yield from rows

    def _next_rows(self) -> list[Any]:
        with _Explained(self):
            return super().fetchmany(ROWS_AT_ONCE)


class _Explained:
    """What SQLite raises inside comes out explained."""

    __slots__ = ("_cursor",)

    def __init__(self, cursor: Cursor) -> None:
        self._cursor = cursor

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        connection = self._cursor.connection
        if isinstance(error, sqlite3.Error) and isinstance(connection, Connection):
            explained = explain(error, connection.path)
            if explained is not error:
                raise explained from error


def explain(error: sqlite3.Error, path: Path) -> Exception:
    """The error a user can act on, for what SQLite says."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return LibraryLocked("Another program is writing to the library. Nothing was changed; try again in a moment.")
    if code == sqlite3.SQLITE_INTERRUPT:
        return Interrupted()
    if code == sqlite3.SQLITE_NOTADB:
        return NotALibrary(f"{path} is not a library of Reading List. It was not changed; choose another file.")
    if code == sqlite3.SQLITE_CORRUPT or "decode to UTF-8" in str(error):
        return damaged(path)
    if code in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        if not has_little_room(path):
            return CannotWrite(f"{path} can't be used ({error}). The library is safe as it was.")
        code = sqlite3.SQLITE_FULL
    if code == sqlite3.SQLITE_FULL:
        return CannotWrite(f"The disk with {path} is full. The library is safe; make room and try again.")
    return error


def damaged(path: Path) -> NotALibrary:
    """The error for a library whose pages do not make sense."""
    return NotALibrary(
        f"{path} is damaged. It was left as it is: keep it, and go on with a copy that you saved earlier."
    )


def has_little_room(path: Path) -> bool:
    """Whether the disk under ``path`` is as good as full."""
    try:
        return shutil.disk_usage(path.parent).free < LITTLE_ROOM
    except OSError:
        return False
