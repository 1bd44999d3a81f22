"""What the tests of an index that grows share: papers of few words, and what an index says that was made at once."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from shelves import Shelf

from readinglist.records import SearchText
from readinglist.searching import KeptIndex, keeping
from readinglist.searching.abstracts import Abstracts

QUERIES = ("graph", "neural netw", "graph quokka", "7", "tag:read", "platypus")

Answers = list[tuple[list[int], list[int]]]


def paper(number: int) -> SearchText:
    """A paper that shares its words with many others, the same for the same number."""
    rng = random.Random(number)
    title = " ".join(rng.choices(("graph", "neural", "network", "learning", "optimal"), k=3))
    abstract = " ".join(rng.choices(("quokka", "wombat", "graph", "neural", "of"), k=5))
    return SearchText(
        number, title, "Ana Müller", "", "", "", "cs.LG", abstract, False, f"2024-01-{number % 28 + 1:02}"
    )


def shelf_of(count: int, folder: Path) -> Shelf:
    """A shelf of papers without an index."""
    shelf = Shelf(folder / "library.db")
    shelf.put([paper(k) for k in range(1, count + 1)])
    return shelf


def answers(kept: KeptIndex) -> Answers:
    """What an index says of titles, and of abstracts."""
    return [(list(kept.index.search(q).ids), list(kept.search_abstracts(q).ids)) for q in QUERIES]


def fresh(shelf: Shelf, folder: Path) -> Answers:
    """What an index says that was made at once."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(keeping, "ITSELF", 10**6)
        patched.setattr(Abstracts, "most", 1 << 16)
        kept = KeptIndex(folder / "fresh")
        kept.open(shelf)
    assert kept.progress is None
    return answers(kept)
