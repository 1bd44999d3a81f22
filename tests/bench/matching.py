"""Which paper is this: how often rightly told, kind by kind, and how long it takes.

    python tests/bench/matching.py [--papers 100000] [--pairs 300] [--seeds 1 2 3]

A library of that many titles; records that are papers of it seen again, damaged in one way each; and records that are
near to one but are not it. Precision counts the records that were taken for a paper (they must be that one), recall
those that should have been. Time is the process's own, beside bare SELECTs of the same keys.
"""

from __future__ import annotations

import argparse
import random
import re
import string
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import corpus

from readinglist import matching
from readinglist.importing import batch
from readinglist.importing.lines import plain
from readinglist.importing.matcher import AlikeTitles, Matcher
from readinglist.library import Library
from readinglist.reading.files.arxiv_json import Record
from readinglist.records import Draft

Random = random.Random
Pair = tuple[str, Draft, int | None]
"""A kind, a record, and the paper that it is; None for one that is new."""

_WORDS = [
    "analysis",
    "approach",
    "theory",
    "methods",
    "dynamics",
    "structure",
    "systems",
    "evidence",
    "networks",
    "results",
]


def slip(text: str, rng: Random, times: int = 1) -> str:
    """A letter wrong, missing, doubled or swapped, inside words of four letters and more."""
    words = text.split(" ")
    long = [k for k, word in enumerate(words) if len(re.sub(r"\W", "", word)) >= 5 and word.isalpha()]
    for k in rng.sample(long, min(times, len(long))):
        word = words[k]
        at = rng.randrange(1, len(word) - 1)
        words[k] = rng.choice(
            [
                word[:at] + rng.choice(string.ascii_lowercase) + word[at + 1 :],
                word[:at] + word[at + 1 :],
                word[:at] + word[at] + word[at:],
                word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            ]
        )
    return " ".join(words)


def has_room(paper: Draft, letters: int = 5, words: int = 4) -> bool:
    """Whether a title is long enough to be known again when it is damaged."""
    return (
        len((paper.title or "").split()) >= words
        and sum(len(w) >= letters and w.isalpha() for w in (paper.title or "").split()) >= 3
    )


def initials(name: str) -> str:
    *given, family = name.split()
    return " ".join([*(f"{g[0]}." for g in given), family])


def turned(name: str) -> str:
    *given, family = name.split()
    return f"{family}, {' '.join(given)}" if given else name


def bare(paper: Draft, **changes: object) -> Draft:
    """The paper as a page without ids shows it."""
    return replace(paper, **{"arxiv_id": None, "abstract": None, **changes})  # type: ignore[arg-type]


def cut(paper: Draft, rng: Random) -> str:
    title = paper.title or ""
    return title[: max(30, int(len(title) * rng.uniform(0.5, 0.9)))].rstrip() + rng.choice(["…", "..."])


def restyled(title: str, rng: Random) -> str:
    return rng.choice(
        [
            title.upper(),
            title.lower().replace("-", " "),
            title.replace(":", " --").replace(" ", "  ") + ".",
            title.replace(" and ", " & ") if " and " not in title else f"“{title}”",
            re.sub(r"\b([A-Za-z])(\w+)$", r"{\1}\2", title),
        ]
    )


def published(paper: Draft, rng: Random) -> Draft:
    year = int((paper.date or "2020")[:4]) + rng.randrange(3)
    doi = f"10.{rng.randrange(1000, 9999)}/{rng.randrange(10**8)}"
    return bare(paper, doi=doi, date=str(year), venue="Journal of Things", authors=tuple(map(initials, paper.authors)))


SAME: dict[str, Callable[[Draft, Random], Draft | None]] = {
    "identical": lambda p, r: p,
    "id only": lambda p, r: Draft(arxiv_id=p.arxiv_id),
    "arXiv DOI, version": lambda p, r: Draft(title=slip(p.title or "", r), doi=f"10.48550/arXiv.{p.arxiv_id}v2"),
    "abstract only": lambda p, r: Draft(abstract=(p.abstract or "").replace(" ", "\n", 3).upper()),
    "no ids": lambda p, r: bare(p),
    "one slip": lambda p, r: bare(p, title=slip(p.title or "", r)) if has_room(p) else None,
    "two slips": lambda p, r: bare(p, title=slip(p.title or "", r, 2)) if has_room(p, words=6) else None,
    "cut short": lambda p, r: bare(p, title=cut(p, r)) if len(p.title or "") > 50 else None,
    "et al.": lambda p, r: (
        bare(p, authors=p.authors[:1], et_al=True, title=slip(p.title or "", r)) if has_room(p) else None
    ),
    "Family, Given": lambda p, r: (
        bare(p, authors=tuple(map(turned, p.authors)), title=slip(p.title or "", r)) if has_room(p) else None
    ),
    "initials": lambda p, r: bare(p, authors=tuple(map(initials, p.authors))),
    "published": published,
    "case, marks, TeX": lambda p, r: bare(p, title=restyled(p.title or "", r)),
    "no subtitle": lambda p, r: (
        bare(p, title=(p.title or "").partition(": ")[0])
        if ": " in (p.title or "") and len((p.title or "").partition(": ")[0].split()) >= 4
        else None
    ),
}

