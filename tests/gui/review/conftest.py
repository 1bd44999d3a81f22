"""A window that reviews what it is given."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hands import Start, rest
from pytestqt.qtbot import QtBot
from reviewed import DOUBTFUL, PAGE

from readinglist import reading
from readinglist.importing import importer
from readinglist.records import Reading, UnreadLine
from ui.app import App
from ui.reviews import ALWAYS
from ui.views.review.sheet import ReviewSheet


@pytest.fixture
def doubtful(monkeypatch: pytest.MonkeyPatch) -> None:
    def read(data: bytes, name: str, *_: object) -> Reading:
        unread = (UnreadLine(1, "Header"), UnreadLine(6, "Subscribe"))
        return Reading(DOUBTFUL, unread, ("The page says 4 papers; 3 are there.",), PAGE, "utf-8", "A page")

    monkeypatch.setattr(reading, "read", read)
    monkeypatch.setattr(importer, "read_page", lambda source: read(b"", ""))


@pytest.fixture
def review(qtbot: QtBot, empty: Start) -> Iterator[Callable[..., tuple[App, ReviewSheet]]]:
    """Opens the window and gives it pages that are to be reviewed."""

    def begin(*files: Path, when: str = ALWAYS, text: str = "") -> tuple[App, ReviewSheet]:
        app = empty()
        app.commands.transfer.reviews.set_when(when)
        app.commands.transfer.take(files, text)
        rest(qtbot, app)
        sheet = app.commands.transfer.reviews.sheet
        assert sheet is not None
        return app, sheet

    yield begin
