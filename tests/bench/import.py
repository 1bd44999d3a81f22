"""How fast large files come in: ``python tests/bench/import.py [N] [--rounds 3] [--beside] [--only json|bibtex]``.

JSON lines and BibTeX of the same papers, each measured in parts and as a whole, in turn with a bare ``executemany`` of
the same values into one table without indexes. A part's time is the processor's, for the first papers alone; its share
is that of the bare one: a part of share 2 takes half as long. The whole import runs in processes of its own, as on the
command line or (``--beside``) with the short transactions of the window. Its share is by the clock; on a machine with
two processors free it comes near that of the slower of writer and reader. Its memory is that of all its processes at
once. It tells how long importing again, undo and redo take. The papers are those of ``../shared/bench/make_corpus.py``
where that lies beside the checkout, else made ones.
"""

from __future__ import annotations

import argparse
import json
import marshal
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from itertools import islice
from pathlib import Path

from papers import CACHE, bibliography, corpus, peak_memory

from readinglist import edits, importing, matching
from readinglist.importing import batch, drafts, entries, lines, stream
from readinglist.importing.matcher import AlikeTitles, Item
from readinglist.importing.seen import Seen
from readinglist.library import Library
from readinglist.library.papers import PlainRecord
from readinglist.library.rows import chunks
from readinglist.reading.files import arxiv_json, sorts

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


def of_lines(path: Path, folder: Path, count: int) -> dict[str, float]:
    """Seconds of each part for the first papers of a file of JSON lines."""
    with path.open("rb") as file:
        given = [line for _, line in zip(range(count), file, strict=False)]
    read = [record for line in given if (record := arxiv_json.record(line)) is not None]
    plain = [lines.plain(k, record) for k, record in enumerate(read)]
    took = {
        "bare": bare(folder, plain),
        "parse": cpu(lambda: [arxiv_json.records(part) and None for part in chunks(given, lines.CHUNK)]),
        "keys": cpu(lambda: [lines.plain(k, record) and None for k, record in enumerate(read)]),
    }
    with Library.open(folder / f"stages-{time.monotonic_ns()}.db") as library, library.bulk_writing():
        seen = Seen(library, len(plain))
        took["match"] = cpu(lambda: [seen.suspects(part) and None for part in chunks(plain, stream.ALONE)])

        def write() -> None:
            for part in chunks(enumerate(plain, 1), stream.ALONE):
                ids, records = [paper for paper, _ in part], [record for _, record in part]
                with library.transaction(urgent=False):
                    library.papers.add_plain(ids, records)
                    library.sources.add_plain(1, ids, records)

        took["write"] = cpu(write)
    return took


def of_bibtex(path: Path, folder: Path, count: int) -> dict[str, float]:
    """Seconds of each part for the first papers of a BibTeX file; matching and writing go together there."""
    text = "".join(islice(path.open(encoding="utf-8"), count * 10))  # an entry of ours has ten lines at most
    read: list[drafts.Chunk] = []
    took = {"read": cpu(lambda: read.extend(drafts.chunks(sorts.BIBTEX, sorts.blocks(text))))}
    packed = [list(map(drafts._packed, chunk.items)) for chunk in read]
    took["pass on"] = cpu(
        lambda: [list(map(drafts._item, marshal.loads(marshal.dumps(part)))) and None for part in packed]
    )
    items = [item for chunk in read for item in chunk.items]
    took["bare"] = bare(folder, [_plain(item) for item in items]) * count / len(items)
    with Library.open(folder / f"stages-{time.monotonic_ns()}.db") as library, library.bulk_writing():
        alike = AlikeTitles(library)

        def write() -> None:
            for part in chunks(items, entries.ALONE):
                with library.transaction(urgent=False):
                    batch.write(library, 1, part, alike)

        took["match and write"] = cpu(write)
    return took


def _plain(item: Item) -> PlainRecord:
    position, said, keys = item
    row = (said.title, json.dumps(said.authors), matching.author_sort(said.authors), said.category, said.date)
    return position, said.abstract, (*row, keys.arxiv_id, keys.doi, None, said.venue, keys.title_key, keys.abstract_key)


