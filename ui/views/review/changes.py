"""What taking a record would change, field by field: before, and after."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from readinglist import other_ids
from readinglist.records import first_words
from readinglist.reviewing import Decision, Entry
from readinglist.reviewing.verdicts import FIELD_WORDS, FieldChange
from ui import actions, theme
from ui.models.paper_words import STATUS_WORDS
from ui.views.buttons import LinkButton
from ui.views.flow_layout import FlowLayout
from ui.views.label import ElidedLabel, Label, tooltip
from ui.views.paper_text import bounded, shown_date

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
BROUGHT = {"tags": "tags", "note": "note", "status": "status", "marked": "marked", "cite_key": "citation key"}
"""What a file can bring of its reader's own doings, by the words that it is shown with."""
SHOWN = 280
"""Characters of a value that are shown."""


def value_words(name: str, value: Any) -> str:
    """A value of a field as it is read; "—" for none."""
    if name in ("et_al", "has_code"):
        return "yes" if value else "no"
    if not value:
        return "—"
    if name == "authors":
        return first_words(", ".join(value), SHOWN)
    if name == "other_ids":
        return first_words(", ".join(map(other_ids.shown, value)), SHOWN)
    if name == "date":
        return shown_date(value)
    return bounded(first_words(str(value), SHOWN))


def brought_words(value: Any) -> str:
    """What a file brings of its reader's own doings, as it is read."""
    if isinstance(value, tuple):
        return bounded(first_words(", ".join(value), SHOWN))
    if value is True:
        return "yes"
    return STATUS_WORDS.get(value) or bounded(first_words(str(value), SHOWN))


def differing(before: Any, after: Any) -> tuple[str, str]:
    """Two long texts, each from shortly before the first place where they differ."""
    if not (isinstance(before, str) and isinstance(after, str)) or len(before) < SHOWN or len(after) < SHOWN:
        return before, after
    same = next(
        (k for k, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), min(len(before), len(after))
    )
    start = before.rfind(" ", 0, max(0, same - 40)) + 1
    return tuple(f"…{text[start:]}" if start else text for text in (before, after))  # type: ignore[return-value]


