"""A library to work on, and drafts to fill it with."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from readinglist import matching
from readinglist.importing import batch
from readinglist.library import Library
from readinglist.records import Draft

Bring = Callable[..., batch.Outcome]

LONG = "Some abstracts are long enough to know a paper by, and this one says so in more than eighty letters: {}."


def draft(title: str | None = None, **fields: Any) -> Draft:
    """A record with one line for each field, as a page of one field a line would give it."""
    lines = {name: (k, k) for k, name in enumerate(["title"] * bool(title) + list(fields), 1)}
    return Draft(title=title, lines=lines, **fields)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library.db") as opened:
        yield opened


@pytest.fixture
def bring(library: Library) -> Bring:
    """Import drafts as one source; ``name`` tells the sources apart."""

    def bring_in(drafts: Sequence[Draft], name: str = "page") -> batch.Outcome:
        with library.transaction():
            import_id = library.imports.begin(
                {
                    "name": name, "origin": "test", "at": "2026-01-01", "sha256": name, "size": 1,
                    "encoding": "utf-8", "warnings": "[]", "unread": "[]",
                },
                "text of " + name,
                b"",
            )  # fmt: skip
            outcome = batch.write(library, import_id, [(k, d, matching.keys(d)) for k, d in enumerate(drafts)])
            library.imports.finish(import_id, finished=True)
        return outcome

    return bring_in
