"""Completing papers from arXiv and Crossref: off until the user allows it, and shown before it is done."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Slot

from readinglist.importing.completing import Filling, fill
from readinglist.lookup import Progress, Services
from ui.desk import Desk
from ui.dialogs.completing import CompleteDialog
from ui.workers.lookup import LookUp

SETTING = "lookup/allowed"


class LookingUp(QObject):
    """One look-up of the selected papers, from the question whether it may be to the filling."""

    def __init__(self, desk: Desk, services: Services | None = None) -> None:
        super().__init__(desk)
        self._desk, self._services = desk, services
        self._papers = desk.selected()
        self._work: LookUp | None = None
        self.dialog = CompleteDialog(len(self._papers), desk.window)
        self.dialog.allowed.connect(self._on_allowed)
        self.dialog.cancelled.connect(self._on_cancelled)
        self.dialog.wanted.connect(self._on_wanted)
        self.dialog.destroyed.connect(self.deleteLater)
        self.dialog.present()
        if desk.settings.value(SETTING, False, type=bool) is True:
            self._look_up()

    @Slot()
    def _on_allowed(self) -> None:
        self._desk.settings.setValue(SETTING, True)
        self._desk.window.actions_by_name["allow_lookup"].setChecked(True)
        self._look_up()

    def _look_up(self) -> None:
        self.dialog.show_busy()
        self._work = LookUp(self._desk.session.path, self._papers, self._services, self)
        self._work.progressed.connect(self._on_progress)
        self._work.ended.connect(self._on_ended)
        self._work.failed.connect(self._on_failed)
        self._work.broken.connect(self._desk.on_broken)
        self._work.start()

    @Slot(object)
    def _on_progress(self, progress: Progress) -> None:
        if self.dialog.isVisible():
            self.dialog.show_busy(progress)

    @Slot(object)
    def _on_ended(self, found: list[tuple[object, Filling | None, str]]) -> None:
        if self.dialog.isVisible():
            self.dialog.show_found(found)  # type: ignore[arg-type]

    @Slot(str)
    def _on_failed(self, sentence: str) -> None:
        self.dialog.show_failure(sentence)

    @Slot()
    def _on_cancelled(self) -> None:
        if self._work is not None:
            self._work.cancel()

    @Slot(list)
    def _on_wanted(self, fillings: list[Filling]) -> None:
        if fillings:
            self._desk.session.carry_out(partial(fill, fillings=fillings))
