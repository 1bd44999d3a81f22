"""A thread with its own connection to the library that does jobs one after the other."""

from __future__ import annotations

import queue
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt, QThread, Signal, Slot

from readinglist.errors import ReadingListError
from readinglist.library import Library

Job = Callable[[Library], Any]
Done = Callable[[Any], None]
Failed = Callable[[ReadingListError], None]


class Lane(QThread):
    """Jobs go in on the window's thread; what comes of them is delivered there too, in order.

    A job raises ReadingListError for what a user can meet; any other exception is a bug and goes to ``broken``.
    """

    idle = Signal()
    broken = Signal(object)
    _delivered = Signal(object, object)

    def __init__(self, path: Path, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._path = path
        self._jobs: queue.SimpleQueue[tuple[Job, Done, Failed] | None] = queue.SimpleQueue()
        self._waiting = 0
        self._delivered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether a job was given whose end was not delivered yet."""
        return self._waiting > 0

    @property
    def has_more(self) -> bool:
        """Whether a job waits behind the one that is being done. For any thread."""
        return not self._jobs.empty()

    def submit(self, job: Job, done: Done, failed: Failed) -> None:
        """Give a job; ``done`` or ``failed`` is called on the window's thread."""
        self._waiting += 1
        self._jobs.put((job, done, failed))

    def finish(self) -> None:
        """Do what is waiting, then end the thread and deliver the last results."""
        self._jobs.put(None)
        self.wait()
        QCoreApplication.sendPostedEvents(self)

    def run(self) -> None:
        """The thread: open the library when first needed, do jobs until told to end."""
        library: Library | None = None
        try:
            while (given := self._jobs.get()) is not None:
                job, done, failed = given
                try:
                    library = library or Library.open(self._path, create=False)
                    self._delivered.emit(done, job(library))
                except ReadingListError as error:
                    self._delivered.emit(failed, error)
                except Exception as error:
                    self._delivered.emit(self.broken.emit, error)
        finally:
            if library is not None:
                library.close()

    @Slot(object, object)
    def _deliver(self, receive: Callable[[Any], None], result: Any) -> None:
        self._waiting -= 1
        try:
            receive(result)
        finally:
            if not self._waiting:
                self.idle.emit()
