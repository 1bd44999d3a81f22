"""Reading for a review, beside the window."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QThread, Signal

from readinglist import importing, reviewing
from readinglist.errors import ReadingListError
from readinglist.library import Library


class Planner(QThread):
    """Plans on a thread with its own connection; what is large is read in a process of its own.

    ``progressed`` brings a Progress, then ``planned`` a Plan, or ``failed`` a sentence (empty where the user stopped
    it). Connect them to bound slots of objects of the window's thread.
    """

    progressed = Signal(object)
    planned = Signal(object)
    failed = Signal(str)
    broken = Signal(object)
    """An exception that is a bug; ``failed`` follows."""

    def __init__(self, path: Path, given: Sequence[importing.Given], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plan")
        self._path, self._given = path, list(given)
        self._stop = threading.Event()

    def cancel(self) -> None:
        """Stop as soon as can be."""
        self._stop.set()

    def run(self) -> None:
        """The thread."""
        from readinglist.importing.process import ASIDE_BYTES
        from readinglist.reviewing.planning import Cancelled

        stopped = self._stop.is_set
        try:
            if sum(one.size() for one in self._given) > ASIDE_BYTES:
                from readinglist.reviewing.aside import planned_aside

                plan = planned_aside(self._path, self._given, on_progress=self.progressed.emit, cancelled=stopped)
            else:
                with Library.open(self._path, create=False) as library:
                    plan = reviewing.plan(library, self._given, on_progress=self.progressed.emit, cancelled=stopped)
        except Cancelled:
            self.failed.emit("")
        except ReadingListError as error:
            self.failed.emit(str(error))
        except Exception as error:
            self.broken.emit(error)
            self.failed.emit("The reading stopped because of a mistake in the program. Nothing was imported.")
        else:
            self.planned.emit(plan)
