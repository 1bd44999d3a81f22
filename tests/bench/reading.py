"""How well the page reader reads pages it has not seen: ``python tests/bench/reading.py [--papers N]``.

Fills the four layouts of ``tests/unit/reading/layouts.py`` with papers of a corpus and prints, for each, how many
records come back whole and how many of their titles, authors, dates and abstracts. The corpus is ``../shared/bench``
beside the checkout (``titles.tsv.xz``: title, authors, year; ``abstracts.tsv.xz``); without it there is nothing to
measure. A hash of the title puts each paper into one of two halves: rules are tuned on one, measured on the other.
"""

from __future__ import annotations

import argparse
import hashlib
import lzma
import random
import sys
from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT.parent / "shared" / "bench"
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "unit" / "reading"), str(ROOT / "tests" / "bench")]

from kinds import Knobs  # noqa: E402
from kinds_lists import CLEAR, KINDS  # noqa: E402
from layouts import LAYOUTS, Given, Layout  # noqa: E402
from measure import score  # noqa: E402
from reading_speed import measure_speed  # noqa: E402
from wild import garnished  # noqa: E402
from wild_lists import WILD  # noqa: E402
from wild_more import MORE  # noqa: E402

from readinglist.reading import read  # noqa: E402
from readinglist.records import Bibliographic, Draft  # noqa: E402

PARTS = ("title", "authors", "id", "date")
PAGE_SIZES = (1, 3, 10, 10, 40)
SIZES = (1, 1, 2, 3, 5, 8, 10, 20, 50, 50)
FIELDS = ("title", "authors", "date", "abstract")


def corpus(half: str, rng: random.Random) -> list[Given]:
    """The papers of one half, in a random order, each with an abstract that is dealt out to it."""
    with lzma.open(CORPUS / "abstracts.tsv.xz", "rt", encoding="utf-8", newline="\n") as file:
        abstracts = [line.rstrip("\n") for line in file]
    papers = []
    with lzma.open(CORPUS / "titles.tsv.xz", "rt", encoding="utf-8", newline="\n") as file:
        for line in file:
            title, authors, year = line.rstrip("\n").split("\t")
            held = hashlib.sha1(title.encode()).digest()[0] % 2 == 1
            names = tuple(authors.split(", "))
            if held == (half == "held") and all(_is_one_name(name) for name in names):
                papers.append(Given(" ".join(title.split()), names, int(year), rng.choice(abstracts)))
    rng.shuffle(papers)
    return papers


def _is_one_name(name: str) -> bool:
    """Whether a row's name is one: some rows hold an empty one, or two that are joined by "and"."""
    return bool(name) and name == name.strip(" ,") and not f" {name} ".count(" and ") and " et al" not in name


def related(papers: Sequence[Given]) -> list[Given]:
    """Papers in runs that share an author, as on an author's page."""
    ordered = sorted(papers, key=lambda paper: paper.authors[0])
    return [paper for _, run in groupby(ordered, key=lambda paper: paper.authors[0]) for paper in run]


def match(records: Sequence[Bibliographic], drafts: Sequence[Draft]) -> list[tuple[Bibliographic, Draft | None]]:
    """Each record with the draft that holds its abstract or title, in order."""
    left = list(drafts)
    pairs: list[tuple[Bibliographic, Draft | None]] = []
    for record in records:

        def fits(draft: Draft, record: Bibliographic = record) -> bool:
            if record.arxiv_id:
                return draft.arxiv_id == record.arxiv_id
            glued = bool(record.title and draft.title and record.title[:12] == draft.title[:12])
            return glued or (record.abstract is not None and record.abstract == draft.abstract)

        found = next((draft for draft in left if fits(draft)), None)
        if found is not None:
            left.remove(found)
        pairs.append((record, found))
    return pairs


def measure(layout: Layout, papers: Sequence[Given], rng: random.Random, abstracts: float, show: int) -> Counter[str]:
    """Counts of what came back: records, whole ones, right fields, and those invented, doubted, or wrong undoubted."""
    tally: Counter[str] = Counter()
    at = 0
    while at < len(papers):
        size = rng.choice(SIZES)
        page = layout(papers[at : at + size], rng, abstracts)  # type: ignore[call-arg]
        at += size
        drafts = read(page.text, "page").drafts
        tally["invented"] += max(0, len(drafts) - len(page.records))
        for record, draft in match(page.records, drafts):
            tally["records"] += 1
            right = {name: draft is not None and getattr(draft, name) == getattr(record, name) for name in FIELDS}
            tally.update(name for name in FIELDS if right[name])
            whole = draft is not None and draft.bibliographic() == record.bibliographic()
            tally["whole"] += whole
            tally["title, authors, date"] += right["title"] and right["authors"] and right["date"]
            doubted = draft is not None and "title" in draft.doubts
            tally["doubted"] += doubted
            tally["sure but wrong"] += not doubted and not (right["title"] and right["authors"])
            if not whole and show > 0:
                show -= 1
                print("   ", size, record.title, "|", record.authors, record.date, (record.abstract or "")[:50])
                print(
                    "     -> ",
                    draft and (draft.title, draft.authors, draft.date, (draft.abstract or "")[:50], draft.comment),
                )
    return tally


