"""How fast files of every sort are read: ``python tests/bench/files.py [--papers 20000] [--sizes 1 10]``.

First a BibTeX file of as many papers with abstracts comes into a library and becomes searchable; its time is told as a
multiple of what bibtexparser takes to parse the same file in the same run, in processor time. Then every sort of file
is read at each size: seconds a megabyte, and the peak memory of a process that does nothing else. Papers are made ones.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from papers import peak_memory

from readinglist import importing
from readinglist.exporting import FORMATS, encode
from readinglist.library import Library
from readinglist.reading import opened
from readinglist.reading.files import sorts
from readinglist.records import Paper, Status
from readinglist.searching import KeptIndex

WORDS = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8").replace("|", " ").split()


def papers(count: int) -> list[Paper]:
    rng = random.Random(1)
    return [
        Paper(
            id=k,
            title=" ".join(rng.choices(WORDS, k=9)),
            authors=tuple(f"{rng.choice('ABCDEF')}. {rng.choice(WORDS).title()}" for _ in range(rng.randrange(1, 6))),
            date=f"20{k % 24 + 1:02}-{k % 12 + 1:02}-11",
            arxiv_id=f"{k % 24 + 1:02}{k % 12 + 1:02}.{k // 24:05}",
            abstract=" ".join(rng.choices(WORDS, k=160)),
            venue="Journal of Made Papers" if k % 3 else None,
            tags=("made", "to read") if k % 4 == 0 else (),
            status=list(Status)[k % 3],
            cite_key=f"key{k}",
        )
        for k in range(1, count + 1)
    ]


def sample(sort: str, megabytes: float) -> bytes:
    """A file of about that size, of papers that were written once and are told again with other ids."""
    some = papers(200)
    if sort == "html":
        rows = "".join(
            f'<li><a href="https://arxiv.org/abs/{p.arxiv_id}">{p.title}</a><br>{", ".join(p.authors)}'
            f"<p>{p.abstract}</p>"
            for p in some
        ).encode()
        return b"<html><body><ul>" + rows * max(1, int(megabytes * 1e6 / len(rows))) + b"</ul></body></html>"
    if sort == "atom":
        rows = "".join(
            f"<entry><id>http://arxiv.org/abs/{p.arxiv_id}</id><title>made</title>"
            f"<summary>made {'word ' * 200}</summary><author><name>A. Made</name></author></entry>\n"
            for p in some
        ).encode()
        return b"<feed>\n" + rows * max(1, int(megabytes * 1e6 / len(rows))) + b"</feed>"
    data = encode(FORMATS[sort], FORMATS[sort].render(some))
    times = max(1, int(megabytes * 1e6 / len(data)))
    if sort == "csl-json":
        return b"[" + b",".join([data.strip()[1:-1]] * times) + b"]"
    head = data.index(b"\n") + 1 if sort in ("csv", "markdown") else 0
    return data[:head] + data[head:] * times


def whole(count: int) -> None:
    import bibtexparser

    text = "\n".join(FORMATS["bibtex"].render(part) for part in [papers(count)])
    with tempfile.TemporaryDirectory() as made:
        path = Path(made, "papers.bib")
        path.write_text(text, encoding="utf-8")
        started, clock = time.process_time(), time.perf_counter()
        parsed = len(bibtexparser.parse_string(text).entries)
        baseline, waited = time.process_time() - started, time.perf_counter() - clock
        with Library.open(Path(made, "library.db")) as library:
            started, clock = time.process_time(), time.perf_counter()
            imported = importing.run(library, importing.gather([path]))
            read = time.process_time() - started
            index = KeptIndex.of(library, nice=0)
            index.finish(library)  # in a process of its own
            took = time.perf_counter() - clock
            assert sum(one.new for one in imported.reports) == parsed == len(index.index) == count
            index.close()
    print(
        f"{count:,} papers of BibTeX, {len(text) / 1e6:.1f} MB: bibtexparser alone {baseline:.2f} s of processor time;"
    )
    print(f"  in the library after {read / baseline:.2f} times that, searchable after {took / waited:.2f} by the clock")


def one(sort: str, megabytes: float) -> None:
    data = sample(sort, megabytes)
    started = time.process_time()
    source, found = opened(data)
    # Of HTML only its words are taken here; tests/bench/reading.py measures how pages are read.
    read = found is not None and sort != "html"
    count = sum(1 for _ in found.read(sorts.blocks(source.text))) if found and read else source.text.count("\n")
    took = time.process_time() - started
    print(json.dumps({"s": took / len(data) * 1e6, "memory": peak_memory(), "mb": len(data) / 1e6, "records": count}))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--papers", type=int, default=20_000)
    parser.add_argument("--sizes", type=float, nargs="+", default=[1, 10])
    parser.add_argument("--one", nargs=2, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        one(asked.one[0], float(asked.one[1]))
        return
    whole(asked.papers)
    for sort in (*FORMATS, "atom", "html"):
        for size in asked.sizes:
            command = [sys.executable, __file__, "--one", sort, str(size)]
            told = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
            print(
                f"{sort:9} {told['mb']:6.1f} MB: {told['s']:.3f} s a MB, peak {told['memory']:4.0f} MB"
                f" ({told['records']:,} {'lines' if sort == 'html' else 'records'})"
            )


if __name__ == "__main__":
    main()
