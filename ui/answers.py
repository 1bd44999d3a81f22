"""What is asked of a list and what is answered, on the threads beside the window."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import TYPE_CHECKING

from readinglist.library import Library
from readinglist.library.connection import Interrupted
from readinglist.records import Paper, Place, Sort

if TYPE_CHECKING:
    from readinglist.searching import KeptIndex

FIRST = 100
"""Papers of the first answer: more than a screen holds, found before the others are counted."""
LOOKED_THROUGH = 1_000
"""Of so many best hits, those in the place that is looked at are the first answer."""
SHOWN = 40
"""Papers that come with an answer, ready to be painted: what a large screen shows."""
SMALL = 30_000
"""Up to so many papers a list comes whole at once."""
FIRST_SORT = Sort("date", descending=True)
_KEPT = 2
"""Orders kept: the one in use, and the one before it."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A question: what the list shall show. ``sort`` None means best first, for a search.

    ``again``: it was asked before, and only what became of it since is wanted.
    """

    generation: int
    place: Place
    sort: Sort | None
    query: str
    again: bool = False

    @property
    def narrows(self) -> bool:
        """Whether the hits of its search must be looked through: by their place, or for another order."""
        return self.place.kind != "all" or self.sort is not None


@dataclass(frozen=True, slots=True)
class Listed:
    """An answer: ids in the order to show, and the first of their papers.

    It comes in steps, each with the ids of the one before it in front: ``whole`` when all are there that the words
    find, ``ended`` when nothing more comes. ``below`` of them, at the end, were found only in abstracts; None while
    that is not known. ``took_ms`` is what the first step took, None where nothing was searched.
    """

    wanted: Wanted
    ids: array[int]
    took_ms: float | None
    whole: bool = True
    below: int | None = 0
    papers: Sequence[Paper] = ()
    ended: bool = True

    @property
    def found(self) -> int | None:
        """How many papers hold the words outside their abstracts; None while that is not known."""
        return len(self.ids) - (self.below or 0) if self.whole else None


Superseded = Callable[[Wanted], bool]


def first_list(wanted: Wanted, library: Library, superseded: Superseded) -> Listed | None:
    """The first papers of a list that nothing is searched in, or all where they are few."""
    most = -1 if wanted.again or library.papers.highest_id() <= SMALL else FIRST
    try:
        with library.interruptible(lambda: superseded(wanted)):
            ids = library.papers.ids(wanted.place, wanted.sort or FIRST_SORT, first=most)
    except Interrupted:
        return None
    whole = most < 0 or len(ids) < most
    return Listed(wanted, ids, None, whole, 0, library.papers.load(ids[:SHOWN]), ended=whole)


def whole_list(wanted: Wanted, library: Library, superseded: Superseded) -> Listed | None:
    """All of a list that nothing is searched in."""
    try:
        with library.interruptible(lambda: superseded(wanted)):
            return Listed(wanted, library.papers.ids(wanted.place, wanted.sort or FIRST_SORT), None)
    except Interrupted:
        return None


def first_hits(wanted: Wanted, library: Library, kept: KeptIndex, superseded: Superseded) -> Listed | None:
    """The best hits of a search. Not ``whole`` where more is found than was looked at."""
    from readinglist.searching import Cancelled

    started = perf_counter()
    limit = LOOKED_THROUGH if wanted.narrows else FIRST
    try:
        result = kept.search(wanted.query, limit=limit, cancelled=lambda: superseded(wanted))
    except Cancelled:
        return None
    if result.is_blank:
        return first_list(wanted, library, superseded)
    ids, whole = result.ids, result.total <= len(result.ids)
    if wanted.sort is not None and not whole:
        ids = array("q")  # any of the others may stand before these
    elif wanted.narrows:
        ids = _in_place(wanted, library, ids)
    papers = () if superseded(wanted) else library.papers.load(ids[:SHOWN])
    return Listed(wanted, ids, (perf_counter() - started) * 1000, whole, None, papers, ended=False)


def all_hits(wanted: Wanted, kept: KeptIndex, took_ms: float | None, superseded: Superseded) -> Listed | None:
    """All hits of a search, best first, wherever they are."""
    from readinglist.searching import Cancelled

    started = perf_counter()
    try:
        result = kept.search(wanted.query, cancelled=lambda: superseded(wanted))
    except Cancelled:
        return None
    took = (perf_counter() - started) * 1000 if took_ms is None else took_ms
    return Listed(wanted, result.ids, took, True, None, ended=False)


def hits_below(wanted: Wanted, kept: KeptIndex, superseded: Superseded) -> array[int] | None:
    """What only the abstracts find, wherever it is; None where somebody wants something else by now."""
    from readinglist.searching import Cancelled

    try:
        return kept.search_abstracts(wanted.query, cancelled=lambda: superseded(wanted)).ids
    except Cancelled:
        return None


class Narrower:
    """Looks through hits: which are in the place looked at, and in which order. Lives on one thread."""

    def __init__(self) -> None:
        self._orders: OrderedDict[tuple[Place, Sort, tuple[int, int]], array[int]] = OrderedDict()

    def narrowed(self, wanted: Wanted, ids: array[int], library: Library, superseded: Superseded) -> array[int] | None:
        """Those of ``ids`` that are wanted, in the order wanted; None where somebody wants something else by now."""
        if not ids:
            return ids
        try:
            if len(ids) <= LOOKED_THROUGH:
                return _in_place(wanted, library, ids)
            with library.interruptible(lambda: superseded(wanted)):
                return _among(ids, self._order(wanted.place, wanted.sort, library), sort=wanted.sort is not None)
        except Interrupted:
            return None

    def _order(self, place: Place, sort: Sort | None, library: Library) -> array[int]:
        key = place, sort or Sort(), library.state()
        if key not in self._orders:
            self._orders[key] = library.papers.ids(place, sort or Sort())
            while len(self._orders) > _KEPT:
                self._orders.popitem(last=False)
        self._orders.move_to_end(key)
        return self._orders[key]


def _in_place(wanted: Wanted, library: Library, ids: array[int]) -> array[int]:
    here = library.papers.ids(wanted.place, wanted.sort or Sort(), among=ids)
    if wanted.sort is not None:
        return here
    there = set(here)
    return array("q", (i for i in ids if i in there))


def _among(ids: array[int], order: array[int], *, sort: bool) -> array[int]:
    """``ids`` that are in ``order``: as they stand, or with ``sort`` as these do. Lets the window's thread run."""
    import numpy as np

    found, there = np.frombuffer(ids, np.int64), np.frombuffer(order, np.int64)
    kept = there[np.isin(there, found)] if sort else found[np.isin(found, there)]
    made = array("q")
    made.frombytes(kept.tobytes())
    return made
