"""The right column: one paper with everything known of it, or what can be done with several."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from readinglist.records import Lines, Paper, Provenance, Tag
from ui import theme
from ui.views import paper_text
from ui.views.buttons import LinkButton
from ui.views.label import Label, counted
from ui.views.note_editor import NoteEditor, NoteState
from ui.views.paper_buttons import PaperButtons
from ui.views.paper_text import Run
from ui.views.prose import Marked, Prose
from ui.views.tag_editor import TagEditor

Highlight = Callable[[str, str], list[tuple[int, int]]]
"""(query, text) -> spans (start, end) of the text that match."""

_TOP, _EDGE, _FRAME_OF_BUTTONS = 12, 16, 8  # with the 2 px frame of the texts, words begin at 18
_HINT = "Choose a paper in the list to see it here."


def _search_highlight(query: str, text: str) -> list[tuple[int, int]]:
    from readinglist.searching import highlight

    return highlight(query, text)


class PaperPane(QScrollArea):
    """Shows a paper and asks for changes to it; what it shows changes with the next ``show_paper``."""

    tags_added = Signal(list, list)
    tags_removed = Signal(list, list)
    mark_toggled = Signal(list, bool)
    status_chosen = Signal(list, str)
    note_edited = Signal(int, str)
    link_opened = Signal(str)
    cite_requested = Signal(list)
    export_requested = Signal(list)
    source_requested = Signal(int, object)
    split_requested = Signal(int, int)
    """A source (by its id) is of another paper than this one."""
    edit_fields_requested = Signal(int)
    mention_opened = Signal(str)
    """``[[A title]]`` in a note was followed."""
    left = Signal()
    """Escape: back to the list."""

    def __init__(self, parent: QWidget | None = None, *, highlight: Highlight = _search_highlight) -> None:
        super().__init__(parent)
        self._highlight = highlight
        self._paper: Paper | None = None
        self._sources: Sequence[Provenance] = ()
        self._doubts: Sequence[str] = ()
        self._query = ""
        self._ids: list[int] = []
        self._read_only, self._can_choose = False, True
        self._all_authors = self._all_sources = False
        self.setAccessibleName("Paper")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumWidth(240)
        self.setStyleSheet("PaperPane { background: palette(base); }")
        self._make_texts()
        self.buttons, self.tags, self.note = PaperButtons(), TagEditor(), NoteEditor()
        self._lay_out()
        self._connect()
        self.set_over_list(False)
        self.show_nothing()

    # -- what it is made of ---------------------------------------------------------------------------------------

    def _make_texts(self) -> None:
        self._title = Prose("Title", size=18, weight=QFont.Weight.DemiBold, line=25)
        self._authors = Prose("Authors", size=13, line=20)
        self._about = Prose("Date, venue, category and comment", size=13, line=20)
        self._links = Prose("Ids and links", size=13, line=18)
        self._abstract = Prose("Abstract", size=13.5, line=21)
        self._origin = Marked("Where it came from", size=13, line=21)
        self._abstract_head, self._origin_head = self._head("Abstract"), self._head("Where it came from")
        self._hint = Label(_HINT, role="muted", wrap=True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._hint.setContentsMargins(24, 120, 24, 0)
        self._back = LinkButton("‹ Back to the list", size=12)
        self._back.setAccessibleName("Back to the list")
        self._correct = LinkButton("Correct…", size=11, role="muted")
        self._correct.setAccessibleName("Correct what is known of this paper")
        for prose in (self._abstract, self._links, self._origin):
            prose.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @staticmethod
    def _head(words: str) -> Label:
        made = Label(words, role="muted", size=11, weight=QFont.Weight.DemiBold)
        made.setContentsMargins(2, 0, 0, 0)
        return made

    def _lay_out(self) -> None:
        self._body = QWidget()
        self._body.setObjectName("paperBody")
        self._rows = QVBoxLayout(self._body)
        self._rows.setSpacing(0)
        self._rows.setContentsMargins(_EDGE - _FRAME_OF_BUTTONS, _TOP, _EDGE, 24)
        origin_row = QHBoxLayout()
        origin_row.addWidget(self._origin_head)
        origin_row.addStretch()
        origin_row.addWidget(self._correct)
        for edged in (self.tags, self.note):
            edged.setContentsMargins(2, 0, 2, 0)
        above = self._group()
        for room, widget in (
            (0, self._back),
            (0, self._hint),
            (0, self._title),
            (4, self._authors),
            (2, self._about),
            (0, self._links),
        ):
            above.addSpacing(room)
            above.addWidget(widget)
        above.setAlignment(self._back, Qt.AlignmentFlag.AlignLeft)
        self._rows.addSpacing(10)
        self._rows.addWidget(self.buttons)  # its words, not its frames, stand in line with the rest
        below = self._group()
        for room, part in (
            (8, self.tags),
            (20, self._abstract_head),
            (6, self._abstract),
            (16, origin_row),
            (2, self._origin),
            (20, self.note),
        ):
            below.addSpacing(room)
            if isinstance(part, QWidget):
                below.addWidget(part)
            else:
                below.addLayout(part)
        self._rows.addStretch(1)
        self.setWidget(self._body)

    def _group(self) -> QVBoxLayout:
        made = QVBoxLayout()
        made.setSpacing(0)
        made.setContentsMargins(_FRAME_OF_BUTTONS, 0, 0, 0)
        self._rows.addLayout(made)
        return made

    def _connect(self) -> None:
        for prose in (self._authors, self._about, self._links, self._origin, self.note):
            prose.link_activated.connect(self._follow)
        self.buttons.mark_wanted.connect(lambda on: self.mark_toggled.emit(self.shown_ids, on))
        self.buttons.status_wanted.connect(lambda status: self.status_chosen.emit(self.shown_ids, status))
        self.buttons.open_wanted.connect(self._open)
        self.buttons.cite_wanted.connect(lambda: self.cite_requested.emit(self.shown_ids))
        self.buttons.export_wanted.connect(lambda: self.export_requested.emit(self.shown_ids))
        self._back.clicked.connect(self.left)
        self._correct.clicked.connect(lambda: self.edit_fields_requested.emit(self._ids[0]))
        self.tags.added.connect(lambda names: self.tags_added.emit(self.shown_ids, names))
        self.tags.removed.connect(lambda names: self.tags_removed.emit(self.shown_ids, names))
        self.tags.left.connect(self.left)
        self.tags.moved.connect(lambda: self.ensureWidgetVisible(self.tags, 0, 24))
        self.note.note_edited.connect(self.note_edited)
        self.note.left.connect(self.left)
        self.note.field.cursorPositionChanged.connect(self._follow_caret)
        self.verticalScrollBar().rangeChanged.connect(self._make_room_for_bar)
        self.verticalScrollBar().valueChanged.connect(self.tags.entry.follow)
        theme.announcer.changed.connect(self._retheme)

    # -- what it shows --------------------------------------------------------------------------------------------

    @property
    def shown_ids(self) -> list[int]:
        """The papers that are shown: none, one or several."""
        return list(self._ids)

    def show_paper(
        self,
        paper: Paper | None,
        provenance: Sequence[Provenance] = (),
        *,
        query: str = "",
        doubts: Sequence[str] = (),
    ) -> None:
        """Show one paper. The same paper again is a refresh: scrolling, open lists and typing stay as they are.

        ``query`` is what is searched for, to highlight it in the abstract; ``doubts`` are short sentences on what
        is not sure.
        """
        if paper is None:
            self.show_nothing()
            return
        another = self._ids != [paper.id]
        if another:
            self._all_authors = self._all_sources = False
        self._paper, self._sources, self._query, self._doubts = paper, provenance, query, doubts
        self._ids = [paper.id]
        self._show_texts(paper)
        address = paper_text.best_address(paper)
        self.buttons.show_one(marked=paper.marked, status=paper.status, address=address)
        self.tags.set_tags(paper.id, paper.tags)
        self.note.show_note(paper.id, paper.note)
        self._show_parts(one=True, many=True)
        if another:
            self.verticalScrollBar().setValue(0)

    def show_many(
        self,
        ids: Sequence[int],
        common_tags: Sequence[str] = (),
        some_tags: Sequence[str] = (),
        *,
        all_marked: bool = False,
    ) -> None:
        """Show what can be done with several papers: tags all of them wear, and tags only some wear."""
        self._leave_paper()
        self._ids = list(ids)
        self._title.set_runs([[Run(counted(len(self._ids), "paper", "papers") + " selected")]])
        self._about.set_runs([[Run("What you do here is done to all of them.", role="muted")]])
        self.buttons.show_many(all_marked=all_marked)
        self.tags.set_tags(tuple(self._ids), common_tags, some_tags)
        self._show_parts(one=False, many=True)

    def show_nothing(self, *, can_choose: bool = True) -> None:
        """Nothing is selected; without papers to choose from there is nothing to say either."""
        self._leave_paper()
        self._ids = []
        self._can_choose = can_choose
        self.tags.set_tags(None, ())
        self._show_parts(one=False, many=False)

    def set_known_tags(self, tags: Sequence[Tag]) -> None:
        """The tags of the library: their colours, and what is suggested."""
        self.tags.set_known(tags)
        if not self._ids:
            self.tags.hide()  # there is nobody to be tagged

    def set_read_only(self, on: bool) -> None:
        """Show everything, change nothing."""
        self._read_only = on
        self.buttons.set_read_only(on)
        self.tags.set_read_only(on)
        self.note.set_read_only(on)
        self._show_parts(one=self._paper is not None, many=bool(self._ids))

    def set_over_list(self, on: bool) -> None:
        """In a narrow window the paper stands over the list, and offers the way back."""
        self._back.setVisible(on)

    def set_note_state(self, state: NoteState) -> None:
        """What became of the note that was sent last: "saved", "saving" or "failed"."""
        self.note.set_state(state)

    def focus_tag_entry(self) -> None:
        """Open the line for a new tag."""
        if self._ids:
            self.tags.open_entry()

    def edit_note(self) -> None:
        """Start writing the note."""
        if self._paper is not None:
            self.note.edit()
            self._show_note()
            QTimer.singleShot(0, self, self._show_note)  # once more when the column has its new height

    def _show_note(self) -> None:
        self._rows.activate()
        self.ensureWidgetVisible(self.note, 0, 16)

    def flush(self) -> None:
        """Send a note that is not saved yet; before the window closes, for one."""
        self.note.flush()

    # -- the parts ------------------------------------------------------------------------------------------------

    def _leave_paper(self) -> None:
        self.note.show_note(None, "")
        self._paper, self._sources, self._doubts = None, (), ()
        self._query = ""
        self.verticalScrollBar().setValue(0)

    def _show_texts(self, paper: Paper) -> None:
        self._title.set_runs([[Run(paper_text.title_words(paper))]])
        self._authors.set_runs([paper_text.author_runs(paper, expanded=self._all_authors)])
        self._about.set_runs([paper_text.about_runs(paper)])
        self._links.set_runs([paper_text.id_runs(paper)])
        self._abstract.set_runs([self._abstract_runs(paper)])
        self._show_sources(paper)

    def _abstract_runs(self, paper: Paper) -> list[Run]:
        text = (paper.abstract or "").strip()
        if not text:
            return [Run("no abstract on the page", role="muted")]
        cut = text[: paper_text.TEXT_SHOWN]
        runs = paper_text.matched(cut, self._highlight(self._query, cut) if self._query.strip() else ())
        if len(cut) < len(text):
            runs.append(Run(f" … and {len(text) - len(cut):,} more characters", role="muted"))
        return runs

    def _show_sources(self, paper: Paper) -> None:
        paragraphs, shown = paper_text.source_runs(
            self._sources, expanded=self._all_sources, can_split=not self._read_only
        )
        icons = {2 * number: ("clock", "muted") for number in range(shown)}
        corrected = paper_text.corrected_words(paper)
        for words, icon, role in [
            (corrected, "pencil", "muted"),
            *((doubt, "alert", "star") for doubt in self._doubts),
        ]:
            if words:
                icons[len(paragraphs)] = (icon, role)
                paragraphs.append([Run(words, role="muted")])
        self._origin.set_runs(paragraphs or [[Run("not recorded", role="muted")]])
        self._origin.set_icons(icons)

    def _show_parts(self, *, one: bool, many: bool) -> None:
        """``one``: all there is; ``many`` alone: what is for several; neither: the hint."""
        shown = {
            self._hint: self._can_choose and not many,
            self._title: many,
            self._authors: one,
            self._about: many and bool(self._about.text()),
            self._links: one and bool(self._links.text()),
            self.buttons: many,
            self.tags: many and (bool(self.tags.chips()) or not self._read_only),
            self._abstract_head: one,
            self._abstract: one,
            self._origin_head: one,
            self._origin: one,
            self._correct: one and not self._read_only,
            self.note: one,
        }
        for widget, on in shown.items():
            if widget.isHidden() == on:
                widget.setVisible(on)

    # -- what is done to it ---------------------------------------------------------------------------------------

    def _follow(self, href: str) -> None:
        kind, _, rest = href.partition(":")
        if kind == "authors":
            self._all_authors = rest == "more"
        elif kind == "source" and rest == "more":
            self._all_sources = True
        elif kind == "source":
            source = self._sources[int(rest)]
            lines: Lines | None = source.extent
            self.source_requested.emit(source.import_id, lines)
        elif kind == "split" and self._paper is not None:
            self.split_requested.emit(self._paper.id, self._sources[int(rest)].source)
        elif kind == "paper":
            self.mention_opened.emit(rest)
        elif address := paper_text.safe_link(href):
            self.link_opened.emit(address)
        if self._paper is not None and kind in ("authors", "source"):
            self._show_texts(self._paper)

    def _open(self) -> None:
        address = paper_text.best_address(self._paper) if self._paper else None
        if address:
            self.link_opened.emit(address)

    def _follow_caret(self) -> None:
        if not self.note.field.hasFocus():
            return
        self._rows.activate()
        caret: QRect = self.note.field.cursorRect()
        at = self.note.field.mapTo(self._body, caret.center())
        self.ensureVisible(at.x(), at.y(), 0, 28)

    def _make_room_for_bar(self, lowest: int, highest: int) -> None:
        """The bar takes the margin, not the words' room: nothing wraps anew when it comes or goes."""
        bar = self.verticalScrollBar().sizeHint().width() if highest > lowest else 0
        self._rows.setContentsMargins(_EDGE - _FRAME_OF_BUTTONS, _TOP, max(4, _EDGE - bar), 24)

    def _retheme(self) -> None:
        if self._paper is not None:
            self._show_texts(self._paper)
        elif self._ids:
            self._title.set_runs([[Run(self._title.text())]])
            self._about.set_runs([[Run(self._about.text(), role="muted")]])
        self.note.retheme()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the list; keys that no part took scroll."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)
