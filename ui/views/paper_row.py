"""Draws the cells of a row of papers: two lines in the comfortable density, one in the compact."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from readinglist.records import Paper, Status
from ui import theme
from ui.models import paper_words as words
from ui.models.paper_table import Column, PaperTableModel, Spans
from ui.views.elision import Measure, elide, whole_names
from ui.views.label import tooltip
from ui.views.row_text import RowText

ICON = 16
GAP = 12
"""Between the words of a cell and the next cell."""
CHIP_HEIGHT, CHIP_PADDING, CHIP_GAP = 20, 8, 4
STATUS_ICONS = {
    Status.UNREAD: ("circle", "faint"),
    Status.READING: ("book-open", "accent"),
    Status.DONE: ("check-circle", "done"),
}
_CELLS_KEPT = 1_000

Index = QModelIndex | QPersistentModelIndex


@dataclass(slots=True)
class Chip:
    """A tag as drawn: its place from the left of the cell, and the tag; None is the "+2" of those without room."""

    left: float
    width: float
    text: str
    tag: str | None


@dataclass(slots=True)
class _Cell:
    """What was measured for a cell, good as long as the paper and the matches are the same objects."""

    paper: Paper
    spans: tuple[Spans, Spans]
    first: RowText | None = None
    second: RowText | None = None
    remark: RowText | None = None
    chips: Sequence[Chip] = ()
    whole: str = ""
    """All of the words, where not all are shown."""


class PaperRowDelegate(QStyledItemDelegate):
    """Draws every column of a PaperTableModel. The view sets ``compact`` and ``hovered``."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self.compact = False
        self.hovered = -1
        self._cells: dict[tuple[int, int, int], _Cell] = {}
        self.restyle()
        theme.announcer.changed.connect(self.restyle)

    @Slot()
    def restyle(self) -> None:
        """Take fonts and colours anew from the theme."""
        self._cells.clear()
        of = theme.tokens()
        self._title_font = theme.font(13, weight=QFont.Weight.Medium)
        self._small_font = theme.font(12)
        self._date_font = theme.font(12, tabular=True)
        self._title_metrics, self._small_metrics = QFontMetricsF(self._title_font), QFontMetricsF(self._small_font)
        self._title_height, self._small_height = self._title_metrics.height(), self._small_metrics.height()
        self._text, self._muted, self._line = QColor(of.text), QColor(of.muted), QColor(of.line)
        self._selection, self._hover, self._skeleton = QColor(of.selection), QColor(of.hover), QColor(of.skeleton)
        self._hues = [(QColor(hue.ground), QColor(hue.ink)) for hue in of.hues]

    @property
    def row_height(self) -> int:
        """Pixels of a row in this density and type."""
        if self.compact:
            return max(theme.ROW_COMPACT, round(self._title_height) + 13)
        return max(theme.ROW_COMFORTABLE, round(self._title_height + self._small_height) + 22)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The same for all: rows are never measured one by one."""
        return QSize(80, self.row_height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        model = index.model()
        assert isinstance(model, PaperTableModel)
        rect: QRect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        row, column = index.row(), index.column()
        if selected:
            painter.fillRect(rect, self._selection)
        elif row == self.hovered:
            painter.fillRect(rect, self._hover)
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, self._line)
        rect = rect.adjusted(0, 0, 0, -1)
        paper = model.paper(row)
        if paper is None:
            if column == Column.TITLE:
                self.draw_skeleton(painter, rect, row)
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if column == Column.MARK:
            # A column of outlines is noise: the star to click shows clearly where the reader is.
            near = selected or row == self.hovered
            name, role = ("star-filled", "star") if paper.marked else ("star", "faint" if near else "handle")
            self._icon(painter, rect, name, role)
        elif column == Column.STATUS:
            self._icon(painter, rect, *STATUS_ICONS[paper.status])
        elif column == Column.TITLE:
            self._draw_title(painter, rect, self._cell(model, paper, column, rect.width()))
        elif column == Column.TAGS:
            if paper.tags:
                self._draw_chips(painter, rect, model, self._cell(model, paper, column, rect.width()), selected)
        else:
            cell = self._cell(model, paper, column, rect.width())
            if cell.first is not None:
                top = rect.y() + (rect.height() - self._small_height) / 2
                cell.first.draw(painter, rect.x(), top, self._muted)

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """Show the whole text where a cell shows only part of it."""
        model = index.model()
        if not isinstance(model, PaperTableModel):
            return False
        paper = model.paper(index.row())
        column = index.column()
        whole = ""
        if paper is not None and column == Column.STATUS:
            whole = words.STATUS_WORDS[paper.status].capitalize()
        elif paper is not None and column == Column.MARK:
            whole = "Marked. Click to take the mark off" if paper.marked else "Click to mark"
        elif paper is not None:
            rect: QRect = option.rect
            whole = self._cell(model, paper, column, rect.width()).whole
        QToolTip.showText(event.globalPos(), tooltip(whole[:1_500]), view)
        return bool(whole)

    def draw_skeleton(self, painter: QPainter, rect: QRect, row: int) -> None:
        """Two bars where words will be, of a length that differs from row to row."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._skeleton)
        share = (0.82, 0.64, 0.74, 0.58, 0.88, 0.7)[row % 6]
        room = rect.width() - GAP
        middle = rect.center().y()
        if self.compact:
            painter.drawRoundedRect(QRectF(rect.x(), middle - 4, room * share, 9), 4, 4)
        else:
            painter.drawRoundedRect(QRectF(rect.x(), middle - 13, room * share, 10), 4, 4)
            painter.drawRoundedRect(QRectF(rect.x(), middle + 6, room * share * 0.6, 8), 4, 4)

    def _icon(self, painter: QPainter, rect: QRect, name: str, role: str) -> None:
        ratio = painter.device().devicePixelRatio()
        corner = QPoint(rect.x() + (rect.width() - ICON) // 2, rect.y() + (rect.height() - ICON + 1) // 2)
        painter.drawPixmap(corner, theme.pixmap(name, ICON, role, ratio))

    def _draw_title(self, painter: QPainter, rect: QRect, cell: _Cell) -> None:
        height = self._title_height if self.compact else self._title_height + 3 + self._small_height
        top = rect.y() + (rect.height() - height) / 2
        if cell.first is not None:
            cell.first.draw(painter, rect.x(), top, self._text)
        top += self._title_height + 3
        if cell.second is not None:
            cell.second.draw(painter, rect.x(), top, self._muted)
        if cell.remark is not None:
            before = cell.second.width + 8 if cell.second is not None else 0
            cell.remark.draw(painter, rect.x() + before, top, self._muted)

    def _draw_chips(self, painter: QPainter, rect: QRect, model: PaperTableModel, cell: _Cell, selected: bool) -> None:
        painter.setFont(self._small_font)
        height = max(CHIP_HEIGHT, self._small_height + 4)
        top = rect.y() + (rect.height() - height) / 2
        for chip in cell.chips:
            box = QRectF(rect.x() + chip.left, top, chip.width, height)
            if chip.tag is None:
                painter.setPen(self._muted)
            else:
                ground, ink = self._hues[model.hue_of(chip.tag) % len(self._hues)]
                painter.setBrush(ground)
                if selected:
                    outline = QColor(ink)
                    outline.setAlphaF(0.3)
                    painter.setPen(QPen(outline, 1))
                    box = box.adjusted(0.5, 0.5, -0.5, -0.5)
                else:
                    painter.setPen(Qt.PenStyle.NoPen)
                painter.drawRoundedRect(box, height / 2, height / 2)
                painter.setPen(ink)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, chip.text)

    def _cell(self, model: PaperTableModel, paper: Paper, column: int, width: int) -> _Cell:
        """What to draw in a cell of ``width``; measured once."""
        people = (not self.compact and column == Column.TITLE) or column == Column.AUTHORS
        spans = (
            model.title_spans(paper) if column == Column.TITLE else (),
            model.author_spans(paper) if people else (),
        )
        key = paper.id, column, width
        cell = self._cells.get(key)
        if cell is None or cell.paper is not paper or cell.spans != spans:
            if len(self._cells) > _CELLS_KEPT:
                self._cells.clear()
            cell = self._cells[key] = _Cell(paper, spans)
            self._measure(cell, column, max(0, width - GAP))
        return cell

    def _measure(self, cell: _Cell, column: int, width: int) -> None:
        paper, (title_spans, author_spans) = cell.paper, cell.spans
        if column == Column.TITLE:
            whole = words.title_line(paper)
            shown, spans = elide(whole, title_spans, width, self._title_metrics.horizontalAdvance)
            cell.first = RowText(shown, spans, self._title_font, width)
            if not self.compact:
                self._measure_second(cell, author_spans, width)
            if shown != whole or cell.whole:
                cell.whole = f"{whole}\n{words.authors_line(paper) or words.NO_AUTHORS}"
        elif column == Column.TAGS:
            cell.chips = chips(paper.tags, width + GAP - CHIP_GAP, self._small_metrics.horizontalAdvance)
            if [chip.text for chip in cell.chips] != list(paper.tags):
                cell.whole = "\n".join(paper.tags)
        elif column == Column.AUTHORS:
            cell.first, cell.whole = self._people(words.authors_line(paper), author_spans, width)
        else:
            whole = words.date_words(paper) if column == Column.DATE else words.one_line(paper.category or "", 80)
            font = self._date_font if column == Column.DATE else self._small_font
            shown, _ = elide(whole, (), width, self._small_metrics.horizontalAdvance)
            cell.first = RowText(shown, (), font, width) if shown else None
            cell.whole = whole if shown != whole else ""

    def _measure_second(self, cell: _Cell, spans: Spans, width: int) -> None:
        lead, remark = words.second_line(cell.paper)
        if remark:
            shown, _ = elide(remark, (), width, self._small_metrics.horizontalAdvance)
            cell.remark = RowText(shown, (), self._small_font, 0)
            width = round(width - cell.remark.width - 8)
        if lead and width > 40 and cell.paper.authors:
            cell.second, cell.whole = self._people(lead, spans, width)
        elif lead and width > 40:  # the start of an abstract: its commas part no names
            shown, _ = elide(lead, (), width, self._small_metrics.horizontalAdvance)
            cell.second, cell.whole = RowText(shown, (), self._small_font, width), lead if shown != lead else ""

    def _people(self, names: str, spans: Spans, width: int) -> tuple[RowText | None, str]:
        """Names cut to ``width``, and all of them if they were cut."""
        if not names:
            return None, ""
        measure = self._small_metrics.horizontalAdvance
        shown = whole_names(names, width, measure)
        if all(names[:end] == shown[:end] for _, end in spans):
            kept = list(spans)
        else:
            shown, kept = elide(names, spans, width, measure)
        return RowText(shown, kept, self._small_font, width), names if shown != names else ""


def chips(tags: Sequence[str], width: float, measure: Measure) -> list[Chip]:
    """As many tags as have room, and "+2" for those that have none; a first tag that is too wide is cut."""
    made: list[Chip] = []
    left = 0.0
    for place, tag in enumerate(tags):
        rest = len(tags) - place - 1
        more = measure(f"+{rest}") + CHIP_GAP + 4 if rest else 0.0
        text = words.one_line(tag, 100)
        wide = measure(text) + 2 * CHIP_PADDING
        if left + wide + more > width:
            if made:
                made.append(Chip(left, measure(f"+{rest + 1}") + 4, f"+{rest + 1}", None))
                break
            text, _ = elide(text, (), max(0.0, width - more - 2 * CHIP_PADDING), measure)
            wide = measure(text) + 2 * CHIP_PADDING
        made.append(Chip(left, wide, text, tag))
        left += wide + CHIP_GAP
    return made
