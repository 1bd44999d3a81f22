"""A library to work on, and a way to fill it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from drafts import Bring

from readinglist import matching
from readinglist.importing import batch
from readinglist.library import Library
from readinglist.records import Draft


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
