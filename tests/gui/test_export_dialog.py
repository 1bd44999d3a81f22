"""Exporting: what is offered, what is asked, what is handed over."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hands import Start, dialogs, rest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QMessageBox,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from readinglist.errors import CannotRead
from readinglist.records import Place
from ui import theme
from ui.dialogs.export_dialog import (
    FOLDER_KEY,
    FORMAT_KEY,
    PREVIEW_BYTES,
    Export,
    ExportChoice,
    ExportDialog,
    beginning,
)

CHOICES = [
    ExportChoice("marked", "Marked papers", 7),
    ExportChoice("selected", "Selection", 0),
    ExportChoice("all", "All papers", 1210),
]


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


def test_an_import_is_exported_from_its_menu(qtbot: QtBot, filled: Start, tmp_path: Path) -> None:
    app = filled()
    side = app.window.side
    overview = app.desk.overview
    assert overview is not None
    one = next(each for each in overview.imports if each.papers == 7)
    side.export_requested.emit(Place("import", one.id))
    (dialog,) = dialogs(app)
    assert isinstance(dialog, ExportDialog)
    checked = dialog.choice_buttons.checkedButton()
    assert checked is not None and checked.text() == f"{one.name} (7)"
    qtbot.waitUntil(lambda: dialog.preview.toPlainText().count("- [") == 5)
    dialog.export_requested.disconnect()
    dialog.reject()
    target = tmp_path / "import.json"
    app.commands.transfer.write(Place("import", one.id), "csl-json", target)
    qtbot.waitUntil(target.exists)
    rest(qtbot, app)
    assert len(json.loads(target.read_text(encoding="utf-8"))) == 7
