"""Drafts for tests to fill libraries with."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from readinglist.importing import batch
from readinglist.records import Draft

Bring = Callable[..., batch.Outcome]

LONG = "Some abstracts are long enough to know a paper by, and this one says so in more than eighty letters: {}."


def draft(title: str | None = None, **fields: Any) -> Draft:
    """A record with one line for each field, as a page of one field a line would give it."""
    lines = {name: (k, k) for k, name in enumerate(["title"] * bool(title) + list(fields), 1)}
    return Draft(title=title, lines=lines, **fields)