OTHER: dict[str, Callable[[Draft, Random], Draft | None]] = {
    "series": lambda p, r: bare(p, title=f"{p.title}{r.choice([' II', ', Part 2', ': Part III', ' 2', ' (IV)'])}"),
    "same title, others": lambda p, r: bare(p, authors=("Zuzanna Qwertowska", "Yrjö Xylander")),
    "near title": lambda p, r: bare(p, title=_another_word(p.title or "", r)) if has_room(p) else None,
    "comment on": lambda p, r: bare(
        p, title=r.choice(["Comment on “{}”", "Reply to: {}", "{} revisited", "A note on {}"]).format(p.title)
    ),
    "erratum": lambda p, r: bare(
        p, title=r.choice(["Erratum: {}", "{} (Corrigendum)", "Correction to: {}"]).format(p.title)
    ),
    "other arXiv id": lambda p, r: replace(
        p, arxiv_id=f"99{r.randrange(10, 99)}.{r.randrange(10**5):05d}", abstract=None
    ),
    "negated": lambda p, r: bare(p, title=_negated(p.title or "", r)) if has_room(p) else None,
    "generic": lambda p, r: bare(
        p, title=r.choice(["Introduction", "Editorial", "Book review", "Preface to the special issue"])
    ),
}

FRESH: dict[str, Callable[[Draft, Random], Draft | None]] = {
    "spelt otherwise": lambda p, r: (
        bare(
            p,
            title=(p.title or "")
            .replace("ization", "isation")
            .replace("ize", "ise")
            .replace("viour", "vior")
            .replace("behavior", "behaviour"),
        )
        if re.search("ization|ize|viour|behavior", p.title or "")
        else None
    ),
    "joined words": lambda p, r: bare(p, title=(p.title or "").replace(" ", "", 1)) if has_room(p) else None,
    "slip, et al., initials": lambda p, r: (
        bare(p, title=slip(p.title or "", r), authors=tuple(map(initials, p.authors[:1])), et_al=True)
        if has_room(p)
        else None
    ),
    "slip in a name too": lambda p, r: (
        bare(p, title=slip(p.title or "", r), authors=(slip(p.authors[0], r), *p.authors[1:]))
        if has_room(p) and len(p.authors) > 1
        else None
    ),
}


def _another_word(title: str, rng: Random) -> str:
    words = title.split(" ")
    long = [k for k, word in enumerate(words) if len(word) >= 5 and word.isalpha()]
    k = rng.choice(long)
    return " ".join(
        [*words[:k], rng.choice([w for w in _WORDS if w.rstrip("s") != words[k].lower().rstrip("s")]), *words[k + 1 :]]
    )


def _negated(title: str, rng: Random) -> str:
    words = title.split(" ")
    long = [k for k, word in enumerate(words) if len(word) >= 5 and word.isalpha() and word.islower()]
    if not long:
        return f"Non-{title}"
    k = rng.choice(long)
    return " ".join([*words[:k], rng.choice(["non", "un", "anti", "sub", "hyper"]) + words[k], *words[k + 1 :]])


def fill(library: Library, papers: Sequence[Draft]) -> float:
    """Write a library as a stream would; seconds of the process."""
    before = time.process_time()
    with library.bulk_writing():
        for start in range(0, len(papers), 5000):
            with library.transaction():
                part = papers[start : start + 5000]
                records = [
                    plain(k, Record(p.title, p.authors, p.category, p.date, p.arxiv_id, p.doi, None, None, p.abstract))
                    for k, p in enumerate(part, start)
                ]
                library.papers.add_plain(range(start + 1, start + 1 + len(part)), records)
    return time.process_time() - before


