"""The index of a library: papers in, papers out, typed text in, ids best first out.

Papers lie in segments on a pile (pile.py). One thread uses an index at a time.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from readinglist.records import SearchText
from readinglist.searching.costs import Lookup
from readinglist.searching.paging import Pages
from readinglist.searching.pile import Pile
from readinglist.searching.query import parse
from readinglist.searching.result import Result
from readinglist.searching.search import Search
from readinglist.searching.segment import Segment, build, merge

_UNMARKED = np.uint64(1 << 55)
"""Set in the tie of a paper that is not marked."""


class Index(Pile[Segment]):
    """Finds papers by words that may be misspelt."""

    def __init__(self, segments: Iterable[Segment] = (), live: Iterable[NDArray[np.bool_]] = ()) -> None:
        """Empty, or of segments that were kept, with the papers of each that still count."""
        super().__init__(segments, live)
        self._lookup: Lookup | None = None
        self._pages = Pages(())
        self._marked: NDArray[np.int64] | None = None

    def built(self, texts: Iterable[SearchText]) -> Segment:
        """A segment of these papers."""
        return build(texts)

    def merged(self, segments: Sequence[Segment], live: Sequence[NDArray[np.bool_]]) -> Segment:
        """One segment of what counts of several."""
        return merge(segments, live)

    def changed(self) -> None:
        """Told whenever papers came or went, or lie elsewhere."""
        self._lookup = self._marked = None

    def marked(self) -> NDArray[np.int64]:
        """The ids of marked papers, in no order."""
        if self._marked is None:
            found = [
                segment.ids[live & (segment.ties & _UNMARKED == 0)]
                for segment, live in zip(self._segments, self._live, strict=True)
            ]
            self._marked = np.concatenate(found) if found else np.empty(0, np.int64)
        return self._marked

    def search(self, query: str, *, limit: int | None = None, cancelled: Callable[[], bool] | None = None) -> Result:
        """Find papers.

        ``limit`` bounds how many ids are given, not ``total``. ``cancelled`` is asked between steps; when it says yes,
        Cancelled is raised. No text is an error.
        """
        began = perf_counter()
        parsed = parse(query)
        if parsed.is_blank or not self._segments:
            return Result(query, array("q"), array("d"), 0, 1e3 * (perf_counter() - began), parsed.is_blank)
        if self._lookup is None:
            self._lookup = Lookup(self._segments, self._live)
            self._pages = Pages([segment.ids for segment in self._segments])
        search = Search(self._lookup, parsed, cancelled or (lambda: False))
        total, papers, points, loosened = search.run(query, limit)
        self._pages.looked_at()
        return Result(
            query,
            array("q", self._lookup.ids(papers).tobytes()),
            array("d", points.tobytes()),
            total,
            1e3 * (perf_counter() - began),
            loosened=loosened,
        )
