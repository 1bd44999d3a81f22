"""The dialogs: what they say, what they hand over, how they are used without a mouse."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAction, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from readinglist.errors import CannotRead
from readinglist.importing import ImportReport
from readinglist.records import Paper, UnreadLine
from ui import theme
from ui.dialogs import field_forms
from ui.dialogs.about import AboutDialog, versions
from ui.dialogs.edit_fields import LONGEST_TEXT, EditFieldsDialog
from ui.dialogs.export_dialog import (
    FOLDER_KEY,
    FORMAT_KEY,
    PREVIEW_BYTES,
    Export,
    ExportChoice,
    ExportDialog,
    beginning,
)
from ui.dialogs.import_report import ImportReportDialog, Totals, report_text, summary
from ui.dialogs.keys import KeysDialog, caps
from ui.dialogs.sheet import Sheet
from ui.dialogs.source_view import SourceViewDialog, source_remark
from ui.models.source_lines import FIRST, LIT, LONGEST_LINE, NUMBER, SHOWN_BYTES, UNREAD, SourceLines, fold
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
                    "DOI", "Comment", "Abstract", "Cancel"]),
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


# Export


def test_export_says_what_it_will_do(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = export_dialog(folder=tmp_path)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.export_button.text() == "Export 7 papers"
    qtbot.waitUntil(lambda: dialog.preview.toPlainText() == "marked as markdown")
    everything = next(b for b in dialog.choice_buttons.buttons() if "All" in b.text())
    everything.click()
    assert dialog.export_button.text() == "Export 1,210 papers"
    ris = next(b for b in dialog.format_buttons.buttons() if b.text() == "RIS")
    ris.click()
    qtbot.waitUntil(lambda: dialog.preview.toPlainText() == "all as ris")
    assert dialog.file.text() == str(tmp_path / "reading-list.ris")
    selection = next(b for b in dialog.choice_buttons.buttons() if "Selection" in b.text())
    assert not selection.isEnabled()


def test_export_hands_over_and_remembers(qtbot: QtBot, tmp_path: Path) -> None:
    settings: dict[str, str] = {FORMAT_KEY: "bibtex"}
    dialog = export_dialog(settings, tmp_path)
    qtbot.addWidget(dialog)
    dialog.show()
    other = tmp_path / "other"
    other.mkdir()
    dialog.file.setText(str(other / "mine.bib"))
    with qtbot.waitSignal(dialog.export_requested) as wanted:
        dialog.export_button.click()
    assert wanted.args == [Export("marked", "bibtex", other / "mine.bib")] == [dialog.chosen()]
    assert settings == {FORMAT_KEY: "bibtex", FOLDER_KEY: str(other)}
    again = export_dialog(settings)
    qtbot.addWidget(again)
    assert again.format.key == "bibtex" and again.file.text() == str(other / "reading-list.bib")


@pytest.mark.parametrize(("button", "written"), [("replace", True), ("keep", False)])
def test_export_asks_before_it_replaces_a_file(qtbot: QtBot, tmp_path: Path, button: str, written: bool) -> None:
    (tmp_path / "reading-list.md").write_text("something else")
    dialog = export_dialog(folder=tmp_path)
    qtbot.addWidget(dialog)
    dialog.show()
    asked: list[object] = []
    dialog.export_requested.connect(asked.append)
    assert "There is such a file" in dialog.remark_below.text()
    dialog.export_button.click()
    question = dialog.findChild(QMessageBox)
    assert question is not None and question.isVisible() and asked == []
    assert "reading-list.md" in question.text()
    default = question.defaultButton()
    assert default is not None and default.objectName() == "keep"
    answer = question.findChild(QPushButton, button)
    assert answer is not None
    answer.click()
    assert bool(asked) is written and dialog.isVisible() is not written
    assert (tmp_path / "reading-list.md").read_text() == "something else"


def test_escape_on_the_question_keeps_the_file(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "reading-list.md").write_text("something else")
    dialog = export_dialog(folder=tmp_path)
    qtbot.addWidget(dialog)
    dialog.show()
    asked: list[object] = []
    dialog.export_requested.connect(asked.append)
    dialog.export_button.click()
    question = dialog.findChild(QMessageBox)
    assert question is not None
    QTest.keyClick(question, Qt.Key.Key_Escape)
    assert asked == [] and dialog.isVisible()


def test_export_says_in_place_what_speaks_against_a_file(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = export_dialog(folder=tmp_path)
    qtbot.addWidget(dialog)
    dialog.show()
    for text, words in (
        ("", "Name a file."),
        (str(tmp_path), "This is a folder."),
        (str(tmp_path / "none" / "a.md"), "This folder does not exist."),
        ("a\0b", "Name a file."),
    ):
        dialog.file.setText(text)
        assert dialog.remark_below.text().startswith(words)
        assert not dialog.export_button.isEnabled() and dialog.chosen() is None
        assert dialog.file.accessibleDescription() == dialog.remark_below.text()
    dialog.file.setText("plain.md")
    wanted = dialog.chosen()
    assert wanted is not None and wanted.path == tmp_path / "plain.md"


def test_choosing_a_file(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = export_dialog(folder=tmp_path)
    qtbot.addWidget(dialog)
    seen: list[tuple[Path, str]] = []

    def answer(at: Path, pattern: str) -> Path | None:
        seen.append((at, pattern))
        return tmp_path / "chosen" if len(seen) == 1 else None

    dialog.ask_path = answer
    dialog.choose_button.click()
    assert dialog.file.text() == str(tmp_path / "chosen.md")
    assert seen == [(tmp_path / "reading-list.md", "Markdown reading list (*.md)")]
    dialog.choose_button.click()
    assert dialog.file.text() == str(tmp_path / "chosen.md")


def test_a_name_with_an_extension_of_its_own_keeps_it(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = export_dialog(folder=tmp_path)
    qtbot.addWidget(dialog)
    dialog.file.setText(str(tmp_path / "papers.txt"))
    next(b for b in dialog.format_buttons.buttons() if b.text() == "BibTeX").click()
    assert dialog.file.text() == str(tmp_path / "papers.txt")


def test_a_preview_that_fails_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    def render(choice: str, form: str) -> str:
        raise CannotRead("The library could not be read. Nothing was changed.")

    dialog = ExportDialog(CHOICES, "marked", render, {FOLDER_KEY: str(tmp_path)})
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.preview.toPlainText().startswith("The library could not be read."))


def test_nothing_to_export(qtbot: QtBot) -> None:
    dialog = ExportDialog([ExportChoice("all", "All papers", 0)], "all", lambda choice, form: "", {})
    qtbot.addWidget(dialog)
    assert not dialog.export_button.isEnabled()
    assert dialog.remark_below.text() == "There are no papers to export."


def test_a_preview_is_small_whatever_is_rendered() -> None:
    assert beginning("a\nb\n") == "a\nb"
    one = beginning("x" * 10_000_000)
    assert len(one) < 3_000 and one.endswith("…")
    many = beginning("é" * 50 + "\n" + "ab\n" * 1_000_000)
    assert len(many.encode()) <= PREVIEW_BYTES + 8 and many.endswith("…")


# The source


def test_the_record_is_lit_and_in_sight(qtbot: QtBot) -> None:
    dialog = SourceViewDialog("Daily Papers", TEXT, extent=(120, 122), unread=UNREAD_LINES)
    qtbot.addWidget(dialog)
    dialog.show()
    QApplication.processEvents()
    view = dialog.view
    assert view.lines is not None
    rows = view.lines
    lit = [rows.index(row).data(NUMBER) for row in range(rows.rowCount()) if rows.index(row).data(LIT)]
    grey = [rows.index(row).data(NUMBER) for row in range(rows.rowCount()) if rows.index(row).data(UNREAD)]
    assert lit == [120, 121, 122] and grey == [1, 35, 36]
    where = view.visualRect(rows.index(rows.row_of(120)))
    assert view.viewport().rect().contains(where)
    image = view.viewport().grab().toImage()
    assert image.pixelColor(where.right() - 4, where.center().y()).name().upper() == theme.LIGHT.selection
    assert image.pixelColor(QPoint(where.left() + 1, where.center().y())).name().upper() == theme.LIGHT.accent
    assert rows.index(4).data(Qt.ItemDataRole.AccessibleTextRole) == "5: line 5"


def test_whole_lines_are_copied(qtbot: QtBot) -> None:
    dialog = SourceViewDialog("a", "one two three four five six seven\nsecond\r\nthird")
    qtbot.addWidget(dialog)
    dialog.show()
    lines = dialog.view.lines
    assert lines is not None
    lines.fold_to(12)
    dialog.view.selectAll()
    QTest.keySequence(dialog.view, QKeySequence(QKeySequence.StandardKey.Copy))
    assert QGuiApplication.clipboard().text() == "one two three four five six seven\nsecond\nthird"


def test_what_the_remark_says() -> None:
    assert source_remark(None, None, 0) == ""
    assert source_remark((4, 4), None, 1) == "Line 4 · 1 line went into no paper"
    assert source_remark((1029, 1031), {"title": (1029, 1029), "arxiv_id": (1031, 1031)}, 0) == (
        "Lines 1,029–1,031: title, arXiv id"
    )


@pytest.mark.parametrize(
    "line",
    ["", "short", "a b " * 200, "x" * 1000, "研究論文の一覧" * 40, "wide 研 " * 60, "  leading " * 30, "😀" * 99],
)
@pytest.mark.parametrize("columns", [12, 13, 61, 200])
def test_folding_loses_nothing_and_stays_narrow(line: str, columns: int) -> None:
    starts = fold(line, columns)
    pieces = [line[a:b] for a, b in zip(starts, [*starts[1:], len(line)], strict=True)]
    assert "".join(pieces) == line and starts[0] == 0
    assert all(pieces) or line == ""
    wide = [sum(2 if c >= "\u1100" else 1 for c in piece.rstrip()) for piece in pieces]
    assert max(wide) <= columns


def test_rows_know_their_lines() -> None:
    lines = SourceLines([(7, "a " * 30), (9, ""), (12, "end\tof\0it")], [9])
    lines.fold_to(20)
    rows = [lines.index(row) for row in range(lines.rowCount())]
    assert [index.data(NUMBER) for index in rows] == [7, 7, 7, 9, 12]
    assert [index.data(FIRST) for index in rows] == [True, False, False, True, True]
    assert rows[-1].data() == "end of it"
    assert [lines.row_of(n) for n in (1, 7, 8, 9, 12, 99)] == [0, 0, 0, 3, 4, 4]
    assert lines.text_of([1, 2, 4]) == "a " * 30 + "\nend\tof\0it"


def test_a_line_without_end_is_cut_and_counted() -> None:
    lines = SourceLines.of_text("x" * 1_000_000)
    last = lines.index(lines.rowCount() - 1).data()
    assert "996,000 more characters" in " ".join(lines.index(row).data() for row in range(lines.rowCount())), last
    assert lines.rowCount() < LONGEST_LINE / 12


def test_nothing_to_show() -> None:
    lines = SourceLines([])
    assert lines.rowCount() == 0 and lines.last_number == 0
    lines.light((1, 2))
    assert SourceLines.of_text("").rowCount() == 1


# Correcting fields


@pytest.fixture
def fields(qtbot: QtBot) -> EditFieldsDialog:
    dialog = EditFieldsDialog(PAPER)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def write(dialog: EditFieldsDialog, name: str, text: str) -> None:
    editor = dialog.editors[name]
    if isinstance(editor, QLineEdit):
        editor.setText(text)
    else:
        editor.setPlainText(text)


def test_nothing_changed_is_nothing_to_save(fields: EditFieldsDialog) -> None:
    assert fields.changed() == {} and not fields.save_button.isEnabled()
    write(fields, "title", "  A Sub-sampled Tensor Method\nfor Non-convex   Optimization ")
    assert fields.changed() == {}
    write(fields, "authors", "Aurelien Lucchi\n\n  Jonas   Kohler\n")
    assert fields.changed() == {}


def test_only_what_differs_is_handed_over(fields: EditFieldsDialog, qtbot: QtBot) -> None:
    write(fields, "authors", "Aurelien Lucchi\nJonas Kohler\nSomeone Else")
    write(fields, "arxiv_id", "https://arxiv.org/abs/1911.10368v2")
    write(fields, "doi", "https://doi.org/10.1000/XYZ")
    write(fields, "category", "")
    fields.et_al.setChecked(True)
    assert fields.save_button.text() == "Save 5 corrections"
    with qtbot.waitSignal(fields.corrected) as saved:
        fields.save_button.click()
    assert saved.args == [
        {
            "authors": ("Aurelien Lucchi", "Jonas Kohler", "Someone Else"),
            "arxiv_id": "1911.10368",
            "doi": "10.1000/xyz",
            "category": "",
            "et_al": True,
        }
    ]


def test_what_is_wrong_is_said_below_the_field(fields: EditFieldsDialog, qtbot: QtBot) -> None:
    write(fields, "date", "20 Oktober")
    assert "2025-10-20" in fields.objections()["date"]
    assert not fields.save_button.isEnabled()
    label = fields._objections["date"]
    editor = fields.editors["date"]
    assert label.isVisible() and editor.accessibleDescription() == label.text()
    write(fields, "date", "2025-10")
    assert not label.isVisible() and fields.changed() == {"date": "2025-10"}
    assert fields.save_button.isEnabled()


def test_what_the_page_said_is_not_judged(qtbot: QtBot) -> None:
    dialog = EditFieldsDialog(Paper(date="sometime", arxiv_id="odd"))
    qtbot.addWidget(dialog)
    write(dialog, "title", "A title")
    assert dialog.objections() == {} and dialog.changed() == {"title": "A title"}


def test_a_giant_abstract_is_shown_in_part_and_never_changed(qtbot: QtBot) -> None:
    dialog = EditFieldsDialog(Paper(title="t", abstract="word " * LONGEST_TEXT))
    qtbot.addWidget(dialog)
    editor = dialog.editors["abstract"]
    assert isinstance(editor, QPlainTextEdit) and editor.isReadOnly()
    assert dialog.changed() == {}


@pytest.mark.parametrize("text", ["", "2025", "2025-10", "2025-10-20", "--10-20", "--02-29", "2024-02-29"])
def test_dates(text: str) -> None:
    assert field_forms.date_objection(text) == ""


@pytest.mark.parametrize("text", ["20", "2025-13", "2025-00", "2025-02-29", "--02-30", "2025-1-2", "Oct 2025", "-1-20"])
def test_no_dates(text: str) -> None:
    assert field_forms.date_objection(text)


@pytest.mark.parametrize(
    ("written", "bare"),
    [
        ("2510.17506", "2510.17506"),
        (" arXiv:2510.17506v3 ", "2510.17506"),
        ("https://arxiv.org/pdf/2510.17506v1.pdf", "2510.17506"),
        ("http://export.arxiv.org/abs/hep-th/9901001", "hep-th/9901001"),
        ("math.GT/0309136", "math.gt/0309136"),
        ("", ""),
    ],
)
def test_arxiv_ids(written: str, bare: str) -> None:
    assert field_forms.arxiv_id(written) == bare
    assert field_forms.arxiv_objection(bare) == ""


@pytest.mark.parametrize("written", ["25.1", "2510.175060", "hello", "10.1000/xyz"])
def test_no_arxiv_ids(written: str) -> None:
    assert field_forms.arxiv_objection(field_forms.arxiv_id(written))


@pytest.mark.parametrize(
    ("written", "bare"), [("doi:10.1000/ABC", "10.1000/abc"), ("https://dx.doi.org/10.1000/a(b)c", "10.1000/a(b)c")]
)
def test_dois(written: str, bare: str) -> None:
    assert field_forms.doi(written) == bare and field_forms.doi_objection(bare) == ""
    assert field_forms.doi_objection("11.1000/x") and field_forms.doi_objection("10.1000")


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
