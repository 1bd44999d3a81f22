"""The toast: what just happened, and Undo, for a few seconds."""

from __future__ import annotations

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPropertyAnimation, QRectF, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QEnterEvent, QFont, QGuiApplication, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QGraphicsOpacityEffect, QHBoxLayout, QLabel, QToolButton, QWidget

from ui import theme
from ui.views.buttons import LinkButton
from ui.views.label import Label, announce

SHOWN_MS = 6000
AT_LEAST_MS = 2000
"""What is left at least when the pointer leaves."""
WIDEST = 520
LONGEST = 300
"""Characters of a message."""
_SHADOW = 10
_ABOVE_EDGE = 16


def wants_motion() -> bool:
    """Whether the desktop allows things to move. Where Qt cannot ask (before 6.12) the answer is yes."""
    hints = QGuiApplication.styleHints()  # kept: what it hands out does not outlive it
    asked = getattr(hints, "accessibility", lambda: None)()
    preference = getattr(asked, "motionPreference", lambda: None)()
    return getattr(preference, "name", "NoPreference") == "NoPreference"


class Toast(QWidget):
    """One message over the bottom centre of its parent. The newest takes the place of the one before."""

    def __init__(self, parent: QWidget, *, animate: bool = True, bottom: int = _ABOVE_EDGE) -> None:
        """``bottom`` is how far the toast stays above the parent's lower edge, in pixels."""
        super().__init__(parent)
        self._over = parent
        self._animate = animate
        self._bottom = bottom
        self._on_action: Callable[[], object] | None = None
        self._on_second: Callable[[], object] | None = None
        self._came_from: QWidget | None = None
        self._leaving = False
        self.setAccessibleName("Message")

        self._icon = QLabel(self)
        self._icon.setFixedSize(16, 16)
        self._text = Label("", self, role="toast_ink")
        self._action = LinkButton("", self, role="toast_accent", size=13, weight=QFont.Weight.DemiBold)
        self._action.clicked.connect(self._act)
        self._second = LinkButton("", self, role="toast_accent", size=13, weight=QFont.Weight.DemiBold)
        self._second.clicked.connect(self._act_second)
        self._close = QToolButton(self)
        self._close.setIcon(theme.icon("x", "toast_ink"))
        self._close.setIconSize(QSize(14, 14))
        self._close.setAccessibleName("Dismiss")
        self._close.setToolTip("Dismiss (Esc)")
        self._close.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._close.setStyleSheet(
            "QToolButton { border: 2px solid transparent; border-radius: 4px; padding: 2px; background: transparent; }"
            "QToolButton:focus { border: 2px solid palette(mid); }"
        )
        self._close.clicked.connect(self.dismiss)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(_SHADOW + 14, _SHADOW + 7, _SHADOW + 8, _SHADOW + 7)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addWidget(self._second)
        row.addWidget(self._action)
        row.addWidget(self._close)

        self._life = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._life.timeout.connect(self.dismiss)
        self._left_ms = SHOWN_MS
        self._fade = QPropertyAnimation(self)
        self._fade.setDuration(theme.MOTION_MS)
        self._fade.setPropertyName(b"opacity")
        self._fade.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._fade.finished.connect(self._faded)
        parent.installEventFilter(self)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus)
        self.hide()

    # What it is asked

    def show_message(
        self,
        text: str,
        action_text: str | None = None,
        on_action: Callable[[], object] | None = None,
        kind: str = "info",
        second: tuple[str, Callable[[], object]] | None = None,
    ) -> None:
        """Show ``text`` with an action beside it where one is given, and a ``second`` one before it.

        ``kind`` is ``info`` (goes after six seconds, waits while the pointer or the focus is on it) or ``error``
        (stays until it is dismissed).
        """
        error = kind == "error"
        self._leaving = False
        self._on_action = on_action
        text = text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"
        self._text.setText(text)
        self._action.setText(action_text or "")
        self._action.setVisible(bool(action_text))
        self._second.setText(second[0] if second else "")
        self._second.setVisible(second is not None)
        self._on_second = second[1] if second else None
        self._icon.setVisible(error)
        self._close.setVisible(error)
        self._icon.setPixmap(theme.pixmap("alert", 16, "toast_ink", self.devicePixelRatioF()))
        self._left_ms = SHOWN_MS
        self._life.stop()
        if not error:
            self._life.start(SHOWN_MS)
        fresh = not self.isVisible()
        self._settle()
        self.show()
        self.raise_()
        if self.underMouse() or self._holds_focus():
            self._pause()
        self._fade_to(1.0, fresh)
        announce(self, text, urgent=error)

    @property
    def message(self) -> str:
        """The words on screen, empty where none are."""
        return self._text.text() if self.isVisible() and not self._leaving else ""

    @property
    def remaining_ms(self) -> int | None:
        """How long the toast still stays; None while it waits or stays until it is dismissed."""
        return self._life.remainingTime() if self._life.isActive() else None

    @Slot()
    def dismiss(self) -> None:
        """Go away, and hand the focus back where it came from."""
        if not self.isVisible() or self._leaving:
            return
        self._life.stop()
        self._leaving = True
        self._hand_back()
        self._fade_to(0.0, True)

    @Slot()
    def _act(self) -> None:
        act, self._on_action = self._on_action, None
        self.dismiss()
        if act is not None:
            act()

    @Slot()
    def _act_second(self) -> None:
        self._on_action = self._on_second
        self._act()

    # Waiting

    def _pause(self) -> None:
        if self._life.isActive():
            self._left_ms = max(self._life.remainingTime(), AT_LEAST_MS)
            self._life.stop()

    def _go_on(self) -> None:
        waits = self.underMouse() or self._holds_focus() or self._leaving
        if self.isVisible() and not self._close.isVisibleTo(self) and not self._life.isActive() and not waits:
            self._life.start(self._left_ms)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Wait while the pointer is here."""
        self._pause()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Go on."""
        super().leaveEvent(event)
        QTimer.singleShot(0, self, self._go_on)

    def _holds_focus(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    @Slot(QWidget, QWidget)
    def _on_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self.isAncestorOf(new):
            if old is not None and not self.isAncestorOf(old):
                self._came_from = old
            self._pause()
        elif old is not None and self.isAncestorOf(old):
            self._go_on()

    def _hand_back(self) -> None:
        back, self._came_from = self._came_from, None
        if self._holds_focus() and back is not None and shiboken6.isValid(back) and back.isVisible():
            back.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc dismisses it."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
            return
        super().keyPressEvent(event)

    # Place and looks

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the bottom centre while the parent is resized."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._settle()
        return super().eventFilter(watched, event)

    def _settle(self) -> None:
        room = self._over.size()
        widest = min(WIDEST, max(room.width() - 24, 160))
        beside = sum(
            w.sizeHint().width() + 8
            for w in (self._icon, self._second, self._action, self._close)
            if w.isVisibleTo(self)
        )
        across = self._text.fontMetrics().horizontalAdvance(self._text.text()) + 4
        self._text.setWordWrap(across > widest - beside - 22)
        self._text.setFixedWidth(min(across, widest - beside - 22))
        self._row.activate()
        need = self.sizeHint()
        if self._text.wordWrap():
            need.setHeight(2 * (_SHADOW + 9) + self._text.height_at(self._text.width()))
        need.setHeight(max(need.height(), 38 + 2 * _SHADOW))
        self.resize(need)
        left = (room.width() - need.width()) // 2
        self.move(left, room.height() - self._bottom - need.height() + _SHADOW)

    def _fade_to(self, opacity: float, run: bool) -> None:
        self._fade.stop()
        if not run or not self._animate or not wants_motion():
            self._faded()
            return
        effect = self.graphicsEffect()
        if not isinstance(effect, QGraphicsOpacityEffect):
            effect = QGraphicsOpacityEffect(self)
            effect.setOpacity(1.0 - opacity)
            self.setGraphicsEffect(effect)
        self._fade.setTargetObject(effect)
        self._fade.setStartValue(effect.opacity())
        self._fade.setEndValue(opacity)
        self._fade.start()

    @Slot()
    def _faded(self) -> None:
        if self._leaving:
            self.hide()
        # Without an effect again: text drawn through one is not as sharp.
        self.setGraphicsEffect(None)  # type: ignore[arg-type]

    def paintEvent(self, event: QPaintEvent) -> None:
        """A dark box with a soft shadow."""
        of = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        box = QRectF(self.rect()).adjusted(_SHADOW, _SHADOW, -_SHADOW, -_SHADOW)
        for spread in range(_SHADOW, 0, -1):
            painter.setBrush(QColor(0, 0, 0, 7 if of.dark else 3))
            painter.drawRoundedRect(box.adjusted(-spread, 5 - spread, spread, spread), 8 + spread, 8 + spread)
        painter.setBrush(QColor(of.toast_ground))
        painter.drawRoundedRect(box, theme.RADIUS_BOX, theme.RADIUS_BOX)
