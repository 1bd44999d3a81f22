"""The report at the end of an import: what became of each source, and every line that went into no paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListView,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from readinglist.importing import ImportReport
from readinglist.records import UnreadLine
from ui import theme
from ui.dialogs.sheet import Sheet
from ui.models.source_lines import SHOWN_BYTES, SourceLines
from ui.views.buttons import LinkButton
from ui.views.import_shares import COMPLETED, NEW, YOURS, Legend, SharesBar, paint_shares
from ui.views.label import ElidedLabel, Label, announce, counted
from ui.views.source_lines_view import SourceLinesView

WARNINGS_SHOWN = 50
_REPORT = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Totals:
    """All sources of an import taken together."""

    new: int
    merged: int
    existing: int
    failed: int
    cancelled: bool
    unread: int

    @classmethod
    def of(cls, reports: Sequence[ImportReport]) -> Totals:
        """The sums."""
        return cls(
            sum(r.new for r in reports),
            sum(r.merged for r in reports),
            sum(r.existing for r in reports),
            sum(r.error is not None for r in reports),
            any(r.cancelled for r in reports),
            sum(len(r.unread) for r in reports),
        )

    @property
    def papers(self) -> int:
        """Records that were read."""
        return self.new + self.merged + self.existing

    @property
    def heading(self) -> str:
        """How it ended, in two or three words."""
        if self.cancelled:
            return "Import stopped"
        if self.failed and not self.papers:
            return "Nothing was imported"
        return "Import finished"


class ImportReportDialog(Sheet):
    """At the left the sources (where there are several), at the right what became of the chosen one."""

    show_requested = Signal(object)
    """The id of an import whose papers are to be shown."""
    take_requested = Signal(object)
    """The id of an import: what it left out is to be taken after all."""

    def __init__(self, reports: Sequence[ImportReport], parent: QWidget | None = None) -> None:
        self.reports = tuple(reports)
        totals = Totals.of(self.reports)
        super().__init__(totals.heading, summary(self.reports, totals), parent)
        self._several = len(self.reports) > 1
        self.sources = QListView(self)
        self.sources.setModel(_Sources(self.reports, self.sources))
        self.sources.setItemDelegate(_SourceDelegate(self.sources))
        self.sources.setUniformItemSizes(True)
        self.sources.setFrameShape(QFrame.Shape.NoFrame)
        self.sources.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.sources.setFixedWidth(232)
        self.sources.setAccessibleName("Sources")
        self.sources.setVisible(self._several)
        self.detail = _Detail(self)
        self.detail.take_button.clicked.connect(self._take)
        self.body.setContentsMargins(0, 0, 0, 0)
        both = QHBoxLayout()
        both.setSpacing(0)
        both.addWidget(self.sources)
        both.addWidget(self.detail, 1)
        self.body.addLayout(both)
        self.copy_button = self.add_button("Copy report", icon="copy")
        self.copy_button.clicked.connect(self.copy_report)
        self.foot.addStretch(1)
        self.show_button = self.add_button("Show these papers")
        self.show_button.clicked.connect(self._show)
        self.close_button = self.add_button("Close", primary=True)
        self.close_button.clicked.connect(self.accept)
        self.sources.selectionModel().currentChanged.connect(self._on_current)
        # A source that went wrong is what one wants to read about.
        first = next((at for at, report in enumerate(self.reports) if report.error), 0)
        if self.reports:
            self.sources.setCurrentIndex(self.sources.model().index(first, 0))
        self.close_button.setFocus()

    def sizeHint(self) -> QSize:
        """Larger where there is more to say."""
        room = any(r.unread or len(r.warnings) > 2 for r in self.reports)
        return QSize(820 if self._several else 600, 520 if room else (360 if self._several else 240))

    @property
    def current(self) -> ImportReport | None:
        """The source that is looked at."""
        at = self.sources.currentIndex().row()
        return self.reports[at] if 0 <= at < len(self.reports) else None

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, current: QModelIndex, before: QModelIndex) -> None:
        report = self.current
        if report is not None:
            self.detail.show_report(report)
            self.show_button.setVisible(report.import_id is not None)

    @Slot()
    def _show(self) -> None:
        if self.current is not None and self.current.import_id is not None:
            self.show_requested.emit(self.current.import_id)
            self.accept()

    @Slot()
    def _take(self) -> None:
        if self.current is not None and self.current.left_out_of is not None:
            self.take_requested.emit(self.current.left_out_of)
            self.accept()

    @Slot()
    def copy_report(self) -> None:
        """Put the report onto the clipboard as text."""
        QGuiApplication.clipboard().setText(report_text(self.reports))
        self.copy_button.setText("Copied")
        announce(self, "Report copied")


def summary(reports: Sequence[ImportReport], totals: Totals) -> str:
    """The whole import in one line."""
    name = reports[0].name if len(reports) == 1 else counted(len(reports), "source", "sources")
    parts = [f"{counted(totals.papers, 'paper', 'papers')} in {name}"] if totals.papers else [name]
    if totals.failed and len(reports) > 1:
        parts.append(f"{totals.failed:,} could not be read")
    if totals.unread:
        parts.append(f"{counted(totals.unread, 'line', 'lines')} went into none")
    if totals.cancelled:
        parts.append("what was read is kept")
    return " · ".join(parts)


def report_text(reports: Sequence[ImportReport]) -> str:
    """The report as plain text; of the lines that were not read the first 64 kB for each source."""
    parts = []
    for report in reports:
        lines = [report.name]
        if report.error:
            lines.append(f"  {report.error}")
        else:
            lines.append(f"  {report.new:,} new, {report.merged:,} completed, {report.existing:,} already yours")
            lines += [f"  {report.left_out_words}"] if report.left_out else []
        if report.cancelled:
            lines.append("  Stopped; what was read is kept.")
        lines += [f"  {warning}" for warning in report.warnings]
        if report.unread:
            lines.append(f"  {counted(len(report.unread), 'line', 'lines')} went into no paper:")
            size = 0
            for at, line in enumerate(report.unread):
                size += len(line.text)
                if size > SHOWN_BYTES and at:
                    lines.append(f"    … and {len(report.unread) - at:,} more")
                    break
                lines.append(f"    {line.number}: {line.text[:SHOWN_BYTES]}")
        parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n"


class _Detail(QWidget):
    """One source: its name, the picture, warnings, the lines that were not read."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.name = ElidedLabel("", self, weight=QFont.Weight.DemiBold, mode=Qt.TextElideMode.ElideMiddle)
        self.bar = SharesBar(self)
        self.legend = Legend(self)
        self.error = Label("", self, role="error", wrap=True)
        self.left = Label("", self, size=12)
        self.take_button = LinkButton("Take them after all", self)
        self._left_row = QWidget(self)
        row = QHBoxLayout(self._left_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.left)
        row.addWidget(self.take_button)
        row.addStretch(1)
        self._notes = QWidget()
        self._notes_column = QVBoxLayout(self._notes)
        self._notes_column.setContentsMargins(0, 0, 0, 0)
        self._notes_column.setSpacing(6)
        self._notes_area = QScrollArea(self)
        self._notes_area.setWidget(self._notes)
        self._notes_area.setWidgetResizable(True)
        self._notes_area.setFrameShape(QFrame.Shape.NoFrame)
        self._notes_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._notes_area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.lines_title = Label("", self, role="muted", size=11, weight=QFont.Weight.DemiBold)
        self.lines = SourceLinesView(self)
        self.lines.setAccessibleName("Lines that went into no paper")
        self.more = Label("", self, role="muted", size=12)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        for part in (self.name, self.bar, self.legend, self._left_row, self.error, self._notes_area):
            column.addWidget(part)
        column.addSpacing(4)
        column.addWidget(self.lines_title)
        column.addWidget(self.lines, 1)
        column.addWidget(self.more)
        column.addStretch(0)

    def show_report(self, report: ImportReport) -> None:
        """Show what became of one source."""
        self.name.setText(report.name)
        shares = (report.new, report.merged, report.existing)
        self.bar.set_shares(*shares)
        self.legend.set_shares(*shares)
        self.bar.setVisible(any(shares))
        self.legend.setVisible(any(shares) or not report.error)
        self.error.setText(report.error or "")
        self.error.setVisible(bool(report.error))
        self.left.setText(f"{report.left_out_words}.")
        self.take_button.setText("Take it after all" if report.left_out == 1 else "Take them after all")
        self.take_button.setVisible(report.left_out_of is not None)
        self._left_row.setVisible(bool(report.left_out))
        self._set_notes(report)
        self._set_lines(report.unread)

    def _set_notes(self, report: ImportReport) -> None:
        while (item := self._notes_column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.setParent(None)
                old.deleteLater()
        notes = list(report.warnings[:WARNINGS_SHOWN])
        if report.cancelled:
            notes.insert(0, "The import was stopped here. What was read before is kept.")
        if len(report.warnings) > WARNINGS_SHOWN:
            notes.append(f"… and {len(report.warnings) - WARNINGS_SHOWN:,} more; “Copy report” has them all.")
        for note in notes:
            self._notes_column.addWidget(_Note(note, self._notes))
        self._notes_column.addStretch(1)
        self._notes_area.setVisible(bool(notes))
        self._fit()

    def _fit(self) -> None:
        # Up to five warnings are seen whole; more of them scroll.
        notes = self._notes.findChildren(_Note)
        wide = max(self.width() - 72, 120)
        self._notes_area.setFixedHeight(sum(note.words.height_at(wide) + 8 for note in notes[:5]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Room for the warnings at this width."""
        super().resizeEvent(event)
        self._fit()

    def _set_lines(self, unread: Sequence[UnreadLine]) -> None:
        self.lines_title.setText(f"{counted(len(unread), 'line', 'lines')} went into no paper")
        for part in (self.lines_title, self.lines):
            part.setVisible(bool(unread))
        model, left = SourceLines.of_unread(unread)
        self.lines.set_lines(model)
        self.more.setText(f"… and {counted(left, 'more line', 'more lines')}")
        self.more.setVisible(left > 0)


class _Note(QWidget):
    """A warning with its sign."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addSpacing(24)
        self.words = Label(text, self, size=12, wrap=True)
        row.addWidget(self.words, 1)

    def paintEvent(self, event: object) -> None:
        """The sign beside the first line."""
        drawn = theme.pixmap("alert", 14, "star", self.devicePixelRatioF())
        QPainter(self).drawPixmap(QPoint(2, 1), drawn)


class _Sources(QAbstractListModel):
    def __init__(self, reports: Sequence[ImportReport], parent: QWidget) -> None:
        super().__init__(parent)
        self._reports = reports

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._reports)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        report = self._reports[index.row()]
        if role == _REPORT:
            return report
        if role == Qt.ItemDataRole.DisplayRole:
            return report.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return report.sentence()
        return None


class _SourceDelegate(QStyledItemDelegate):
    """A source's name, and below it a small picture of what became of it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, 52)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        of = theme.tokens()
        rect: QRect = option.rect
        report: ImportReport = index.data(_REPORT)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(of.selection))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(of.line))
        inner = rect.adjusted(16, 8, -12, -9)
        painter.setFont(theme.font(13))
        painter.setPen(QColor(of.text))
        name = QFontMetrics(painter.font()).elidedText(report.name, Qt.TextElideMode.ElideMiddle, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, name)
        if report.error:
            painter.setFont(theme.font(12))
            painter.setPen(QColor(of.error))
            painter.drawText(inner, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, "could not be read")
            return
        shares = ((NEW, report.new), (COMPLETED, report.merged), (YOURS, report.existing))
        figure = f"{report.records:,}"
        painter.setFont(theme.font(12, tabular=True))
        painter.setPen(QColor(of.muted))
        painter.drawText(inner, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignRight, figure)
        bar = QRectF(inner.left(), inner.bottom() - 8, inner.width() - 48, 4)
        paint_shares(painter, bar, shares)
