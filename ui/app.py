"""Puts everything together: the application, the session, the window. Nothing else does."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSettings, Qt
from PySide6.QtWidgets import QApplication

from readinglist import __version__, importing
from readinglist.library.location import in_cloud_folder, settings_path
from ui import theme
from ui.commands import Commands
from ui.desk import Desk
from ui.leaving import Leaving
from ui.session import Session
from ui.workers.garbage import GarbageCollector

SWITCH_SECONDS = 0.0005
"""How long another thread may keep the interpreter while the window waits: at the usual 5 ms a busy thread makes
the window late by 27–36 ms at p99, at a tenth of a millisecond by 15 (measured)."""


class App:
    """One window on one library."""

    def __init__(self, library: Path, settings: QSettings | None = None, scheme: str = "system") -> None:
        made = QApplication.instance() or QApplication(["readinglist"])
        assert isinstance(made, QApplication)
        self.qt = made
        QCoreApplication.setApplicationName("Reading List")
        QCoreApplication.setApplicationVersion(__version__)
        self.qt.setDesktopFileName("readinglist")
        self.settings = settings or QSettings(str(settings_path()), QSettings.Format.IniFormat)
        chosen = str(self.settings.value("window/theme", "system")) if scheme == "system" else scheme
        theme.apply(chosen)
        sys.setswitchinterval(SWITCH_SECONDS)
        self.garbage = GarbageCollector()
        self.garbage.start()
        self.session = Session(library)
        self.desk = Desk(self.session, self.settings)
        self.window = self.desk.window
        self.commands = Commands(self.desk)
        self.leaving = Leaving(self.window, self.session)
        self.window.closing.connect(self.desk.close)
        self.window.closing.connect(self.garbage.stop)

    @property
    def busy(self) -> bool:
        """Whether anything is on its way to the screen or the disk."""
        return self.desk.busy or self.commands.transfer.busy

    def close(self) -> None:
        """Close the window without asking; an import that runs stops, and what came so far stays."""
        self.window.may_close = lambda: True
        self.window.close()

    def start(self, files: list[importing.Given]) -> None:
        """Show the window and import what was given with it."""
        self.window.show()
        self.desk.start()
        self.window.table.setFocus(Qt.FocusReason.OtherFocusReason)
        if in_cloud_folder(self.session.path):
            self.window.banner.show_text(
                "This library lies in a folder that is synchronised. Two computers writing at once can damage it;"
                " keep it elsewhere and copy it with Save a copy."
            )
        self.commands.transfer.reviews.keeping.look()
        if files:
            self.session.import_sources(files)
        self.garbage.spare_what_is()