def rates(tally: Counter[str], part: str) -> tuple[float, float, float] | None:
    """Precision, recall and F1 of one part; a title that the page does not hold counts three times."""
    if part == "paper":
        right, given = tally["found"], tally["records"]
        wrong = 3 * tally["invented"]
    else:
        right, given = tally[f"{part} right"], tally[f"{part} given"]
        wrong = (3 if part == "title" else 1) * tally[f"{part} wrong"]
    if not given:
        return None
    precision, recall = right / max(1, right + wrong), right / given
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def measure_kinds(given: Sequence[Given], half: str, rng: random.Random) -> None:
    """Print the table of kinds: ways of laying a page out that no rule was tuned on, where ``half`` is "held"."""
    parts = ("paper", *PARTS)
    print(
        f"\n{'kind':18}{'papers':>7}" + "".join(f"{part + ' P':>10}{'R':>6}{'F1':>6}" for part in parts) + "  made up"
    )
    every: Counter[str] = Counter()
    clear: list[float] = []
    means: list[float] = []
    for name, kind in {**KINDS, **WILD, **MORE}.items():
        tally: Counter[str] = Counter()
        at = 0
        papers = garnished(given, random.Random(rng.getrandbits(32))) if name not in KINDS else given
        while at < len(papers):
            size = rng.choice(PAGE_SIZES)
            page = kind(papers[at : at + size], Knobs(random.Random(rng.getrandbits(32)), half))
            at += size
            tally.update(score(page, read(page.text, "page").drafts)[0])
        found = {part: rates(tally, part) for part in parts}
        every.update(tally)
        title = found["title"] or found["paper"]
        if title:
            means.append(title[2])
            clear += [title[2]] if name in CLEAR or name in WILD or name in MORE else []
        _print_row(name, tally, [found[part] for part in parts])
    _print_row("all", every, [rates(every, part) for part in parts])
    print(f"F1 of titles, mean of kinds: {sum(means) / len(means):.3f}; clear period: {sum(clear) / len(clear):.3f}")


def _print_row(name: str, tally: Counter[str], cells: Sequence[tuple[float, float, float] | None]) -> None:
    shown = "".join(f"{c[0]:10.3f}{c[1]:6.3f}{c[2]:6.3f}" if c else f"{'-':>10}{'-':>6}{'-':>6}" for c in cells)
    made = sum(tally[f"invented {part}"] for part in ("year", "author", "id"))
    print(f"{name:18}{tally['records']:7d}{shown}{made:9d}")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="How well the page reader reads pages it has not seen.")
    parser.add_argument("--half", choices=("held", "tuned"), default="held")
    parser.add_argument("--papers", type=int, default=4_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--abstracts", type=float, default=1.0, help="share of the papers that show an abstract")
    parser.add_argument("--related", action="store_true", help="pages of papers that share their first author")
    parser.add_argument("--show", type=int, default=0, help="print this many wrong records of each layout")
    parser.add_argument("--kinds", type=int, default=400, help="papers for each kind of page")
    parser.add_argument("--speed", action="store_true", help="print what reading costs instead")
    parser.add_argument("--sizes", nargs="+", type=float, default=[1.0], help="megabytes for --speed, rising")
    options = parser.parse_args()
    if not CORPUS.is_dir():
        print("No corpus beside the checkout (../shared/bench): nothing to measure.")
        return
    rng = random.Random(options.seed)
    papers = corpus(options.half, rng)
    if options.speed:
        measure_speed(papers[:60_000], options.sizes)
        return
    given = papers[: options.kinds]
    papers = related(papers[:40_000])[: options.papers] if options.related else papers[: options.papers]
    columns = ("records", "whole", "title, authors, date", *FIELDS, "doubted", "sure but wrong", "invented")
    print(f"{'layout':14}" + "".join(f"{name:>{max(9, len(name) + 2)}}" for name in columns) + f"{'ms/page':>9}")
    for name, layout in LAYOUTS.items():
        start = perf_counter()
        tally = measure(layout, papers, rng, options.abstracts, options.show)
        spent = (perf_counter() - start) * 1000 / (len(papers) / (sum(SIZES) / len(SIZES)))
        cells = [
            f"{tally[c]:d}" if c in ("records", "invented") else f"{tally[c] / tally['records']:.4f}" for c in columns
        ]
        print(
            f"{name:14}"
            + "".join(f"{cell:>{max(9, len(c) + 2)}}" for c, cell in zip(columns, cells, strict=True))
            + f"{spent:9.1f}"
        )
    measure_kinds(given, options.half, rng)


if __name__ == "__main__":
    main()
