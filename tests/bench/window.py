"""How late the window is: while one types, while it imports, at its start. Ratios to baselines of this run.

    python tests/bench/window.py [--papers 20000] [--arriving N]

A library of so many papers is made from ``../shared/bench/make_corpus.py`` (else from made-up ones), with its search
index, and kept for the next run; a tenth as many arrive while one types. Read the ratios: the milliseconds are those of
this machine on this day. Nothing else should be running.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from papers import CACHE, corpus
from PySide6.QtCore import QElapsedTimer, QEvent, QEventLoop, QObject, QSettings, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from readinglist import importing
from readinglist.library import Library
from readinglist.records import Place, Sort
from readinglist.searching import KeptIndex
from ui.app import App

TICK_MS = 5
_ALL = QEventLoop.ProcessEventsFlag.AllEvents
STARTS = 7
PACE_MS = 80
"""Between two keys of a quick typist."""
QUERIES = ("gradient desc", "bayesian optimzation", "neural netwrok", "quantum feild", "robust estimatoin")


def library(papers: int) -> Path:
    """A library of so many papers and its index, made once."""
    path = CACHE / f"window-{papers}" / "library.db"
    if not (path.parent / "made").exists():
        shutil.rmtree(path.parent, ignore_errors=True)
        path.parent.mkdir(parents=True)
        with Library.open(path) as made:
            importing.run(made, importing.gather([corpus(papers)]))
            kept = KeptIndex.of(made, nice=0)
            while kept.progress is not None:
                kept.wait(0.5)
                kept.catch_up(made)
            kept.save()
            kept.close()
        (path.parent / "made").touch()
    return path


def arriving(papers: int, folder: Path) -> Path:
    """A file of papers that are not in the library."""
    path = folder / "arriving.jsonl"
    with corpus(papers).open(encoding="utf-8") as given, path.open("w", encoding="utf-8") as file:
        for line in given:
            for name, before in (("id", "9"), ("title", "Anew: "), ("abstract", "Once more. ")):
                line = line.replace(f'"{name}": "', f'"{name}": "{before}', 1)
            file.write(line)
    return path


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
        self.begin()
        end = time.monotonic() + seconds
        while not until() and time.monotonic() < end:
            self._app.qt.processEvents(_ALL, 20)
        return self.end()

    def begin(self) -> None:
        self.values = []
        self._clock.start()
        self._timer.start()

    def end(self) -> list[float]:
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


def keystrokes(app: App, until: Callable[[], bool] = lambda: True) -> tuple[list[float], list[float]]:
    """Milliseconds from each key to the painted list that answers it, and to the whole answer with its count.

    Real key events, typed at a quick pace. Again and again until ``until`` says so.
    """
    painted = Painted()
    app.window.table.viewport().installEventFilter(painted)
    box, taken, whole = app.window.search_box, [], []
    box.setFocus()
    counted: list[int] = []
    app.desk.listing.listed.connect(lambda step: counted.append(time.perf_counter_ns()) if step.whole else None)
    first = True
    while first or not until():
        first = False
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
                while time.perf_counter_ns() < start + PACE_MS * 1e6:
                    app.qt.processEvents(_ALL, 2)
                if counted and counted[-1] > start:
                    whole.append((next(at for at in counted if at > start) - start) / 1e6)
                counted.clear()
            box.clear_query()
            pause = time.monotonic() + 0.3
            while time.monotonic() < pause:
                app.qt.processEvents(_ALL, 5)
    return taken, whole


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


def look_around(app: App) -> dict[str, float]:
    """Milliseconds to the first painted rows of other lists, and the longest the window's thread was held by each."""
    held: dict[str, float] = {}

    def held_by(what: str, act: Callable[[], object]) -> None:
        settle(app)
        act()
        longest, end, before = 0.0, time.monotonic() + 60, time.perf_counter_ns()
        while (app.busy or app.desk.listing.waiting) and time.monotonic() < end:
            app.qt.processEvents(_ALL, 2)
            now = time.perf_counter_ns()
            longest, before = max(longest, (now - before) / 1e6), now
        held[what] = longest

    table, listing, bar = app.window.table, app.desk, app.window.table.verticalScrollBar()
    held_by("sort by title", lambda: listing.on_sort(Sort("title")))
    held_by("to read", lambda: listing.on_place(Place("unread")))
    held_by("all papers", lambda: listing.on_place(Place()))
    held_by("to the end", lambda: bar.setValue(bar.maximum()))
    held_by("select all", table.selectAll)
    held_by("search, all selected", lambda: app.window.search_box.setText("learning"))
    held_by("back", app.window.search_box.clear_query)
    held_by("select one", lambda: table.select_ids([table.paper_model.id_at(0)]))
    return held


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--papers", type=int, default=20_000)
    parser.add_argument("--arriving", type=int, help="papers imported while one types (a tenth)")
    parser.add_argument("--no-starts", action="store_true", help="leave out the start of the program")
    asked = parser.parse_args()
    CACHE.mkdir(exist_ok=True)
    made = library(asked.papers)
    with tempfile.TemporaryDirectory(dir=CACHE) as folder:
        shutil.copytree(made.parent, Path(folder) / "copy")
        path, ini = Path(folder) / "copy" / "library.db", str(Path(folder) / "window.ini")
        new = arriving(asked.arriving or asked.papers // 10, Path(folder))
        if not asked.no_starts:
            floor, full = starts(EMPTY), starts(OURS, str(path), ini)
            print("start to first list painted, ms, median of", STARTS)
            print(f"  an empty QMainWindow {floor:7.0f}\n  our window           {full:7.0f}   {full / floor:.2f} x")

        app = App(path, settings=QSettings(ini, QSettings.Format.IniFormat), scheme="light")
        app.start([])
        settle(app)
        meter = Lateness(app)
        stop = time.monotonic() + 5
        idle = meter.measure(lambda: time.monotonic() > stop)
        bare = bare_keystrokes(app.qt)
        ours, whole = keystrokes(app)
        print(f"key to painted, ms, {asked.papers:,} papers")
        print(f"  a bare line edit       {percentiles(bare)}")
        print(f"  our search             {percentiles(ours)}")
        print(f"  ... to the whole count {percentiles(whole)}")
        for what, longest in look_around(app).items():
            print(f"  {what:22} the window's thread is away for {longest:6.1f} ms at most")

        settle(app)
        app.session.import_sources(importing.gather([new]))
        started = time.monotonic()
        meter.begin()
        ours, whole = keystrokes(app, until=lambda: not app.session.is_importing)
        busy = meter.end()
        seconds = time.monotonic() - started
        print(f"while {asked.arriving or asked.papers // 10:,} papers are imported and one types ({seconds:.1f} s)")
        print(f"  our search             {percentiles(ours)}")
        print(f"  ... to the whole count {percentiles(whole)}")
        print("event loop, ms late")
        print(f"  idle                   {percentiles(idle)}")
        print(f"  typing and importing   {percentiles(busy)}")
        print(f"  p99 = idle p99 + {p99(busy) - p99(idle):.1f} ms (a frame is 16.7 ms)")
        app.window.close()


if __name__ == "__main__":
    main()
