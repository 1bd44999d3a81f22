"""An import beside the window."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal

from readinglist import importing, reviewing
from readinglist.errors import ReadingListError
from readinglist.library import Library


@dataclass(frozen=True, slots=True)
class Plain:
    """Sources to be imported as they are."""

    given: Sequence[importing.Given]

    @property
    def size(self) -> int:
        """Bytes to be read."""
        return sum(one.size() for one in self.given)

    def here(self, library: Library, **told: Any) -> importing.Imported:
        """Do it on this thread."""
        return importing.run(library, self.given, **told)

    def aside(self, path: Path, **told: Any) -> importing.Imported:
        """Do it in a process."""
        from readinglist.importing.process import run_aside

        return run_aside(path, self.given, **told)


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What was read and decided on."""

    plan: reviewing.Plan
    made: Mapping[int, reviewing.Decision]

    @property
    def size(self) -> int:
        """Bytes that were read."""
        return sum(len(source.data) for source in self.plan.sources)

    def here(self, library: Library, **told: Any) -> importing.Imported:
        """Do it on this thread."""
        return reviewing.commit(library, self.plan, self.made, **told)

    def aside(self, path: Path, **told: Any) -> importing.Imported:
        """Do it in a process."""
        from readinglist.reviewing.aside import committed_aside

        return committed_aside(path, self.plan, self.made, **told)


class Importer(QThread):
    """Imports on a thread with its own connection; what is large is done in a process of its own.

    ``progressed`` brings a Progress, ``changed`` a Change for each batch, then ``ended`` an Imported or ``failed`` a
    sentence. Connect them to bound slots of objects of the window's thread.
    """

    progressed = Signal(object)
    changed = Signal(object)
    ended = Signal(object)
    failed = Signal(str)
    broken = Signal(object)
    """An exception that is a bug; ``failed`` follows."""

    def __init__(self, path: Path, work: Plain | Reviewed, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("import")
        self._path, self._work = path, work
        self._stop = threading.Event()

    def cancel(self) -> None:
        """Stop after the batch at hand."""
        self._stop.set()

    def run(self) -> None:
        """The thread."""
        from readinglist.importing.process import ASIDE_BYTES  # not needed before the first import

        told: dict[str, Any] = {
            "on_progress": self.progressed.emit,
            "on_change": self.changed.emit,
            "cancelled": self._stop.is_set,
        }
        try:
            if self._work.size > ASIDE_BYTES:
                imported = self._work.aside(self._path, **told)
            else:
                with Library.open(self._path, create=False) as library:
                    imported = self._work.here(library, **told)
        except ReadingListError as error:
            self.failed.emit(str(error))
        except Exception as error:
            self.broken.emit(error)
            self.failed.emit("The import stopped because of a mistake in the program. What it had written is kept.")
        else:
            self.ended.emit(imported)
