"""How well real pages are read: ``python tests/bench/pages.py FOLDER [--show N]``.

A folder of pages as they were copied (``NAME.txt``, ``NAME.html``, ``NAME.md``), each with what a careful person reads
out of it in ``NAME.json``: ``{"kind", "clear_period", "records": [{"title", "authors", "year", "arxiv_id", "doi"}],
"optional": [...]}``; ``optional`` records count neither way, and a year of a record's ``year_alt`` is as right as its
``year``. Such pages belong to others, so none lie in this project.
For each page: precision, recall and F1 of papers and titles, F1 of authors, years and ids. A title that the page does
not hold (made up, spliced or cut) counts three times. A page without papers counts what was made of it.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT)]

from readinglist.reading import read  # noqa: E402
from readinglist.records import Draft  # noqa: E402

PARTS = ("title", "authors", "year", "id")
NEAR = 80
"""How alike a title must be (0 to 100) to be a wrong reading of a record rather than one made up."""


def folded(text: str | None) -> str:
    """Letters and digits alone: case, quotes and points are not judged."""
    return re.sub(r"[\W_]+", " ", text or "").strip().casefold()


def person(name: str) -> tuple[str, ...]:
    """A name whichever way round it is written."""
    return tuple(sorted(folded(name).split()))


@dataclass(frozen=True, slots=True)
class Paper:
    """A record or a draft, reduced to what is compared."""

    title: str
    authors: tuple[tuple[str, ...], ...]
    year: str
    ids: frozenset[str]
    other_years: frozenset[str] = frozenset()
    """Years that are as right, where the page shows several."""

    @classmethod
    def of_truth(cls, record: dict[str, Any]) -> Paper:
        """A record of the JSON file."""
        ids = frozenset(str(record[key]).lower() for key in ("arxiv_id", "doi") if record.get(key))
        authors = tuple(person(name) for name in record.get("authors") or ())
        others = frozenset(str(year or "") for year in record.get("year_alt") or ())
        return cls(folded(record.get("title")), authors, str(record.get("year") or ""), ids, others)

    @classmethod
    def of_draft(cls, draft: Draft) -> Paper:
        """A record that was read."""
        ids = frozenset(value.lower() for value in (draft.arxiv_id, draft.doi) if value)
        year = (draft.date or "")[:4]
        return cls(folded(draft.title), tuple(map(person, draft.authors)), "" if year[:1] == "-" else year, ids)


def likeness(one: Paper, other: Paper) -> float:
    """0 to 100: the same title, else the same id, else most of the title."""
    if one.title and one.title == other.title:
        return 100.0
    if one.ids & other.ids:
        return 99.0
    if not one.title or not other.title:
        return 0.0
    if min(len(one.title), len(other.title)) > 12 and (one.title in other.title or other.title in one.title):
        return 90.0
    return fuzz.ratio(one.title, other.title) * 0.98


def pair(records: Sequence[Paper], drafts: Sequence[Paper]) -> list[tuple[Paper | None, Paper | None]]:
    """Records with the drafts that are they, the likest first; what is left alone stands alone."""
    scored = sorted(
        ((likeness(r, d), -i, -j) for i, r in enumerate(records) for j, d in enumerate(drafts)), reverse=True
    )
    left, unread = set(range(len(drafts))), set(range(len(records)))
    pairs: list[tuple[Paper | None, Paper | None]] = []
    for score, i, j in scored:
        if score < NEAR:
            break
        if -i in unread and -j in left:
            pairs.append((records[-i], drafts[-j]))
            unread.discard(-i)
            left.discard(-j)
    return [*pairs, *((records[i], None) for i in sorted(unread)), *((None, drafts[j]) for j in sorted(left))]


def judge(records: Sequence[Paper], drafts: Sequence[Paper], optional: Sequence[Paper]) -> Counter[str]:
    """Counts of one page."""
    pairs = pair(records, drafts)
    loose = [d for r, d in pairs if r is None and d is not None]
    excused = {id(d) for r, d in pair(optional, loose) if r is not None and d is not None}
    tally: Counter[str] = Counter(records=len(records), drafts=len(drafts) - len(excused))
    for record, draft in pairs:
        if draft is not None and id(draft) in excused:
            continue
        tally["found"] += record is not None and draft is not None
        tally["made up"] += record is None
        for part in PARTS:
            there: Any = getattr(record, part if part != "id" else "ids") if record else None
            got: Any = getattr(draft, part if part != "id" else "ids") if draft else None
            if part == "year" and record is not None and got in record.other_years:
                there = got
            tally[f"{part} given"] += bool(there)
            tally[f"{part} right"] += bool(there) and there == got
            tally[f"{part} wrong"] += bool(got) and there != got
    return tally


def rates(tally: Counter[str], part: str) -> tuple[float, float, float]:
    """Precision, recall, F1; 1 where there was nothing to find and nothing was found."""
    names = ("found", "records", "made up") if part == "paper" else (f"{part} right", f"{part} given", f"{part} wrong")
    right, given, wrong = (tally[name] for name in names)
    wrong *= 3 if part in ("paper", "title") else 1
    precision = right / (right + wrong) if right + wrong else 1.0
    recall = right / given if given else 1.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def show(tally: Counter[str], truth: dict[str, Any], drafts: Sequence[Draft], most: int) -> None:
    """Print the first records that were not read right, as they stand and as they were read."""
    records = [Paper.of_truth(record) for record in truth["records"]]
    read_as = [Paper.of_draft(draft) for draft in drafts]
    for record, draft in pair(records, read_as):
        if (record and draft and replace(record, other_years=frozenset()) == draft) or most <= 0:
            continue
        most -= 1
        given = truth["records"][records.index(record)] if record else None
        made = drafts[read_as.index(draft)] if draft else None
        print("      is ", given and [given.get(k) for k in ("title", "authors", "year", "arxiv_id", "doi")])
        print("      got", made and [made.title, list(made.authors), made.date, made.arxiv_id, made.doi])


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="How well real pages are read.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", type=int, default=0, help="print so many wrong records of each page")
    parser.add_argument("--quiet", action="store_true", help="print the sums alone")
    parser.add_argument("pages", nargs="*", help="names of pages; all, where none is given")
    options = parser.parse_args()
    every: Counter[str] = Counter()
    scores: dict[str, list[float]] = {"all kinds": [], "clear period": []}
    for path in sorted(options.folder.glob("*.json")):
        if options.pages and path.stem not in options.pages:
            continue
        truth = json.loads(path.read_text(encoding="utf-8"))
        page = next(p for p in sorted(options.folder.glob(f"{path.stem}.*")) if p.suffix != ".json")
        drafts = read(page.read_bytes(), page.name).drafts
        records, optional = ([Paper.of_truth(r) for r in truth.get(key, [])] for key in ("records", "optional"))
        tally = judge(records, [Paper.of_draft(draft) for draft in drafts], optional)
        every.update(tally)
        found = {part: rates(tally, part) for part in ("paper", *PARTS)}
        if records:
            scores["all kinds"].append(found["title"][2])
            if truth.get("clear_period"):
                scores["clear period"].append(found["title"][2])
        if not options.quiet:
            print(f"{path.stem:6}{str(truth.get('kind'))[:44]:46}" + row(tally, found))
            show(tally, truth, drafts, options.show)
    print(f"{'all':52}" + row(every, {part: rates(every, part) for part in ("paper", *PARTS)}))
    for name, values in scores.items():
        if values:
            print(f"F1 of titles, mean of {len(values)} pages, {name}: {sum(values) / len(values):.3f}")


def row(tally: Counter[str], found: dict[str, tuple[float, float, float]]) -> str:
    """The figures of a page in one line."""
    paper, title = found["paper"], found["title"]
    rest = "".join(f" {part} {found[part][2]:.2f}" for part in ("authors", "year", "id"))
    return (
        f"{tally['records']:4d} there {tally['drafts']:4d} read {tally['made up']:3d} made up "
        f"| paper {paper[2]:.2f} | title P {title[0]:.2f} R {title[1]:.2f} F1 {title[2]:.3f} |{rest}"
    )


if __name__ == "__main__":
    main()
