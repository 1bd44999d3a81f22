"""Python's cycle collector, kept on the window's thread."""

from __future__ import annotations

import gc
from typing import ClassVar

from PySide6.QtCore import QObject, QTimer

_EVERY = 500
"""Milliseconds between two looks at how much there is to collect."""


class GarbageCollector(QObject):
    """Collects cycles on the window's thread alone, as long as any of these is at work.

    Python collects on whichever thread happens to allocate, so a worker would end widgets and timers that the window
    left behind in a cycle. Qt forbids that: a timer ended on another thread may leave the event loop waiting forever.
    """

    _at_work: ClassVar[int] = 0

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self.collect)

    def start(self) -> None:
        """From now on no other thread collects."""
        if not self._timer.isActive():
            GarbageCollector._at_work += 1
            gc.disable()
            self._timer.start()

    @staticmethod
    def spare_what_is() -> None:
        """Never look again at what there is now: it stays as long as the window, and a look at it takes 20 ms."""
        gc.freeze()

    def stop(self) -> None:
        """Let Python collect where it likes, once no other of these is at work: the threads have ended."""
        if self._timer.isActive():
            self._timer.stop()
            GarbageCollector._at_work -= 1
            if not GarbageCollector._at_work:
                gc.unfreeze()
                gc.enable()

    def collect(self) -> None:
        """Collect what Python would have collected by now: the oldest generation whose threshold was passed."""
        counts, thresholds = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if 0 < thresholds[generation] < counts[generation]:
                gc.collect(generation)
                return
