"""Closing the window while imports run: nothing that was given to the library is dropped without a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from ui.main_window import MainWindow
from ui.session import Session

if TYPE_CHECKING:
    from ui.dialogs.leaving import LeavingDialog


class Leaving(QObject):
    """Asks before a window closes that still imports, and closes it when the import is done, if that is wanted."""

    def __init__(self, window: MainWindow, session: Session) -> None:
        super().__init__(window)
        self._window, self._session = window, session
        self._dialog: LeavingDialog | None = None
        self._sure = self._when_done = False
        window.may_close = self.may_close
        session.import_ended.connect(self._soon)

    def may_close(self) -> bool:
        """Whether the window can go now; asks where it can't yet."""
        if self._sure or not self._session.is_importing:
            return True
        if self._dialog is None:
            from ui.dialogs.leaving import LeavingDialog

            self._dialog = LeavingDialog(self._session.imports_waiting, self._window)
            self._dialog.stop_chosen.connect(self._stop)
            self._dialog.wait_chosen.connect(self._wait)
            self._dialog.finished.connect(self._forget)
            self._dialog.present()
        self._dialog.raise_()
        return False

    @Slot()
    def _stop(self) -> None:
        self._sure = True
        self._window.close()

    @Slot()
    def _wait(self) -> None:
        self._when_done = True
        self._window.toast.show_message("The window closes when the import is done.", "Keep it open", self._stay)

    def _stay(self) -> None:
        self._when_done = False

    @Slot()
    def _forget(self) -> None:
        self._dialog = None

    @Slot()
    def _soon(self) -> None:
        QTimer.singleShot(0, self, self._look)  # the next import begins only after the end of this one was told

    @Slot()
    def _look(self) -> None:
        if self._session.is_importing:
            return
        if self._when_done:
            self._window.close()
        elif self._dialog is not None:
            self._dialog.reject()  # there is nothing left to ask
