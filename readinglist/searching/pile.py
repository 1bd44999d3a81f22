"""Segments on a pile: papers come and go, segments never change.

What comes makes a small segment on top; small segments are merged now and then, so that adding costs in proportion to
what is added. One thread uses a pile at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import is_
from typing import Any, Generic, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from readinglist.records import SearchText

SMALL = 256
"""Papers up to which two segments are merged at once."""
GROWTH = 4
"""A segment is merged into the one below it when that is less than so many times as large."""
MANY = 8
"""So many segments answer a search well enough while more are being made."""


class AnySegment(Protocol):
    """What a pile asks of its segments."""

    @property
    def ids(self) -> NDArray[np.int64]:
        """One a paper."""
        ...

    @property
    def source(self) -> Any:
        """What keeps the arrays alive, where they lie in a file."""
        ...

    def __len__(self) -> int: ...

    def papers_of(self, ids: NDArray[np.int64]) -> NDArray[np.int32]:
        """The numbers of those papers that are here."""
        ...

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Everything by name."""
        ...


S = TypeVar("S", bound=AnySegment)


class Pile(Generic[S]):
    """Segments, and which papers of each still count."""

    most: int | None = None
    """Papers in one segment, where that is bounded."""

    def __init__(self, segments: Iterable[S] = (), live: Iterable[NDArray[np.bool_]] = ()) -> None:
        """Empty, or of segments that were kept, with the papers of each that still count."""
        self._segments: list[S] = list(segments)
        self._live: list[NDArray[np.bool_]] = list(live)
        self.at_once: int | None = None
        """Papers that are merged in passing; what is more waits for ``tidy``. All for None."""

    def __len__(self) -> int:
        return sum(int(np.count_nonzero(live)) for live in self._live)

    def built(self, texts: Iterable[SearchText]) -> S:
        """A segment of these papers."""
        raise NotImplementedError

    def merged(self, segments: Sequence[S], live: Sequence[NDArray[np.bool_]]) -> S:
        """One segment of what counts of several."""
        raise NotImplementedError

    def changed(self) -> None:
        """Told whenever papers came or went, or lie elsewhere."""

    @property
    def held(self) -> tuple[list[S], list[NDArray[np.bool_]]]:
        """The segments, and which papers of each count."""
        return self._segments, self._live

    @held.setter
    def held(self, segments_and_live: tuple[Iterable[S], Iterable[NDArray[np.bool_]]]) -> None:
        segments, live = list(segments_and_live[0]), list(segments_and_live[1])
        same = len(segments) == len(self._segments) and all(map(is_, segments, self._segments))
        if not same or not all(map(np.array_equal, live, self._live)):
            self._segments, self._live = segments, live
            self.changed()

    def add(self, texts: Iterable[SearchText]) -> None:
        """Take in papers, new ones and ones whose words changed."""
        segment = self.built(texts)
        if len(segment):
            self._bury(segment.ids)
            self._segments.append(segment)
            self._live.append(np.ones(len(segment), bool))
            self.changed()
            self._tidy_in_passing()

    def remove(self, ids: Iterable[int]) -> None:
        """Forget papers; unknown ids are no matter."""
        self._bury(np.fromiter(ids, np.int64))
        self._tidy_in_passing()

    def replace(self, ids: Iterable[int], texts: Iterable[SearchText]) -> None:
        """Forget papers, and take in those of them that are still there."""
        self._bury(np.fromiter(ids, np.int64))
        self.add(texts)
        self._tidy_in_passing()

    def _bury(self, ids: NDArray[np.int64]) -> None:
        for segment, live in zip(self._segments, self._live, strict=True):
            here = segment.papers_of(ids)
            if live[here].any():
                live[here] = False
                self.changed()

    @property
    def untidy(self) -> bool:
        """Whether ``tidy`` would merge anything."""
        return self._next(None) is not None

    def tidy(self) -> bool:
        """Merge once what is small beside the rest, or shrink what is half dead; whether there was anything to do."""
        found = self._next(None)
        if found:
            self._merge(*found)
        return found is not None

    def _tidy_in_passing(self) -> None:
        while found := self._next(self.at_once):
            self._merge(*found)

    def _next(self, at_once: int | None) -> tuple[int, int] | None:
        """Which segments to merge next: from the first number up to the second."""
        kept = [k for k, live in enumerate(self._live) if live.any()]
        if len(kept) < len(self._live):
            self._segments, self._live = [self._segments[k] for k in kept], [self._live[k] for k in kept]
            self.changed()
        alive = [int(np.count_nonzero(live)) for live in self._live]
        for k, some in enumerate(alive):
            if 2 * some < len(self._live[k]) and (at_once is None or len(self._live[k]) <= at_once):
                return k, k + 1
        low, total = len(alive), 0
        bound = min((each for each in (self.most, at_once) if each is not None), default=None)
        while low and (bound is None or total + alive[low - 1] <= bound):
            if low < len(alive) and alive[low - 1] + total > SMALL and alive[low - 1] >= GROWTH * total:
                break
            total += alive[low - 1]
            low -= 1
        return (low, len(alive)) if len(alive) - low > 1 else None

    def _merge(self, low: int, high: int) -> None:
        merged = self.merged(self._segments[low:high], self._live[low:high])
        self._segments[low:high] = [merged]
        self._live[low:high] = [np.ones(len(merged), bool)]
        self.changed()
