"""Dragging papers out of the list: onto a tag, Marked or a status of the side list."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMimeData, QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QDrag, QFont, QFontMetrics, QMouseEvent, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QTableView, QWidget

from ui import theme
from ui.views.label import counted

PAPERS_MIME = "application/x-readinglist-papers"
"""Dragged papers: their ids as text, one a line."""

_HEIGHT, _PADDING, _AWAY = 28, 12, 14


class PaperDrag:
    """A press on a selected paper: the start of a drag, or a click after all.

    Qt would need ``flags()`` of the model for it, which makes selecting 100,000 papers nine times as slow (measured).
    """

    def __init__(self, table: QTableView, selected: Callable[[], Sequence[int]]) -> None:
        """``selected``: the ids of the papers that are selected in the table."""
        self._table = table
        self._selected = selected
        self._press: QMouseEvent | None = None

    def pressed(self, event: QMouseEvent) -> bool:
        """Whether the press is held back, because the selection may be about to be dragged."""
        index = self._table.indexAt(event.position().toPoint())
        plain = event.button() == Qt.MouseButton.LeftButton and event.modifiers() == Qt.KeyboardModifier.NoModifier
        selected = index.isValid() and self._table.selectionModel().isSelected(index)
        self._press = event.clone() if plain and selected else None
        return self._press is not None

    def moved(self, event: QMouseEvent) -> bool:
        """Whether the move belongs to a drag; far enough from the press it starts."""
        if self._press is None:
            return False
        away = (event.position() - self._press.position()).manhattanLength()
        if away >= QApplication.startDragDistance():
            self._press = None
            carry(self._table, self._selected())
        return True

    def released(self) -> QMouseEvent | None:
        """The press that was held back, if nothing was dragged: it is a click."""
        press, self._press = self._press, None
        return press


def papers_mime(ids: Sequence[int]) -> QMimeData:
    """Papers as they travel."""
    data = QMimeData()
    data.setData(PAPERS_MIME, "\n".join(map(str, ids)).encode("ascii"))
    return data


def carry(source: QWidget, ids: Sequence[int]) -> None:
    """Drag papers until they are dropped somewhere."""
    drag = QDrag(source)
    drag.setMimeData(papers_mime(ids))
    drag.setPixmap(_ticket(counted(len(ids), "paper", "papers"), source))
    drag.setHotSpot(QPoint(-_AWAY, -_AWAY // 2))  # beside the pointer, so that the target can be read
    drag.exec(Qt.DropAction.CopyAction)


def _ticket(words: str, source: QWidget) -> QPixmap:
    """A small filled box that says how many papers are on their way."""
    of, ratio = theme.tokens(), source.devicePixelRatioF()
    font = theme.font(12, weight=QFont.Weight.Medium)
    wide = QFontMetrics(font).horizontalAdvance(words) + 2 * _PADDING
    made = QPixmap(round(wide * ratio), round(_HEIGHT * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(of.filled))
    box = QRectF(0, 0, wide, _HEIGHT)
    painter.drawRoundedRect(box, theme.RADIUS_BUTTON, theme.RADIUS_BUTTON)
    painter.setPen(QColor(of.on_filled))
    painter.setFont(font)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
    painter.end()
    return made
