"""What the side list counts, asked again beside the window's thread whenever something changed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from readinglist.errors import ReadingListError
from readinglist.library import Library
from readinglist.records import Counts, Import, Tag
from ui.workers.lane import Lane

GATHER_MS = 60
"""Changes that come closer together than this are counted once."""


@dataclass(frozen=True, slots=True)
class Overview:
    """The library at a glance."""

    counts: Counts
    tags: list[Tag]
    imports: list[Import]


class Overviews(QObject):
    """Brings a new Overview after changes."""

    refreshed = Signal(object)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane = Lane(path, "overview", self)
        self.broken = self._lane.broken
        self._soon = QTimer(self, singleShot=True, interval=GATHER_MS)
        self._soon.timeout.connect(self._ask)
        self._lane.start()

    @property
    def busy(self) -> bool:
        """Whether a count is on its way, or will be in a moment."""
        return self._soon.isActive() or self._lane.busy

    def refresh(self, *, now: bool = False) -> None:
        """Count again soon, or at once."""
        if now:
            self._ask()
        elif not self._soon.isActive():
            self._soon.start()

    def close(self) -> None:
        """End."""
        self._soon.stop()
        self._lane.finish()

    @Slot()
    def _ask(self) -> None:
        if not self._lane.busy:
            self._lane.submit(_count, self.refreshed.emit, self._on_failed)
        else:
            self._soon.start()

    def _on_failed(self, _: ReadingListError) -> None:
        self._soon.start()


def _count(library: Library) -> Overview:
    return Overview(library.papers.counts(), library.tags.all(), library.imports.all())
