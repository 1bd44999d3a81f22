"""About the program: versions, where the library is, whose work it stands on."""

from __future__ import annotations

import platform
import sqlite3
from pathlib import Path

import PySide6
from PySide6.QtCore import QSize, Qt, Signal, Slot, qVersion
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QWidget

from readinglist import __version__
from ui import theme
from ui.dialogs.sheet import Sheet
from ui.views.label import ElidedLabel, Label, announce

LICENCES = (
    ("PySide6 and Qt", "LGPL 3"),
    ("sqlite-utils", "Apache 2.0"),
    ("rapidfuzz", "MIT"),
    ("numpy", "BSD, three clauses"),
    ("platformdirs", "MIT"),
    ("click", "BSD, three clauses"),
)


def versions() -> list[tuple[str, str]]:
    """The versions a bug report needs."""
    return [
        ("Reading List", __version__),
        ("Python", platform.python_version()),
        ("Qt", qVersion()),
        ("PySide", PySide6.__version__),
        ("SQLite", sqlite3.sqlite_version),
        ("System", platform.platform(terse=True)),
    ]


class AboutDialog(Sheet):
    """Facts, no more; they can be copied for a bug report."""

    folder_requested = Signal()
    """The folder of the library is to be shown."""

    def __init__(self, library: Path | None, parent: QWidget | None = None) -> None:
        """``library`` is the file that is open, None where none is."""
        super().__init__("Reading List", f"Version {__version__}", parent)
        self.setWindowTitle("About Reading List")
        self.body.addWidget(Label("Keeps the papers of the pages you copy, on this computer.", self, role="muted"))
        self._section("Library")
        row = QHBoxLayout()
        row.setSpacing(12)
        words = str(library) if library else "No library is open"
        self.path = ElidedLabel(words, self, mode=Qt.TextElideMode.ElideMiddle)
        row.addWidget(self.path, 1)
        self.folder_button = QPushButton("Show library folder", self)
        self.folder_button.setAutoDefault(False)
        self.folder_button.setFont(theme.font(13))
        self.folder_button.setEnabled(library is not None)
        self.folder_button.clicked.connect(self.folder_requested)
        row.addWidget(self.folder_button)
        self.body.addLayout(row)
        self._section("Versions")
        self._table(versions())
        self._section("Licences")
        self._table([("Reading List", "MIT"), *LICENCES])
        self.body.addStretch(1)
        self.copy_button = self.add_button("Copy versions", icon="copy")
        self.copy_button.clicked.connect(self._copy)
        self.foot.addStretch(1)
        self.close_button = self.add_button("Close", primary=True)
        self.close_button.clicked.connect(self.accept)
        self.close_button.setFocus()

    def sizeHint(self) -> QSize:
        """As high as the facts need."""
        return QSize(520, super().sizeHint().height())

    def _section(self, title: str) -> None:
        self.body.addSpacing(4)
        self.body.addWidget(Label(title, self, role="muted", size=11, weight=QFont.Weight.DemiBold))

    def _table(self, rows: list[tuple[str, str]]) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnMinimumWidth(0, 128)
        grid.setColumnStretch(1, 1)
        for at, (name, value) in enumerate(rows):
            grid.addWidget(Label(name, self, role="muted"), at, 0)
            shown = Label(value, self, tabular=True)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(shown, at, 1)
        self.body.addLayout(grid)

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(f"{name} {version}" for name, version in versions()))
        self.copy_button.setText("Copied")
        announce(self, "Versions copied")
