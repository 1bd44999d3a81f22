"""The tags of one paper or of several: chips to take off, and a line to add more."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from readinglist.records import Tag
from ui import theme
from ui.views.flow_layout import FlowLayout
from ui.views.tag_entry import TagEntry

_HEIGHT, _PAD, _CROSS = 22, 9, 14
_WIDEST = 260


class Chip(QAbstractButton):
    """A tag as a chip with a cross. Space, Delete or Backspace take it off; the arrows go to its neighbours.

    A ``partial`` chip is worn by some papers of a selection only: it is drawn hollow, and a click puts it on all.
    """

    take_off = Signal(str)
    put_on = Signal(str)
    moved = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._hue, self._partial, self._fixed = 0, False, False
        self._over_cross = self._ring = False
        self.armed = False
        self.setFont(theme.font(12))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.clicked.connect(lambda: self.take_off.emit(self.text()))

    def show_tag(self, name: str, hue: int, *, partial: bool = False, fixed: bool = False) -> None:
        """Wear ``name`` in the colours of ``hue``; ``fixed`` chips cannot be taken off."""
        self.setText(name)
        self._hue, self._partial, self._fixed, self.armed = hue, partial, fixed, False
        self.setEnabled(not fixed)
        self.setAccessibleName(f"Tag {name}" + (", on some" if partial else ""))
        self.setAccessibleDescription("" if fixed else "Press Delete to take it off.")
        self.setToolTip("On some of these papers. Click to put it on all." if partial and not fixed else "")
        self.updateGeometry()
        self.update()
        self.show()

    def sizeHint(self) -> QSize:
        """The words, the cross and some air; a very long tag is cut."""
        words = min(_WIDEST, self.fontMetrics().horizontalAdvance(self.text()))
        return QSize(words + 1 + 2 * _PAD + (0 if self._fixed else _CROSS - 3), _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Narrow panes cut long tags."""
        return QSize(min(64, self.sizeHint().width()), _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, words, cross and, when it has the focus, the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hue, ink = theme.hue(self._hue), QColor(theme.hue(self._hue).ink)
        box = QRectF(self.rect())
        if self.armed or (self._ring and self.hasFocus()):
            painter.setPen(QPen(QColor(theme.tokens().accent), 2))
            box = box.adjusted(1, 1, -1, -1)
        elif self._partial:
            painter.setPen(QPen(ink, 1))
            box = box.adjusted(0.5, 0.5, -0.5, -0.5)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            box = box.adjusted(0, 1, 0, -1)
        painter.setBrush(Qt.BrushStyle.NoBrush if self._partial else QColor(hue.ground))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        room = self.width() - 2 * _PAD - (0 if self._fixed else _CROSS - 3)
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        painter.setPen(ink)
        painter.setFont(self.font())
        painter.drawText(QRectF(_PAD, 0, room + 1, self.height()), Qt.AlignmentFlag.AlignVCenter, words)
        if not self._fixed:
            self._paint_cross(painter, ink)
        painter.end()

    def _paint_cross(self, painter: QPainter, ink: QColor) -> None:
        middle = QPointF(self.width() - _PAD - 2.5, self.height() / 2 + 0.5)
        if self._over_cross:
            painter.setPen(Qt.PenStyle.NoPen)
            faint = QColor(ink)
            faint.setAlphaF(0.18)
            painter.setBrush(faint)
            painter.drawEllipse(middle, 7, 7)
        painter.setPen(QPen(ink, 1.3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        arm = 2.6
        painter.drawLine(middle + QPointF(-arm, -arm), middle + QPointF(arm, arm))
        painter.drawLine(middle + QPointF(-arm, arm), middle + QPointF(arm, -arm))

    def _on_cross(self, at: QPointF) -> bool:
        return not self._fixed and at.x() >= self.width() - _PAD - _CROSS + 3

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light the cross up under the mouse."""
        self._hover(self._on_cross(event.position()))

    def enterEvent(self, event: QEnterEvent) -> None:
        """As when the mouse moves."""
        self._hover(self._on_cross(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """The mouse is gone."""
        self._hover(False)

    def _hover(self, on: bool) -> None:
        if on != self._over_cross:
            self._over_cross = on
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Wait for the release."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The cross takes off; the rest of a partial chip puts on."""
        if event.button() != Qt.MouseButton.LeftButton or not self.rect().contains(event.position().toPoint()):
            return
        if self._on_cross(event.position()):
            self.take_off.emit(self.text())
        elif self._partial:
            self.put_on.emit(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete, Backspace; Left, Right; Enter puts a partial tag on all."""
        key = event.key()
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.take_off.emit(self.text())
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.moved.emit(-1 if key == Qt.Key.Key_Left else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._partial:
            self.put_on.emit(self.text())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring for those who came by keyboard."""
        self._ring = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)


class AddChip(QAbstractButton):
    """The dashed chip that opens the line."""

    moved = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText("+ tag")
        self.setAccessibleName("Add a tag")
        self.setFont(theme.font(12))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The words and some air."""
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 2 * _PAD, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A dashed outline; whole and in the accent when it has the focus."""
        tokens = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 1.5, -0.5, -1.5)
        pen = QPen(QColor(tokens.faint), 1, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([3, 2.4])
        if self.hasFocus():
            pen, box = QPen(QColor(tokens.accent), 2), box.adjusted(0.5, -0.5, -0.5, 0.5)
        painter.setPen(pen)
        painter.setBrush(QColor(tokens.hover) if self.underMouse() else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setPen(QColor(tokens.muted))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left goes to the last chip, Enter opens."""
        if event.key() == Qt.Key.Key_Left:
            self.moved.emit(-1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class TagEditor(QWidget):
    """Chips in a flow, then "+ tag". It asks for changes; what it shows changes with the next ``set_tags``."""

    added = Signal(list)
    removed = Signal(list)
    left = Signal()
    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole: tuple[str, ...] = ()
        self._partial: tuple[str, ...] = ()
        self._hues: dict[str, int] = {}
        self._read_only = False
        self._owner: object = None
        self._chips: list[Chip] = []
        self._flow = FlowLayout(self, gap=4, line_gap=3)
        self.add_chip, self.entry = AddChip(self), TagEntry()
        self._flow.addWidget(self.add_chip)
        self._flow.addWidget(self.entry)
        self.entry.hide()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.add_chip.clicked.connect(self.open_entry)
        self.add_chip.moved.connect(lambda step: self._step(len(self.chips()), step))
        self.entry.entered.connect(self.added)
        self.entry.closed.connect(self._closed)
        self.entry.erase_wanted.connect(self._erase)
        self.entry.typed.connect(self._disarm)

    def chips(self) -> list[Chip]:
        """The chips that are shown, in order."""
        return self._chips[: len(self._whole) + len(self._partial)]

    def set_known(self, tags: Sequence[Tag]) -> None:
        """The tags of the library: their colours, and what is suggested."""
        self._hues = {tag.name: tag.hue for tag in tags}
        self.entry.set_known(tags)
        self._fill()

    def set_tags(self, owner: object, whole: Sequence[str], partial: Sequence[str] = ()) -> None:
        """Show the tags of ``owner``: worn by all its papers, and by some. Another owner closes the line."""
        if owner != self._owner:
            self._owner = owner
            self._close_entry()
        if (tuple(whole), tuple(partial)) != (self._whole, self._partial):
            self._whole, self._partial = tuple(whole), tuple(partial)
            self._fill()

    def set_read_only(self, on: bool) -> None:
        """Chips without crosses, and no line."""
        self._read_only = on
        self._close_entry()
        self._fill()

    def open_entry(self) -> None:
        """Turn "+ tag" into the line, ready to type."""
        if self._read_only:
            return
        self.add_chip.hide()
        self.entry.show()
        self.entry.setFocus(Qt.FocusReason.OtherFocusReason)
        self._flow.activate()
        self.moved.emit()
        self.entry.suggest()

    def _fill(self) -> None:
        names = (*self._whole, *self._partial)
        while len(self._chips) < len(names):
            self._make_chip()
        for number, name in enumerate(names):
            partial = number >= len(self._whole)
            self._chips[number].show_tag(name, self._hues.get(name, 0), partial=partial, fixed=self._read_only)
        surplus = self._chips[len(names) :]
        if any(chip.hasFocus() for chip in surplus):
            self.add_chip.setFocus(Qt.FocusReason.OtherFocusReason)
        for chip in surplus:
            chip.hide()
        self.add_chip.setVisible(not self._read_only and self.entry.isHidden())
        self.entry.set_worn(self._whole)
        self.entry.follow()
        self.setVisible(bool(names) or not self._read_only)
        self.updateGeometry()

    def _make_chip(self) -> None:
        chip = Chip(self)
        place = len(self._chips)
        self._chips.append(chip)
        self._flow.insert_widget(place, chip)
        self.setTabOrder(self.add_chip, chip)  # both lines together put the chip before "+ tag"
        self.setTabOrder(chip, self.add_chip)
        chip.take_off.connect(lambda name: self.removed.emit([name]))
        chip.put_on.connect(lambda name: self.added.emit([name]))
        chip.moved.connect(lambda step, at=place: self._step(at, step))

    def _step(self, at: int, step: int) -> None:
        stops: list[QWidget] = [*self.chips(), self.add_chip if self.entry.isHidden() else self.entry]
        if 0 <= at + step < len(stops):
            stops[at + step].setFocus(Qt.FocusReason.TabFocusReason)

    def _erase(self) -> None:
        if not self._whole:
            return
        last = self._chips[len(self._whole) - 1]
        if last.armed:
            last.armed = False
            self.removed.emit([last.text()])
        else:
            last.armed = True
        last.update()

    def _disarm(self) -> None:
        for chip in self._chips:
            if chip.armed:
                chip.armed = False
                chip.update()

    def _closed(self, by_key: bool) -> None:
        self._close_entry()
        if by_key:
            self.left.emit()

    def _close_entry(self) -> None:
        self._disarm()
        if self.entry.isHidden():
            return
        had_focus = self.entry.hasFocus()
        self.entry.hide_suggestions()
        self.entry.clear()
        self.add_chip.setVisible(not self._read_only)
        if had_focus:
            self.add_chip.setFocus(Qt.FocusReason.OtherFocusReason)
        self.entry.hide()
        self.updateGeometry()
