"""Writing papers to a file: which, in what format, where; with a look at it before."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Protocol

from PySide6.QtCore import QSize, QStandardPaths, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from readinglist.errors import ReadingListError
from readinglist.exporting import FORMATS
from ui import theme
from ui.dialogs.sheet import Sheet
from ui.views.label import Label, counted
from ui.views.source_lines_view import fixed_font

FORMAT_KEY, FOLDER_KEY = "export/format", "export/folder"
PREVIEW_BYTES = 64 * 1024
PREVIEW_LINE = 2_000
"""Characters of one line; a text widget is slow with lines that are longer by far."""
FILE_STEM = "reading-list"


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """Papers that can be exported: those that are marked, selected, found, or all of them."""

    key: str
    label: str
    count: int


class FormatLike(Protocol):
    """What the dialog needs to know of a format."""

    @property
    def key(self) -> str: ...  # noqa: D102
    @property
    def label(self) -> str: ...  # noqa: D102
    @property
    def extension(self) -> str: ...  # noqa: D102


class Export(NamedTuple):
    """What is to be written where."""

    choice: str
    format: str
    path: Path


class ExportDialog(Sheet):
    """Accepted once a file is named that may be written; ``chosen`` then says what is wanted.

    ``render`` gives the text for a choice and a format, or its beginning: only the first 64 kB are shown. What it
    raises of ReadingListError is shown in its place. ``settings`` keeps the format and the folder for the next time.
    """

    export_requested = Signal(object)
    """An Export, when the dialog is accepted."""

    def __init__(
        self,
        choices: Sequence[ExportChoice],
        default_choice: str,
        render: Callable[[str, str], str],
        settings: MutableMapping[str, str],
        *,
        formats: Mapping[str, FormatLike] = FORMATS,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Export papers", "", parent)
        self._choices = {choice.key: choice for choice in choices}
        self._formats = formats
        self._render = render
        self._settings = settings
        self.ask_path: Callable[[Path, str], Path | None] = self._ask_path

        self.choice_buttons = QButtonGroup(self)
        self.format_buttons = QButtonGroup(self)
        left = QVBoxLayout()
        left.setSpacing(2)
        self._radios("Papers", {c.key: f"{c.label} ({c.count:,})" for c in choices}, self.choice_buttons, left)
        for button in self.choice_buttons.buttons():
            button.setEnabled(self._choices[_key(button)].count > 0)
        left.addSpacing(14)
        self._radios("Format", {f.key: f.label for f in formats.values()}, self.format_buttons, left)
        left.addStretch(1)
        _check(self.choice_buttons, default_choice)
        _check(self.format_buttons, settings.get(FORMAT_KEY, ""))

        self.preview = QPlainTextEdit(self)
        self.preview.setReadOnly(True)
        self.preview.setFont(fixed_font())
        self.preview.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.preview.setTabChangesFocus(True)
        self.preview.setAccessibleName("How it will look")
        right = QVBoxLayout()
        right.setSpacing(6)
        right.addWidget(_section("How it will look", self))
        right.addWidget(self.preview, 1)
        both = QHBoxLayout()
        both.setSpacing(24)
        both.addLayout(left)
        both.addLayout(right, 1)
        self.body.addLayout(both, 1)

        self.file = QLineEdit(self)
        self.file.setFont(theme.font(13))
        self.file.setAccessibleName("File")
        self.file.setText(str(self._folder() / f"{FILE_STEM}{self.format.extension}"))
        self.choose_button = QPushButton("Choose…", self)
        self.choose_button.setFont(theme.font(13))
        self.choose_button.setAutoDefault(False)
        self.choose_button.setAccessibleName("Choose a file")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.file, 1)
        row.addWidget(self.choose_button)
        self.remark_below = Label(" ", self, role="muted", size=12)
        below = QVBoxLayout()
        below.setSpacing(6)
        below.addWidget(_section("File", self))
        below.addLayout(row)
        below.addWidget(self.remark_below)
        self.body.addLayout(below)

        self.foot.addStretch(1)
        self.cancel_button = self.add_button("Cancel")
        self.export_button = self.add_button("Export", primary=True, icon="upload")
        self.cancel_button.clicked.connect(self.reject)
        self.export_button.clicked.connect(self._on_export)
        self.choose_button.clicked.connect(self._on_choose)
        self.file.textChanged.connect(self._show_state)
        self.choice_buttons.buttonClicked.connect(self._on_choice)
        self.format_buttons.buttonClicked.connect(self._on_format)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._show_preview)
        self._show_state()
        self._soon.start()
        current = self.choice_buttons.checkedButton()
        if current is not None:
            current.setFocus()

    def sizeHint(self) -> QSize:
        """Room for the preview."""
        return QSize(820, 560)

    # What is chosen

    @property
    def choice(self) -> ExportChoice | None:
        """The papers, None where there are none at all."""
        button = self.choice_buttons.checkedButton()
        return self._choices[_key(button)] if button is not None else None

    @property
    def format(self) -> FormatLike:
        """The format."""
        button = self.format_buttons.checkedButton()
        assert button is not None  # one of them is always checked
        return self._formats[_key(button)]

    @property
    def path(self) -> Path | None:
        """The file, None where none is named. A name alone stands in the folder of the last time."""
        text = self.file.text().strip()
        if not text or "\0" in text:
            return None
        return self._folder() / Path(text).expanduser()

    def chosen(self) -> Export | None:
        """What is to be written, None where it cannot be."""
        choice, path = self.choice, self.path
        return Export(choice.key, self.format.key, path) if choice and path and not self.objection() else None

    def objection(self) -> str:
        """Why the file cannot be written as things stand, empty where nothing speaks against it."""
        path = self.path
        if self.choice is None:
            return "There are no papers to export."
        if path is None:
            return "Name a file."
        if path.is_dir():
            return "This is a folder. Add the name of a file."
        if not path.parent.is_dir():
            return "This folder does not exist. Choose another."
        if not os.access(path if path.exists() else path.parent, os.W_OK):
            return "This file cannot be written. Choose another place."
        return ""

    def _folder(self) -> Path:
        kept = self._settings.get(FOLDER_KEY, "")
        if kept and Path(kept).is_dir():
            return Path(kept)
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return Path(documents) if documents and Path(documents).is_dir() else Path.home()

    # What happens

    @Slot(QAbstractButton)
    def _on_choice(self, button: QAbstractButton) -> None:
        self._show_state()
        self._soon.start()

    @Slot(QAbstractButton)
    def _on_format(self, button: QAbstractButton) -> None:
        path = Path(self.file.text().strip())
        if path.suffix.lower() in {each.extension for each in self._formats.values()}:
            self.file.setText(str(path.with_suffix(self.format.extension)))
        self._show_state()
        self._soon.start()

    @Slot()
    def _on_choose(self) -> None:
        asked = self.ask_path(self.path or self._folder(), f"{self.format.label} (*{self.format.extension})")
        if asked is not None:
            self.file.setText(str(asked if asked.suffix else asked.with_suffix(self.format.extension)))

    def _ask_path(self, at: Path, pattern: str) -> Path | None:
        # The dialog asks for itself before it replaces a file, once, when Export is pressed.
        options = QFileDialog.Option.DontConfirmOverwrite
        name, _ = QFileDialog.getSaveFileName(self, "Export to", str(at), f"{pattern};;All files (*)", options=options)
        return Path(name) if name else None

    @Slot()
    def _show_state(self) -> None:
        choice = self.choice
        count = choice.count if choice else 0
        self.export_button.setText(f"Export {counted(count, 'paper', 'papers')}" if count else "Export")
        objection = self.objection()
        self.export_button.setEnabled(not objection)
        there = not objection and self.path is not None and self.path.exists()
        self.remark_below.setText(objection or ("There is such a file. You will be asked." if there else " "))
        self.remark_below.set_role("error" if objection else "muted")
        self.file.setAccessibleDescription(self.remark_below.text().strip())

    @Slot()
    def _show_preview(self) -> None:
        choice = self.choice
        if choice is None:
            self.preview.setPlainText("")
            return
        try:
            text = self._render(choice.key, self.format.key)
        except ReadingListError as error:
            text = str(error)
        self.preview.setPlainText(beginning(text))

    @Slot()
    def _on_export(self) -> None:
        wanted = self.chosen()
        if wanted is None:
            self._show_state()
        elif wanted.path.exists():
            self._ask(wanted.path)
        else:
            self._accept_it()

    def _ask(self, path: Path) -> None:
        question = QMessageBox(self)
        question.setWindowTitle("Replace file")
        question.setTextFormat(Qt.TextFormat.PlainText)
        question.setText(f"“{path.name}” is there already.")
        question.setInformativeText("What is in it now would be lost.")
        replace = question.addButton("Replace", QMessageBox.ButtonRole.AcceptRole)
        keep = question.addButton("Keep it", QMessageBox.ButtonRole.RejectRole)
        question.setDefaultButton(keep)
        question.setEscapeButton(keep)
        replace.setObjectName("replace")
        keep.setObjectName("keep")
        question.accepted.connect(self._accept_it)
        question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        question.open()

    @Slot()
    def _accept_it(self) -> None:
        wanted = self.chosen()
        if wanted is None:
            self._show_state()
            return
        self._settings[FORMAT_KEY] = wanted.format
        self._settings[FOLDER_KEY] = str(wanted.path.parent)
        self.accept()
        self.export_requested.emit(wanted)

    def _radios(self, title: str, labels: Mapping[str, str], group: QButtonGroup, into: QVBoxLayout) -> None:
        into.addWidget(_section(title, self))
        into.addSpacing(4)
        for key, label in labels.items():
            button = QRadioButton(label.replace("&", "&&"), self)
            button.setFont(theme.font(13))
            button.setProperty("key", key)
            button.setAccessibleName(f"{title}: {label}")
            group.addButton(button)
            into.addWidget(button)


def beginning(text: str) -> str:
    """The first 64 kB of a text, no line longer than what a text widget takes with ease."""
    cut = text.encode("utf-8", "replace")[:PREVIEW_BYTES].decode("utf-8", "ignore")
    lines = cut.splitlines()
    if len(cut) < len(text):
        lines = [*(lines[:-1] or lines), "…"]
    return "\n".join(line if len(line) <= PREVIEW_LINE else line[:PREVIEW_LINE] + " …" for line in lines)


def _section(title: str, parent: QWidget) -> Label:
    return Label(title, parent, role="muted", size=11, weight=QFont.Weight.DemiBold)


def _key(button: QAbstractButton) -> str:
    return str(button.property("key"))


def _check(group: QButtonGroup, key: str) -> None:
    """Check the button of ``key``, or else the first that can be chosen."""
    able = [button for button in group.buttons() if button.isEnabled()]
    wanted = next((button for button in able if _key(button) == key), able[0] if able else None)
    if wanted is not None:
        wanted.setChecked(True)
