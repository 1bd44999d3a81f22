"""The note of a paper: Markdown to read, an editor to write, and no typed word ever lost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QEvent, QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QHideEvent,
    QKeyEvent,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from ui import theme
from ui.views.label import Label
from ui.views.note_view import NoteView
from ui.views.paper_text import has_endless_word

NoteState = Literal["saved", "saving", "failed"]

SAVE_AFTER_MS = 600
_EDITOR_LOWEST, _EDITOR_TALLEST = 72, 420


class NoteField(QPlainTextEdit):
    """Where the note is written; as tall as its text, between a least and a greatest height."""

    finished = Signal()
    focus_lost = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Note, Markdown")
        self.setPlaceholderText("Write a note. Markdown works.")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet(
            "QPlainTextEdit, QPlainTextEdit:focus { border: 0; padding: 0; margin: 0; background: transparent; }"
        )
        self.setFont(theme.font(13))
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(2)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.setFixedHeight(_EDITOR_LOWEST)

    def text(self) -> str:
        """The text as typed. (Qt's own ``toPlainText`` turns no-break spaces into spaces.)"""
        return self.document().toRawText().translate({0x2029: "\n", 0x2028: "\n", 0xFDD0: "\n", 0xFDD1: "\n"})

    def set_text(self, text: str) -> None:
        """Replace everything; the cursor stays where it can."""
        at = self.textCursor().position()
        self.setPlainText("")  # the old text is not wrapped once more
        self.setLineWrapMode(_wrap_for(text))
        self.setPlainText(text)
        cursor = self.textCursor()
        cursor.setPosition(min(at, self.document().characterCount() - 1))
        self.setTextCursor(cursor)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste plain text."""
        if has_endless_word(source.text()):
            self.setLineWrapMode(_wrap_for(source.text()))
        self.insertPlainText(source.text())

    def _fit(self) -> None:
        lines = self.document().documentLayout().documentSize().height()
        needed = round(lines * self.fontMetrics().lineSpacing() + 2 * self.document().documentMargin()) + 2
        self.setFixedHeight(max(_EDITOR_LOWEST, min(needed, _EDITOR_TALLEST)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wraps to another height."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Escape belongs to the editor while it has the focus, whatever shortcut the window has on it."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape ends the writing."""
        if event.key() == Qt.Key.Key_Escape:
            self.finished.emit()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say so, unless it is only a menu that opened."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.focus_lost.emit()


def _wrap_for(text: str) -> QPlainTextEdit.LineWrapMode:
    """No wrapping where a word has no end: at 100,000 letters every key would take a second."""
    modes = QPlainTextEdit.LineWrapMode
    return modes.NoWrap if has_endless_word(text) else modes.WidgetWidth


@dataclass(slots=True)
class _Sent:
    """A text on its way into the library; ``seen`` once the library showed it back."""

    paper: int
    text: str
    seen: bool = False


class NoteEditor(QWidget):
    """One paper's note, shown as Markdown and edited in place; it saves itself.

    ``note_edited`` goes out 600 ms after the last key, when the focus leaves, when another paper is shown and on
    ``flush``. What could not be saved (``set_state("failed")``) is kept and sent again, also for papers that are
    no longer shown.
    """

    note_edited = Signal(int, str)
    link_activated = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paper: int | None = None
        self._text = ""  # the note as it stands here; the field holds it only while it is open
        self._known = ""  # what the library holds or has been sent
        self._dirty = self._loading = self._read_only = False
        self._sent: list[_Sent] = []  # no answer yet; answers come in the order of sending
        self._unsaved: dict[int, str] = {}  # sent, and refused
        self.view, self.field = NoteView(), NoteField()
        self._state = Label(role="muted", size=11)
        self._timer = QTimer(self, singleShot=True, interval=SAVE_AFTER_MS)
        self._build()
        self._timer.timeout.connect(self.flush)
        self.field.textChanged.connect(self._typed)
        self.field.finished.connect(self._leave)
        self.field.focus_lost.connect(self._focus_lost)
        self.view.edit_wanted.connect(self.edit)
        self.view.link_activated.connect(self.link_activated)

    def _build(self) -> None:
        head = Label("Note", role="muted", size=11, weight=QFont.Weight.DemiBold)
        heads = QHBoxLayout()
        heads.setSpacing(8)
        heads.addWidget(head)
        heads.addWidget(self._state)
        heads.addStretch()
        self._box = QFrame()
        self._box.setObjectName("noteBox")
        self._box.setStyleSheet(
            "#noteBox { border-radius: 8px; }"
            "#noteBox { background: palette(window); border: 1px solid palette(mid); padding: 1px; }"
            '#noteBox[editing="true"] { background: palette(base); border: 2px solid palette(link); padding: 0; }'
        )
        inside = QVBoxLayout(self._box)
        inside.setContentsMargins(7, 6, 7, 6)
        inside.addWidget(self.view)
        inside.addWidget(self.field)
        self.field.hide()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addLayout(heads)
        rows.addWidget(self._box)

    @property
    def is_editing(self) -> bool:
        """Whether the editor is open."""
        return not self.field.isHidden()

    @property
    def state_text(self) -> str:
        """The word beside the head."""
        return self._state.text()

    def show_note(self, paper_id: int | None, text: str) -> None:
        """Show a paper's note; for the paper that is shown already, what is being typed stays."""
        if paper_id != self._paper:
            self._show_other(paper_id, text)
        elif paper_id is not None:
            self._refresh(paper_id, text)

    def _show_other(self, paper_id: int | None, text: str) -> None:
        self.flush()
        self._paper, self._dirty = paper_id, False
        sent = self._last_sent(paper_id)
        self._known = sent.text if sent and not sent.seen else text
        refused = None if paper_id is None else self._unsaved.get(paper_id)
        self._text = self._known if refused is None else refused
        self._close()
        if refused is not None:
            self._say("failed")
        elif sent and not sent.seen and sent.text != text:
            self._say("saving")
        else:
            self._say("saved" if self._text else None)

    def _refresh(self, paper_id: int, text: str) -> None:
        sent = self._last_sent(paper_id)
        if sent and sent.text == text:
            sent.seen = True
        if self._dirty or paper_id in self._unsaved or (sent and not sent.seen):
            return  # what is here is newer
        self._known = text
        if text != self._text:
            self._text = text
            if self.is_editing:
                self._fill_field()
        self._say("saved" if text or sent else None)
        if not self.is_editing:
            self.view.set_markdown(text)

    def _last_sent(self, paper_id: int | None) -> _Sent | None:
        return next((sent for sent in reversed(self._sent) if sent.paper == paper_id), None)

    def edit(self) -> None:
        """Open the editor, with the cursor at the end of the note."""
        if self._paper is None or self._read_only:
            self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        if not self.is_editing:
            self._fill_field()
            self._show_field(True)
            self.field.moveCursor(QTextCursor.MoveOperation.End)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """Send now what has not been saved."""
        self._timer.stop()
        for paper_id, text in list(self._unsaved.items()):
            if paper_id != self._paper:
                self._send(paper_id, text)
        if self._paper is None:
            return
        text = self._text
        if self._paper in self._unsaved or (self._dirty and text != self._known):
            self._dirty = False
            self._known = text
            self._send(self._paper, text)
        elif self._dirty:
            self._dirty = False
            self._say("saved" if text else None)

    def set_state(self, state: NoteState) -> None:
        """What became of the text that was sent first of those that are still unanswered."""
        if state == "saving":
            return
        answered = self._sent.pop(0) if self._sent else None
        paper = answered.paper if answered else self._paper
        if answered and state == "failed" and self._last_sent(paper) is None:
            self._unsaved[answered.paper] = answered.text
        if paper != self._paper or self._last_sent(paper) is not None:
            return
        if state == "failed" or not (self._dirty or self._paper in self._unsaved):
            self._say(state)

    def set_read_only(self, on: bool) -> None:
        """Show the note, allow no writing."""
        if on:
            self.flush()
            self._close()
        self._read_only = on
        self.view.setPlaceholderText("No note." if on else "Write a note…")

    def retheme(self) -> None:
        """Draw again in the colours of the theme now in force."""
        if not self.is_editing:
            self.view.set_markdown(self._text)

    def hideEvent(self, event: QHideEvent) -> None:
        """A note that goes out of sight is saved first."""
        self.flush()
        super().hideEvent(event)

    def _send(self, paper_id: int, text: str) -> None:
        self._unsaved.pop(paper_id, None)
        self._sent.append(_Sent(paper_id, text))
        if paper_id == self._paper:
            self._say("saving")
        self.note_edited.emit(paper_id, text)

    def _typed(self) -> None:
        if self._loading or self._paper is None:
            return
        self._text = self.field.text()
        self._dirty = True
        self._say("saving")
        self._timer.start()

    def _fill_field(self) -> None:
        self._loading = True
        try:
            self.field.set_text(self._text)
        finally:
            self._loading = False

    def _close(self) -> None:
        self._show_field(False)
        self.view.set_markdown(self._text)
        if self.field.document().characterCount() > 1:
            self._loading = True
            self.field.clear()
            self._loading = False

    def _leave(self) -> None:
        self.flush()
        self._close()
        self.left.emit()

    def _focus_lost(self) -> None:
        self.flush()
        if self.window().isActiveWindow() and self.window().focusWidget() is not self.field:
            self._close()

    def _show_field(self, on: bool) -> None:
        if on == self.is_editing:
            return
        self.field.setVisible(on)
        self.view.setVisible(not on)
        self._box.setProperty("editing", on)
        self._box.style().unpolish(self._box)
        self._box.style().polish(self._box)
        self.updateGeometry()

    def _say(self, state: NoteState | None) -> None:
        words = {"saved": "saved", "saving": "saving…", "failed": "not saved", None: ""}[state]
        if words != self._state.text():
            self._state.setText(words)
            self._state.setToolTip(
                "Your text is kept here and will be sent again when you type or leave." if state == "failed" else ""
            )
            self._state.set_role("error" if state == "failed" else "muted")
