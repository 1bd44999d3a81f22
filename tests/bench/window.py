"""How late the window is: while it imports, from a key to the screen, at its start. Ratios to baselines of this run.

    python tests/bench/window.py [PAPERS]

Read the ratios: the milliseconds are those of this machine on this day. Nothing else should be running.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from corpus import authors, titles
from PySide6.QtCore import QElapsedTimer, QEvent, QEventLoop, QObject, QSettings, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from readinglist import importing
from readinglist.library import Library
from ui.app import App

TICK_MS = 5
_ALL = QEventLoop.ProcessEventsFlag.AllEvents
STARTS = 7
QUERIES = ("gradient desc", "bayesian optimzation", "neural netwrok", "quantum feild", "robust estimatoin")


def page(papers: int) -> str:
    """An author page of that many papers."""
    records = []
    for k, (title, people) in enumerate(zip(titles(papers), authors(papers), strict=True)):
        names = ", ".join(people[:3]) + (" et al." if len(people) > 3 else "")
        text = (
            f"Paper {k} asks what {title.lower()} means in practice, gives an answer with a proof, and tries it on "
            "data of several kinds; the method is compared with others, and where it fails is shown too."
        )
        records.append(f"LGJan {k % 28 + 1}, {2000 + k % 25}\n{title}\n\n{names}\n\n{text}\n")
    return "\n".join(records)


def percentiles(values: list[float]) -> str:
    ordered = sorted(values)

    def at(share: float) -> float:
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))]

    return f"p50 {at(0.5):7.2f}   p95 {at(0.95):7.2f}   p99 {at(0.99):7.2f}   max {ordered[-1]:8.2f}   n {len(ordered)}"


def p99(values: list[float]) -> float:
    return sorted(values)[min(len(values) - 1, int(0.99 * len(values)))]


class Lateness(QObject):
    """How late a timer of TICK_MS comes, while the list repaints all the time."""

    def __init__(self, app: App) -> None:
        super().__init__()
        self._app = app
        self._clock = QElapsedTimer()
        self.values: list[float] = []
        self._timer = QTimer(self, interval=TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)

    def measure(self, until: Callable[[], bool], seconds: float = 60.0) -> list[float]:
        self.values = []
        self._clock.start()
        self._timer.start()
        end = time.monotonic() + seconds
        while not until() and time.monotonic() < end:
            self._app.qt.processEvents(_ALL, 20)
        self._timer.stop()
        return self.values

    def _tick(self) -> None:
        self.values.append(max(0.0, self._clock.nsecsElapsed() / 1e6 - TICK_MS))
        self._clock.restart()
        self._app.window.table.viewport().update()


def settle(app: App, seconds: float = 120.0) -> None:
    end, quiet = time.monotonic() + seconds, 0
    while quiet < 20 and time.monotonic() < end:
        app.qt.processEvents(_ALL, 5)
        quiet = 0 if app.busy else quiet + 1


class Painted(QObject):
    """Sees the list's and the box's paint events."""

    def __init__(self) -> None:
        super().__init__()
        self.at = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.at = time.perf_counter_ns()
        return False


def keystrokes(app: App) -> list[float]:
    """Milliseconds from each key to the painted list that answers it."""
    painted = Painted()
    app.window.table.viewport().installEventFilter(painted)
    box, taken = app.window.search_box, []
    box.setFocus()
    for query in QUERIES:
        for letter in query:
            start = time.perf_counter_ns()
            QTest.keyClick(box, letter)
            asked = box.text()
            while app.desk.listing.query != asked or app.desk.listing.waiting:
                app.qt.processEvents(_ALL, 1)
            while painted.at < start:
                app.window.table.viewport().update()
                app.qt.processEvents(_ALL, 1)
            taken.append((painted.at - start) / 1e6)
        box.clear_query()
        settle(app)
    return taken


def bare_keystrokes(qt: QApplication) -> list[float]:
    """The same keys into a line edit that does nothing."""
    painted, line = Painted(), QLineEdit()
    line.show()
    line.installEventFilter(painted)
    taken = []
    for letter in "".join(QUERIES):
        start = time.perf_counter_ns()
        QTest.keyClick(line, letter)
        while painted.at < start:
            qt.processEvents(_ALL, 1)
        taken.append((painted.at - start) / 1e6)
    line.deleteLater()
    return taken


EMPTY = """
import time; t = time.perf_counter()
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
w = QMainWindow(); w.resize(1280, 800); w.show()
app.processEvents()
print((time.perf_counter() - t) * 1000)
"""

OURS = """
import sys, time; t = time.perf_counter()
from pathlib import Path
from PySide6.QtCore import QSettings
from ui.app import App
app = App(Path(sys.argv[1]), settings=QSettings(sys.argv[2], QSettings.Format.IniFormat), scheme="light")
app.start([])
while not app.desk.model.ids:
    app.qt.processEvents()
app.window.table.viewport().repaint()
print((time.perf_counter() - t) * 1000)
app.window.close()
"""


def starts(script: str, *arguments: str) -> float:
    """Median milliseconds from the first line of Python to the first painted window."""
    taken = []
    for _ in range(STARTS):
        done = subprocess.run([sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=True)
        taken.append(float(done.stdout.strip().splitlines()[-1]))
    return statistics.median(taken)


def main() -> None:
    papers = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.db"
        ini = str(Path(folder) / "window.ini")
        text = page(papers)
        with Library.open(path) as library:
            importing.run(library, [importing.pasted(page(200))])
        app = App(path, settings=QSettings(ini, QSettings.Format.IniFormat), scheme="light")
        app.start([])
        settle(app)

        meter = Lateness(app)
        stop = time.monotonic() + 5
        idle = meter.measure(lambda: time.monotonic() > stop)
        app.session.import_sources([importing.pasted(text)])
        started = time.monotonic()
        busy = meter.measure(lambda: not app.session.is_importing, 300)
        seconds = time.monotonic() - started
        print(f"event loop, ms late ({len(text) / 1e6:.1f} MB, {papers:,} papers, {seconds:.1f} s)")
        print(f"  idle       {percentiles(idle)}")
        print(f"  importing  {percentiles(busy)}")
        print(f"  importing p99 = idle p99 + {p99(busy) - p99(idle):.1f} ms (a frame is 16.7 ms)")
        settle(app)

        bare = bare_keystrokes(app.qt)
        ours = keystrokes(app)
        print(f"key to painted, ms, {app.session.library.papers.counts().all:,} papers")
        print(f"  a bare line edit  {percentiles(bare)}")
        print(f"  our search        {percentiles(ours)}")
        app.window.close()

        floor, full = starts(EMPTY), starts(OURS, str(path), ini)
        print("start to first list painted, ms, median of", STARTS)
        print(f"  an empty QMainWindow {floor:7.0f}\n  our window           {full:7.0f}   {full / floor:.2f} x")


if __name__ == "__main__":
    main()
