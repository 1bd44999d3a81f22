"""Typing a tag: the line, the suggestions under it, and which tags come close to what was typed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QIcon, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QSizePolicy, QWidget

from readinglist.records import Tag
from ui import theme
from ui.views.dot import dot_icon

SUGGESTIONS = 8
_FUZZY_FROM = 66  # rapidfuzz's ratio, 0 to 100: one typo in four letters still finds its tag
_NAME = Qt.ItemDataRole.UserRole
_ROW = 28


def tag_name(typed: str) -> str:
    """A tag's name as it is kept: no space at its ends, one space between words, no comma."""
    return " ".join(typed.replace(",", " ").split())


def closest(typed: str, tags: Sequence[Tag], limit: int = SUGGESTIONS) -> list[Tag]:
    """The tags that ``typed`` may mean, best first: same, starts with, a word starts with, holds, skips, nearly.

    "skips" has the letters of ``typed`` in order (``scwr`` finds scientific-writing); among equals the more
    worn tag comes first. With nothing typed: the most worn tags.
    """
    from rapidfuzz.fuzz import ratio

    wanted = "".join(tag_name(typed).casefold().split())
    ranked = []
    for tag in tags:
        name = tag.name.casefold()
        squeezed = "".join(name.split())
        at = squeezed.find(wanted)
        if squeezed == wanted:
            rank = 0.0
        elif at == 0:
            rank = 1.0
        elif at > 0:
            rank = 2.0 if not squeezed[at - 1].isalnum() or f" {typed.strip().casefold()}" in f" {name}" else 3.0
        elif (gaps := _gaps(wanted, squeezed)) is not None:
            rank = 4.0 + gaps / 1000
        else:
            near = max(ratio(wanted, squeezed), ratio(wanted, squeezed[: len(wanted)])) if len(wanted) > 2 else 0.0
            if near < _FUZZY_FROM:
                continue
            rank = 6.0 - near / 100
        ranked.append((rank, -tag.count, name, tag))
    ranked.sort(key=lambda entry: entry[:3])
    return [entry[3] for entry in ranked[:limit]]


def _gaps(letters: str, text: str) -> int | None:
    """How often the letters, in order, have to be skipped to in ``text``; None where they are not all there."""
    at, gaps = -1, 0
    for letter in letters:
        found = text.find(letter, at + 1)
        if found < 0:
            return None
        gaps += found != at + 1
        at = found
    return gaps


