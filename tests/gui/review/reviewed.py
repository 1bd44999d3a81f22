"""What the tests of the review share: a doubtful page, and what a hand does to the sheet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt

from readinglist import importing
from readinglist.library import Library
from readinglist.records import Draft
from ui.app import App
from ui.models.source_lines import LIT, NUMBER
from ui.views.review.sheet import ReviewSheet

CTRL = Qt.KeyboardModifier.ControlModifier

DOUBTFUL = (
    Draft(title="A sure paper about very little", authors=("Ada Byron",), date="2024", lines={"title": (2, 2)}),
    Draft(
        title="Where does it end",
        authors=("Emmy Noether",),
        lines={"title": (3, 3), "authors": (4, 4)},
        doubts={"title": "Where does the title end?"},
    ),
    Draft(title="Another sure paper about even less", lines={"title": (5, 5)}, date="--02-18"),
)
PAGE = "Header\nA sure paper about very little\nWhere does it end\nEmmy Noether\nAnother sure paper\nSubscribe"


def fill(tmp_path: Path, *files: Path) -> None:
    with Library.open(tmp_path / "library.db") as library:
        importing.run(library, importing.gather(files))


def held(app: App) -> int:
    return app.session.library.papers.counts().all


def lit(sheet: ReviewSheet) -> list[int]:
    lines = sheet.page.lines
    assert lines is not None
    rows = [lines.index(row) for row in range(lines.rowCount())]
    return sorted({row.data(NUMBER) for row in rows if row.data(LIT)})


def button(sheet: ReviewSheet) -> str:
    return sheet.foot.commit_button.text()


def tick(sheet: ReviewSheet, row: int) -> QPoint:
    return QPoint(26, sheet.rows.visualRect(sheet.model.index(row, 0)).center().y())


Review = Callable[..., tuple[App, ReviewSheet]]
