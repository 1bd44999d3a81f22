"""What the page reader costs: ``python tests/bench/reading.py --speed [--sizes 1,10]``: CPU seconds a megabyte.

For each kind of page and each hostile text, at each size, with the growth from one size to the next (1.0 is linear).
"""

from __future__ import annotations

import contextlib
import random
from collections.abc import Callable, Sequence
from time import process_time

from hostile import HOSTILE
from kinds import Knobs
from kinds_lists import KINDS
from layouts import LAYOUTS, Given
from wild_lists import WILD
from wild_more import MORE

from readinglist.errors import CannotRead
from readinglist.reading import read

MEGABYTE = 1_000_000
_TRIAL = 50
_SEED = 3


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
    count = max(1, _TRIAL * size // len(make(papers[:_TRIAL]).encode()))
    return make((list(papers) * (count // len(papers) + 1))[:count])


def _spent(text: str) -> tuple[float, int]:
    start = process_time()
    found = 0
    with contextlib.suppress(CannotRead):
        found = len(read(text, "page").drafts)
    return process_time() - start, found


def measure_speed(papers: Sequence[Given], sizes: Sequence[float]) -> None:
    """Print the table; ``sizes`` are megabytes, rising."""
    columns = "".join(f"{f'{size:g} MB':>10}{'growth':>8}" for size in sizes)
    print(f"{'CPU s a MB':26}{columns}{'records':>9}")
    for title, texts in (("pages", _pages(papers)), ("hostile texts", HOSTILE)):
        print(title)
        for name, make in texts.items():
            cells = ""
            before = found = 0.0
            for size in sizes:
                text = make(int(size * MEGABYTE))
                seconds, found = _spent(text)
                cost = seconds * MEGABYTE / max(1, len(text.encode()))
                cells += f"{cost:10.2f}{f'x{cost / before:.2f}' if before else '':>8}"
                before = max(cost, 0.01)
            print(f"  {name:24}{cells}{found:9.0f}", flush=True)
