"""The bar at the bottom: how many papers, and what long work is doing."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QWidget

from ui import theme
from ui.views.buttons import LinkButton
from ui.views.label import ElidedLabel, Label, counted, thousands
from ui.views.toast import wants_motion

HEIGHT = 28
_STEPS = 1000
_SWEEP_MS = 40


class SlimProgress(QProgressBar):
    """A bar of six pixels. Where the end is not known a part of it sweeps along, or it is faint where nothing moves."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(0, _STEPS)
        self.setTextVisible(False)
        self.setMinimumWidth(60)
        self.setMaximumWidth(180)
        self.setFixedHeight(6)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Progress")
        self._at = 0.5
        self._sweep = QTimer(self, interval=_SWEEP_MS)
        self._sweep.timeout.connect(self._move)

    def sizeHint(self) -> QSize:
        """As wide as it may be."""
        return QSize(180, 6)

    def set_share(self, done: int, total: int) -> None:
        """``done`` of ``total``; a total of 0 means nobody knows. Both may be larger than a Qt integer."""
        if total <= 0:
            self.setRange(0, 0)
        else:
            self.setRange(0, _STEPS)
            self.setValue(min(_STEPS, max(0, done) * _STEPS // total))
        self._stir()
        self.update()

    def _stir(self) -> None:
        if self.maximum() == 0 and self.isVisible() and wants_motion():
            if not self._sweep.isActive():
                self._sweep.start()
        else:
            self._sweep.stop()

    def showEvent(self, event: QShowEvent) -> None:
        """Move only while seen."""
        super().showEvent(event)
        self._stir()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stand still while not seen."""
        super().hideEvent(event)
        self._sweep.stop()

    @Slot()
    def _move(self) -> None:
        self._at = (self._at + 0.02) % 1.0
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A track and the part that is done."""
        of = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(self.rect())
        radius = whole.height() / 2
        painter.setBrush(QColor(of.line))
        painter.drawRoundedRect(whole, radius, radius)
        done = QRectF(whole)
        colour = QColor(of.accent)
        if self.maximum() == 0:
            if self._sweep.isActive():
                done.setWidth(whole.width() * 0.3)
                done.moveLeft((whole.width() * 1.3) * self._at - done.width())
                painter.setClipRect(whole)
            else:
                colour.setAlphaF(0.5)
        else:
            share = self.value() / _STEPS
            done.setWidth(max(whole.height(), whole.width() * share) if share else 0.0)
        if self.isRightToLeft():
            done.moveRight(whole.right() - done.left())
        painter.setBrush(colour)
        painter.drawRoundedRect(done, radius, radius)


class StatusBar(QWidget):
    """Counts at the left; words, figures, a bar and Cancel for long work at the right."""

    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        self._papers = Label("", self, role="muted", size=12, tabular=True)
        self._marked = Label("", self, role="muted", size=12, tabular=True)
        self._selected = Label("", self, role="muted", size=12, tabular=True)
        self._doing = ElidedLabel("", self, role="muted", size=12, mode=Qt.TextElideMode.ElideMiddle)
        self._figures = Label("", self, role="muted", size=12, tabular=True)
        self._bar = SlimProgress(self)
        self._cancel = LinkButton("Cancel", self)
        self._cancel.clicked.connect(self._on_cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 1, 9, 0)
        row.setSpacing(10)
        for count in (self._papers, self._marked, self._selected):
            row.addWidget(count)
        row.addStretch(1)
        words = QHBoxLayout()
        words.setSpacing(4)
        words.addWidget(self._doing)
        words.addWidget(self._figures)
        row.addLayout(words)
        row.addSpacing(2)
        row.addWidget(self._bar)
        row.addWidget(self._cancel)
        self.clear_work()
        self.set_counts(0, 0, 0)

    def minimumSizeHint(self) -> QSize:
        """The bar never keeps the window from getting narrower."""
        return QSize(240, HEIGHT)

    def set_counts(self, total: int, marked: int, selected: int, shown: int | None = None) -> None:
        """How many papers there are, are marked and are selected; ``shown`` where the list shows only some of them."""
        if shown is None or shown == total:
            self._papers.setText(counted(total, "paper", "papers"))
        else:
            self._papers.setText(f"{thousands(shown)} of {counted(total, 'paper', 'papers')}")
        self._marked.setText(f"{thousands(marked)} marked")
        self._marked.setVisible(marked > 0)
        self._selected.setText(f"{thousands(selected)} selected")
        self._selected.setVisible(selected > 0)

    def set_work(self, text: str, done: int, total: int, *, can_cancel: bool = True) -> None:
        """Say what runs and how far it is; a ``total`` of 0 where nobody knows the end."""
        self._doing.setText(text)
        known = total > 0
        if known:
            self._figures.setText(f"{thousands(min(done, total))} of {thousands(total)}")
        elif done:
            self._figures.setText(thousands(done))
        self._figures.setVisible(known or done > 0)
        self._bar.set_share(done, total)
        self._doing.show()
        self._bar.setAccessibleName(self.work_text)
        self._bar.show()
        self._cancel.setVisible(can_cancel)

    @Slot()
    def clear_work(self) -> None:
        """Nothing runs any more."""
        for part in (self._doing, self._figures, self._bar, self._cancel):
            part.hide()
        self._cancel.setEnabled(True)
        self._cancel.setText("Cancel")

    @property
    def work_text(self) -> str:
        """What the right side says, empty where nothing runs."""
        parts = (self._doing, self._figures)
        return " ".join(p.text() for p in parts if p.isVisibleTo(self))

    @property
    def counts_text(self) -> str:
        """What the left side says."""
        parts = (self._papers, self._marked, self._selected)
        return "   ".join(p.text() for p in parts if p.isVisibleTo(self))

    @Slot()
    def _on_cancel(self) -> None:
        self._cancel.setEnabled(False)
        self._cancel.setText("Stopping…")
        self.cancel_requested.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground and the hairline above."""
        of = theme.tokens()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(of.side))
        painter.fillRect(0, 0, self.width(), 1, QColor(of.line))
