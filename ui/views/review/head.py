"""Above and below a review: what was read, what is odd about it, and what the button will do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QColor, QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from readinglist.reviewing import Outcome, Plan
from ui import theme
from ui.views.buttons import IconButton, filled
from ui.views.label import ElidedLabel, Label, announce, counted, tooltip
from ui.views.picture import Glyph
from ui.views.review.rules import Rule


def remark(plan: Plan) -> str:
    """What was read, in one line."""
    sources = plan.sources
    name = sources[0].name if len(sources) == 1 else counted(len(sources), "source", "sources")
    unread = sum(len(source.reading.unread) for source in sources if source.reading)
    parts = [name, counted(len(plan.entries), "paper", "papers")]
    parts += [f"{counted(unread, 'line', 'lines')} went into none"] if unread else []
    warnings = [warning for source in sources for warning in source.warnings]
    parts += [_in_a_row(warning) for warning in warnings]
    return " · ".join(parts)


def _in_a_row(sentence: str) -> str:
    bare = sentence.rstrip(".")
    return bare[:1].lower() + bare[1:] if bare[1:2].islower() else bare


KEPT = "Your decisions are kept as you make them. Close the window whenever you like: you are asked to go on next time."


class Head(QWidget):
    """The name of the thing, what was read, which source is shown, and a quiet menu."""

    source_chosen = Signal(int)
    """The number of a source; -1 for all."""

    def __init__(self, plan: Plan, settings: Sequence[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan = plan
        self.title = Label("Review what was read", self, size=16, weight=QFont.Weight.DemiBold)
        self.remark = ElidedLabel(remark(plan), self, role="muted")
        self.waiting = Label("", self, role="muted", size=12)
        self.waiting.hide()
        self.kept = Label("", self, role="muted", size=12)
        self.kept.setToolTip(tooltip(KEPT))
        self.kept.hide()
        self.sources = QComboBox(self)
        self.sources.setAccessibleName("Source")
        self.sources.addItem("All sources", -1)
        for number, source in enumerate(plan.sources):
            self.sources.addItem(source.name, number)
        self.sources.setVisible(len(plan.sources) > 1)
        self.sources.setMaximumWidth(220)
        self.sources.activated.connect(self._on_source)
        self.menu = QMenu(self)
        for action in settings:
            self.menu.addAction(action)
        self.menu_button = QToolButton(self)
        self.menu_button.setProperty("quiet", True)
        self.menu_button.setIcon(theme.icon("more", "text"))
        self.menu_button.setIconSize(QSize(16, 16))
        self.menu_button.setAccessibleName("Keep for later, and when to review")
        self.menu_button.setToolTip("Keep for later, and when to review")
        self.menu_button.clicked.connect(self._open_menu)
        first = QHBoxLayout()
        first.setSpacing(12)
        first.addWidget(self.title)
        first.addWidget(self.remark, 1)
        for part in (self.waiting, self.kept, self.sources, self.menu_button):
            first.addWidget(part)
        self.error = Label("", self, role="error", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 11, 12, 12)
        column.setSpacing(4)
        column.addLayout(first)
        column.addWidget(self.error)
        errors = [source.error for source in plan.sources if source.error]
        self.show_error(" ".join(errors[:3]) + (f" And {len(errors) - 3} more." if len(errors) > 3 else ""))
        self.setMinimumHeight(56)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def offer(self, action: QAction) -> None:
        """Put one more thing that can be done into the quiet menu."""
        self.menu.addSeparator()
        self.menu.addAction(action)

    def show_error(self, sentence: str) -> None:
        """Say what could not be done; nothing where all is well."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence) and bool(self._plan.entries))
        if sentence:
            announce(self, sentence, urgent=True)

    def show_kept(self, trouble: str) -> None:
        """Say that the review is kept as it stands, or why it can't be."""
        self.kept.setText("" if trouble else "kept as you go")
        self.kept.setVisible(not trouble)
        if trouble:
            self.show_error(trouble)

    def show_waiting(self, number: int) -> None:
        """How many more sources wait."""
        self.waiting.setText(f"{number} more {'waits' if number == 1 else 'wait'}")
        self.waiting.setVisible(number > 0)

    def show_source(self, number: int) -> None:
        """Say which page is shown at the right, where there are several."""
        if len(self._plan.sources) > 1:
            self.sources.setToolTip(f"The page shown is {self._plan.sources[number].name}")

    @Slot(int)
    def _on_source(self, row: int) -> None:
        self.source_chosen.emit(int(self.sources.itemData(row)))

    @Slot()
    def _open_menu(self) -> None:
        button = self.menu_button
        self.menu.popup(button.mapToGlobal(QPoint(button.width() - self.menu.sizeHint().width(), button.height() + 2)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground and the hairline below."""
        of = theme.tokens()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(of.side))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(of.line))


_ROOM_FOR_WORDS = 640


class Foot(QWidget):
    """One decision for all at the left, at the right Cancel and the button that says what it will do."""

    rule_chosen = Signal(int)
    cancel_requested = Signal()
    discard_requested = Signal()
    put_off_requested = Signal()
    commit_requested = Signal()

    def __init__(self, rules: Sequence[Rule], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._nothing_to_decide = False
        self._usual, self._asking = QWidget(self), QWidget(self)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._usual)
        self._stack.addWidget(self._asking)
        self.rule_button = IconButton("Same for all", theme.icon("chevron-up", "muted"), self._usual)
        self.rule_button.setProperty("quiet", True)
        self.rule_button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.rule_button.clicked.connect(self._open_rules)
        self.rule = ElidedLabel("", self._usual, role="muted")
        self.menu = QMenu(self)
        for number, rule in enumerate(rules):
            action = self.menu.addAction(rule.words)
            action.setData(number)
        self.menu.triggered.connect(self._on_rule)
        self.cancel_button = IconButton("Cancel", None, self._usual)
        self.cancel_button.setToolTip("Esc")
        self.cancel_button.clicked.connect(self.cancel_requested)
        self.commit_button = filled(IconButton("", None, self._usual))
        self.commit_button.setToolTip("Ctrl+Return")
        self.commit_button.clicked.connect(self.commit_requested)
        row = QHBoxLayout(self._usual)
        row.setContentsMargins(4, 13, 20, 12)
        row.setSpacing(8)
        row.addWidget(self.rule_button)
        row.addWidget(self.rule)
        row.addStretch(1)
        row.addWidget(self.cancel_button)
        row.addWidget(self.commit_button)
        self._question = Label("", self._asking, role="text")
        self.back_button = IconButton("Go on reviewing", None, self._asking)
        self.back_button.clicked.connect(self.stop_asking)
        self.later_button = IconButton("Keep for later", None, self._asking)
        self.later_button.clicked.connect(self.put_off_requested)
        self.discard_button = IconButton("Drop them", None, self._asking)
        self.discard_button.clicked.connect(self.discard_requested)
        asking = QHBoxLayout(self._asking)
        asking.setContentsMargins(20, 13, 20, 12)
        asking.setSpacing(8)
        asking.addWidget(self._question, 1)
        asking.addWidget(self.discard_button)
        asking.addWidget(self.later_button)
        asking.addWidget(self.back_button)

    @property
    def is_asking(self) -> bool:
        """Whether it is asked if corrections may be lost."""
        return self._stack.currentWidget() is self._asking

    def ask(self, words: str) -> None:
        """Ask before something is lost."""
        self._question.setText(words)
        self._stack.setCurrentWidget(self._asking)
        self.back_button.setFocus()
        announce(self, words, urgent=True)

    @Slot()
    def stop_asking(self) -> None:
        """Go on as before."""
        self._stack.setCurrentWidget(self._usual)
        self.cancel_button.setFocus()

    def show_outcome(self, outcome: Outcome, *, empty: bool, settled: bool) -> None:
        """Let the button say what it will do."""
        words = outcome.sentence or ("Nothing to add" if empty or settled else "Nothing is ticked")
        self.commit_button.setText(words)
        self.commit_button.setEnabled(bool(outcome.sentence))
        self.cancel_button.setText("Close" if empty or settled else "Cancel")
        self.rule_button.setVisible(not (empty or settled))
        self._nothing_to_decide = empty or settled
        self.commit_button.updateGeometry()

    def show_rule(self, words: str) -> None:
        """The decision for all that is in force."""
        said = words[:1].lower() + words[1:] if words else "chosen one by one"
        self.rule.setText("" if self._nothing_to_decide else said)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words only where they can be read."""
        super().resizeEvent(event)
        self.rule.setVisible(self.width() >= _ROOM_FOR_WORDS)

    @Slot(QAction)
    def _on_rule(self, action: QAction) -> None:
        self.rule_chosen.emit(int(action.data()))

    @Slot()
    def _open_rules(self) -> None:
        above = QPoint(0, -self.menu.sizeHint().height() - 2)
        self.menu.popup(self.rule_button.mapToGlobal(above))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground and the hairline above."""
        of = theme.tokens()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(of.side))
        painter.fillRect(0, 0, self.width(), 1, QColor(of.line))


_WIDE = 380


class Nothing(QWidget):
    """In place of the rows where no papers were found."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._glyph = Glyph(self)
        self._glyph.set_icon("file", "faint")
        self.words = Label("", self, size=15, weight=QFont.Weight.DemiBold)
        self.next = Label("", self, role="muted", wrap=True)
        self.next.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch(2)
        for part in (self._glyph, self.words, self.next):
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def show_plan(self, plan: Plan) -> None:
        """Say what was found in its place, and what to do."""
        was_read = any(source.reading for source in plan.sources)
        if was_read:
            name = plan.sources[0].given.name if len(plan.sources) == 1 else "these sources"
            self.words.setText("No papers were found")
            self.next.setText(f"Nothing was imported from {name}. The page stands beside this, as it was read.")
        else:
            self.words.setText("Nothing could be read")
            self.next.setText(" ".join(source.error for source in plan.sources[:2] if source.error))
        self.next.setFixedSize(_WIDE, self.next.height_at(_WIDE))