def made(count: int) -> list[Draft]:
    """Papers with ids, dates and short abstracts of their own."""
    papers = []
    titles, people = corpus.titles(count), corpus.authors(count)
    rng, real = Random(1), len(titles)
    while len(titles) < count:  # the head of one title, the tail of another
        head, tail = (titles[rng.randrange(real)].split() for _ in range(2))
        if min(len(head), len(tail)) > 3:
            titles.append(" ".join(head[: len(head) // 2] + tail[len(tail) // 2 :]))
            people.append(people[rng.randrange(real)])
    for k, (title, authors) in enumerate(zip(titles, people, strict=True)):
        text = f"We look at number {k}. " + " ".join([title] * (1 + 120 // max(len(title), 1)))
        names = tuple(name for name in authors if name)
        date = f"{1995 + k * 7 % 30}-{k % 12 + 1:02d}-{k % 28 + 1:02d}"
        papers.append(Draft(title, names, arxiv_id=f"{k // 100000:02d}01.{k % 100000:05d}", date=date, abstract=text))
    return papers


def pairs(
    papers: Sequence[Draft],
    kinds: dict[str, Callable[[Draft, Random], Draft | None]],
    each: int,
    seed: int,
    *,
    same: bool,
) -> list[Pair]:
    """``each`` records of each kind."""
    found: list[Pair] = []
    for kind, damage in kinds.items():
        rng, got = Random(f"{seed} {kind}"), 0
        for _ in range(each * 30):
            k = rng.randrange(len(papers))
            if len(papers[k].authors) < 1 or len((papers[k].title or "").split()) < 3:
                continue
            record = damage(papers[k], rng)
            if record is not None:
                found.append((kind, record, k + 1 if same else None))
                got += 1
                if got == each:
                    break
    return found


def judge(
    library: Library, records: Sequence[Pair], alike: AlikeTitles, show: int
) -> tuple[Counter[str], Counter[str], Counter[str], Counter[str]]:
    """By kind: all, rightly told, wrongly merged, left to a person."""
    total, right, wrong, unsure = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    shown = Counter[str]()
    for start in range(0, len(records), batch.BATCH):
        part = records[start : start + batch.BATCH]
        items = [(k, draft, matching.keys(draft)) for k, (_, draft, _) in enumerate(part)]
        matcher = Matcher(library, items, alike)
        for (_, draft, keys), (kind, _, truth) in zip(items, part, strict=True):
            found = matcher.find(draft, keys)
            total[kind] += 1
            paper = found.paper if found.is_known else None
            right[kind] += paper == truth
            wrong[kind] += paper is not None and paper != truth
            unsure[kind] += found.relation is matching.Relation.UNSURE
            if paper != truth and shown[kind] < show:
                shown[kind] += 1
                other = library.papers.load([paper or truth or 0])
                print(
                    "  ",
                    kind,
                    "|",
                    draft.title,
                    draft.authors[:2],
                    "|",
                    [(p.title, p.authors[:2]) for p in other],
                    found,
                )
    return total, right, wrong, unsure


def bare_selects(library: Library, records: Sequence[Pair]) -> float:
    """Seconds to ask for the keys of ``records`` and do nothing with the answers."""
    every = [matching.keys(draft) for _, draft, _ in records]
    before = time.process_time()
    for keys in every:
        for key, value in keys.pairs():
            if key != "other_ids":
                sql = f"SELECT id FROM papers WHERE removed = 0 AND {key} = ?"
                library.connection.execute(sql, (value,)).fetchall()
    return time.process_time() - before


def main() -> None:
    """Print the tables."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--papers", type=int, default=100_000)
    asked.add_argument("--pairs", type=int, default=300)
    asked.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    asked.add_argument("--show", type=int, default=0)
    given = asked.parse_args()
    papers = made(given.papers)
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder) / "library.db") as library:
        print(f"{len(papers):,} papers written in {fill(library, papers):.1f} s")
        alike = AlikeTitles(library)
        before = time.process_time()
        alike.of([("Warm up the index of titles", False)])
        print(f"titles gathered in {time.process_time() - before:.2f} s of CPU, once an import and only if needed")
        sums: dict[str, tuple[int, int, int, int]] = {}
        took = bare_took = 0.0
        count = 0
        for seed in given.seeds:
            for kinds, same in ((SAME, True), (FRESH, True), (OTHER, False)):
                records = pairs(papers, kinds, given.pairs, seed, same=same)
                before = time.process_time()
                counted = judge(library, records, alike, given.show if seed == given.seeds[0] else 0)
                took += time.process_time() - before
                bare_took += bare_selects(library, records)
                count += len(records)
                for kind in counted[0]:
                    old = sums.get(kind, (0, 0, 0, 0))
                    sums[kind] = (
                        old[0] + counted[0][kind],
                        old[1] + counted[1][kind],
                        old[2] + counted[2][kind],
                        old[3] + counted[3][kind],
                    )
        for name, kinds, word in (
            ("seen again", SAME, "recall"),
            ("seen again, fresh kinds", FRESH, "recall"),
            ("others", OTHER, "kept apart"),
        ):
            print(f"\n{name:<26}{'records':>9}{word:>12}{'merged wrongly':>16}{'left to a person':>18}")
            for kind in kinds:
                total, right, wrong, unsure = sums.get(kind, (0, 0, 0, 0))
                print(f"{kind:<26}{total:>9}{right / max(total, 1):>12.4f}{wrong:>16}{unsure:>18}")
        again = [sums[kind] for kind in (*SAME, *FRESH) if kind in sums]
        merged = sum(s[1] + s[2] for s in again) + sum(sums[kind][2] for kind in OTHER if kind in sums)
        good = sum(s[1] for s in again)
        print(f"\nprecision {good / merged:.5f}, recall {good / sum(s[0] for s in again):.4f}")
        first = [sums[kind] for kind in SAME if kind in sums]
        print(f"recall without the fresh kinds {sum(s[1] for s in first) / sum(s[0] for s in first):.4f}")
        print(
            f"{took / count * 1e6:.0f} µs a record; bare SELECTs {bare_took / count * 1e6:.0f} µs:"
            f" ratio {took / bare_took:.1f}"
        )


if __name__ == "__main__":
    main()
