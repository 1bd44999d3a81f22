"""Starts the window; or, where there is no screen, does the main job and leaves a picture of it."""

from __future__ import annotations

import os
import signal

from PySide6.QtCore import QTimer

from readinglist import importing
from readinglist.cli.program import WindowRequest
from ui import prerequisites
from ui.app import App


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
        signal.signal(signal.SIGINT, lambda *_: app.close())
        # Python looks at signals only between its own instructions, so some have to be run now and then.
        ticks = QTimer(app.window, interval=300)
        ticks.timeout.connect(lambda: None)
        ticks.start()
