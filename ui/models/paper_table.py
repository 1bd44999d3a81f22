"""The list of papers as a table model: an array of ids, and rows read a page at a time when they are shown."""

from __future__ import annotations

import logging
from array import array
from collections import OrderedDict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal, Slot

from readinglist.records import Paper, Sort
from ui.models import paper_words as words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

log = logging.getLogger(__name__)

Load = Callable[[Sequence[int]], list[Paper]]
Highlight = Callable[[str, str], list[tuple[int, int]]]
Index = QModelIndex | QPersistentModelIndex
Spans = tuple[tuple[int, int], ...]

PAGE = 100
"""Rows read at a time; the library gives them in 0.4 ms even beside a heavy import."""
KEPT = 2_000
"""Papers kept in memory: twenty pages, far more than a screen shows."""
LONG = 50_000
"""From so many rows on, ids are looked for by numpy; the search has paid for its import by then."""


class Column(IntEnum):
    """The columns, from left to right."""

    MARK = 0
    TITLE = 1
    AUTHORS = 2
    TAGS = 3
    CATEGORY = 4
    DATE = 5
    STATUS = 6


COLUMN_NAMES = {
    Column.MARK: "Marked",
    Column.TITLE: "Title and authors",
    Column.AUTHORS: "Authors",
    Column.TAGS: "Tags",
    Column.CATEGORY: "Category",
    Column.DATE: "Date",
    Column.STATUS: "Status",
}
SORTED_BY = {
    Column.MARK: Sort("marked", descending=True),
    Column.TITLE: Sort("title"),
    Column.AUTHORS: Sort("authors"),
    Column.TAGS: Sort("tags"),
    Column.CATEGORY: Sort("category"),
    Column.DATE: Sort("date", descending=True),
    Column.STATUS: Sort("status"),
}
"""What a first click on a heading asks for; the next click turns it round."""

PaperRole = Qt.ItemDataRole.UserRole + 1
TitleSpansRole = Qt.ItemDataRole.UserRole + 2
AuthorSpansRole = Qt.ItemDataRole.UserRole + 3
_ROLES = frozenset(
    (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.AccessibleTextRole,
        PaperRole,
        TitleSpansRole,
        AuthorSpansRole,
    )
)


