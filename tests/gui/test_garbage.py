"""Cycles that hold parts of the window are collected on the window's thread, whoever makes work for the collector."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from hands import Start, rest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from ui.workers.garbage import GarbageCollector

HERE = threading.main_thread()


@pytest.fixture
def collecting_threads() -> Iterator[set[threading.Thread]]:
    """The threads that collected while the test ran."""
    threads: set[threading.Thread] = set()

    def note(phase: str, _: dict[str, int]) -> None:
        if phase == "start":
            threads.add(threading.current_thread())

    gc.callbacks.append(note)
    yield threads
    gc.callbacks.remove(note)


class Knot:
    """Something that only the collector ends."""

    def __init__(self, held: QObject | None = None) -> None:
        self.held = held
        self.itself = self


def test_no_worker_collects_what_the_window_left(
    qtbot: QtBot, filled: Start, collecting_threads: set[threading.Thread]
) -> None:
    app = filled()
    knot = weakref.ref(Knot(QTimer()))
    done: list[int] = []
    app.session._edits.submit(lambda _: len([Knot() for _ in range(50_000)]), done.append, lambda _: None)
    rest(qtbot, app)
    assert done == [50_000]
    qtbot.waitUntil(lambda: knot() is None, timeout=20_000)
    assert collecting_threads == {HERE}


def test_python_collects_again_when_the_last_window_is_closed(filled: Start) -> None:
    first, second = filled(), filled()
    assert not gc.isenabled()
    first.close()
    assert not gc.isenabled(), "a window is open"
    second.close()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0


def test_what_is_old_is_collected_too(qtbot: QtBot) -> None:
    collector = GarbageCollector()
    collector.start()
    knot: list[Knot] = [Knot()]
    gone = weakref.ref(knot[0])
    gc.collect()
    knot.clear()
    while gc.get_count()[2] <= gc.get_threshold()[2]:
        gc.collect(1)
    collector.collect()
    assert gone() is None
    collector.stop()
