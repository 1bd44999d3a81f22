"""The page a paper came from, with the paper's lines lit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from readinglist.records import Lines, UnreadLine
from ui.dialogs.sheet import Sheet
from ui.models.source_lines import SourceLines
from ui.views.label import counted
from ui.views.source_lines_view import SourceLinesView

_FIELD_NAMES = {
    "et_al": "more authors", "has_code": "code", "arxiv_id": "arXiv id", "doi": "DOI",
    "other_ids": "other ids",
}  # fmt: skip


class SourceViewDialog(Sheet):
    """A source of any size, line by line. What one record was read from is lit, what went into no paper is grey."""

    def __init__(
        self,
        name: str,
        text: str,
        *,
        extent: Lines | None = None,
        fields: Mapping[str, Lines] | None = None,
        unread: Sequence[UnreadLine] = (),
        parent: QWidget | None = None,
    ) -> None:
        """``extent`` are the record's lines, ``fields`` which of them each field came from."""
        super().__init__(name or "Source", source_remark(extent, fields, len(unread)), parent)
        self.view = SourceLinesView(self)
        self.view.set_lines(SourceLines.of_text(text, unread))
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self.view)
        self.foot.addStretch(1)
        close = self.add_button("Close", primary=True)
        close.clicked.connect(self.accept)
        self.view.light(extent)
        self.view.setFocus()

    def sizeHint(self) -> QSize:
        """Room for lines of eighty characters."""
        return QSize(760, 620)


def source_remark(extent: Lines | None, fields: Mapping[str, Lines] | None, unread: int) -> str:
    """One line about what is lit and what is grey."""
    parts = []
    if extent is not None:
        first, last = extent
        where = f"Line {first:,}" if first == last else f"Lines {first:,}–{last:,}"
        names = [_FIELD_NAMES.get(name, name) for name in fields or ()]
        parts.append(f"{where}: {', '.join(names)}" if names else where)
    if unread:
        parts.append(f"{counted(unread, 'line', 'lines')} went into no paper")
    return " · ".join(parts)
