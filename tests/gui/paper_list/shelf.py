"""Papers for the list to read, and a way to match their words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from readinglist.records import Paper


def find(query: str, text: str) -> list[tuple[int, int]]:
    return [found.span() for found in re.finditer(re.escape(query), text, re.IGNORECASE)]


class Shelf:
    """Papers to read, and a note of every time some were read."""

    def __init__(self) -> None:
        self.changed: dict[int, Paper] = {}
        self.calls: list[list[int]] = []
        self.broken = False

    def load(self, ids: Sequence[int]) -> list[Paper]:
        self.calls.append(list(ids))
        if self.broken:
            raise OSError("the disk is gone")
        return [self.changed.get(i) or self.paper(i) for i in ids if i > 0]

    @staticmethod
    def paper(paper_id: int) -> Paper:
        return Paper(
            title=f"Paper {paper_id} on optimisation",
            authors=("Ada Lovelace", "Alan Turing"),
            id=paper_id,
            tags=("SDE",) if paper_id % 2 else (),
        )