class Suggestions(QListWidget):
    """The list under the entry. It never takes the focus: the entry handles every key."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("Matching tags")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setIconSize(QSize(10, 10))
        self.setStyleSheet(
            "QListWidget { background: palette(base); border: 1px solid palette(mid);"
            " border-radius: 8px; padding: 4px; }"
        )
        self.itemPressed.connect(lambda item: self.chosen.emit(item.data(_NAME)))
        self.hide()

    def offer(self, tags: Sequence[Tag], new: str, *, pick: bool) -> None:
        """List ``tags``, then ``new`` as a tag to be made, if it is not empty; ``pick`` the first."""
        self.clear()
        for tag in tags:
            self._add(dot_icon(tag.hue), tag.name, tag.name)
        if new:
            self._add(theme.icon("plus", "muted"), f"New tag “{new}”", new)
        self.setCurrentRow(0 if pick else -1)

    def _add(self, icon: QIcon, words: str, name: str) -> None:
        item = QListWidgetItem(icon, words)
        item.setData(_NAME, name)
        item.setSizeHint(QSize(0, _ROW))
        self.addItem(item)

    def picked(self) -> str:
        """The tag that Enter would take; empty when there is none."""
        item = self.currentItem()
        return str(item.data(_NAME)) if item else ""

    def move_pick(self, step: int) -> None:
        """Up or down, round the ends."""
        if self.count():
            at = self.currentRow()
            self.setCurrentRow((at + step) % self.count() if at >= 0 or step > 0 else self.count() - 1)

    def names(self) -> list[str]:
        """What is offered, in order."""
        return [str(self.item(row).data(_NAME)) for row in range(self.count())]

    def place(self, under: QWidget) -> None:
        """Beside ``under``, inside the window: below it, or above where there is no room."""
        window = self.parentWidget()
        if not self.count() or window is None:
            self.hide()
            return
        hint = max(self.sizeHintForColumn(0) + 24, 180)
        size = QSize(min(hint, window.width() - 16, 320), self.count() * _ROW + 10)
        at = under.mapTo(window, QPoint(0, under.height() + 4))
        if at.y() + size.height() > window.height() - 8:
            at.setY(max(8, under.mapTo(window, QPoint(0, -4)).y() - size.height()))
        at.setX(max(8, min(at.x(), window.width() - size.width() - 8)))
        self.setGeometry(QRect(at, size))
        self.raise_()
        self.show()


class TagEntry(QLineEdit):
    """The line a tag is typed into. Enter or Tab takes the picked suggestion; a comma takes the words as typed."""

    entered = Signal(list)
    closed = Signal(bool)
    """The entry is done with: True when Escape was pressed, False when the focus went elsewhere."""
    erase_wanted = Signal()
    typed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._known: list[Tag] = []
        self._worn: frozenset[str] = frozenset()
        self._suggestions: Suggestions | None = None
        self.setAccessibleName("New tag")
        self.setPlaceholderText("tag")
        self.setFont(theme.font(12))
        self.setMaxLength(2000)
        self.setFixedHeight(22)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setStyleSheet(
            "QLineEdit, QLineEdit:focus { border: 2px solid palette(link); border-radius: 11px; padding: 0 6px;"
            " background: palette(base); }"
        )
        self.textEdited.connect(self._edited)
        self.textChanged.connect(self.updateGeometry)

    @property
    def suggestions(self) -> Suggestions:
        """The list under the line, made when it is first needed, as a child of the window."""
        if self._suggestions is None or self._suggestions.parent() is not self.window():
            self._suggestions = Suggestions(self.window())
            self._suggestions.chosen.connect(self._take)
        return self._suggestions

    def set_known(self, tags: Sequence[Tag]) -> None:
        """The tags of the library, to suggest from."""
        self._known = list(tags)

    def set_worn(self, names: Sequence[str]) -> None:
        """The tags that need not be suggested, because they are there."""
        self._worn = frozenset(names)

    def sizeHint(self) -> QSize:
        """As wide as the words, at least as wide as a short tag."""
        return QSize(max(96, self.fontMetrics().horizontalAdvance(self.text()) + 28), 22)

    def suggest(self) -> None:
        """Show what comes close to the words so far."""
        text = tag_name(self.text())
        free = [tag for tag in self._known if tag.name not in self._worn]
        same = any(tag.name.casefold() == text.casefold() for tag in self._known)
        self.suggestions.offer(closest(text, free), "" if same else text, pick=bool(text))
        self.follow()

    def follow(self) -> None:
        """Keep the suggestions beside the line."""
        if self.isVisible() and self.hasFocus():
            self.suggestions.place(self)

    def hide_suggestions(self) -> None:
        """Put the list away."""
        if self._suggestions is not None:
            self._suggestions.hide()

    def _edited(self, text: str) -> None:
        self.typed.emit()
        if "," in text:
            *whole, rest = text.split(",")
            self.setText(rest.lstrip())
            self._enter([self._as_known(tag_name(part)) for part in whole])
        self.suggest()

    def _as_known(self, name: str) -> str:
        return next((tag.name for tag in self._known if tag.name.casefold() == name.casefold()), name)

    def _enter(self, names: list[str]) -> None:
        fresh = [name for name in dict.fromkeys(names) if name and name not in self._worn]
        if fresh:
            self.entered.emit(fresh)

    def _take(self, name: str) -> None:
        self.clear()
        self._enter([name])
        self.suggest()

    def event(self, event: QEvent) -> bool:
        """Escape and Tab are the entry's own while it has words."""
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Tab and tag_name(self.text()):
                self.keyPressEvent(event)
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the entry; see the class."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
            name = self._pick() or tag_name(self.text())
            if name:
                self._take(self._as_known(name))
        elif key == Qt.Key.Key_Escape:
            self.closed.emit(True)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.suggestions.move_pick(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Backspace and not self.text():
            self.erase_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _pick(self) -> str:
        shown = self._suggestions is not None and not self._suggestions.isHidden()
        return self.suggestions.picked() if shown else ""

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Put the list away with the focus; the words stay until the entry is closed."""
        super().focusOutEvent(event)
        self.hide_suggestions()
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.closed.emit(False)
