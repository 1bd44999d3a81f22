"""The dialogs: what they say, what they hand over, how they are used without a mouse."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from readinglist.importing import ImportReport
from readinglist.records import Paper, UnreadLine
from ui import theme
from ui.dialogs.about import AboutDialog, versions
from ui.dialogs.edit_fields import EditFieldsDialog
from ui.dialogs.export_dialog import (
    FOLDER_KEY,
    ExportChoice,
    ExportDialog,
)
from ui.dialogs.import_report import ImportReportDialog, Totals, report_text, summary
from ui.dialogs.keys import KeysDialog, caps
from ui.dialogs.sheet import Sheet
from ui.dialogs.source_view import SourceViewDialog
from ui.models.source_lines import NUMBER, SHOWN_BYTES, UNREAD, SourceLines
from ui.views.banner import Banner
from ui.views.empty_page import StatePage
from ui.views.label import ElidedLabel, Label
from ui.views.search_box import SearchBox
from ui.views.status_bar import StatusBar
from ui.views.toast import Toast
from ui.views.top_bar import TopBar

PAPER = Paper(
    id=3,
    title="A Sub-sampled Tensor Method for Non-convex Optimization",
    authors=("Aurelien Lucchi", "Jonas Kohler"),
    et_al=False,
    date="2019-11-23",
    category="OC",
    arxiv_id="1911.10367",
    abstract="A made-up abstract.",
)
UNREAD_LINES = (UnreadLine(1, "Daily Papers"), UnreadLine(35, "Subscribe"), UnreadLine(36, "Get them by post!"))
REPORTS = (
    ImportReport("Daily Papers", 11, 56, 41, 13, 2, ("The page says 58 papers, 56 were found.",), UNREAD_LINES),
    ImportReport("Lab publications", 12, 10, 8, 0, 2),
    ImportReport("empty.html", error="This file is empty. Nothing was changed. Choose another file."),
)
CHOICES = [
    ExportChoice("marked", "Marked papers", 7),
    ExportChoice("selected", "Selection", 0),
    ExportChoice("all", "All papers", 1210),
]
TEXT = "\n".join(f"line {number}" for number in range(1, 201))


@pytest.fixture(autouse=True)
def _dressed(qapp: object) -> Iterator[None]:
    theme.apply("light")
    yield
    QGuiApplication.clipboard().clear()


def export_dialog(settings: dict[str, str] | None = None, folder: Path | None = None) -> ExportDialog:
    kept = {} if settings is None else settings
    if folder is not None:
        kept[FOLDER_KEY] = str(folder)
    return ExportDialog(CHOICES, "marked", lambda choice, form: f"{choice} as {form}", kept)


def top_bar() -> TopBar:
    paste, bring_in, export = (QAction(text) for text in ("Paste papers", "Import…", "Export…"))
    bar = TopBar(paste, bring_in, export, SearchBox(), QMenu())
    for owned in (paste, bring_in, export):
        owned.setParent(bar)
    bar.resize(1200, 48)
    return bar


def status_bar() -> StatusBar:
    bar = StatusBar()
    bar.resize(900, 28)
    bar.set_counts(121, 7, 1)
    bar.set_work("Importing…", 3, 9)
    return bar


def banner() -> Banner:
    made = Banner()
    made.resize(700, 36)
    made.show_text("This library is open for reading only.", "Try again", dismissable=True)
    return made


def toast() -> QWidget:
    ground = QWidget()
    ground.resize(700, 300)
    ground.show()
    Toast(ground, animate=False).show_message("The disk is full.", "Try again", lambda: None, kind="error")
    return ground


DIALOGS: dict[str, Callable[[], Sheet]] = {
    "report of one": lambda: ImportReportDialog(REPORTS[:1]),
    "report of many": lambda: ImportReportDialog(REPORTS),
    "report of none": lambda: ImportReportDialog(REPORTS[2:]),
    "export": export_dialog,
    "source": lambda: SourceViewDialog("Daily Papers", TEXT, extent=(50, 52), unread=UNREAD_LINES),
    "fields": lambda: EditFieldsDialog(PAPER),
    "keys": lambda: KeysDialog([("Search papers", "Ctrl+F or /"), ("Mark paper", "Space")]),
    "about": lambda: AboutDialog(Path("/somewhere/library.db")),
}
WIDGETS: dict[str, Callable[[], QWidget]] = {
    "top bar": top_bar,
    "status bar": status_bar,
    "banner": banner,
    "toast": toast,
    "page": StatePage,
}


@pytest.mark.parametrize("name", DIALOGS)
def test_escape_closes(qtbot: QtBot, name: str) -> None:
    dialog = DIALOGS[name]()
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: dialog.focusWidget() is not None)
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Escape)
    assert not dialog.isVisible() and dialog.result() == 0


@pytest.mark.parametrize("name", [*DIALOGS, *WIDGETS])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_control_has_a_name_and_every_text_fits(qtbot: QtBot, name: str, scheme: str) -> None:
    theme.apply(scheme)
    window = {**DIALOGS, **WIDGETS}[name]()
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    QApplication.processEvents()
    controls = QAbstractButton | QLineEdit | QPlainTextEdit | QAbstractItemView | QProgressBar
    found = 0
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or widget.objectName().startswith("qt_"):
            continue
        if isinstance(widget, controls):
            found += 1
            said = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
            assert said.strip(), widget
        if isinstance(widget, QPushButton) and widget.text():
            assert widget.width() >= widget.minimumSizeHint().width(), widget.text()
        if isinstance(widget, Label) and not isinstance(widget, ElidedLabel):
            if widget.wordWrap():
                assert widget.height() >= widget.height_at(widget.width()), widget.text()
            else:
                assert widget.width() >= widget.fontMetrics().horizontalAdvance(widget.text()), widget.text()
    assert found


@pytest.mark.parametrize(
    ("name", "order"),
    [
        ("export", ["Papers: Marked papers (7)", "Format: Markdown reading list", "How it will look", "File",
                    "Choose a file", "Cancel", "Export 7 papers"]),
        ("fields", ["Title", "Authors", "and others, whose names are not known", "Date", "Category", "arXiv id",
                    "DOI", "Other ids", "Venue", "Comment", "Abstract", "Cancel"]),
        ("report of many", ["Close", "Sources", "Copy report"]),
        ("about", ["Close", "Show library folder", "Copy versions"]),
    ],
)  # fmt: skip
def test_tab_goes_through_a_dialog_in_the_order_one_reads(qtbot: QtBot, name: str, order: list[str]) -> None:
    dialog = DIALOGS[name]()
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    seen = []
    for _ in order:
        focus = QApplication.focusWidget()
        assert focus is not None
        seen.append(QAccessible.queryAccessibleInterface(focus).text(QAccessible.Text.Name))
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert seen == order


@pytest.mark.parametrize("name", DIALOGS)
def test_dialogs_do_not_stand_in_the_way_for_good(qtbot: QtBot, name: str) -> None:
    dialog = DIALOGS[name]()
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.windowTitle()
    assert sum(button.isDefault() for button in dialog.findChildren(QPushButton)) == 1
    room = dialog.screen().availableSize()
    assert dialog.width() <= room.width() and dialog.height() <= room.height()
    before = dialog.size()
    dialog.resize(before.width() + 60, before.height() + 60)
    assert dialog.size() != before


# The report of an import


def test_the_heading_says_how_it_ended() -> None:
    assert Totals.of(REPORTS).heading == "Import finished"
    assert Totals.of(REPORTS[2:]).heading == "Nothing was imported"
    assert Totals.of([ImportReport("a", 1, 2, 2, cancelled=True)]).heading == "Import stopped"
    assert summary(REPORTS, Totals.of(REPORTS)) == (
        "66 papers in 3 sources · 1 could not be read · 3 lines went into none"
    )
    assert summary(REPORTS[:1], Totals.of(REPORTS[:1])) == "56 papers in Daily Papers · 3 lines went into none"


def test_the_report_shows_what_went_wrong_first_and_every_source_on_request(qtbot: QtBot) -> None:
    dialog = ImportReportDialog(REPORTS)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.detail.error.text().startswith("This file is empty.")
    assert not dialog.show_button.isVisible()
    QTest.keyClick(dialog.sources, Qt.Key.Key_Home)
    assert dialog.detail.name.text() == "Daily Papers"
    assert dialog.detail.bar.accessibleName() == "41 new, 2 completed, 13 already yours"
    assert dialog.detail.lines_title.text() == "3 lines went into no paper"
    lines = dialog.detail.lines.model()
    assert [lines.index(row, 0).data(NUMBER) for row in range(3)] == [1, 35, 36]
    assert lines.index(1, 0).data() == "Subscribe" and lines.index(1, 0).data(UNREAD)
    with qtbot.waitSignal(dialog.show_requested) as shown:
        dialog.show_button.click()
    assert shown.args == [11] and not dialog.isVisible()


def test_the_picture_shows_the_shares(qtbot: QtBot) -> None:
    dialog = ImportReportDialog([ImportReport("a", 1, 10, 5, 5, 0)])
    qtbot.addWidget(dialog)
    dialog.show()
    bar = dialog.detail.bar
    image = bar.grab().toImage()
    at = [image.pixelColor(int(bar.width() * share), 4).name().upper() for share in (0.25, 0.75)]
    assert at == [theme.hue(3).ink.upper(), theme.hue(0).ink.upper()]


def test_the_report_can_be_copied(qtbot: QtBot) -> None:
    dialog = ImportReportDialog(REPORTS)
    qtbot.addWidget(dialog)
    dialog.copy_button.click()
    text = QGuiApplication.clipboard().text()
    assert text == report_text(REPORTS)
    for part in ("41 new, 2 completed, 13 already yours", "58 papers", "    35: Subscribe", "This file is empty."):
        assert part in text


def test_a_giant_rest_is_cut_and_counted(qtbot: QtBot) -> None:
    many = tuple(UnreadLine(number, "x" * 99) for number in range(1, 10_001))
    model, left = SourceLines.of_unread(many)
    shown = 10_000 - left
    assert shown * 100 <= SHOWN_BYTES < (shown + 1) * 100
    report = ImportReport("a", 1, 1, 1, unread=many)
    assert len(report_text([report])) < SHOWN_BYTES * 2
    assert f"… and {10_000 - int(SHOWN_BYTES / 99):,} more" in report_text([report])
    dialog = ImportReportDialog([report])
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.detail.more.text() == f"… and {left:,} more lines"
    assert model.rowCount() >= shown


def test_many_warnings_scroll(qtbot: QtBot) -> None:
    warnings = tuple(f"Line {number} looks odd." for number in range(500))
    dialog = ImportReportDialog([ImportReport("a", 1, 1, 1, warnings=warnings)])
    qtbot.addWidget(dialog)
    dialog.show()
    assert any("450 more" in label.text() for label in dialog.detail.findChildren(Label))
    assert dialog.height() <= 560


# Keys and about


def test_keys_are_drawn_one_by_one() -> None:
    assert caps("Ctrl+F or /") == [(True, "Ctrl"), (True, "F"), (False, "or"), (True, "/")]
    assert caps("Ctrl++") == [(True, "Ctrl"), (True, "+")]
    assert caps("+") == [(True, "+")]
    assert caps("?") == [(True, "?")]


def test_about_tells_versions_and_shows_the_folder(qtbot: QtBot) -> None:
    dialog = AboutDialog(Path("/somewhere/library.db"))
    qtbot.addWidget(dialog)
    dialog.show()
    words = [label.text() for label in dialog.findChildren(Label)]
    for name, version in versions():
        assert name in words and version in words
    assert dialog.path.text() == str(Path("/somewhere/library.db"))
    with qtbot.waitSignal(dialog.folder_requested):
        dialog.folder_button.click()
    dialog.copy_button.click()
    assert QGuiApplication.clipboard().text().startswith("Reading List ")
    closed = AboutDialog(None)
    qtbot.addWidget(closed)
    assert not closed.folder_button.isEnabled()
