"""The review of what was read, over the whole window: rows at the left, the page at the right, one button."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QColor, QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from readinglist.reviewing import Chosen, Decision, Decisions, Plan, Verdict
from readinglist.reviewing.decisions import LEAVE
from ui import theme
from ui.actions import make_review
from ui.models.review_table import ALL, ReviewModel
from ui.models.source_lines import NUMBER, SourceLines
from ui.views.label import counted
from ui.views.review.changes import ChangesBox
from ui.views.review.head import Foot, Head, Nothing
from ui.views.review.keys import ReviewKeys
from ui.views.review.page import Extents, UnreadRows
from ui.views.review.rows import ReviewRows
from ui.views.review.rules import RULES
from ui.views.review.tabs import Pills
from ui.views.source_lines_view import SourceLinesView

UNREAD = "unread"
NARROW = 860
"""Below this width, in pixels, the page stands under the list."""

TAB_WORDS = (
    (ALL, "All"),
    (Verdict.NEW, "New"),
    (Verdict.SAME_WORK, "Same work"),
    (Verdict.YOURS, "Already yours"),
    (Verdict.UNSURE, "Unsure"),
    (Verdict.LEFT_OUT, "Left out before"),
    (UNREAD, "Lines not read"),
)


class ReviewSheet(ReviewKeys, QWidget):
    """Shows a plan and gathers decisions. Nothing is written here: ``committed`` and ``cancelled`` say how it ends."""

    committed = Signal(object)
    """The decisions that differ from the default, by place in the plan."""
    cancelled = Signal()
    edit_requested = Signal(int)
    """The fields of the record at this place are to be mended; ``edit`` takes what comes of it."""
    another_requested = Signal(int)
    """The record at this place is a paper to be searched for; ``put_into`` takes what comes of it."""
    put_off = Signal()
    """The review is to be kept for later."""
    decided = Signal()
    """Some decision is another now."""

    def __init__(
        self, plan: Plan, made: dict[int, Decision], settings: Sequence[QAction] = (), parent: QWidget | None = None
    ) -> None:
        """``settings`` are put into the quiet menu of the head."""
        QWidget.__init__(self, parent)
        self.setAccessibleName("Review what was read")
        self.plan, self.decisions = plan, Decisions(plan, made)
        self.model = ReviewModel(plan, self.decisions)
        self._source: int | None = None
        self._page_of: int | None = None
        self._rule = RULES[0].words if not made else ""
        self._extents = Extents(plan)

        self.head = Head(plan, settings, self)
        self.pills = Pills(self)
        self.rows = ReviewRows(self.model, self)
        self.acts = make_review(self, self.rows)
        for name in ("next_unsure", "previous_unsure"):
            self.acts[name].setEnabled(not plan.is_sure)
        self.acts["later"].setEnabled(bool(plan.entries))
        self.head.offer(self.acts["later"])
        self.unread_rows = UnreadRows(plan, self)
        self.nothing = Nothing(self)
        self.left = QStackedWidget(self)
        for view in (self.rows, self.unread_rows, self.nothing):
            self.left.addWidget(view)
        self.page = SourceLinesView(self)
        self.changes = ChangesBox(self)
        self.right = QSplitter(Qt.Orientation.Vertical, self)
        self.right.addWidget(self.page)
        self.right.addWidget(self.changes)
        self.right.setStretchFactor(0, 1)
        self.right.setCollapsible(0, False)
        self.both = QSplitter(Qt.Orientation.Horizontal, self)
        self.both.addWidget(self.left)
        self.both.addWidget(self.right)
        self.both.setChildrenCollapsible(False)
        self.both.setStretchFactor(0, 61)
        self.both.setStretchFactor(1, 39)
        self.foot = Foot(RULES, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.head, self.pills, self.both, self.foot):
            column.addWidget(part)
        column.setStretchFactor(self.both, 1)
        self._connect()
        self._show_counts()
        self._show_outcome()
        self._begin()

    def _connect(self) -> None:
        self.head.source_chosen.connect(self.show_source)
        self.pills.chosen.connect(self.show_kind)
        self.rows.moved.connect(self._on_moved)
        self.rows.edit_requested.connect(self.edit_requested)
        self.rows.commit_requested.connect(self.commit)
        self.unread_rows.moved.connect(self._on_unread)
        self.page.clicked.connect(self._on_line)
        self.model.decided.connect(self._on_decided)
        self.changes.edit_requested.connect(self.edit_current)
        self.changes.unedit_requested.connect(self.on_unedit)
        self.changes.separate_requested.connect(self.on_separate)
        self.changes.another_requested.connect(self.on_another)
        self.rows.menu_requested.connect(self.open_menu)
        self.foot.rule_chosen.connect(self.apply_rule)
        self.foot.cancel_requested.connect(self.cancel)
        self.foot.discard_requested.connect(self.cancelled)
        self.foot.put_off_requested.connect(self.put_off)
        self.foot.commit_requested.connect(self.commit)
        for number in range(1, len(TAB_WORDS) + 1):
            choose = partial(self.pills.choose_number, number)
            QShortcut(QKeySequence(str(number)), self, choose, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _begin(self) -> None:
        """Where to begin: with what is new on a page that was there before, else with what is unsure."""
        if not self.plan.entries:
            self.pills.choose(ALL)
            self._show_page(0, None)
            return
        counts = self.plan.counts()
        again = any(source.seen_before for source in self.plan.sources)
        self.pills.choose(Verdict.NEW if again and counts[Verdict.NEW] else ALL)
        unsure = next(self.model_places(Verdict.UNSURE), None)
        if unsure is not None:
            self.rows.go_to(unsure)

    def place(self) -> int | None:
        """The record that is looked at, None while the rows are not shown."""
        return self.rows.current_place() if self.left.currentWidget() is self.rows else None

    def model_places(self, kind: str) -> Any:
        """Where the records of a kind stand, of the sources that are shown."""
        return iter(self.model.places(kind, self._source))

    # What is shown

    @Slot(str)
    def show_kind(self, kind: str) -> None:
        """Show one kind of records, or the lines that went into none."""
        if kind == UNREAD:
            self.unread_rows.show_source(self._source)
            self.left.setCurrentWidget(self.unread_rows)
            self.changes.hide()
            self.unread_rows.go_to_first()
            return
        if not self.plan.entries:
            self.nothing.show_plan(self.plan)
            self.left.setCurrentWidget(self.nothing)
            self.changes.hide()
            return
        place = self.rows.current_place()
        self.left.setCurrentWidget(self.rows)
        self.model.show(kind, self._source)
        if (place is None or not self.rows.go_to(place)) and self.model.rowCount():
            self.rows.go_to(self.model.place(0))
        if not self.model.rowCount():
            self.changes.hide()

    @Slot(int)
    def show_source(self, number: int) -> None:
        """Show the records of one source; a number below 0 means all."""
        self._source = None if number < 0 else number
        self._show_counts()
        kind = self.pills.current
        self.pills.choose(kind if kind in self.pills.shown else ALL)
        if not self.model.rowCount() and number >= 0:
            self._show_page(number, None)

    def _show_counts(self) -> None:
        counts = dict.fromkeys((key for key, _ in TAB_WORDS), 0)
        for entry in self.plan.entries:
            if self._source in (None, entry.source):
                counts[entry.verdict] += 1
                counts[ALL] += 1
        counts[UNREAD] = self.unread_rows.count(self._source)
        self.pills.set_counts([(key, words, counts[key]) for key, words in TAB_WORDS])

    @Slot()
    def _on_decided(self) -> None:
        self._rule = ""
        self._show_outcome()
        self.decided.emit()

    def _show_outcome(self) -> None:
        self.foot.show_outcome(self.decisions.outcome, empty=not self.plan.entries, settled=self.plan.is_settled)
        self.foot.show_rule(self._rule)
        self._show_changes()

    def _show_changes(self) -> None:
        place = self.place()
        self.enable()
        if place is not None:
            left = self.decisions.fate(place) == LEAVE
            self.changes.show_entry(self.decisions.seen(place), self.decisions[place], left=left)
            self.changes.show()
            self._give_room()

    def _give_room(self) -> None:
        whole = self.right.height()
        wanted = min(self.changes.sizeHint().height(), max(whole // 2, 120))
        if whole > 200:
            before = self.page.height()
            self.right.setSizes([whole - wanted, wanted])
            if self.page.height() < before:
                self.page.keep_lit_in_sight()

    def _show_page(self, source: int, extent: tuple[int, int] | None) -> None:
        if source >= len(self.plan.sources):
            return
        reading = self.plan.sources[source].reading
        if source != self._page_of:
            self._page_of = source
            self.page.set_lines(SourceLines.of_text(reading.text if reading else "", reading.unread if reading else ()))
        self.page.light(extent)

    @Slot(int)
    def _on_moved(self, place: int) -> None:
        entry = self.plan.entries[place]
        self._show_page(entry.source, entry.draft.extent)
        self.head.show_source(entry.source)
        self._show_changes()

    @Slot(int, int)
    def _on_unread(self, source: int, number: int) -> None:
        self._show_page(source, (number, number))
        self.head.show_source(source)

    @Slot(QModelIndex)
    def _on_line(self, index: QModelIndex) -> None:
        if self._page_of is None:
            return
        place = self._extents.at(self._page_of, int(index.data(NUMBER)))
        if place is None:
            return
        if self.left.currentWidget() is not self.rows or self.model.row_of(place) is None:
            self.pills.choose(ALL)
        top = self.page.verticalScrollBar().value()
        self.rows.go_to(place)
        self.page.verticalScrollBar().setValue(top)  # what was clicked stays under the pointer

    # What is decided

    @Slot()
    def edit_current(self) -> None:
        """Mend the record that is looked at."""
        place = self.place()
        if place is not None:
            self.edit_requested.emit(place)

    def edit(self, place: int, fields: dict[str, Any]) -> None:
        """Take what was mended."""
        self.decisions.edit(place, fields)
        self.model.announce()

    def put_into(self, place: int, chosen: Chosen) -> None:
        """Take a record for a paper that was searched for."""
        self.decisions.put_into(place, chosen)
        self.model.announce()

    def on_another(self) -> None:
        """Search for the paper that the record is."""
        place = self.place()
        if place is not None:
            self.another_requested.emit(place)

    def on_later(self) -> None:
        """Keep the review for later."""
        self.put_off.emit()

    @Slot(int)
    def apply_rule(self, number: int) -> None:
        """One decision for all records."""
        rule = RULES[number]
        self.decisions.take_where(rule.takes)
        self._rule = rule.words
        self.rows.viewport().update()
        self._show_outcome()
        self.decided.emit()

    # How it ends

    @Slot()
    def commit(self) -> None:
        """Carry it out, if there is something to do."""
        if self.decisions.outcome.sentence:
            self.committed.emit(self.decisions.made)

    @Slot()
    def cancel(self) -> None:
        """Leave; ask first where decisions would be lost."""
        made = self.decisions.made
        if self.foot.is_asking:
            self.foot.stop_asking()
        elif made:
            lost = sum(len(decision.fields) for decision in made.values())
            words = counted(lost, "correction", "corrections") if lost else counted(len(made), "decision", "decisions")
            self.foot.ask(f"{words} would be lost.")
        else:
            self.cancelled.emit()

    def show_error(self, sentence: str) -> None:
        """Say what went wrong when it was carried out."""
        self.head.show_error(sentence)

    def show_kept(self, trouble: str) -> None:
        """Say that the review is kept as it stands, or why it can't be."""
        self.head.show_kept(trouble)

    def show_waiting(self, number: int) -> None:
        """Say how many more sources wait for their turn."""
        self.head.show_waiting(number)

    # Looks

    def showEvent(self, event: QShowEvent) -> None:
        """Give each side its room."""
        super().showEvent(event)
        self._arrange()
        (self.rows if self.plan.entries else self.foot.cancel_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where there is room, else one above the other."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        wanted = Qt.Orientation.Vertical if self.width() < NARROW else Qt.Orientation.Horizontal
        if self.both.orientation() != wanted or not any(self.both.sizes()):
            self.both.setOrientation(wanted)
            whole = self.both.width() if wanted == Qt.Orientation.Horizontal else self.both.height()
            self.both.setSizes([round(whole * 0.61), round(whole * 0.39)])
        self._give_room()

    def minimumSizeHint(self) -> QSize:
        """The sheet never keeps the window from getting narrower."""
        return QSize(420, 320)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground of the list."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.tokens().background))
