"""An import beside the window."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QThread, Signal

from readinglist import importing
from readinglist.errors import ReadingListError
from readinglist.library import Library


class Importer(QThread):
    """Imports sources on a thread with its own connection; large ones are read in a process of their own.

    ``progressed`` brings a Progress, ``changed`` a Change for each batch, then ``ended`` an Imported or ``failed`` a
    sentence. Connect them to bound slots of objects of the window's thread.
    """

    progressed = Signal(object)
    changed = Signal(object)
    ended = Signal(object)
    failed = Signal(str)
    broken = Signal(object)
    """An exception that is a bug; ``failed`` follows."""

    def __init__(self, path: Path, given: Sequence[importing.Given], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("import")
        self._path, self._given = path, list(given)
        self._stop = threading.Event()

    def cancel(self) -> None:
        """Stop after the batch at hand."""
        self._stop.set()

    def run(self) -> None:
        """The thread."""
        from readinglist.importing.process import ASIDE_BYTES, run_aside  # not needed before the first import

        try:
            if sum(one.size() for one in self._given) > ASIDE_BYTES:
                imported = run_aside(
                    self._path,
                    self._given,
                    on_progress=self.progressed.emit,
                    on_change=self.changed.emit,
                    cancelled=self._stop.is_set,
                )
            else:
                with Library.open(self._path, create=False) as library:
                    imported = importing.run(
                        library,
                        self._given,
                        on_progress=self.progressed.emit,
                        on_change=self.changed.emit,
                        cancelled=self._stop.is_set,
                    )
        except ReadingListError as error:
            self.failed.emit(str(error))
        except Exception as error:
            self.broken.emit(error)
            self.failed.emit("The import stopped because of a mistake in the program. What it had written is kept.")
        else:
            self.ended.emit(imported)
