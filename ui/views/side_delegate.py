"""How a row of the side list looks, and how its name is edited."""

from __future__ import annotations

from PySide6.QtCore import QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui import theme
from ui.models.side_rows import ROW, Index, SideRow

_ROW_HEIGHT, _HEAD_HEIGHT = 30, 38
_LEFT, _RIGHT, _ICON, _TEXT = 8, 8, 16, 32  # from the list's edge; the last two from the row's
_RIGHT_MIDDLE = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class SideDelegate(QStyledItemDelegate):
    """Paints heads and rows; edits names in place."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self.ring = True  # whether the focus shows
        self.target = QPersistentModelIndex()  # where papers would drop, or a menu is open

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Rows are 30 high, heads 38, more where the system's font is large."""
        row: SideRow = index.data(ROW)
        extra = max(0, theme.body_size() - theme.BODY) * 2
        return QSize(64, (_ROW_HEIGHT if row.place else _HEAD_HEIGHT) + extra)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, icon or dot, name, count; the ring for the focus and for where papers would drop."""
        row: SideRow = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = option.rect.adjusted(_LEFT, 0, -_RIGHT, 0)
        if row.place is None:
            self._paint_head(painter, box, row)
        else:
            self._paint_ground(painter, box, option, index)
            self._paint_row(painter, box, row)
        painter.restore()

    def _paint_head(self, painter: QPainter, box: QRect, row: SideRow) -> None:
        painter.setFont(theme.font(11, weight=QFont.Weight.DemiBold))
        painter.setPen(QColor(theme.tokens().muted))
        painter.drawText(box.adjusted(8, 10, -8, 0), Qt.AlignmentFlag.AlignVCenter, row.text)

    def _paint_ground(self, painter: QPainter, box: QRect, option: QStyleOptionViewItem, index: Index) -> None:
        tokens = theme.tokens()
        ground = ""
        if option.state & QStyle.StateFlag.State_Selected:
            ground = tokens.selection
        elif option.state & QStyle.StateFlag.State_MouseOver:
            ground = tokens.line if not tokens.dark else tokens.hover
        if ground:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ground))
            painter.drawRoundedRect(QRectF(box), theme.RADIUS_BUTTON, theme.RADIUS_BUTTON)
        focused = self._view.hasFocus() and index == self._view.currentIndex() and self.ring
        if focused or index == self.target:
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            radius = theme.RADIUS_BUTTON - 1
            painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), radius, radius)

    def _paint_row(self, painter: QPainter, box: QRect, row: SideRow) -> None:
        tokens = theme.tokens()
        middle = box.center().y() + 1
        if row.hue is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.hue(row.hue).ink))
            painter.drawEllipse(QRectF(box.left() + 11, middle - 5, 10, 10))
        else:
            role = "star" if row.icon.startswith("star") else "muted"
            theme.icon(row.icon, role).paint(painter, box.left() + 8, middle - _ICON // 2, _ICON, _ICON)
        figures = theme.font(12, tabular=True)
        count = f"{row.count:,}"
        wide = QFontMetrics(figures).horizontalAdvance(count)
        painter.setFont(figures)
        painter.setPen(QColor(tokens.muted))
        painter.drawText(box.adjusted(0, 0, -8, 0), _RIGHT_MIDDLE, count)
        painter.setFont(theme.font(13, weight=QFont.Weight.Medium))
        painter.setPen(QColor(tokens.text))
        painter.drawText(self.text_rect(box, wide), Qt.AlignmentFlag.AlignVCenter, self.shown_text(box, row))

    def text_rect(self, box: QRect, count_width: int) -> QRect:
        """Where the name goes, between the icon and the count."""
        return box.adjusted(_TEXT, 0, -8 - count_width - 8, 0)

    def shown_text(self, box: QRect, row: SideRow) -> str:
        """The name, cut where there is no room."""
        wide = QFontMetrics(theme.font(12, tabular=True)).horizontalAdvance(f"{row.count:,}")
        name = QFontMetrics(theme.font(13, weight=QFont.Weight.Medium))
        return name.elidedText(row.text, Qt.TextElideMode.ElideRight, self.text_rect(box, wide).width())

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """A tooltip for names that are cut, and for imports, which have a date to tell."""
        row = index.data(ROW)
        if isinstance(row, SideRow) and row.place and not row.more:
            box = option.rect.adjusted(_LEFT, 0, -_RIGHT, 0)
            if self.shown_text(box, row) == row.text:
                return True
        return super().helpEvent(event, view, option, index)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line for the name."""
        editor = QLineEdit(parent)
        editor.setAccessibleName("Name")
        editor.setFont(theme.font(13))
        editor.setMaxLength(500)
        editor.setStyleSheet(
            "QLineEdit, QLineEdit:focus { border: 2px solid palette(link); border-radius: 6px; padding: 0 4px; }"
        )
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """The name as it is, selected. Once only: a refresh of the row leaves the typing alone."""
        if isinstance(editor, QLineEdit) and not editor.property("filled_in"):
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))
            editor.selectAll()
            editor.setProperty("filled_in", True)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Over the name and the count; the icon stays."""
        editor.setGeometry(option.rect.adjusted(_LEFT + _TEXT - 7, 1, -_RIGHT, -1))
