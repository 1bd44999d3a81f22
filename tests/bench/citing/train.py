"""Train the tagger of citations: ``PYTHONPATH=… python tests/bench/citing/train.py --out WEIGHTS [--real FOLDER …]``.

The weights (``readinglist/reading/pages/citing/weights.txt``) come of rows whose tags are known (``tagged.py``): rows
put together in drawn styles, rows of the kinds of pages that the tests know (their tuned half), and, with ``--real``,
rows of real pages, found again by the titles and names of their records. Titles and names of the made rows are those of
the corpus in ``../shared/bench`` beside the checkout. Needs python-crfsuite, which the program does not: a conditional
random field with ``tokens.features`` as its features. What weighs less than ``LEAST`` is left out, the rest kept in
twentieths. With ``--test FOLDER`` it prints how many titles of one-row citations come out whole there.

The weights here: as the defaults are, with 98 real pages (140 s). On 31 other real pages of citations in one row, which
nothing had been made with, the mean F1 of titles was .756 by rules alone and .810 with what was learned; on 69 pages of
other kinds .695 and .707.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import mean
from typing import Any

import tagged  # first: it makes the program and the tests known

from readinglist.reading.pages.citing import tagging, tokens

LEAST = 0.05


def train(rows: Sequence[tuple[tagged.Tagged, int]], options: argparse.Namespace) -> Any:
    """Train on rows, each as many times as it says; the trained field."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(verbose=False)
    for row, times in rows:
        items = pycrfsuite.ItemSequence(list(tokens.features(row.seen)))
        for _ in range(times):
            trainer.append(items, row.tags)
    trainer.set_params({"c1": options.c1, "c2": options.c2, "max_iterations": options.iterations, "feature.minfreq": 4})
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "crf")
        trainer.train(path)
        found = pycrfsuite.Tagger()
        found.open(path)
        return found.info()


def export(info: Any, out: Path) -> None:
    """Write the weights: a line for each move between tags, then one for each feature, its weights by ``TAGS``."""
    weights: dict[str, list[int]] = {}
    for (name, tag), value in info.state_features.items():
        if abs(value) >= LEAST:
            weights.setdefault(name, [0] * len(tagging.TAGS))[tagging.TAGS.index(tag)] = round(value * tagging.SCALE)
    lines = [f"move {a} {b} {round(value * tagging.SCALE)}" for (a, b), value in sorted(info.transitions.items())]
    lines += [" ".join([name, *(str(number or "") for number in weights[name])]) for name in sorted(weights)]
    out.write_text("\n".join(lines) + "\n", encoding="utf-8")


def measure(tagger: tagging.Tagger, pages: dict[str, list[tagged.Tagged]]) -> str:
    """Of citations in one row, how many titles are the likeliest, as the mean of pages; how likely they are."""
    shares, likely = [], []
    for rows in pages.values():
        right = []
        for seen, tags in ((row.seen, row.tags) for row in rows):
            words = [at for at, tag in enumerate(tags) if tag == "T" and seen.tokens[at][0].isalnum()]
            if not words or len(set(tags)) < 2:
                continue
            spans = tagger.spans(seen)
            best = next(iter(spans.best(1, -1e9)), None)
            got = [at for at in range(best.start, best.end) if seen.tokens[at][0].isalnum()] if best else []
            right.append(got == words)
            order = "AT" if "A1" in tags else "TA" if "A2" in tags else "T-"
            likely.append(max(-12.0, spans.likely(tags.index("T"), len(tags) - tags[::-1].index("T"), order)))
        if len(right) > 2:
            shares.append(mean(right))
    return f"{len(likely)} rows, {mean(likely):.3f} likely, {mean(shares):.4f} right on {len(shares)} pages"


def main() -> None:
    """Train, write the weights, measure."""
    parser = argparse.ArgumentParser(description="Train the tagger of citations.")
    parser.add_argument("--made", type=int, default=12_000, help="rows put together")
    parser.add_argument("--own", type=int, default=48, help="papers of each kind of page that the tests know")
    parser.add_argument("--real", type=Path, nargs="*", default=[], help="folders of real pages")
    parser.add_argument("--weight", type=int, default=3, help="how many times a row of a real page counts")
    parser.add_argument("--iterations", type=int, default=60)
    parser.add_argument("--c1", type=float, default=0.5)
    parser.add_argument("--c2", type=float, default=0.5)
    parser.add_argument("--test", type=Path, help="a folder of real pages to measure on")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    started = time.process_time()
    rows = [(row, 1) for row in tagged.made(options.made, 3)]
    rows += [(row, 1) for row in tagged.own(options.own, 11)] if options.own else []
    found = [row for folder in options.real for page in tagged.real(folder).values() for row in page]
    print(f"{len(rows)} rows made, {len(found)} real ones")
    rows += [(row, options.weight if row.cites else max(1, options.weight // 5)) for row in found]
    info = train(rows, options)
    export(info, options.out)
    print(f"{len(info.state_features)} features, {time.process_time() - started:.0f} s of CPU")
    if options.test:
        tagger = tagging.Tagger.of(options.out.read_text(encoding="utf-8"))
        print(measure(tagger, tagged.real(options.test)))


if __name__ == "__main__":
    main()
