"""Puts everything together: the application, the session, the window. Nothing else does."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSettings, Qt, QTimer
from PySide6.QtWidgets import QApplication

from readinglist import __version__, importing
from readinglist.cli.program import WindowRequest
from readinglist.library.location import in_cloud_folder, settings_path
from ui import prerequisites, theme
from ui.commands import Commands
from ui.desk import Desk
from ui.session import Session

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
        self.session = Session(library)
        self.desk = Desk(self.session, self.settings)
        self.window = self.desk.window
        self.commands = Commands(self.desk)
        self.window.closing.connect(self.desk.close)

    @property
    def busy(self) -> bool:
        """Whether anything is on its way to the screen or the disk."""
        return self.desk.busy or self.commands.transfer.busy

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
        if files:
            self.session.import_sources(files)


def run(request: WindowRequest) -> int:
    """Open the window, or without a screen do the main job and leave a picture of it. Returns the exit code."""
    picture = request.screenshot
    if picture is None and prerequisites.has_display():
        given = importing.gather(request.files)
        app = App(request.library, scheme=request.theme)
        app.start(given)
        _end_on_interrupt(app)
        return int(app.qt.exec())
    from ui.screenshot import render

    return render(request)


def _end_on_interrupt(app: App) -> None:
    """Ctrl+C in the terminal closes the window as its own button does."""
    if os.name == "posix":
        signal.signal(signal.SIGINT, lambda *_: app.window.close())
        # Python looks at signals only between its own instructions, so some have to be run now and then.
        ticks = QTimer(app.window, interval=300)
        ticks.timeout.connect(lambda: None)
        ticks.start()
