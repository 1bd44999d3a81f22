"""The real window on a library of its own, empty or filled."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from hands import Start, rest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from readinglist import edits, importing
from readinglist.library import Library
from ui.app import App


@pytest.fixture(autouse=True)
def _nothing_left_to_collect(qapp: QApplication) -> Iterator[None]:
    """Ends the windows of a test on this thread: a worker of the next one may not."""
    yield
    gc.collect()


@pytest.fixture
def empty(qtbot: QtBot, tmp_path: Path) -> Iterator[Start]:
    opened: list[App] = []

    def begin() -> App:
        settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
        app = App(tmp_path / "library.db", settings=settings, scheme="light")
        qtbot.addWidget(app.window)
        opened.append(app)
        app.start([])
        app.window.activateWindow()
        rest(qtbot, app)
        return app

    yield begin
    for app in opened:
        app.close()


@pytest.fixture
def filled(empty: Start, tmp_path: Path, seeds: Path) -> Start:
    with Library.open(tmp_path / "library.db") as library:
        importing.run(library, importing.gather([seeds]))
        edits.apply(library, edits.AddTags([1, 2, 3], ["optimisation"]))
        edits.apply(library, edits.AddTags([2], ["a tag with a name that is far longer than any column of the window"]))
        edits.apply(library, edits.Mark([1, 5], True))
    return empty