class PaperTableModel(QAbstractTableModel):
    """Papers in a given order. It neither sorts nor filters: the core does, and hands over ids.

    ``load`` reads papers by id; it is called with a page of ids, never with all. If it raises, the rows
    of that page stay empty and ``load_failed`` says why; ``retry`` forgets the failure.
    ``highlight`` finds the spans of a text that match a query.
    """

    sort_requested = Signal(object)
    load_failed = Signal(object)

    def __init__(self, load: Load, highlight: Highlight | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._load, self._highlight = load, highlight
        self._ids = array("q")
        self._papers: OrderedDict[int, Paper | None] = OrderedDict()
        self._rows: dict[int, int] = {}  # where the papers in memory stand in this order
        self._failed: set[int] = set()  # pages that could not be read
        self._error: Exception | None = None
        self._query = ""
        self._spans: dict[tuple[int, bool], Spans] = {}
        self._hues: dict[str, int] = {}

    # What the view asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Papers in the list."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Columns, hidden ones too."""
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Plain text for people and screen readers, and the paper itself; never raises."""
        if role not in _ROLES or not index.isValid():
            return None
        paper = self.paper(index.row())
        if role == PaperRole:
            return paper
        if paper is None:
            return "This paper cannot be shown" if role == Qt.ItemDataRole.AccessibleTextRole else None
        if role == TitleSpansRole:
            return self.title_spans(paper)
        if role == AuthorSpansRole:
            return self.author_spans(paper)
        column = index.column()
        if role == Qt.ItemDataRole.AccessibleTextRole and column == Column.TITLE:
            return words.spoken(paper)
        return _text(paper, column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The names of the columns."""
        if (
            orientation == Qt.Orientation.Horizontal
            and role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            and 0 <= section < len(Column)
        ):
            return COLUMN_NAMES[Column(section)]
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Ask for another order; whoever gave the ids hands over new ones."""
        if 0 <= column < len(Column):
            wanted = SORTED_BY[Column(column)].column
            self.sort_requested.emit(Sort(wanted, order == Qt.SortOrder.DescendingOrder))

    # What it shows

    @property
    def ids(self) -> array[int]:
        """The ids in the order shown. Not to be changed."""
        return self._ids

    @property
    def query(self) -> str:
        """What the highlights are for."""
        return self._query

    def set_ids(self, ids: Iterable[int]) -> None:
        """Show these papers in this order. What is in memory stays."""
        given = ids if isinstance(ids, array) and ids.typecode == "q" else array("q", ids)
        self.beginResetModel()
        self._ids = given
        self._rows.clear()
        self._failed.clear()
        for paper_id in [i for i, paper in self._papers.items() if paper is None]:
            del self._papers[paper_id]
        self.endResetModel()

    def grow(self, ids: array[int]) -> None:
        """Show more papers: ``ids`` begin with those that are shown. Rows, selection and place stay as they are."""
        if len(ids) > len(self._ids):
            self.beginInsertRows(QModelIndex(), len(self._ids), len(ids) - 1)
            self._ids = ids
            self.endInsertRows()

    def keep(self, papers: Iterable[Paper]) -> None:
        """Take papers that were read already, so that they need not be read when they are painted."""
        for paper in papers:
            self._put(paper.id, paper)
        self._forget_oldest()

    def id_at(self, row: int) -> int:
        """The paper of a row; raises IndexError beyond the list."""
        if row < 0:
            raise IndexError(row)
        return self._ids[row]

    def row_of(self, paper_id: int) -> int | None:
        """Where a paper stands, None if it is not in the list."""
        row = self._rows.get(paper_id)
        if row is None and len(self._ids) > LONG:
            return next(iter(self._rows_of_many(array("q", (paper_id,))).tolist()), None)
        if row is None:
            try:
                return self._ids.index(paper_id)
            except ValueError:
                return None
        return row

    def rows_of(self, ids: Iterable[int]) -> list[int]:
        """Where these papers stand, in the order of the list, those that are not there left out; one pass for all."""
        return [row for first, last in self.runs_of(array("q", ids)) for row in range(first, last + 1)]

    def runs_of(self, ids: array[int]) -> list[tuple[int, int]]:
        """As ``rows_of``, as contiguous runs (first, last)."""
        if len(ids) <= 2:
            return list(runs(row for row in map(self.row_of, ids) if row is not None))
        if len(self._ids) <= LONG and len(ids) <= LONG:
            wanted = set(ids)
            return list(runs(row for row, paper_id in enumerate(self._ids) if paper_id in wanted))
        rows = self._rows_of_many(ids)
        if not len(rows):
            return []
        ends = (rows[1:] != rows[:-1] + 1).nonzero()[0]
        firsts, lasts = [0, *(ends + 1).tolist()], [*ends.tolist(), len(rows) - 1]
        return list(zip(rows[firsts].tolist(), rows[lasts].tolist(), strict=True))

    def _rows_of_many(self, ids: array[int]) -> NDArray[np.intp]:
        import numpy as np

        here, wanted = np.frombuffer(self._ids, np.int64), np.frombuffer(ids, np.int64)
        found = here == wanted[0] if len(wanted) == 1 else np.isin(here, wanted)
        return np.flatnonzero(found)

    def paper(self, row: int) -> Paper | None:
        """The paper of a row, read with its page if need be; None if it cannot be read."""
        if not 0 <= row < len(self._ids):
            return None
        paper_id = self._ids[row]
        if paper_id not in self._papers:
            self._read(row // PAGE)
        paper = self._papers.get(paper_id)
        if paper is not None:
            self._papers.move_to_end(paper_id)
            self._rows[paper_id] = row
        return paper

    def prefetch(self, first: int, last: int) -> None:
        """Read the pages that rows ``first`` to ``last`` and their neighbours lie on, so that scrolling finds them."""
        pages = range(max(0, first // PAGE - 1), min(last // PAGE + 1, (len(self._ids) - 1) // PAGE) + 1)
        for page in pages[: KEPT // PAGE // 2]:
            self._read(page)

    def refresh(self, changed: Container[int] | None = None) -> None:
        """These papers changed, or all: forget what is in memory of them and repaint the rows that were shown."""
        rows = []
        for paper_id in [i for i in self._papers if changed is None or i in changed]:
            self._papers.pop(paper_id, None)
            self._spans.pop((paper_id, False), None)
            self._spans.pop((paper_id, True), None)
            row = self._rows.pop(paper_id, None)
            if row is not None:
                rows.append(row)
        self._announce(rows)

    def retry(self) -> None:
        """Forget that reading failed, and read again what shows."""
        pages, self._failed = sorted(self._failed), set()
        for page in pages:
            self._announce(range(page * PAGE, min((page + 1) * PAGE, len(self._ids))))

    def set_query(self, text: str) -> None:
        """Highlight what matches ``text`` from now on; nothing if it is empty."""
        if text == self._query:
            return
        self._query = text
        self._spans.clear()
        self._announce(self._rows.values(), Column.TITLE, Column.AUTHORS)

    def set_tag_hues(self, hues: Mapping[str, int]) -> None:
        """The colour of each tag."""
        if hues != self._hues:
            self._hues = dict(hues)
            self._announce(self._rows.values(), Column.TAGS, Column.TAGS)

    def hue_of(self, tag: str) -> int:
        """The colour of a tag; 0 for one that nothing was said of."""
        return self._hues.get(tag, 0)

    def title_spans(self, paper: Paper) -> Spans:
        """The parts of the title line that match the query."""
        return self._spans_of(paper, authors=False)

    def author_spans(self, paper: Paper) -> Spans:
        """The parts of the authors' line that match the query."""
        return self._spans_of(paper, authors=True)

    def _spans_of(self, paper: Paper, *, authors: bool) -> Spans:
        if not self._query or self._highlight is None:
            return ()
        key = paper.id, authors
        spans = self._spans.get(key)
        if spans is None:
            text = words.authors_line(paper) if authors else words.title_line(paper)
            if len(self._spans) > 2 * KEPT:
                self._spans.clear()
            try:
                found = self._highlight(self._query, text)
            except Exception:  # a row without highlights is better than no row
                log.exception("highlighting failed")
                found = []
            spans = self._spans[key] = tuple((a, b) for a, b in found if 0 <= a < b <= len(text))
        return spans

    def _read(self, page: int) -> None:
        if page in self._failed:
            return
        ids = self._ids[page * PAGE : (page + 1) * PAGE]
        missing = [paper_id for paper_id in ids if paper_id not in self._papers]
        if not missing:
            return
        try:
            papers = self._load(missing)
        except Exception as error:  # Qt asks from inside a paint event: nothing may be raised there
            log.warning("reading %d papers failed: %s", len(missing), error)
            self._failed.add(page)
            if self._error is None:
                QTimer.singleShot(0, self._report)
            self._error = error
            return
        self._papers.update(dict.fromkeys(missing))  # an id that is no longer there is not asked for again
        self._papers.update((paper.id, paper) for paper in papers)
        self._forget_oldest()

    def _put(self, paper_id: int, paper: Paper) -> None:
        self._papers[paper_id] = paper
        self._papers.move_to_end(paper_id)

    def _forget_oldest(self) -> None:
        while len(self._papers) > KEPT:
            gone, _ = self._papers.popitem(last=False)
            self._rows.pop(gone, None)

    @Slot()
    def _report(self) -> None:
        """Out of the paint event, where a slot may do as it likes."""
        error, self._error = self._error, None
        if error is not None:
            self.load_failed.emit(error)

    def _announce(self, rows: Iterable[int], first: Column = Column.MARK, last: Column = Column.STATUS) -> None:
        for top, bottom in runs(rows):
            self.dataChanged.emit(self.index(top, first), self.index(bottom, last))


def _text(paper: Paper, column: int) -> str:
    match column:
        case Column.MARK:
            return "marked" if paper.marked else ""
        case Column.TITLE:
            return words.title_line(paper)
        case Column.AUTHORS:
            return words.authors_line(paper)
        case Column.TAGS:
            return ", ".join(paper.tags)
        case Column.CATEGORY:
            return paper.category or ""
        case Column.DATE:
            return words.date_words(paper)
        case _:
            return words.STATUS_WORDS[paper.status]


def runs(rows: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The contiguous runs of rows, as (first, last), from the top."""
    first = last = None
    for row in sorted(set(rows)):
        if first is None or last is None:
            first = last = row
        elif row == last + 1:
            last = row
        else:
            yield first, last
            first = last = row
    if first is not None and last is not None:
        yield first, last
