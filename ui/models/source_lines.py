"""The lines of a source as rows of a list, folded to the width they are shown at."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from readinglist.records import Lines, UnreadLine

Index = QModelIndex | QPersistentModelIndex

LONGEST_LINE = 4_000
"""Characters shown of one line; the rest is counted."""
SHOWN_BYTES = 64 * 1024
"""How much of the lines that were not read is shown."""

_CELLS = "   "
"""What stands between cells of a table, which tabs part."""

NUMBER = Qt.ItemDataRole.UserRole
"""int: the line's number, also on the rows it goes on in."""
FIRST = Qt.ItemDataRole.UserRole + 1
"""bool: whether the row begins its line."""
LIT = Qt.ItemDataRole.UserRole + 2
"""bool: whether the line belongs to the record that is looked at."""
UNREAD = Qt.ItemDataRole.UserRole + 3
"""bool: whether the line went into no paper."""


_WIDE = re.compile(
    "[\u1100-\u115f\u2190-\u23ff\u2460-\u24ff\u25a0-\u27bf\u2900-\u303f\u3040-\ua4cf\ua960-\ua97f"
    "\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\U0001f000-\U0003fffd]"
)
"""What may be two columns wide: the wide characters of Unicode's East Asian Width (UAX 11), and arrows, signs and
emoji, which come out of other fonts. Quotes and dashes are not among them."""


def fold(line: str, columns: int) -> list[int]:
    """Where the rows of ``line`` begin when none may be wider than ``columns``: after a space where there is one."""
    plain = line.isascii() or not _WIDE.search(line)
    if len(line) <= columns and plain:
        return [0]
    edges = None if plain else [0, *accumulate(2 if _WIDE.match(c) else 1 for c in line)]
    starts, at = [0], 0
    while True:
        end = at + columns if edges is None else max(bisect_right(edges, edges[at] + columns) - 1, at + 1)
        if end >= len(line):
            return starts
        cut = line.rfind(" ", at + 1, end + 1) + 1
        at = cut if cut > at else end
        if at == len(line):
            return starts
        starts.append(at)


class SourceLines(QAbstractListModel):
    """A source of any size. Rows are made when they are asked for; only how many each line needs is kept."""

    def __init__(
        self, lines: Sequence[tuple[int, str]], unread: Iterable[int] = (), *, all_unread: bool = False
    ) -> None:
        """``lines`` are numbers and texts, ascending; ``unread`` the numbers of those that went into no paper."""
        super().__init__()
        self._lines = lines
        self._numbers = array("q", (number for number, _ in lines))
        self._unread = frozenset(unread)
        self._all_unread = all_unread
        self._lit: Lines | None = None
        self._columns = 0
        self._ends = array("q")
        self.fold_to(80)

    @classmethod
    def of_text(cls, text: str, unread: Iterable[UnreadLine] = ()) -> SourceLines:
        """All lines of a source, numbered from 1."""
        return cls(list(enumerate(text.split("\n"), 1)), (line.number for line in unread))

    @classmethod
    def of_unread(cls, unread: Sequence[UnreadLine]) -> tuple[SourceLines, int]:
        """The lines that were not read, their first 64 kB, and how many more there are."""
        shown: list[tuple[int, str]] = []
        size = 0
        for line in unread:
            size += len(line.text.encode("utf-8", "replace")) + 1
            if size > SHOWN_BYTES and shown:
                break
            shown.append((line.number, line.text))
        return cls(shown, all_unread=True), len(unread) - len(shown)

    @property
    def last_number(self) -> int:
        """The largest line number."""
        return self._numbers[-1] if self._numbers else 0

    def fold_to(self, columns: int) -> None:
        """Fold the lines anew for a view that is ``columns`` characters wide."""
        columns = max(columns, 12)
        if columns == self._columns:
            return
        self.beginResetModel()
        self._columns = columns
        self._ends = array("q", accumulate(len(fold(self._shown(text), columns)) for _, text in self._lines))
        self.endResetModel()

    def light(self, extent: Lines | None) -> None:
        """Light the lines of one record."""
        if extent == self._lit:
            return
        self._lit = extent
        if self._ends:
            self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1), [LIT])

    def row_of(self, number: int) -> int:
        """The row in which the line ``number`` begins, or the last one before it."""
        at = min(max(bisect_right(self._numbers, number) - 1, 0), len(self._numbers) - 1)
        return self._ends[at - 1] if at > 0 else 0

    def position_of(self, row: int) -> int:
        """Which of the lines a row belongs to, counted from 0."""
        return bisect_right(self._ends, row)

    def text_of(self, rows: Iterable[int]) -> str:
        """The whole lines that ``rows`` belong to, each once, in order."""
        wanted = sorted({bisect_right(self._ends, row) for row in rows})
        return "\n".join(self._lines[at][1].rstrip("\r") for at in wanted)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many rows the lines need."""
        return 0 if parent.isValid() or not self._ends else self._ends[-1]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of a row and what it is."""
        if role not in _ROLES or not index.isValid():
            return None
        row = index.row()
        at = bisect_right(self._ends, row)
        number, text = self._lines[at]
        piece = row - (self._ends[at - 1] if at else 0)
        if role == NUMBER:
            return number
        if role == FIRST:
            return piece == 0
        if role == LIT:
            return self._lit is not None and self._lit[0] <= number <= self._lit[1]
        if role == UNREAD:
            return self._all_unread or number in self._unread
        shown = self._shown(text)
        starts = [*fold(shown, self._columns), len(shown)]
        words = shown[starts[piece] : starts[piece + 1]].rstrip()
        return f"{number}: {words}" if role == Qt.ItemDataRole.AccessibleTextRole else words

    @staticmethod
    def _shown(text: str) -> str:
        if len(text) > LONGEST_LINE:
            return f"{text[:LONGEST_LINE]} … and {len(text) - LONGEST_LINE:,} more characters"
        # What has no shape of its own (tabs, NUL, other controls) would shift or cut what is drawn.
        text = text.replace("\t", _CELLS) if "\t" in text else text
        return text if text.isprintable() else "".join(c if c.isprintable() else " " for c in text)


_ROLES = frozenset((Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, NUMBER, FIRST, LIT, UNREAD))
