"""A note as Markdown, shown safely."""

from __future__ import annotations

import re

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QKeyEvent,
    QMouseEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from ui import theme
from ui.views.paper_text import TEXT_SHOWN, bounded, safe_link
from ui.views.prose import Prose

_MENTION = re.compile(r"\[\[([^\[\]\n\u2028\u2029]{1,300})\]\]")
_DEEP = re.compile(r"^(?:[ \t]*(?:>|[*+-][ \t]|\d{1,9}[.)][ \t])){16,}", re.MULTILINE)
"""Quotes in quotes in quotes: Qt takes seconds for 3,000 levels. Shown as they are written."""
_MARKDOWN = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML
_HEADING_PIXELS = {1: 15, 2: 14}


class NoteView(Prose):
    """A note as Markdown. HTML stays text, pictures become the word, links that are not safe become text."""

    edit_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("Note", line=20)
        self._markdown: tuple[object, str] | None = None
        self._pressed = QPoint()
        self.setPlaceholderText("Write a note…")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_markdown(self, text: str) -> None:
        """Show ``text``; of a very long note only the start."""
        if self._markdown == (theme.tokens(), text):
            return
        self._markdown = (theme.tokens(), text)
        cut = text[:TEXT_SHOWN] + ("\n\n…" if len(text) > TEXT_SHOWN else "")
        self._hrefs.clear()
        document = self.document()
        if _DEEP.search(cut):
            document.setPlainText(bounded(cut))
        else:
            document.setMarkdown(bounded(cut), _MARKDOWN)
        whole = QTextCursor(document)
        whole.beginEditBlock()  # one layout for all that follows
        self._set_links()
        self._set_blocks()
        whole.endEditBlock()
        self._settled()

    def _set_links(self) -> None:
        for start, length, look in reversed(self._marked_fragments()):
            cursor = QTextCursor(self.document())
            cursor.setPosition(start)
            cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
            href = safe_link(look.anchorHref()) if look.isAnchor() else None
            plain = QTextCharFormat(look)
            for which in (QTextFormat.Property.IsAnchor, QTextFormat.Property.AnchorHref):
                plain.clearProperty(which)
            plain.clearForeground()
            plain.setFontUnderline(False)
            if look.isImageFormat():
                cursor.insertText("[picture]", QTextCharFormat())
            elif href:
                plain.merge(self.linked(href))
                cursor.setCharFormat(plain)
            else:
                cursor.setCharFormat(plain)
        block = self.document().begin()
        while block.isValid():
            for found in _MENTION.finditer(block.text()):
                cursor = QTextCursor(block)
                cursor.setPosition(block.position() + found.start())
                cursor.setPosition(block.position() + found.end(), QTextCursor.MoveMode.KeepAnchor)
                cursor.mergeCharFormat(self.linked(f"paper:{found[1].strip()}"))
            block = block.next()

    def _marked_fragments(self) -> list[tuple[int, int, QTextCharFormat]]:
        found = []
        block = self.document().begin()
        while block.isValid():
            fragments = block.begin()
            while not fragments.atEnd():
                fragment = fragments.fragment()
                look = fragment.charFormat()
                if look.isAnchor() or look.isImageFormat():
                    found.append((fragment.position(), fragment.length(), look))
                fragments += 1
            block = block.next()
        return found

    def _set_blocks(self) -> None:
        block, first = self.document().begin(), True
        while block.isValid():
            cursor = QTextCursor(block)
            level = block.blockFormat().headingLevel()
            made = QTextBlockFormat()
            made.setLineHeight(self._line, QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
            made.setTopMargin(0 if first or block.textList() else 6)
            made.setBottomMargin(0)
            cursor.mergeBlockFormat(made)
            if level:
                cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
                look = QTextCharFormat()
                look.setFont(theme.font(_HEADING_PIXELS.get(level, 13), weight=QFont.Weight.DemiBold))
                look.setProperty(QTextFormat.Property.FontSizeAdjustment, 0)
                cursor.mergeCharFormat(look)
            block, first = block.next(), False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where, to tell a click from a selection."""
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A plain click beside any link starts writing."""
        at = event.position().toPoint()
        plain = event.button() == Qt.MouseButton.LeftButton and not self.anchorAt(at)
        super().mouseReleaseEvent(event)
        if plain and (at - self._pressed).manhattanLength() < 4 and not self.textCursor().hasSelection():
            self.edit_wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter starts writing, unless it follows a link."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.textCursor().hasSelection():
            self.edit_wanted.emit()
            return
        super().keyPressEvent(event)
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
