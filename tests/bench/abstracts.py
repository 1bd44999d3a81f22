"""How the index of a large library is made and asked: ``python tests/bench/abstracts.py [N]`` (100000 by default).

N papers with abstracts come from ``../shared/bench`` where it lies beside the checkout. Printed are CPU time and
memory of making the index, its size, opening it, both stages of two-word queries beside one pass over the bytes of the
abstracts' index, and taking in 1 and 10,000 changed papers. ``--library`` takes a library that is there.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from search_small import CACHE, SHARED, percentile

from readinglist import importing
from readinglist.library import Library
from readinglist.searching import KeptIndex
from readinglist.searching.folding import words
from readinglist.searching.keeping import folder_of
from readinglist.searching.search import STOP_WORDS

QUERIES = 300
BEST = 100

MAKE = """
import resource, sys, time
from pathlib import Path
from readinglist.searching import builder
def told():
    print(f"{time.process_time():.2f} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f}", flush=True)
step_back = builder._step_back
builder._step_back = lambda nice: (step_back(nice), told())
builder.run(Path(sys.argv[1]), Path(sys.argv[2]))
told()
"""


def cpu(job: Callable[[], object]) -> float:
    """Milliseconds of CPU of this thread."""
    began = time.thread_time()
    job()
    return 1e3 * (time.thread_time() - began)


def library_of(size: int, folder: Path) -> Path:
    """A library of so many papers with abstracts."""
    CACHE.mkdir(exist_ok=True)
    papers = CACHE / f"corpus-{size}.jsonl"
    if not papers.exists():
        subprocess.run([sys.executable, str(SHARED / "make_corpus.py"), str(size), str(papers)], check=True)
    path = folder / "library.db"
    with Library.open(path) as library:
        importing.run(library, importing.gather([papers]))
    return path


def made(path: Path) -> None:
    """Make the index in a process of its own, as the program does."""
    done = subprocess.run(
        [sys.executable, "-c", MAKE, str(path), str(folder_of(path))], check=True, capture_output=True, text=True
    )
    lines = [tuple(map(float, line.split())) for line in done.stdout.splitlines()]
    if len(lines) < 2:
        print("  it was made before")
        return
    (first, at_first), (last, at_last) = lines[0], lines[-1]
    print(f"  titles, authors, tags, notes: {first:.1f} s of CPU, at most {at_first:.0f} MB in memory")
    print(f"  abstracts: {last - first:.1f} s of CPU, at most {at_last:.0f} MB in memory (of both)")


def asked(kept: KeptIndex, library: Library, rng: random.Random) -> None:
    """Two words of an abstract each time."""
    ids = rng.sample(range(1, library.papers.highest_id() + 1), QUERIES)
    queries = []
    for text in library.papers.search_texts(ids):
        there = [w for w in words(text.abstract.replace("\n", " ")) if len(w) > 2 and w not in STOP_WORDS]
        if len(there) > 1:
            queries.append(" ".join(rng.sample(there, 2)))
    held = b"".join(segment.postings.values.tobytes() for segment in kept._abstracts.pile.held[0])
    times: dict[str, list[float]] = {"first stage": [], "abstracts": [], "one pass": []}
    for query in queries:
        times["first stage"].append(cpu(lambda query=query: kept.index.search(query, limit=BEST)))  # type: ignore[misc]
        times["abstracts"].append(cpu(lambda query=query: kept.search_abstracts(query, limit=BEST)))  # type: ignore[misc]
        times["one pass"].append(cpu(lambda: held.find(b"\xff\xff\xff\xff\xff\xff\xff\xff")))
    for who, some in times.items():
        print(f"  {who:12} p50 {percentile(some, 0.5):6.2f}  p95 {percentile(some, 0.95):6.2f} ms of CPU")
    ratio = percentile(times["abstracts"], 0.95) / percentile(times["one pass"], 0.5)
    print(f"  p95 of abstracts is {ratio:.2f} of the median of one pass over {len(held) / 1e6:.0f} MB")


def changed(path: Path, many: int) -> None:
    """Mark papers, which changes what the first stage holds of them, and take that in."""
    with Library.open(path) as library:
        kept = KeptIndex.of(library)
        with library.transaction() as connection:
            connection.execute("UPDATE papers SET marked = 1 - marked WHERE id <= ?", (many,))
        here = cpu(lambda: kept.catch_up(library))
        aside = "" if kept.progress is None else ", the rest by another process"
        before = os.times()
        kept.finish(library, abstracts=True)
        kept.save()
        kept.close()
        after = os.times()
        helped = after.children_user + after.children_system - before.children_user - before.children_system
        print(f"  {many:,} changed: {here:.1f} ms of CPU here{aside} ({helped:.1f} s of CPU)")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("size", type=int, nargs="?", default=100_000)
    parser.add_argument("--library", type=Path, help="a library with papers in it")
    options = parser.parse_args()
    if options.library is None and not SHARED.exists():
        sys.exit("No abstracts to measure with: name a --library.")
    with tempfile.TemporaryDirectory() as name:
        path = options.library or library_of(options.size, Path(name))
        made(path)
        with Library.open(path) as library:
            print(f"  {library.papers.counts().all:,} papers")
            kept: list[KeptIndex] = []
            opened = cpu(lambda: kept.append(KeptIndex.of(library)))
            first = cpu(lambda: kept[0].index.search("neural netw", limit=BEST))
            second = cpu(lambda: kept[0].search_abstracts("neural netw", limit=BEST))
            print(
                f"  opened in {opened:.0f} ms of CPU, first answer {first:.0f} ms, first of abstracts {second:.0f} ms"
            )
            sizes = dict.fromkeys(("segment", "abstracts"), 0.0)
            for file in folder_of(path).iterdir():
                if (kind := file.name.split("-")[0]) in sizes:
                    sizes[kind] += file.stat().st_size / 1e6
            print(f"  {sizes['segment']:.0f} MB on disk, and {sizes['abstracts']:.0f} MB for abstracts")
            asked(kept[0], library, random.Random(3))
        for many in (1, 10_000):
            changed(path, many)


if __name__ == "__main__":
    main()