def whole(source: Path, library_path: Path, beside: bool) -> dict[str, float]:
    """One whole import and what can follow it; run in a process of its own, for its memory's sake."""
    given = importing.gather([source])
    with Library.open(library_path) as library:
        started, cpu_before = time.perf_counter(), time.process_time()
        imported = importing.run(library, given, beside_window=beside)
        figures = {"papers": float(imported.new), "whole": time.perf_counter() - started}
        reader = resource.getrusage(resource.RUSAGE_CHILDREN)
        figures |= {"writer cpu": time.process_time() - cpu_before, "reader cpu": reader.ru_utime + reader.ru_stime}
        figures["memory"] = peak_memory()
        figures["again"] = seconds(lambda: importing.run(library, given))
        started = time.perf_counter()
        back = edits.revert(library, imported.change)
        figures["undo"] = time.perf_counter() - started
        figures["redo"] = seconds(lambda: edits.revert(library, back))
        figures["after undo"] = peak_memory()
    return figures


def tree_memory(pid: int) -> float:
    """MB that a process and those it started hold now; 0 where the system does not say."""
    total = 0.0
    try:
        held = Path(f"/proc/{pid}/status").read_text().partition("VmRSS:")[2].split()
        total += int(held[0]) / 1024 if held else 0
        for task in Path(f"/proc/{pid}/task").iterdir():
            total += sum(tree_memory(int(child)) for child in (task / "children").read_text().split())
    except OSError:
        pass  # it has ended
    return total


def in_its_own(command: list[str]) -> dict[str, float]:
    """What a whole import tells, and the most memory that its processes held together."""
    most = 0.0
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        while process.poll() is None:
            most = max(most, tree_memory(process.pid))
            with suppress(subprocess.TimeoutExpired):
                process.wait(0.05)
        assert process.stdout is not None
        figures: dict[str, float] = json.loads(process.stdout.read())
    return figures | {"tree": most or figures["memory"]}


def measure(name: str, path: Path, asked: argparse.Namespace) -> None:
    """All rounds of one sort of file."""
    best: dict[str, float] = {}
    count = min(SAMPLE, asked.papers)
    for number in range(asked.rounds):
        with tempfile.TemporaryDirectory(dir=CACHE) as made:
            folder = Path(made)
            parts = of_lines(path, folder, count) if name == "JSON lines" else of_bibtex(path, folder, count)
            took = {part: t / count for part, t in parts.items()}
            command = [sys.executable, __file__, "--whole", str(path), str(folder / "whole.db")]
            command += ["--beside"] if asked.beside else []
            figures = in_its_own(command)
            for part in ("writer cpu", "reader cpu", "whole"):
                took[part] = figures[part] / figures["papers"]
            shares = "  ".join(f"{part} {took['bare'] / t:.3f}" for part, t in took.items() if part != "bare" and t)
            print(f"{name}, round {number + 1}: bare {1 / took['bare']:,.0f} papers/s; share of it: {shares}")
            best = {part: min(t, best.get(part, t)) for part, t in took.items()}
            print(
                f"  {figures['papers']:,.0f} papers in {figures['whole']:.1f} s ({1 / took['whole']:,.0f}/s);"
                f" at most {figures['tree']:.0f} MB; again {figures['again']:.2f} s; undo {figures['undo']:.2f} s,"
                f" redo {figures['redo']:.2f} s, at most {figures['after undo']:.0f} MB",
                flush=True,
            )
    print(f"{name}, best of each, µs a paper: " + "  ".join(f"{part} {t * 1e6:.1f}" for part, t in best.items()))
    print(f"{name}, share of the bare one: " + "  ".join(f"{n} {best['bare'] / t:.3f}" for n, t in best.items() if t))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("papers", type=int, nargs="?", default=100_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--beside", action="store_true", help="short transactions, as beside the window")
    parser.add_argument("--only", choices=("json", "bibtex"))
    parser.add_argument("--whole", nargs=2, type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.whole:
        source, library_path = asked.whole
        print(json.dumps(whole(source, library_path, asked.beside)))
        return
    if asked.only != "bibtex":
        measure("JSON lines", corpus(asked.papers), asked)
    if asked.only != "json":
        measure("BibTeX", bibliography(asked.papers), asked)


if __name__ == "__main__":
    main()
