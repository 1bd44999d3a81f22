"""Reviews are kept as they are made, and offered again until they are finished or dropped.

Files are written and read on a lane of their own, one thing after the other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from readinglist import importing, reviewing
from readinglist.edits import counted
from readinglist.errors import ReadingListError
from readinglist.library import Library
from readinglist.library.location import reviews_of
from ui.desk import Desk
from ui.workers.lane import Lane

if TYPE_CHECKING:
    from readinglist.reviewing.keeping import KeptReview, Said

WRITE_MS = 400
"""Decisions are written when none was made for so long."""

Made = Mapping[int, reviewing.Decision]


@dataclass(slots=True, eq=False)
class Kept:
    """A review on the disk, or on its way there. ``review`` belongs to the lane's thread until it was offered."""

    review: KeptReview | None = None


class KeptReviews(QObject):
    """Writes down what is decided, and holds what was put off."""

    kept = Signal(str)
    """The open review is kept as it stands; or the sentence that says why it can't be."""
    resumed = Signal(object, object, object)
    """A review is gone on with: what was given, its Kept, the decisions that were kept."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk, self._window = desk, desk.window
        self._path = desk.session.path
        self._lane = Lane(self._path, "reviews", self)
        self._lane.broken.connect(desk.on_broken)
        self._lane.start()
        self._offered: list[Kept] = []
        self._held: list[Kept] = []
        self._writing: tuple[Kept, reviewing.Plan, Made] | None = None
        self._soon = QTimer(self, singleShot=True, interval=WRITE_MS)
        self._soon.timeout.connect(self._write)
        self._window.offer.action_requested.connect(self.resume)

    @property
    def busy(self) -> bool:
        """Whether something is being written or read, or will be in a moment."""
        return self._lane.busy or self._soon.isActive()

    # While a review is open

    def begin(self, plan: reviewing.Plan) -> Kept:
        """Keep what was read for a review that opens."""
        kept = self._new()
        given = [source.given for source in plan.sources]
        read = [source.data for source in plan.sources]
        name = plan.sources[0].name if len(plan.sources) == 1 else counted(len(plan.sources), "source")
        self._keep(kept, given, read, name, len(plan.entries))
        return kept

    def keep_unread(self, given: Sequence[importing.Given]) -> Kept:
        """Keep what was given and not read yet."""
        kept = self._new()
        name = given[0].name if len(given) == 1 else counted(len(given), "source")
        self._keep(kept, given, [b""] * len(given), name, 0)
        return kept

    def _new(self, review: KeptReview | None = None) -> Kept:
        self._held.append(Kept(review))
        return self._held[-1]

    def _keep(
        self, kept: Kept, given: Sequence[importing.Given], read: Sequence[bytes], name: str, papers: int
    ) -> None:
        def job(library: Library) -> None:
            from readinglist.reviewing import keeping

            kept.review = keeping.keep(library.path, given, read, name=name, papers=papers)

        self._lane.submit(job, self._on_kept, self._on_failed)

    def decided(self, kept: Kept, plan: reviewing.Plan, made: Made) -> None:
        """Keep decisions, soon."""
        self._writing = kept, plan, made
        self._soon.start()

    @Slot()
    def _write(self) -> None:
        self._soon.stop()
        writing, self._writing = self._writing, None
        if writing is None:
            return
        kept, plan, made = writing

        def job(_: Library) -> None:
            from readinglist.reviewing import keeping

            if kept.review is not None:
                kept.review.write(keeping.as_kept(plan, made))

        self._lane.submit(job, self._on_kept, self._on_failed)

    def _on_kept(self, _: None) -> None:
        self.kept.emit("")

    def _on_failed(self, error: ReadingListError) -> None:
        self.kept.emit(str(error))

    def drop(self, kept: Kept | None) -> None:
        """A review is finished, or not wanted."""
        self._writing = None
        self._soon.stop()

        def job(_: Library) -> None:
            if kept is not None and kept.review is not None:
                kept.review.drop()

        if kept is not None:
            self._lane.submit(job, _nothing, _nothing)

    def put_off(self, kept: Kept) -> None:
        """Leave a review for later: it is offered."""
        self._write()

        def offered(_: None) -> None:
            if kept.review is not None:
                self._offered.append(kept)
                self.show_offer()

        self._lane.submit(_idle, offered, _nothing)

    # What was not finished

    def look(self) -> None:
        """Look, at the start, for reviews that were not finished."""
        if reviews_of(self._path).is_dir() and not self._desk.session.library.read_only:
            self._lane.submit(_found, self._on_found, _nothing)

    def _on_found(self, found: list[KeptReview]) -> None:
        self._offered += [self._new(one) for one in found]
        self.show_offer()

    def show_offer(self) -> None:
        """Say what waits, or nothing."""
        banner = self._window.offer
        found = [kept.review for kept in self._offered if kept.review is not None]
        if not found:
            banner.hide()
            return
        first = found[0]
        if len(found) > 1:
            words = f"{len(found):,} reviews wait, the first of them “{first.name}”. Nothing of them is lost."
        else:
            many = f" with {counted(first.papers, 'paper')}" if first.papers else ""
            words = f"The review of “{first.name}”{many} is not finished. What you decided is kept."
        banner.show_text(words, "Go on", dismissable=True)

    @Slot()
    def resume(self) -> None:
        """Go on with the oldest review that waits."""
        if not self._offered:
            self._window.toast.show_message("No review is waiting.")
            return
        kept = self._offered.pop(0)
        self.show_offer()
        review = kept.review
        assert review is not None

        def job(_: Library) -> tuple[list[importing.Given], Said]:
            return review.given(), review.said()

        def opened(found: tuple[list[importing.Given], Said]) -> None:
            self.resumed.emit(found[0], kept, found[1])

        def failed(error: ReadingListError) -> None:
            self._desk.on_failed(str(error))
            self.drop(kept)

        self._lane.submit(job, opened, failed)

    def restore(self, plan: reviewing.Plan, said: Said, use: Callable[[dict[int, reviewing.Decision]], Any]) -> None:
        """Hand over the decisions that were kept, for the plan as it is now."""

        def job(library: Library) -> dict[int, reviewing.Decision]:
            from readinglist.reviewing import keeping

            return keeping.restored(library, plan, said)

        self._lane.submit(job, use, lambda _: use({}))

    def choose(self, entry: reviewing.Entry, paper: int, use: Callable[[reviewing.Chosen | None], Any]) -> None:
        """Hand over what a paper would learn from a record that the user takes for it."""

        def job(library: Library) -> reviewing.Chosen | None:
            from readinglist.reviewing import planning

            return planning.chosen(library, entry, paper)

        self._lane.submit(job, use, lambda error: self._desk.on_failed(str(error)))

    def close(self) -> None:
        """Write what is not written yet, and leave all of it for the next time."""
        self._write()
        self._lane.submit(self._let_go, _nothing, _nothing)
        self._lane.finish()

    def _let_go(self, _: Library) -> None:
        for kept in self._held:
            if kept.review is not None:
                kept.review.release()


def _found(library: Library) -> list[KeptReview]:
    from readinglist.reviewing import keeping  # with it comes the reader, which the window starts without

    return keeping.kept(library.path)


def _idle(_: Library) -> None:
    """Comes after whatever was asked for before."""


def _nothing(_: Any) -> None:
    """Nobody waits for it."""
