"""What each action of a review does. The actions themselves are declared in ui/actions.py."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from readinglist.reviewing import Decisions, Entry, Plan, Verdict
from ui import actions
from ui.models.review_table import ALL, ReviewModel

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from ui.views.review.rows import ReviewRows
    from ui.views.review.tabs import Pills


class ReviewKeys:
    """The part of the sheet that acts on the record that is looked at: ``on_NAME`` belongs to the action NAME."""

    plan: Plan
    decisions: Decisions
    model: ReviewModel
    rows: ReviewRows
    pills: Pills
    acts: dict[str, QAction]

    def place(self) -> int | None:
        """The record that is looked at, None while none is."""
        raise NotImplementedError

    def edit_current(self) -> None:
        """Mend it."""
        raise NotImplementedError

    def commit(self) -> None:
        """Carry out what was decided."""
        raise NotImplementedError

    def cancel(self) -> None:
        """Leave."""
        raise NotImplementedError

    def on_take(self) -> None:
        """Take what is selected, or leave it out."""
        self.rows.toggle_selected()

    def on_next(self) -> None:
        """The next record."""
        self.rows.step(1)

    def on_previous(self) -> None:
        """The one before."""
        self.rows.step(-1)

    def on_next_unsure(self) -> None:
        """The next unsure record."""
        self._go_to_unsure(1)

    def on_previous_unsure(self) -> None:
        """The unsure one before."""
        self._go_to_unsure(-1)

    def _go_to_unsure(self, step: int) -> None:
        """The next unsure record among those shown, round the end; where none of them is, among all."""
        unsure = list(self.model.shown_places(Verdict.UNSURE)) or list(self.model.places(Verdict.UNSURE, None))
        if not unsure:
            return
        here = self.rows.current_place()
        at = -1 if here is None else here
        ahead = [one for one in unsure if (one > at if step > 0 else one < at)]
        goal = (ahead or unsure)[0 if step > 0 else -1]
        if self.model.row_of(goal) is None or self.place() is None:
            self.pills.choose(ALL)
        self.rows.go_to(goal)
        self.rows.setFocus()

    def on_edit(self) -> None:
        """Mend the record."""
        self.edit_current()

    def on_unedit(self) -> None:
        """Back to what the page says."""
        place = self.place()
        if place is not None and self.decisions[place].fields:
            self.decisions.unedit(place)
            self.model.announce()

    def on_separate(self) -> None:
        """Keep a record apart from the paper it would go into, or the other way round."""
        place = self.place()
        if place is not None and self.can_separate(place):
            self.decisions.separate(place, self.decisions.joins(place))
            self.model.announce()

    def can_separate(self, place: int) -> bool:
        """Whether there is a paper that a record could be, or be kept apart from."""
        entry: Entry = self.decisions.seen(place)
        return entry.joins or entry.maybe is not None

    def on_commit(self) -> None:
        """Do what the button says."""
        self.commit()

    def on_leave(self) -> None:
        """Leave the review."""
        self.cancel()

    def enable(self) -> None:
        """Grey what can't be done with the record that is looked at."""
        place = self.place()
        there = place is not None
        for name in ("take", "next", "previous", "edit", "another"):
            self.acts[name].setEnabled(there)
        self.acts["separate"].setEnabled(place is not None and self.can_separate(place))
        self.acts["unedit"].setEnabled(place is not None and bool(self.decisions[place].fields))

    def open_menu(self, at: QPoint) -> None:
        """What can be done with the record under the pointer."""
        self.enable()
        menu = QMenu(self.rows)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        actions.fill_review(menu, self.acts, "Record")
        menu.popup(at)
