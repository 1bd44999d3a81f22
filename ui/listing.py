"""Which papers the list shows: a place, an order and a search, answered beside the window's thread, step by step."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from readinglist.errors import ReadingListError
from readinglist.library import Library
from readinglist.records import Change, Paper, Place, Sort
from ui.answers import FIRST_SORT, Listed, Narrower, Wanted, all_hits, first_hits, first_list, hits_below, whole_list
from ui.workers.lane import Lane

if TYPE_CHECKING:
    from readinglist.searching import KeptIndex

__all__ = ["FIRST_SORT", "Listed", "Listing", "Wanted"]

GATHER_MS = 150
"""How long changes of a running import are gathered before the list is asked again."""

PATIENCE = 4
"""Asking again, unasked, waits so many times as long as the last answer took."""

OPEN_MS = 250
"""How long after the first question the index is opened, so that the first list is on the screen before."""

PAINT_MS = 12
"""How long the first answer is left alone to be painted before the rest of it is looked for."""

ABSTRACTS_MS = 120
"""How long nothing is typed before the abstracts are looked through as well."""

POLL_MS = 250
"""How often to look how far the index is that is being made."""

STILL_MS = 400
"""How long nothing is typed before the index takes in what an import brought, for keys would wait behind that ..."""

PUT_OFF_SECONDS = 5.0
"""... and how long that is put off at most, for one who types without a pause."""

_SEARCHED = ("note", "marked", "removed")
"""Fields of a Change that the search index holds; besides tags and corrections."""


class Listing(QObject):
    """Asks for lists; the newest question wins, older ones are given up. Lists and searches never wait for another."""

    listed = Signal(object)
    """A Listed: the first step of an answer, and each that brings more."""
    failed = Signal(str)
    prepared = Signal(object)
    """How far the search index is that is being made, as (papers done, papers in all); None when all is there."""

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._searches, self._lists = Lane(path, "search", self), Lane(path, "list", self)
        self._kept: KeptIndex | None = None
        self._narrower = Narrower()
        self._generation = 0
        self._answered = 0
        self._so_far: Listed | None = None
        self._asked_at = 0.0
        self._progress: tuple[int, int] | None = None
        self._searched_at = -1
        self._gave_way = False
        self.place, self.query = Place(), ""
        self.sort = FIRST_SORT
        self._search_sort: Sort | None = None
        self._again = self._timer(GATHER_MS, self._ask_again)
        self._later = self._timer(OPEN_MS, self._catch_up_soon)
        self._poll = self._timer(POLL_MS, self._look_at_the_index)
        self._still = self._timer(STILL_MS, self._take_in)
        self._typed_at = self._caught_up_at = 0.0
        self._rest = self._timer(PAINT_MS, self._ask_for_the_rest)
        self._deeper = self._timer(ABSTRACTS_MS, self._ask_the_abstracts)
        for lane in (self._searches, self._lists):
            lane.start()

    def _timer(self, interval: int, slot: object) -> QTimer:
        made = QTimer(self, singleShot=True, interval=interval)
        made.timeout.connect(slot)
        return made

    @property
    def lanes(self) -> tuple[Lane, Lane]:
        """The threads: of searches, and of lists that nothing is searched in."""
        return self._searches, self._lists

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
        timers = (self._again, self._later, self._poll, self._still, self._rest, self._deeper)
        return self.waiting or any(t.isActive() for t in timers) or self._searches.busy or self._lists.busy

    def start(self) -> None:
        """Ask for the first list; a moment after it, open the index for the searches to come."""
        self.ask()
        self._later.start()

    def set_place(self, place: Place) -> None:
        """Look at another part of the library."""
        if place != self.place:
            self.place = place
            self._ask(again=False)

    def set_query(self, query: str) -> None:
        """Search for something else; a blank query shows everything in its order."""
        if query == self.query:
            return
        if not query.strip():
            self._search_sort = None
        self.query = query
        self._typed_at = perf_counter()
        self._ask(again=False)

    def set_sort(self, sort: Sort) -> None:
        """Put the list in another order."""
        if self.query.strip():
            self._search_sort = sort
        else:
            self.sort = sort
        self._ask(again=False)

    @Slot()
    def ask(self) -> None:
        """Ask for the list again."""
        self._ask(again=self._so_far is not None)

    def absorb(self, change: Change, *, soon: bool) -> None:
        """Keep the index in step with a change, and ask again where the list may differ now; ``soon``: with others."""
        names = _names(change)
        arrivals = any(len(ids) > 0 for ids in (change.arrived, change.gone, change.touched))
        if arrivals or any(name in _SEARCHED or ":" in name for name in names):
            if not soon:
                self._catch_up_soon()
            elif not self._still.isActive():
                self._still.start()
        if arrivals or change.tags or self._depends_on(names):
            if not soon:
                self.ask()
            elif not self._again.isActive():
                self._again.start()

    def rebuild(self) -> None:
        """Look again: the library was changed by somebody else."""
        self._catch_up_soon()
        self.ask()

    def close(self) -> None:
        """Give up what is under way and end."""
        self._generation += 1
        for timer in (self._again, self._later, self._poll, self._still, self._rest, self._deeper):
            timer.stop()
        self._searches.submit(self._put_away, self._on_nothing, self._on_ignored)
        for lane in (self._lists, self._searches):
            lane.finish()

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

    def find(self, query: str, first: int, use: Callable[[list[Paper]], None], *, loosely: bool = False) -> None:
        """The best papers for a query, wherever they are, for another search box than that of the list.

        ``loosely``: where no paper has all of the words, those that have the first of them.
        """

        def job(library: Library) -> list[Paper]:
            words = query.split()
            tried = [len(words), *(number for number in (8, 5, 3, 2, 1) if number < len(words))]
            for number in tried if loosely else tried[:1]:
                found = self._open(library).search(" ".join(words[:number]), limit=first).ids[:first]
                if found:
                    return library.papers.load(found)
            return []

        self._searches.submit(job, use, self._on_ignored)

    # Step by step, on the window's thread

    def _ask(self, *, again: bool) -> None:
        for timer in (self._again, self._rest, self._deeper):
            timer.stop()
        self._generation += 1
        self._asked_at = perf_counter()
        wanted = Wanted(self._generation, self.place, self.shown_sort, self.query, again)
        if not wanted.query.strip():
            self._submit(self._lists, partial(first_list, wanted, superseded=self._superseded))
        elif again:
            self._submit(self._searches, partial(self._all_hits, wanted, None))
        else:
            self._submit(self._searches, partial(self._first_hits, wanted))

    def _submit(self, lane: Lane, job: object) -> None:
        lane.submit(job, self._on_step, partial(self._on_failed, self._generation))  # type: ignore[arg-type]

    @Slot()
    def _ask_again(self) -> None:
        if self.waiting or self._under_way:
            self._again.start()
        else:
            self._ask(again=True)

    @property
    def _under_way(self) -> bool:
        return self._so_far is not None and not self._so_far.ended

    def _on_step(self, step: Listed | None) -> None:
        if step is None or self._superseded(step.wanted):
            return
        self._so_far = step
        if step.ended:
            self._again.setInterval(max(GATHER_MS, int(PATIENCE * 1000 * (perf_counter() - self._asked_at))))
        elif step.whole and (step.wanted.again or not step.ids):
            self._ask_the_abstracts()
            return  # what is shown changes once, when all is known
        elif step.whole:
            self._deeper.start()
        elif not step.ids:
            self._ask_for_the_rest()
            return  # an empty list would be a wrong answer
        else:
            self._rest.start()
        self._answered = step.wanted.generation
        self.listed.emit(step)

    @Slot()
    def _ask_for_the_rest(self) -> None:
        so_far = self._so_far
        if so_far is None or self._superseded(so_far.wanted):
            return
        wanted = so_far.wanted
        if wanted.query.strip() and so_far.took_ms is not None:
            self._submit(self._searches, partial(self._all_hits, wanted, so_far.took_ms))
        else:
            self._submit(self._lists, partial(whole_list, wanted, superseded=self._superseded))

    @Slot()
    def _ask_the_abstracts(self) -> None:
        so_far = self._so_far
        if so_far is not None and not self._superseded(so_far.wanted):
            self._submit(self._searches, partial(self._hits_below, so_far))

    # On the lanes' threads

    def _superseded(self, wanted: Wanted) -> bool:
        return wanted.generation != self._generation

    def _first_hits(self, wanted: Wanted, library: Library) -> Listed | None:
        if self._superseded(wanted):
            return None
        return first_hits(wanted, library, self._open(library), self._superseded)

    def _all_hits(self, wanted: Wanted, took_ms: float | None, library: Library) -> Listed | None:
        if self._superseded(wanted):
            return None
        return self._narrow(all_hits(wanted, self._open(library), took_ms, self._superseded), library)

    def _hits_below(self, so_far: Listed, library: Library) -> Listed | None:
        if self._superseded(so_far.wanted):
            return None
        found = hits_below(so_far.wanted, self._open(library), self._superseded)
        if found is None:
            return None
        below = Listed(so_far.wanted, found, None)
        if so_far.wanted.narrows:
            narrowed = self._narrow(below, library)
            if narrowed is None:
                return None
            below = narrowed
        ids = array("q", so_far.ids)
        ids.extend(below.ids)
        return replace(so_far, ids=ids, below=len(below.ids), papers=(), ended=True)

    def _narrow(self, found: Listed | None, library: Library) -> Listed | None:
        if found is None or not found.wanted.narrows:
            return found
        ids = self._narrower.narrowed(found.wanted, found.ids, library, self._superseded)
        return None if ids is None else replace(found, ids=ids)

    def _open(self, library: Library) -> KeptIndex:
        if self._kept is None:
            from readinglist.searching import KeptIndex

            self._kept = KeptIndex.of(library)
        return self._kept

    def _catch_up(self, library: Library) -> tuple[tuple[int, int] | None, bool]:
        kept = self._open(library)
        kept.catch_up(library, lambda: self._searches.has_more)  # a key that was typed meanwhile goes first
        return kept.progress, kept.gave_way

    def _put_away(self, library: Library) -> None:
        if self._kept is not None:
            self._kept.save()
            self._kept.close()

    # The index

    @property
    def _had_better_wait(self) -> bool:
        now = perf_counter()
        typing = (now - self._typed_at) * 1000 < STILL_MS
        return typing and now - self._caught_up_at < PUT_OFF_SECONDS

    @Slot()
    def _take_in(self) -> None:
        """What an import brought."""
        if self._had_better_wait:
            self._still.start()
            return
        self._catch_up_soon()
        if self.query.strip() and not self._again.isActive():
            self._again.start()

    @Slot()
    def _look_at_the_index(self) -> None:
        if self._had_better_wait:
            self._poll.start()
        else:
            self._catch_up_soon()

    @Slot()
    def _catch_up_soon(self) -> None:
        self._still.stop()
        self._caught_up_at = perf_counter()
        self._searches.submit(self._catch_up, self._on_caught_up, partial(self._on_failed, -1))

    def _on_caught_up(self, told: tuple[tuple[int, int] | None, bool]) -> None:
        progress, gave_way = told
        before, self._progress = self._progress, progress
        if gave_way:
            self._gave_way = True
            self._catch_up_soon()
            return
        if self._gave_way and self.query.strip() and not self._again.isActive():
            self._again.start()  # whoever went first was answered without what has come in now
        self._gave_way = False
        if progress is not None and not self._poll.isActive():
            self._poll.start()
        if progress != before:
            self.prepared.emit(progress)
            if self.query.strip() and _is_much_more(self._searched_at, progress):
                self._searched_at = -1 if progress is None else progress[0]
                if not self._again.isActive():
                    self._again.start()

    def _on_nothing(self, _: None) -> None:
        """Nobody is there to be told."""

    def _on_ignored(self, _: ReadingListError) -> None:
        """Nobody is there to be told."""

    def _on_failed(self, generation: int, error: ReadingListError) -> None:
        if generation in (-1, self._generation):
            self._answered = self._generation
            self.failed.emit(str(error))


def _names(change: Change) -> set[str]:
    """The fields that a change speaks of; papers that changed alike share theirs, and are looked at once."""
    return {name for fields in {id(f): f for f in change.papers.values()}.values() for name in fields}


def _is_much_more(searched_at: int, progress: tuple[int, int] | None) -> bool:
    return progress is None or progress[0] < searched_at or progress[0] - searched_at >= progress[1] // 20
