"""The indexes on what papers are known by, which a first import of very many papers does without until its end.

A key is met at random, so each of its indexes' pages is written anew with nearly every batch; made at once they take a
fifth of that time. They are laid aside in the transaction that begins the import and made after the last one. Whoever
opens the library for writing in between, after a crash for one, makes them: they are missed by nobody.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

_COLUMNS = ("arxiv_id", "doi", "title_key", "abstract_key")
_MADE = {
    f"papers_{column}": f"CREATE INDEX IF NOT EXISTS papers_{column} ON papers ({column}) WHERE {column} IS NOT NULL"
    for column in _COLUMNS
}
"""As readinglist/library/migrations.py made them."""


def missing(connection: sqlite3.Connection) -> list[str]:
    """The names of those that are laid aside."""
    there = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'index'")}
    return [name for name in _MADE if name not in there]


def lay_aside(connection: sqlite3.Connection) -> None:
    """Do without the indexes until they are made. Belongs inside a transaction."""
    for name in _MADE:
        connection.execute(f"DROP INDEX IF EXISTS {name}")


def make(connection: sqlite3.Connection, names: Iterable[str]) -> None:
    """Make some that are missing: about 1 µs a paper each. Belongs inside a transaction."""
    for name in names:
        connection.execute(_MADE[name])
