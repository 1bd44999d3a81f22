"""How fast a file of JSON lines comes in: ``python tests/bench/import.py [N] [--rounds 3] [--beside]``.

Every stage is measured alone, in processor time, and as a share of a bare ``executemany`` of the same values into one
table without indexes, taken in turn with it: a stage of share 2 takes half as long. Then the whole import runs in
processes of its own, as on the command line or (``--beside``) with the short transactions of the window. Its share is
by the clock; on a machine with two processors free it comes near that of the slower of writer and reader. It tells
its peak memory, and how long importing again, undo and redo take. The papers are those of
``../shared/bench/make_corpus.py`` where that lies beside the checkout, else made ones.
"""

from __future__ import annotations

import argparse
import json
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from papers import CACHE, corpus, peak_memory

from readinglist import edits, importing
from readinglist.importing import lines
from readinglist.importing.seen import Seen
from readinglist.importing.stream import ALONE
from readinglist.library import Library
from readinglist.library.papers import PlainRecord
from readinglist.library.rows import chunks
from readinglist.reading.files import arxiv_json

SAMPLE = 50_000
"""Papers that the stages are measured with; the whole import takes all of them."""


def seconds(act: Callable[[], object]) -> float:
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


def cpu(act: Callable[[], object]) -> float:
    """Processor seconds: what other programs of the machine take is left out."""
    started = time.process_time()
    act()
    return time.process_time() - started


def bare(folder: Path, records: list[PlainRecord]) -> float:
    connection = sqlite3.connect(folder / f"bare-{time.monotonic_ns()}.db", isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute(
        "CREATE TABLE papers (id INTEGER PRIMARY KEY, title, authors, author_sort, category, date, arxiv_id, doi,"
        " comment, venue, title_key, abstract_key, abstract)"
    )
    rows = [(*row, abstract) for _, abstract, row in records]

    def insert() -> None:
        connection.execute("BEGIN")
        connection.executemany(f"INSERT INTO papers VALUES (NULL, {', '.join('?' * 12)})", rows)
        connection.execute("COMMIT")

    took = cpu(insert)
    connection.close()
    return took


def stages(path: Path, folder: Path) -> dict[str, float]:
    """Seconds of each stage for the first SAMPLE papers."""
    with path.open("rb") as file:
        given = [line for _, line in zip(range(SAMPLE), file, strict=False)]
    read = [record for line in given if (record := arxiv_json.record(line)) is not None]
    plain = [lines.plain(k, record) for k, record in enumerate(read)]
    took = {
        "bare": bare(folder, plain),
        "parse": cpu(lambda: [arxiv_json.records(part) and None for part in chunks(given, lines.CHUNK)]),
        "keys": cpu(lambda: [lines.plain(k, record) and None for k, record in enumerate(read)]),
    }
    with Library.open(folder / f"stages-{time.monotonic_ns()}.db") as library, library.bulk_writing():
        seen = Seen(library, len(plain))
        took["match"] = cpu(lambda: [seen.suspects(part) and None for part in chunks(plain, ALONE)])

        def write() -> None:
            for part in chunks(enumerate(plain, 1), ALONE):
                ids, records = [paper for paper, _ in part], [record for _, record in part]
                with library.transaction(urgent=False):
                    library.papers.add_plain(ids, records)
                    library.sources.add_plain(1, ids, records)

        took["write"] = cpu(write)
    return took


def whole(source: Path, library_path: Path, beside: bool) -> dict[str, float]:
    """One whole import and what can follow it; run in a process of its own, for its memory's sake."""
    given = importing.gather([source])
    with Library.open(library_path) as library:
        started, cpu_before = time.perf_counter(), time.process_time()
        imported = importing.run(library, given, beside_window=beside)
        figures = {"papers": float(imported.new), "whole": time.perf_counter() - started}
        reader = resource.getrusage(resource.RUSAGE_CHILDREN)
        figures |= {"writer cpu": time.process_time() - cpu_before, "reader cpu": reader.ru_utime + reader.ru_stime}
        figures |= {"memory": peak_memory(), "reader": reader.ru_maxrss / 1024}
        figures["again"] = seconds(lambda: importing.run(library, given))
        started = time.perf_counter()
        back = edits.revert(library, imported.change)
        figures["undo"] = time.perf_counter() - started
        figures["redo"] = seconds(lambda: edits.revert(library, back))
        figures["after undo"] = peak_memory()
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("papers", type=int, nargs="?", default=100_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--beside", action="store_true", help="short transactions, as beside the window")
    parser.add_argument("--whole", nargs=2, type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.whole:
        source, library_path = asked.whole
        print(json.dumps(whole(source, library_path, asked.beside)))
        return
    path = corpus(asked.papers)
    best: dict[str, float] = {}
    for number in range(asked.rounds):
        with tempfile.TemporaryDirectory(dir=CACHE) as made:
            folder = Path(made)
            took = {name: t / min(SAMPLE, asked.papers) for name, t in stages(path, folder).items()}
            command = [sys.executable, __file__, "--whole", str(path), str(folder / "whole.db")]
            command += ["--beside"] if asked.beside else []
            figures = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
            for name in ("writer cpu", "reader cpu", "whole"):
                took[name] = figures[name] / figures["papers"]
            shares = "  ".join(f"{name} {took['bare'] / t:.2f}" for name, t in took.items() if name != "bare")
            print(f"round {number + 1}: bare {1 / took['bare']:,.0f} papers/s; share of it: {shares}", flush=True)
            best = {name: min(t, best.get(name, t)) for name, t in took.items()}
            print(
                f"  {figures['papers']:,.0f} papers in {figures['whole']:.1f} s ({1 / took['whole']:,.0f}/s);"
                f" peak {figures['memory']:.0f} MB + reader {figures['reader']:.0f} MB; again {figures['again']:.2f} s;"
                f" undo {figures['undo']:.2f} s, redo {figures['redo']:.2f} s, peak {figures['after undo']:.0f} MB",
                flush=True,
            )
    print("best of each, µs a paper: " + "  ".join(f"{name} {t * 1e6:.1f}" for name, t in best.items()))
    print("share of the bare executemany: " + "  ".join(f"{n} {best['bare'] / t:.2f}" for n, t in best.items()))


if __name__ == "__main__":
    main()
