"""Papers looked up at services beside the window."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from readinglist.errors import ReadingListError
from readinglist.importing import completing
from readinglist.library import Library
from readinglist.lookup import Services, look_up

MOST = 2_000
"""Papers that are asked about at a time; at fifty in three seconds that takes two minutes."""


class LookUp(QObject):
    """Asks about those of ``papers`` that lack something. A daemon thread: a service that does not answer holds nobody.

    ``progressed`` brings a Progress of the look-up, then ``ended`` a list of (Paper, Filling or None, why there is
    none). After ``cancel`` it ends with what was found so far.
    """

    progressed = Signal(object)
    ended = Signal(object)
    failed = Signal(str)
    broken = Signal(object)

    def __init__(
        self, path: Path, papers: Sequence[int], services: Services | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._path, self._papers, self._services = path, papers, services
        self._stop = threading.Event()
        self.destroyed.connect(self._stop.set)
        self._thread = threading.Thread(target=self._run, name="lookup", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def cancel(self) -> None:
        """Ask no more; what was found is still delivered."""
        self._stop.set()

    def _run(self) -> None:
        try:
            with Library.open(self._path, create=False) as library:
                waiting = completing.incomplete(library, self._papers)
                papers = [paper for _, paper in zip(range(MOST), waiting, strict=False)]
            by_id = {paper.id: paper for paper in papers}
            found = []
            for answer in look_up(
                papers,
                self._services,
                on_progress=lambda progress: self._tell(self.progressed, progress),
                cancelled=self._stop.is_set,
            ):
                paper = by_id[answer.paper]
                found.append((paper, *completing.judged(paper, answer)))
            self._tell(self.ended, found)
        except ReadingListError as error:
            self._tell(self.failed, str(error))
        except Exception as error:
            self._tell(self.broken, error)
            self._tell(self.failed, "Looking up stopped because of a mistake in the program. Nothing was changed.")

    @staticmethod
    def _tell(signal: object, value: object) -> None:
        try:
            signal.emit(value)  # type: ignore[attr-defined]
        except RuntimeError:
            """The window was closed meanwhile: nobody is there to be told."""
