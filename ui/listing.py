"""Which papers the list shows: a place, an order and a search, answered beside the window's thread."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from readinglist.errors import ReadingListError
from readinglist.library import Library
from readinglist.records import Change, Place, Sort
from ui.workers.lane import Lane

if TYPE_CHECKING:
    from readinglist.searching import KeptIndex

GATHER_MS = 150
"""How long changes of a running import are gathered before the list is asked again."""

OPEN_MS = 250
"""How long after the first question the index is opened, so that the first list is on the screen before."""

FIRST_SORT = Sort("date", descending=True)

_SEARCHED = ("note", "marked", "removed")
"""Fields of a Change that the search index holds; besides tags and corrections."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A question: what the list shall show. ``sort`` None means best first, for a search."""

    generation: int
    place: Place
    sort: Sort | None
    query: str


@dataclass(frozen=True, slots=True)
class Listed:
    """The answer: ids in the order to show. ``took_ms`` is None where nothing was searched."""

    wanted: Wanted
    ids: array[int]
    took_ms: float | None


class Listing(QObject):
    """Asks for lists; the newest question wins, older ones are given up."""

    listed = Signal(object)
    failed = Signal(str)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane = Lane(path, "search", self)
        self.broken = self._lane.broken
        self._kept: KeptIndex | None = None
        self._generation = 0
        self._answered = 0
        self.place, self.query = Place(), ""
        self.sort = FIRST_SORT
        self._search_sort: Sort | None = None
        self._again = QTimer(self, singleShot=True, interval=GATHER_MS)
        self._again.timeout.connect(self.ask)
        self._later = QTimer(self, singleShot=True, interval=OPEN_MS)
        self._later.timeout.connect(self._open_soon)
        self._lane.start()

    @property
    def shown_sort(self) -> Sort | None:
        """The order of what is shown: best first (None) for a search, until a column is chosen."""
        return self._search_sort if self.query.strip() else self.sort

    @property
    def waiting(self) -> bool:
        """Whether the newest question has no answer yet."""
        return self._answered != self._generation

    @property
    def busy(self) -> bool:
        """Whether anything is on its way, or will be in a moment."""
        return self.waiting or self._again.isActive() or self._later.isActive() or self._lane.busy

    def start(self) -> None:
        """Ask for the first list; a moment after it, open the index for the searches to come."""
        self.ask()
        self._later.start()

    @Slot()
    def _open_soon(self) -> None:
        self._lane.submit(self._open_once, self._on_kept, self._on_failed)

    def set_place(self, place: Place) -> None:
        """Look at another part of the library."""
        if place != self.place:
            self.place = place
            self.ask()

    def set_query(self, query: str) -> None:
        """Search for something else; a blank query shows everything in its order."""
        if query == self.query:
            return
        if not query.strip():
            self._search_sort = None
        self.query = query
        self.ask()

    def set_sort(self, sort: Sort) -> None:
        """Put the list in another order."""
        if self.query.strip():
            self._search_sort = sort
        else:
            self.sort = sort
        self.ask()

    @Slot()
    def ask(self) -> None:
        """Ask for the list again."""
        self._again.stop()
        self._generation += 1
        wanted = Wanted(self._generation, self.place, self.shown_sort, self.query)
        self._lane.submit(partial(self._list, wanted), self._on_listed, self._on_failed)

    def absorb(self, change: Change, *, soon: bool) -> None:
        """Keep the index in step with a change, and ask again where the list may differ now; ``soon``: with others."""
        names = {name for fields in change.papers.values() for name in fields}
        arrivals = bool(change.arrived or change.gone or change.touched)
        if arrivals or any(name in _SEARCHED or ":" in name for name in names):
            self._lane.submit(self._catch_up, self._on_kept, self._on_failed)
        if arrivals or change.tags or self._depends_on(names):
            if not soon:
                self.ask()
            elif not self._again.isActive():
                self._again.start()

    def rebuild(self) -> None:
        """Look again: the library was changed by somebody else."""
        self._lane.submit(self._catch_up, self._on_kept, self._on_failed)
        self.ask()

    def close(self) -> None:
        """Give up what is under way and end."""
        self._generation += 1
        self._again.stop()
        self._later.stop()
        if self._kept is not None:
            self._lane.submit(self._save, self._on_kept, self._on_failed)
        self._lane.finish()

    def _depends_on(self, names: set[str]) -> bool:
        if self.query.strip() or any(name.startswith("correct:") for name in names):
            return bool(names)
        sort = self.sort.column
        tagged = any(name.startswith("tag:") for name in names)
        kind = self.place.kind
        return (
            ("marked" in names and "marked" in (kind, sort))
            or ("status" in names and (sort == "status" or kind in ("unread", "reading", "done")))
            or (tagged and (sort == "tags" or kind in ("tag", "untagged")))
        )

    # On the lane's thread

    def _superseded(self, wanted: Wanted) -> bool:
        return wanted.generation != self._generation

    def _list(self, wanted: Wanted, library: Library) -> Listed | None:
        if self._superseded(wanted):
            return None
        if not wanted.query.strip():
            return Listed(wanted, library.papers.ids(wanted.place, wanted.sort or FIRST_SORT), None)
        from readinglist.searching import Cancelled

        kept = self._kept or self._open(library)
        started = perf_counter()
        try:
            result = kept.index.search(wanted.query, cancelled=partial(self._superseded, wanted))
        except Cancelled:
            return None
        ids = result.ids
        if result.is_blank:
            ids = library.papers.ids(wanted.place, wanted.sort or FIRST_SORT)
        elif wanted.sort is not None:
            found = set(ids)
            ids = array("q", (i for i in library.papers.ids(wanted.place, wanted.sort) if i in found))
        elif wanted.place.kind != "all":
            here = set(library.papers.ids(wanted.place, Sort()))
            ids = array("q", (i for i in ids if i in here))
        return Listed(wanted, ids, None if result.is_blank else (perf_counter() - started) * 1000)

    def _open_once(self, library: Library) -> None:
        if self._kept is None:
            self._open(library)

    def _open(self, library: Library) -> KeptIndex:
        from readinglist.searching import KeptIndex

        self._kept = KeptIndex.of(library)
        return self._kept

    def _catch_up(self, library: Library) -> None:
        if self._kept is not None:  # else it will be in step when it is opened
            self._kept.catch_up(library)

    def _save(self, library: Library) -> None:
        if self._kept is not None:
            self._kept.save()

    # On the window's thread

    def _on_listed(self, listed: Listed | None) -> None:
        if listed is not None and not self._superseded(listed.wanted):
            self._answered = listed.wanted.generation
            self.listed.emit(listed)

    def _on_kept(self, _: None) -> None:
        """Nothing to show: the next question finds what is new."""

    def _on_failed(self, error: ReadingListError) -> None:
        self._answered = self._generation
        self.failed.emit(str(error))
