"""What to do with an import that runs while the window is closed."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QWidget

from ui.dialogs.sheet import Sheet
from ui.views.label import Label


class LeavingDialog(Sheet):
    """Stop the import, wait for it, or keep the window open; Esc keeps it open."""

    stop_chosen = Signal()
    wait_chosen = Signal()

    def __init__(self, waiting: int, parent: QWidget | None = None) -> None:
        """``waiting``: how many imports would begin after the one that runs."""
        super().__init__("An import is still running", parent=parent)
        words = "If it stops now, the papers that came so far stay, and you can import the same page or file again."
        if waiting:
            words += f" {waiting} more {'import waits' if waiting == 1 else 'imports wait'} and would not begin."
        said = Label(words, self, role="muted")
        said.setWordWrap(True)
        self.body.addWidget(said)
        self.body.addStretch(1)
        self.foot.addStretch(1)
        self.stay_button = self.add_button("Keep open")
        self.stop_button = self.add_button("Stop and close")
        self.wait_button = self.add_button("Close when done", primary=True)
        self.stay_button.clicked.connect(self.reject)
        self.stop_button.clicked.connect(self._stop)
        self.wait_button.clicked.connect(self._wait)
        self.wait_button.setFocus()

    def sizeHint(self) -> QSize:
        """A few lines of words."""
        return QSize(460, 190)

    def _stop(self) -> None:
        self.accept()
        self.stop_chosen.emit()

    def _wait(self) -> None:
        self.accept()
        self.wait_chosen.emit()
