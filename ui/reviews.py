"""Reviews in the window: when one is shown, and what becomes of it.

Sources wait for their turn: one is read, looked at and carried out before the next is read, so that each is judged
against what the library holds by then.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot

from readinglist import importing, reviewing
from readinglist.edits import counted
from ui.desk import Desk
from ui.kept_reviews import Kept, KeptReviews
from ui.workers.planner import Planner

if TYPE_CHECKING:
    from readinglist.reviewing.keeping import Said
    from ui.views.review.sheet import ReviewSheet

ALWAYS, UNSURE, NEVER = "always", "unsure", "never"
SETTING = "import/review"


class ReviewCommands:
    """What the actions that choose when to review do."""

    transfer: Any

    def on_review_resume(self) -> None:
        """Go on with a review that was left for later."""
        self.transfer.reviews.keeping.resume()

    def on_review_always(self) -> None:
        """Review every import."""
        self.transfer.reviews.set_when(ALWAYS)

    def on_review_unsure(self) -> None:
        """Review what is unsure."""
        self.transfer.reviews.set_when(UNSURE)

    def on_review_never(self) -> None:
        """Import without a look."""
        self.transfer.reviews.set_when(NEVER)


@dataclass(frozen=True, slots=True)
class _Turn:
    """Sources that wait to be read; those of a review that is gone on with, with what was kept of it."""

    given: Sequence[importing.Given]
    kept: Kept | None = None
    said: Said = ()


@dataclass(frozen=True, slots=True)
class _Committed:
    """What was decided and is being carried out."""

    plan: reviewing.Plan
    made: dict[int, reviewing.Decision]
    kept: Kept | None = None


class Reviews(QObject):
    """Reads what is given, shows it where it is to be looked at, and hands what is decided to the session."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk, self._session, self._window = desk, desk.session, desk.window
        self.keeping = KeptReviews(desk)
        self._waiting: list[_Turn] = []
        self._turn: _Turn | None = None
        self._planner: Planner | None = None
        self._committed: _Committed | None = None
        self._kept: Kept | None = None
        self.sheet: ReviewSheet | None = None
        self.keeping.kept.connect(self._on_kept)
        self.keeping.resumed.connect(self._on_resumed)
        self._session.import_ended.connect(self._on_import_ended)
        self._window.status_bar.cancel_requested.connect(self.stop_reading)
        self._window.closing.connect(self.close)
        self.show_setting()

    # When

    @property
    def when(self) -> str:
        """ALWAYS, UNSURE or NEVER."""
        found = str(self._desk.settings.value(SETTING, UNSURE))
        return found if found in (ALWAYS, UNSURE, NEVER) else UNSURE

    def set_when(self, when: str) -> None:
        """Review always, only what is unsure, or never."""
        self._desk.settings.setValue(SETTING, when)
        self.show_setting()

    def show_setting(self) -> None:
        """Check what holds in the menu."""
        for name in (ALWAYS, UNSURE, NEVER):
            self._window.actions_by_name[f"review_{name}"].setChecked(name == self.when)

    # The way of a source

    @property
    def busy(self) -> bool:
        """Whether something is being read, or written down."""
        return self._turn is not None or self.keeping.busy

    def begin(self, given: Sequence[importing.Given]) -> None:
        """Bring sources in, with a look at them before where that is wanted."""
        if self.when == NEVER:
            self._session.import_sources(given)
            return
        self._waiting.append(_Turn(list(given)))
        self._next()

    @Slot()
    def stop_reading(self) -> None:
        """Stop what is being read, and forget what waits; what was kept before is offered again."""
        waiting, self._waiting = self._waiting, []
        for turn in waiting:
            if turn.kept is not None:
                self.keeping.put_off(turn.kept)
        if self._planner is not None:
            self._planner.cancel()

    @Slot()
    def close(self) -> None:
        """The window goes: what was not decided on is kept for the next time."""
        turns = [*([self._turn] if self._turn is not None else []), *self._waiting]
        for turn in turns:
            if turn.kept is None:
                self.keeping.keep_unread(turn.given)
        if self._committed is not None and self._committed.kept is None:
            self.keeping.begin(self._committed.plan)  # it may be cut off
        self._waiting.clear()
        if self._planner is not None:
            self._planner.blockSignals(True)
            self._planner.cancel()
            self._planner.wait()
            self._planner = None
        self.keeping.close()

    def _next(self) -> None:
        if self.sheet is not None:
            self.sheet.show_waiting(len(self._waiting))
        if self._turn is not None or self.sheet is not None or self._committed is not None or not self._waiting:
            return
        self._turn = self._waiting.pop(0)
        planner = self._planner = Planner(self._session.path, self._turn.given, self)
        planner.progressed.connect(self._on_progress)
        planner.planned.connect(self._on_planned)
        planner.failed.connect(self._on_failed)
        planner.broken.connect(self._desk.on_broken)
        planner.start()

    @Slot(object, object, object)
    def _on_resumed(self, given: Sequence[importing.Given], kept: Kept, said: Said) -> None:
        self._waiting.append(_Turn(given, kept, said))
        self._next()

    @Slot(object)
    def _on_progress(self, progress: importing.Progress) -> None:
        if self._planner is not None:
            doing = (
                f"Comparing {progress.name} with your library…" if progress.comparing else f"Reading {progress.name}…"
            )
            self._window.status_bar.set_work(doing, progress.done, progress.total)

    def _end_reading(self) -> None:
        planner, self._planner = self._planner, None
        if planner is not None:
            planner.wait()
            planner.deleteLater()
        if not self._session.is_importing:
            self._window.status_bar.clear_work()

    @Slot(str)
    def _on_failed(self, sentence: str) -> None:
        self._end_reading()
        turn, self._turn = self._turn, None
        if turn is not None and turn.kept is not None:
            self.keeping.put_off(turn.kept)
        if sentence:
            self._desk.on_failed(sentence)
        else:
            self._window.toast.show_message("The reading was stopped. Nothing was imported.")
        self._next()

    @Slot(object)
    def _on_planned(self, plan: reviewing.Plan) -> None:
        self._end_reading()
        turn = self._turn
        if plan.unreviewed:
            self._import_unreviewed(plan.unreviewed)
        if turn is not None and turn.kept is not None and plan.sources:
            self.keeping.restore(plan, turn.said, partial(self._on_restored, plan, turn.kept))
            return
        self._turn = None
        if not plan.sources:
            self._next()
        elif self.when == ALWAYS or not plan.is_sure:
            self._show(plan, {})
        else:
            self._commit(_Committed(plan, {}))

    def _on_restored(self, plan: reviewing.Plan, kept: Kept, made: dict[int, reviewing.Decision]) -> None:
        self._turn = None
        if plan.entries and plan.is_settled and not made:
            self.keeping.drop(kept)
            self._window.toast.show_message(f"Your library has all of “{plan.sources[0].name}” by now.")
            self._next()
            return
        self._show(plan, made, kept)
        self._on_kept("")

    def _import_unreviewed(self, given: Sequence[importing.Given]) -> None:
        what = given[0].name if len(given) == 1 else counted(len(given), "source")
        are = "is" if len(given) == 1 else "are"
        self._window.toast.show_message(
            f"{what} {are} too large to review, so all of it is imported. Undo takes it back."
        )
        self._session.import_sources(given)

    # The sheet

    def _show(self, plan: reviewing.Plan, made: dict[int, reviewing.Decision], kept: Kept | None = None) -> None:
        from ui.views.review.sheet import ReviewSheet

        names = ("review_always", "review_unsure", "review_never")
        sheet = self.sheet = ReviewSheet(plan, made, [self._window.actions_by_name[name] for name in names])
        self._kept = kept or (self.keeping.begin(plan) if plan.entries else None)
        sheet.committed.connect(self._on_committed)
        sheet.cancelled.connect(self._on_cancelled)
        sheet.put_off.connect(self.put_off)
        sheet.decided.connect(self._on_decided)
        sheet.edit_requested.connect(self._edit)
        sheet.another_requested.connect(self._choose_another)
        sheet.show_waiting(len(self._waiting))
        self._window.show_over(sheet)

    def _leave(self) -> None:
        sheet, self.sheet = self.sheet, None
        if sheet is not None:
            self._window.show_over(None)
            sheet.deleteLater()

    @Slot()
    def _on_decided(self) -> None:
        if self.sheet is not None and self._kept is not None:
            self.keeping.decided(self._kept, self.sheet.plan, self.sheet.decisions.made)

    @Slot(str)
    def _on_kept(self, trouble: str) -> None:
        if self.sheet is not None:
            self.sheet.show_kept(trouble)

    @Slot()
    def put_off(self) -> None:
        """Leave the review for later."""
        if self.sheet is not None and self._kept is not None:
            self._leave()
            self.keeping.put_off(self._kept)
            self._next()

    @Slot(object)
    def _on_committed(self, made: dict[int, reviewing.Decision]) -> None:
        if self.sheet is not None and self._kept is not None:
            plan = self.sheet.plan
            self.keeping.decided(self._kept, plan, made)
            self._leave()
            self._commit(_Committed(plan, made, self._kept))

    def _commit(self, committed: _Committed) -> None:
        self._committed = committed
        self._session.take_reviewed(committed.plan, committed.made)

    @Slot()
    def _on_cancelled(self) -> None:
        sheet = self.sheet
        if sheet is None:
            return
        plan, made = sheet.plan, sheet.decisions.made
        self._leave()
        self.keeping.drop(self._kept)
        if not plan.is_settled:
            again = ("Open again", partial(self._open_again, plan, made))
            self._window.toast.show_message("Nothing was imported.", *again)
        self._next()

    def _open_again(self, plan: reviewing.Plan, made: dict[int, reviewing.Decision]) -> None:
        """A review that was left after all; where another one is under way, it waits with those that are kept."""
        kept = self.keeping.begin(plan)
        if self.sheet is None and self._turn is None and self._committed is None:
            self._show(plan, made, kept)
            self._on_decided()
        else:
            self.keeping.decided(kept, plan, made)
            self.keeping.put_off(kept)

    @Slot(object)
    def _on_import_ended(self, imported: importing.Imported | None) -> None:
        committed = self._committed
        if committed is None or not self._session.carried_out(committed.plan):
            return
        self._committed = None
        if imported is None:
            self._show(committed.plan, committed.made, committed.kept)
            assert self.sheet is not None
            self.sheet.show_error("That did not work, and your decisions are still here. Try again in a moment.")
        else:
            self.keeping.drop(committed.kept)
            self._next()

    @Slot(int)
    def _choose_another(self, place: int) -> None:
        """A record is a paper that it was not taken for."""
        from ui.dialogs.paper_choice import PaperChoice

        sheet = self.sheet
        if sheet is None:
            return
        entry = sheet.plan.entries[place]
        dialog = PaperChoice(entry, self._desk.listing, self._window)

        def use(chosen: reviewing.Chosen | None) -> None:
            if sheet is self.sheet and chosen is not None:
                sheet.put_into(place, chosen)

        dialog.chosen.connect(lambda paper: self.keeping.choose(entry, paper, use))
        dialog.present()

    @Slot(int)
    def _edit(self, place: int) -> None:
        """Mend the fields of a record."""
        from ui.dialogs.edit_fields import EditFieldsDialog

        sheet = self.sheet
        if sheet is None:
            return
        dialog = EditFieldsDialog(sheet.model.said(place), self._window)

        def corrected(fields: dict[str, Any]) -> None:
            sheet.edit(place, fields)

        dialog.corrected.connect(corrected)
        dialog.present()
