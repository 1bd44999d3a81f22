"""What was copied or dropped, as the text that is read."""

from __future__ import annotations

from PySide6.QtCore import QMimeData

from readinglist import importing


def words_of(copied: QMimeData) -> str:
    """The text of what was copied, or its HTML where that says more."""
    return importing.better_of(copied.text() if copied.hasText() else "", copied.html() if copied.hasHtml() else "")
