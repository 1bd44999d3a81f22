"""What a service knows of papers that lack something: shown before anything is filled."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QColor, QFont, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QHeaderView, QStackedWidget, QTreeView, QVBoxLayout, QWidget

from readinglist.importing.completing import Filling
from readinglist.lookup import Progress
from readinglist.records import Paper, first_words
from ui import theme
from ui.dialogs.sheet import Sheet
from ui.views.label import Label, counted
from ui.views.paper_text import bounded
from ui.views.status_bar import SlimProgress

SHOWN = 400
"""Letters of a value that are shown; an abstract need not be read here."""

ROW = 30
"""Pixels of a row."""

_NAMES = {
    "title": "Title",
    "authors": "Authors",
    "date": "Date",
    "category": "Category",
    "arxiv_id": "arXiv id",
    "doi": "DOI",
    "venue": "Venue",
    "abstract": "Abstract",
}
Found = tuple[Paper, Filling | None, str]


class CompleteDialog(Sheet):
    """Asks for leave where looking up is off, shows how far it is, then what would be filled, paper by paper."""

    allowed = Signal()
    """The user allows looking up, now and later."""
    cancelled = Signal()
    """The looking up shall stop."""
    wanted = Signal(list)
    """Fillings that the user wants."""

    def __init__(self, papers: int, parent: QWidget | None = None) -> None:
        super().__init__("Complete papers", counted(papers, "paper selected", "papers selected"), parent)
        self._fillings: list[Filling] = []
        self._pages = QStackedWidget(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self._pages)
        self._ask = self._words_page(
            "May Reading List ask online?",
            "It would send the arXiv ids and DOIs of these papers, and nothing else, to export.arxiv.org and"
            " api.crossref.org, and show what it finds before anything is filled. You can switch this off again in"
            " the Paper menu.",
        )
        self._busy = self._words_page("Looking up…", "", progress=True)
        self._end = self._words_page("", "")
        self._model = QStandardItemModel(self)
        self.tree = self._make_tree()
        self._pages.addWidget(self.tree)
        self._remark = Label("", self, role="muted", size=12)
        self.foot.addWidget(self._remark)
        self.foot.addStretch(1)
        self.cancel_button = self.add_button("Cancel")
        self.go_button = self.add_button("Allow and look up", primary=True)
        self.cancel_button.clicked.connect(self.reject)
        self.go_button.clicked.connect(self._go)
        self._model.itemChanged.connect(self._count)
        self.rejected.connect(self.cancelled)
        self._show(self._ask)
        self.go_button.setFocus()

    def sizeHint(self) -> QSize:
        """Room for a dozen papers."""
        return QSize(760, 520)

    def show_busy(self, progress: Progress | None = None) -> None:
        """Show that services are being asked."""
        bar = self._busy.findChild(SlimProgress)
        assert bar is not None
        bar.set_share(progress.done if progress else 0, progress.total if progress else 0)
        of = f"Asking {progress.service}: {progress.done:,} of {progress.total:,} papers" if progress else "Looking up…"
        self._say(self._busy, of, "Nothing is changed yet.")
        self.go_button.setVisible(False)
        self._show(self._busy)

    def show_found(self, found: Sequence[Found]) -> None:
        """Show what would be filled, and for the others why nothing would."""
        self._fillings = [filling for _, filling, _ in found if filling is not None]
        self._model.blockSignals(True)
        self._model.clear()
        for paper, filling, why in sorted(found, key=lambda one: one[1] is None):
            self._model.appendRow(self._row(paper, filling, why))
        self._model.blockSignals(False)
        self._model.layoutChanged.emit()
        if not found:
            self._finish("Nothing is missing.", "The selected papers have a title, authors, a date and an abstract,"
                         " or no id to look them up by.")  # fmt: skip
            return
        if not self._fillings:
            whys = list(dict.fromkeys(why for _, _, why in found))
            self._finish("Nothing was filled.", " ".join(whys[:3]) + (" …" if len(whys) > 3 else ""))
            return
        few = len(self._fillings) <= 3
        for row in range(len(self._fillings) if few else 1):
            self.tree.setExpanded(self._model.index(row, 0), True)
        self.tree.setCurrentIndex(self._model.index(0, 0))
        self._show(self.tree)
        self.tree.setFocus()
        self._count()

    def show_failure(self, sentence: str) -> None:
        """Say why nothing could be looked up."""
        self._finish("Nothing was filled.", sentence)

    def fillings(self) -> list[Filling]:
        """Those that are ticked."""
        rows = range(len(self._fillings))
        return [self._fillings[k] for k in rows if self._model.item(k, 0).checkState() is Qt.CheckState.Checked]

    @Slot()
    def _go(self) -> None:
        if self._pages.currentWidget() is self._ask:
            self.allowed.emit()
        elif self._pages.currentWidget() is self.tree:
            wanted = self.fillings()
            self.accept()
            self.wanted.emit(wanted)
        else:
            self.accept()

    @Slot()
    def _count(self) -> None:
        wanted = self.fillings()
        fields = sum(len(filling.fields) for filling in wanted)
        self.go_button.setVisible(True)
        self.go_button.setEnabled(bool(wanted))
        self.go_button.setText(f"Complete {counted(len(wanted), 'paper', 'papers')}" if wanted else "Nothing ticked")
        self._remark.setText(f"{counted(fields, 'field', 'fields')} to fill; what is there stays as it is.")

    def _finish(self, heading: str, words: str) -> None:
        self._say(self._end, heading, words)
        self._remark.setText("")
        self.cancel_button.setVisible(False)
        self.go_button.setVisible(True)
        self.go_button.setEnabled(True)
        self.go_button.setText("Close")
        self._show(self._end)
        self.go_button.setFocus()

    def _row(self, paper: Paper, filling: Filling | None, why: str) -> list[QStandardItem]:
        title = _item(first_words(bounded(paper.heading), 160))
        title.setFont(theme.font(13, weight=QFont.Weight.Medium))
        if filling is None:
            title.setForeground(QColor(theme.tokens().muted))
            return [title, _item(why, muted=True)]
        title.setCheckable(True)
        title.setCheckState(Qt.CheckState.Checked)
        for name in filling.fields:
            value = getattr(filling.draft, name)
            said = ", ".join(value[:20]) + (" …" if len(value) > 20 else "") if isinstance(value, tuple) else value
            shown = _item(first_words(bounded(said), SHOWN))
            shown.setToolTip(first_words(bounded(said), 4 * SHOWN))
            title.appendRow([_item(_NAMES[name], muted=True), shown])
        names = ", ".join(
            _NAMES[name] if name in ("arxiv_id", "doi") else _NAMES[name].lower() for name in filling.fields
        )
        return [title, _item(f"adds {names} · {filling.service}", muted=True)]

    def _make_tree(self) -> QTreeView:
        tree = QTreeView(self)
        tree.setModel(self._model)
        tree.setHeaderHidden(True)
        tree.setUniformRowHeights(True)
        tree.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        tree.setFont(theme.font(13))
        tree.setAccessibleName("What would be filled")
        tree.setIndentation(24)
        tree.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        tree.setViewportMargins(8, 8, 8, 8)
        return tree

    def _words_page(self, heading: str, words: str, *, progress: bool = False) -> QWidget:
        page = QWidget(self)
        inside = QVBoxLayout(page)
        inside.setContentsMargins(48, 24, 48, 24)
        inside.setSpacing(8)
        inside.addStretch(1)
        top = Label(heading, page, size=16, weight=QFont.Weight.DemiBold, wrap=True)
        top.setObjectName("heading")
        below = Label(words, page, role="muted", wrap=True)
        below.setObjectName("words")
        inside.addWidget(top)
        if progress:
            bar = SlimProgress(page)
            bar.setMaximumWidth(1000)
            inside.addSpacing(4)
            inside.addWidget(bar)
            inside.addSpacing(4)
        inside.addWidget(below)
        inside.addStretch(2)
        self._pages.addWidget(page)
        return page

    @staticmethod
    def _say(page: QWidget, heading: str, words: str) -> None:
        for name, text in (("heading", heading), ("words", words)):
            label = page.findChild(Label, name)
            assert label is not None
            label.setText(text)
            label.setVisible(bool(text))

    def _show(self, page: QWidget) -> None:
        self._pages.setCurrentWidget(page)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing is cancelling."""
        self.cancelled.emit()
        super().closeEvent(event)


def _item(text: str, *, muted: bool = False) -> QStandardItem:
    item = QStandardItem(" ".join(text.split()))
    item.setSizeHint(QSize(0, ROW))
    if muted:
        item.setForeground(QColor(theme.tokens().muted))
    return item