class ChangesBox(QFrame):
    """Below the page: where the record would go, what that paper would learn, what the user mended."""

    separate_requested = Signal(bool)
    another_requested = Signal()
    edit_requested = Signal()
    unedit_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._separate = self._says_doubts = False
        self.heading = ElidedLabel("", self, weight=QFont.Weight.DemiBold)
        self.doubt = Label("", self, role="muted", size=12, wrap=True)
        self._grid_home = QWidget()
        self._grid = QGridLayout(self._grid_home)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self._area = QScrollArea(self)
        self._area.setWidget(self._grid_home)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.separate_button = LinkButton("Keep it as a paper of its own", self)
        self.another_button = LinkButton("Another paper…", self)
        self.edit_button = LinkButton("Change fields…", self)
        self.unedit_button = LinkButton("Undo my changes", self)
        for name, button, told in (
            ("edit", self.edit_button, "Mend what was read"),
            ("separate", self.separate_button, "One paper or two"),
            ("another", self.another_button, "Search for the paper of yours that this is"),
            ("unedit", self.unedit_button, "Back to what the page says"),
        ):
            button.setToolTip(tooltip(f"{told} ({actions.keys_of(actions.REVIEW[name])})"))
        self.separate_button.clicked.connect(lambda: self.separate_requested.emit(not self._separate))
        self.another_button.clicked.connect(self.another_requested)
        self.edit_button.clicked.connect(self.edit_requested)
        self.unedit_button.clicked.connect(self.unedit_requested)
        links = self._links = FlowLayout(gap=8, line_gap=2)
        for link in (self.edit_button, self.separate_button, self.another_button, self.unedit_button):
            links.addWidget(link)
        column = QVBoxLayout(self)
        column.setContentsMargins(11, 12, 12, 8)
        column.setSpacing(8)
        words = QVBoxLayout()
        words.setContentsMargins(5, 0, 0, 0)  # the links below have so much for the ring of their focus
        words.setSpacing(8)
        words.addWidget(self.heading)
        words.addWidget(self.doubt)
        words.addWidget(self._area, 1)
        column.addLayout(words, 1)
        column.addLayout(links)

    def sizeHint(self) -> QSize:
        """As high as what it says, with up to 240 pixels for the fields."""
        wide = max(self.width(), 320) - 40
        parts = [self.heading.sizeHint().height(), self._links.heightForWidth(max(self.width(), 320) - 23)]
        if self._says_doubts:
            parts.append(self.doubt.height_at(wide))
        if self._grid.count():
            parts.append(min(self._grid.heightForWidth(wide) + 4, 240))
        return QSize(320, 20 + sum(parts) + 8 * (len(parts) - 1))

    def minimumSizeHint(self) -> QSize:
        """It can be pushed together."""
        return QSize(200, 60)

    def show_entry(self, entry: Entry, decision: Decision, *, left: bool = False) -> None:
        """Say what would become of a record; ``entry`` is the record as the user sees it, ``left`` if left out."""
        self._separate = decision.separate or (entry.maybe is not None and not decision.join)
        joins = (entry.joins and not decision.separate) or decision.join
        to = first_words(entry.heading, 120)
        if left:
            self.heading.setText("Is left out")
        elif decision.separate:
            self.heading.setText("Becomes a paper of its own")
        elif entry.twin is not None:
            self.heading.setText(f"Is the same as “{to}” above")
        elif joins:
            self.heading.setText(f"Goes into “{to}”" if not entry.settled or decision.into else f"You have it: “{to}”")
        else:
            self.heading.setText("Becomes a new paper")
        doubts = list(dict.fromkeys(filter(None, (entry.why, *entry.draft.doubts.values()))))
        self.doubt.setText(
            first_words(" ".join(one if one.endswith((".", "?", "…")) else f"{one}." for one in doubts), 400)
        )
        self._says_doubts = bool(doubts)
        self.doubt.setVisible(self._says_doubts)
        self.separate_button.setVisible(entry.joins or entry.maybe is not None)
        there = f"It is “{first_words(entry.heading, 40)}”"
        self.separate_button.setText(there if self._separate else "Keep it as a paper of its own")
        self.unedit_button.setVisible(bool(decision.fields))
        shown = [] if not joins or left else [c for c in entry.changes if c.name not in decision.fields]
        said = entry.draft
        mended = [
            FieldChange(name, getattr(said, name), decision.fields[name])
            for name in FIELD_WORDS
            if name in decision.fields
        ]
        brought = [] if left else [(BROUGHT[name], entry.brings[name]) for name in BROUGHT if name in entry.brings]
        self._fill([(change, True) for change in mended] + [(change, False) for change in shown], brought)
        self._area.setVisible(bool(mended or shown or brought))
        self.updateGeometry()

    def _fill(self, changes: list[tuple[FieldChange, bool]], brought: list[tuple[str, Any]]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        row = 0
        by_name = {change.name: change for change, _ in changes}
        for change, mended in changes:
            if change.name == "et_al" and "authors" in by_name:
                continue  # told with the authors
            before, after = differing(change.before, change.after)
            name = Label(FIELD_WORDS[change.name], self._grid_home, role="accent" if mended else "muted", size=12)
            top = Qt.AlignmentFlag.AlignTop
            self._grid.addWidget(name, row, 0, top)
            others = by_name.get("et_al") if change.name == "authors" else None
            et_al = " et al." if others is not None and others.after else ""
            now = Label(value_words(change.name, after) + et_al, self._grid_home, size=12, wrap=True)
            now.setAlignment(_LEFT)
            if change.before:
                was = Label(value_words(change.name, before), self._grid_home, role="muted", size=12, wrap=True)
                font = was.font()
                font.setStrikeOut(True)
                was.setFont(font)
                was.setAlignment(_LEFT)
                self._grid.addWidget(was, row, 1, top)
                self._grid.addWidget(now, row + 1, 1, top)
                row += 1
            else:
                self._grid.addWidget(now, row, 1, top)
            row += 1
        for named, value in brought:
            self._grid.addWidget(
                Label(named, self._grid_home, role="muted", size=12), row, 0, Qt.AlignmentFlag.AlignTop
            )
            told = Label(brought_words(value), self._grid_home, size=12, wrap=True)
            told.setAlignment(_LEFT)
            self._grid.addWidget(told, row, 1, Qt.AlignmentFlag.AlignTop)
            row += 1
        for at in range(self._grid.count()):
            item = self._grid.itemAt(at)
            if item is not None and (shown := item.widget()) is not None:
                shown.show()  # a layout counts nothing that is to be shown in a moment
        for used in range(self._grid.rowCount()):
            self._grid.setRowStretch(used, 0)
        self._grid.setRowStretch(row, 1)

    @property
    def shown_words(self) -> list[str]:
        """What the fields say, in order: for tests and for whoever can't see them."""
        items = (self._grid.itemAt(k) for k in range(self._grid.count()))
        return [w.text() for item in items if item is not None and isinstance(w := item.widget(), Label)]

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground of the list; the line above is the handle that the box is dragged by."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.tokens().background))
