"""Reviews in the window: when one is shown, and what becomes of it.

Sources wait for their turn: one is read, looked at and carried out before the next is read, so that each is judged
against what the library holds by then.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot

from readinglist import importing, reviewing
from readinglist.edits import counted
from ui.desk import Desk
from ui.workers.planner import Planner

if TYPE_CHECKING:
    from ui.views.review.sheet import ReviewSheet

ALWAYS, UNSURE, NEVER = "always", "unsure", "never"
SETTING = "import/review"


class ReviewCommands:
    """What the actions that choose when to review do."""

    transfer: Any

    def on_review_always(self) -> None:
        """Review every import."""
        self.transfer.reviews.set_when(ALWAYS)

    def on_review_unsure(self) -> None:
        """Review what is unsure."""
        self.transfer.reviews.set_when(UNSURE)

    def on_review_never(self) -> None:
        """Import without a look."""
        self.transfer.reviews.set_when(NEVER)


class Reviews(QObject):
    """Reads what is given, shows it where it is to be looked at, and hands what is decided to the session."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk, self._session, self._window = desk, desk.session, desk.window
        self._waiting: list[list[importing.Given]] = []
        self._planner: Planner | None = None
        self._committed: tuple[reviewing.Plan, dict[int, reviewing.Decision]] | None = None
        self.sheet: ReviewSheet | None = None
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
        """Whether something is being read."""
        return self._planner is not None

    def begin(self, given: Sequence[importing.Given]) -> None:
        """Bring sources in, with a look at them before where that is wanted."""
        if self.when == NEVER:
            self._session.import_sources(given)
            return
        self._waiting.append(list(given))
        self._next()

    @Slot()
    def stop_reading(self) -> None:
        """Stop what is being read, and forget what waits."""
        self._waiting.clear()
        if self._planner is not None:
            self._planner.cancel()

    @Slot()
    def close(self) -> None:
        """The window goes: what was not decided on is not kept."""
        self.stop_reading()
        if self._planner is not None:
            self._planner.blockSignals(True)
            self._planner.wait()
            self._planner = None

    def _next(self) -> None:
        if self.sheet is not None:
            self.sheet.show_waiting(len(self._waiting))
        if self._planner is not None or self.sheet is not None or self._committed is not None or not self._waiting:
            return
        planner = self._planner = Planner(self._session.path, self._waiting.pop(0), self)
        planner.progressed.connect(self._on_progress)
        planner.planned.connect(self._on_planned)
        planner.failed.connect(self._on_failed)
        planner.broken.connect(self._desk.on_broken)
        planner.start()

    @Slot(object)
    def _on_progress(self, progress: importing.Progress) -> None:
        if self._planner is not None:
            self._window.status_bar.set_work(f"Reading {progress.name}…", progress.done, progress.total)

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
        if sentence:
            self._desk.on_failed(sentence)
        else:
            self._window.toast.show_message("The reading was stopped. Nothing was imported.")
        self._next()

    @Slot(object)
    def _on_planned(self, plan: reviewing.Plan) -> None:
        self._end_reading()
        if plan.unreviewed:
            self._import_unreviewed(plan.unreviewed)
        if not plan.sources:
            self._next()
        elif self.when == ALWAYS or not plan.is_sure:
            self._show(plan, {})
        else:
            self._commit(plan, {})

    def _import_unreviewed(self, given: Sequence[importing.Given]) -> None:
        what = given[0].name if len(given) == 1 else counted(len(given), "source")
        are = "is" if len(given) == 1 else "are"
        self._window.toast.show_message(
            f"{what} {are} too large to review, so all of it is imported. Undo takes it back."
        )
        self._session.import_sources(given)

    # The sheet

    def _show(self, plan: reviewing.Plan, made: dict[int, reviewing.Decision]) -> None:
        from ui.views.review.sheet import ReviewSheet

        actions = [self._window.actions_by_name[f"review_{name}"] for name in (ALWAYS, UNSURE, NEVER)]
        sheet = self.sheet = ReviewSheet(plan, made, actions)
        sheet.committed.connect(self._on_committed)
        sheet.cancelled.connect(self._on_cancelled)
        sheet.edit_requested.connect(self._edit)
        sheet.show_waiting(len(self._waiting))
        self._window.show_over(sheet)

    def _leave(self) -> None:
        sheet, self.sheet = self.sheet, None
        if sheet is not None:
            self._window.show_over(None)
            sheet.deleteLater()

    @Slot(object)
    def _on_committed(self, made: dict[int, reviewing.Decision]) -> None:
        if self.sheet is not None:
            plan = self.sheet.plan
            self._leave()
            self._commit(plan, made)

    def _commit(self, plan: reviewing.Plan, made: dict[int, reviewing.Decision]) -> None:
        self._committed = (plan, made)
        self._session.take_reviewed(plan, made)

    @Slot()
    def _on_cancelled(self) -> None:
        nothing_there = self.sheet is not None and self.sheet.plan.is_settled
        self._leave()
        if not nothing_there:
            self._window.toast.show_message("Nothing was imported.")
        self._next()

    @Slot(object)
    def _on_import_ended(self, imported: importing.Imported | None) -> None:
        committed = self._committed
        if committed is None or not self._session.carried_out(committed[0]):
            return
        self._committed = None
        if imported is None:
            self._show(*committed)
            assert self.sheet is not None
            self.sheet.show_error("That did not work, and your decisions are still here. Try again in a moment.")
        else:
            self._next()

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
