"""Asking for many rows by id: SQLite takes a bounded number of parameters at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

CHUNK = 500
"""Parameters in one statement."""

Item = TypeVar("Item")


def chunks(items: Iterable[Item], size: int = CHUNK) -> Iterator[list[Item]]:
    """``items`` in lists of at most ``size``."""
    iterator = iter(items)
    while part := list(islice(iterator, size)):
        yield part


def marks(part: Sequence[object]) -> str:
    """The question marks for a list of parameters."""
    return ",".join("?" * len(part))
