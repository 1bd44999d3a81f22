"""A picture of the window: for machines without a screen, and for the README."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import click

from readinglist import edits, importing
from readinglist.cli.program import WindowRequest
from readinglist.errors import CannotRead, CannotWrite
from readinglist.importing.report import ImportReport

PATIENCE_SECONDS = 60.0


def render(request: WindowRequest) -> int:
    """Import what was given, print what was found, draw the window off screen and say where the picture is."""
    from ui import prerequisites

    headless = not prerequisites.has_display()
    if headless or request.screenshot is not None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    reports = _import(request)
    target = request.screenshot or _default_target()
    _draw(request, target)
    if request.screenshot is None:
        click.echo(f"There is no screen here, so the window was drawn to {target}")
        click.echo("For a window, run this where DISPLAY or WAYLAND_DISPLAY is set.")
    else:
        click.echo(f"Wrote {target}", err=True)
    failed = sum(report.error is not None for report in reports)
    if not failed:
        return 0
    return CannotRead.exit_code if failed == len(reports) else 5


def _import(request: WindowRequest) -> tuple[ImportReport, ...]:
    from readinglist.library import Library

    if not request.files:
        return ()
    given = importing.gather(request.files)
    with Library.open(request.library) as library:
        reports = importing.run(library, given).reports
        for report in reports:
            click.echo(report.sentence())
            for warning in report.warnings:
                click.echo(f"  {warning}")
        counts = library.papers.counts()
    click.echo(f"The library {request.library} holds {edits.count(range(counts.all), 'paper')}.")
    return reports


def _default_target() -> Path:
    import platformdirs

    return Path(platformdirs.user_cache_dir("readinglist", appauthor=False)) / "window.png"


def _draw(request: WindowRequest, target: Path) -> None:
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSettings, Qt

    from readinglist.exporting import write
    from ui.app import App

    # As a window that was never moved: what a user's window remembers is neither looked at nor touched.
    folder = tempfile.TemporaryDirectory()
    unused = QSettings(str(Path(folder.name) / "window.ini"), QSettings.Format.IniFormat)
    app = App(request.library, settings=unused, scheme="light" if request.theme == "system" else request.theme)
    app.window.resize(*request.size)
    app.start([])
    if request.query:
        app.window.search_box.setText(request.query)
        app.window.search_box.setFocus(Qt.FocusReason.OtherFocusReason)
    _settle(app.qt.processEvents, lambda: app.busy)
    image = app.window.grab()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    written = image.save(buffer, "PNG")
    app.close()
    folder.cleanup()
    if not written:
        raise CannotWrite(f"The picture could not be made for {target}.")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWrite(f"{target.parent} can't be made ({error.strerror}). No picture was written.") from error
    write(bytes(data.data()), target)


def _settle(turn: Callable[[], None], busy: Callable[[], bool]) -> None:
    """Let the window come to rest: nothing under way for a few turns of its loop."""
    quiet, deadline = 0, time.monotonic() + PATIENCE_SECONDS
    while quiet < 20 and time.monotonic() < deadline:
        turn()
        quiet = 0 if busy() else quiet + 1
        time.sleep(0.005)
