"""What the page reader costs: ``python tests/bench/reading.py --speed [--sizes 1 10 100]``.

For each kind of page and each hostile text, at each size: CPU seconds a megabyte, the growth from one size to the next
(1.0 is linear), and the peak memory above that of the program as a multiple of the text. Each figure is taken in a
child process of its own; pages are read as an import reads them, a large one section by section with no record kept.
"""

from __future__ import annotations

import contextlib
import random
import sys
from collections.abc import Callable, Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from time import process_time

from hostile import HOSTILE
from kinds import Knobs
from kinds_lists import KINDS
from layouts import LAYOUTS, Given
from wild_lists import WILD
from wild_more import MORE

from readinglist import reading
from readinglist.errors import CannotRead
from readinglist.reading.detect import decode
from readinglist.reading.files import sorts
from readinglist.reading.pages.page import read_page
from readinglist.records import Draft

MEGABYTE = 1_000_000
_TRIAL = 50
_SEED = 3
_FROM = 5 * MEGABYTE
"""A text of so many bytes is a sample of its kind over and over, and only some kinds are read at that size."""
LARGE = frozenset(
    {"Scholar profile", "DBLP", "arXiv listing", "daily page", "lab page", "compact page", "one line of words"}
    | {"names in lines", "blank lines", "short lines", "identifiers", "tags in lines", "citations"}
)
"""Kinds that are read at every size: the usual ones, the layouts that are anchored, the dearest of the hostile."""
LARGEST = frozenset(["daily page", "compact page", "blank lines", "one line of words", "titles in lines", "Chinese"])
"""Kinds that are read at 100 MB too: there is time for few."""
_HUGE = 50 * MEGABYTE


def _pages(papers: Sequence[Given]) -> dict[str, Callable[[int], str]]:
    """For each kind, a page of about so many bytes, filled with the papers over and over."""
    made: dict[str, Callable[[int], str]] = {}
    for name, kind in {**KINDS, **WILD, **MORE}.items():
        if name != "abstract page":  # a page about one paper
            made[name] = lambda size, kind=kind: _filled(  # type: ignore[misc]
                lambda given: kind(given, Knobs(random.Random(_SEED))).text, papers, size
            )
    for name, layout in LAYOUTS.items():
        made[name] = lambda size, layout=layout: _filled(  # type: ignore[misc]
            lambda given: layout(given, random.Random(_SEED)).text, papers, size
        )
    return made


def _filled(make: Callable[[Sequence[Given]], str], papers: Sequence[Given], size: int) -> str:
    if size > _FROM:
        page = _filled(make, papers, _FROM // 5)
        return "\n".join([page] * round(size / (_FROM // 5)))
    count = max(1, _TRIAL * size // len(make(papers[:_TRIAL]).encode()))
    return make((list(papers) * (count // len(papers) + 1))[:count])


def _count(data: bytes) -> int:
    """How many records a text holds, read as an import does."""
    with contextlib.suppress(CannotRead):
        source, sort = reading.opened(data, "page")
        if sort is not None:
            return sum(1 for found in sort.read(sorts.blocks(source.text)) if isinstance(found, Draft))
        return len(read_page(decode(data, "page")).drafts)
    return 0


def _measured(make: Callable[[int], str], size: int, answer: Connection) -> None:
    data = make(size).encode()
    before = _peak(reset=True)
    start = process_time()
    found = _count(data)
    spent = process_time() - start
    answer.send((spent * MEGABYTE / len(data), (_peak() - before) / len(data), found))


def _peak(*, reset: bool = False) -> int:
    """Most bytes of memory held so far; ``reset`` counts from here on. 0 where the system does not tell."""
    if not sys.platform.startswith("linux"):
        return 0
    if reset:
        Path("/proc/self/clear_refs").write_text("5")
    with Path("/proc/self/status").open() as file:
        return next(int(line.split()[1]) * 1024 for line in file if line.startswith("VmHWM"))


def measure_speed(papers: Sequence[Given], sizes: Sequence[float]) -> None:
    """Print the table; ``sizes`` are megabytes, rising."""
    context = get_context("fork")
    columns = "".join(f"{f'{size:g} MB':>10}{'growth':>8}{'memory':>8}" for size in sizes)
    print(f"{'CPU s a MB':26}{columns}{'records':>9}")
    for title, texts in (("pages", _pages(papers)), ("hostile texts", HOSTILE)):
        print(title)
        for name, make in texts.items():
            cells = ""
            before = found = 0.0
            for size in sizes:
                if (size * MEGABYTE > _FROM and name not in LARGE | LARGEST) or (
                    size * MEGABYTE > _HUGE and name not in LARGEST
                ):
                    continue
                answer, mine = context.Pipe(duplex=False)
                child = context.Process(target=_measured, args=(make, int(size * MEGABYTE), mine))
                child.start()
                cost, memory, found = answer.recv()
                child.join()
                cells += f"{cost:10.2f}{f'x{cost / before:.2f}' if before else '':>8}{f'x{memory:.1f}':>8}"
                before = max(cost, 0.01)
            print(f"  {name:24}{cells:{26 * len(sizes)}}{found:9.0f}", flush=True)
