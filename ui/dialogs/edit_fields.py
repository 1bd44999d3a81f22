"""Correcting what the pages said of a paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QLineEdit, QPlainTextEdit, QScrollArea, QWidget

from readinglist.records import Paper, first_words
from ui import theme
from ui.dialogs import field_forms
from ui.dialogs.sheet import Sheet
from ui.views.label import Label, counted

LONGEST_TEXT = 64 * 1024
"""Characters of a field that can be edited here; a text widget is slow with more."""


@dataclass(frozen=True, slots=True)
class Form:
    """One field of the form. ``clean`` makes what is stored of what was written, ``objection`` judges that."""

    name: str
    label: str
    lines: int = 1
    clean: Callable[[str], str] = field_forms.one_line
    objection: Callable[[str], str] = lambda text: ""
    hint: str = ""


FORMS = (
    Form("title", "Title", 2),
    Form("authors", "Authors", 4, str.strip, hint="One on each line"),
    Form("date", "Date", objection=field_forms.date_objection, hint="2025-10-20, 2025-10 or 2025"),
    Form("category", "Category", hint="cs.LG"),
    Form("arxiv_id", "arXiv id", 1, field_forms.arxiv_id, field_forms.arxiv_objection, "2510.17506"),
    Form("doi", "DOI", 1, field_forms.doi, field_forms.doi_objection, "10.1000/xyz123"),
    Form("other_ids", "Other ids", 1, field_forms.other, field_forms.other_objection, "pmid:123456 openreview:… acl:…"),
    Form("venue", "Venue", hint="Journal, conference or book"),
    Form("comment", "Comment", hint="Pages, code, a talk"),
    Form("abstract", "Abstract", 6, str.strip),
)


LISTS = ("authors", "other_ids")
"""Fields that hold several values."""


class EditFieldsDialog(Sheet):
    """A form with the fields of one paper. What is wrong is said below the field; only what differs is handed over."""

    corrected = Signal(dict)
    """The changed fields by name, when the dialog is accepted with changes."""

    def __init__(self, paper: Paper, parent: QWidget | None = None) -> None:
        super().__init__("Correct this paper", first_words(paper.heading, 80), parent)
        self.paper = paper
        self.editors: dict[str, QLineEdit | QPlainTextEdit] = {}
        self._objections: dict[str, Label] = {}
        self._before: dict[str, str] = {}
        form = QWidget()
        grid = QGridLayout(form)
        grid.setContentsMargins(20, 16, 20, 16)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        for each in FORMS:
            self._add(each, grid, form)
            if each.name == "authors":
                self.et_al = QCheckBox("and others, whose names are not known", form)
                self.et_al.setFont(theme.font(13))
                self.et_al.setChecked(paper.et_al)
                grid.addWidget(self.et_al, grid.rowCount(), 1)
                grid.setRowMinimumHeight(grid.rowCount(), 8)
        area = QScrollArea(self)
        area.setWidget(form)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(area)
        self.foot.addWidget(Label("Corrections stay when the paper is imported again.", self, role="muted", size=12))
        self.foot.addStretch(1)
        self.cancel_button = self.add_button("Cancel")
        self.save_button = self.add_button("Save", primary=True)
        self.cancel_button.clicked.connect(self.reject)
        self.save_button.clicked.connect(self._save)
        self.et_al.toggled.connect(self._show_state)
        for editor in self.editors.values():
            editor.textChanged.connect(self._show_state)
        self._show_state()
        self.editors["title"].setFocus()

    def sizeHint(self) -> QSize:
        """All fields at once."""
        return QSize(640, 722)

    def _add(self, form: Form, grid: QGridLayout, parent: QWidget) -> None:
        value = getattr(self.paper, form.name)
        text = {"authors": "\n", "other_ids": " "}[form.name].join(value) if form.name in LISTS else value or ""
        editor: QLineEdit | QPlainTextEdit
        if form.lines == 1:
            editor = QLineEdit(parent)
            editor.setMaxLength(LONGEST_TEXT)
            editor.setText(text)
            editor.setCursorPosition(0)
        else:
            editor = QPlainTextEdit(parent)
            editor.setTabChangesFocus(True)
            if len(text) > LONGEST_TEXT:
                editor.setPlainText(text[:LONGEST_TEXT] + " …")
                editor.setReadOnly(True)
            else:
                editor.setPlainText(text)
        font = theme.font(13)
        editor.setFont(font)
        if isinstance(editor, QPlainTextEdit):
            height = editor.fontMetrics().lineSpacing() * form.lines + 26
            editor.setMinimumHeight(height)
            if form.name != "abstract":
                editor.setMaximumHeight(height)
        editor.setPlaceholderText(form.hint)
        editor.setAccessibleName(form.label)
        words = Label(form.label, parent, role="muted")
        words.setBuddy(editor)
        row = grid.rowCount()
        top = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight
        words.setContentsMargins(0, 7, 0, 0)
        grid.addWidget(words, row, 0, top)
        grid.addWidget(editor, row, 1)
        grid.setRowStretch(row, form.lines if form.name == "abstract" else 0)
        objection = Label("", parent, role="error", size=12)
        grid.addWidget(objection, row + 1, 1)
        grid.setRowMinimumHeight(row + 1, 10)
        self.editors[form.name] = editor
        self._objections[form.name] = objection
        # As the widget gives it back: line ends and the like may differ from what is stored, and are no change.
        self._before[form.name] = form.clean(self._text(form.name))

    def _text(self, name: str) -> str:
        editor = self.editors[name]
        return editor.text() if isinstance(editor, QLineEdit) else editor.toPlainText()

    def changed(self) -> dict[str, object]:
        """The fields that are different now: texts, those of LISTS as tuples, ``et_al``. An emptied field is ``""``."""
        changes: dict[str, object] = {}
        for form in FORMS:
            now = form.clean(self._text(form.name))
            if form.name == "authors":
                if field_forms.names(now) != field_forms.names(self._before[form.name]):
                    changes["authors"] = field_forms.names(now)
            elif form.name == "other_ids":
                if now.split() != self._before[form.name].split():
                    changes["other_ids"] = tuple(now.split())
            elif now != self._before[form.name]:
                changes[form.name] = now
        if self.et_al.isChecked() != self.paper.et_al:
            changes["et_al"] = self.et_al.isChecked()
        return changes

    def objections(self) -> dict[str, str]:
        """What is wrong, by field. What the pages said is not judged, only what was written here."""
        changes = self.changed()
        return {
            form.name: said
            for form in FORMS
            if form.name in changes and (said := form.objection(form.clean(self._text(form.name))))
        }

    @Slot()
    def _show_state(self) -> None:
        wrong, changes = self.objections(), self.changed()
        for name, label in self._objections.items():
            label.setText(wrong.get(name, ""))
            label.setVisible(name in wrong)
            self.editors[name].setAccessibleDescription(wrong.get(name, ""))
        self.save_button.setText(f"Save {counted(len(changes), 'correction', 'corrections')}" if changes else "Save")
        self.save_button.setEnabled(bool(changes) and not wrong)

    @Slot()
    def _save(self) -> None:
        changes = self.changed()
        if changes and not self.objections():
            self.accept()
            self.corrected.emit(changes)
