"""How good and how fast the search is: ``python tests/bench/search_small.py [N ...]`` (papers; 20000 by default).

With ``../shared/bench`` beside the checkout, libraries and type-ahead sessions come from there; otherwise the words of
``seeds/`` are recombined into papers. Quality is the place of the paper meant, for the whole query; speed is the time
of every keystroke, also as a ratio to one plain pass over the bytes of titles and authors, and as CPU time, which a
busy machine spoils less.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from readinglist.records import SearchText
from readinglist.searching import Index
from readinglist.searching.folding import words

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "bench"
CACHE = Path(tempfile.gettempdir()) / "readinglist-bench"
Session = dict[str, str]


def shared_corpus(size: int, each: int, seed: int) -> tuple[list[SearchText], list[Session]]:
    CACHE.mkdir(exist_ok=True)
    corpus = CACHE / f"corpus-{size}.jsonl"
    sessions = CACHE / f"sessions-{size}-{each}-{seed}.json"
    if not corpus.exists():
        subprocess.run([sys.executable, str(SHARED / "make_corpus.py"), str(size), str(corpus)], check=True)
    if not sessions.exists():
        make = [sys.executable, str(SHARED / "make_queries.py"), str(corpus), str(sessions)]
        subprocess.run([*make, "--each", str(each), "--seed", str(seed)], check=True)
    texts = []
    with corpus.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            row = json.loads(line)
            texts.append(
                SearchText(
                    number, row["title"], row["authors"].replace(", ", "\n"), "", "", "arXiv:" + row["id"],
                    row["categories"], row["abstract"] or "", False, row["update_date"],
                )
            )  # fmt: skip
    return texts, json.loads(sessions.read_text(encoding="utf-8"))


def recombined_corpus(size: int, each: int, seed: int) -> tuple[list[SearchText], list[Session]]:
    rng = random.Random(seed)
    text = " ".join(path.read_text(encoding="utf-8", errors="replace") for path in sorted((ROOT / "seeds").glob("*")))
    pool = words(text) or words(__doc__ or "")
    texts = [
        SearchText(
            number, " ".join(rng.choices(pool, k=rng.randrange(4, 12))).title(),
            "\n".join(" ".join(rng.choices(pool, k=2)).title() for _ in range(4)), "", "", "", "",
            " ".join(rng.choices(pool, k=150)), False, f"{rng.randrange(1995, 2026)}",
        )
        for number in range(1, size + 1)
    ]  # fmt: skip
    sessions = []
    for paper in rng.sample(texts, min(len(texts), each * 3)):
        chosen = rng.sample(words(paper.title), 4)
        at = rng.randrange(4)
        kind = rng.choice(("clean", "typo_swap", "typo_del"))
        word = chosen[at]
        if kind == "typo_swap" and len(word) > 4:
            chosen[at] = word[:2] + word[3] + word[2] + word[4:]
        elif kind == "typo_del" and len(word) > 4:
            chosen[at] = word[:2] + word[3:]
        sessions.append({"kind": kind, "query": " ".join(chosen), "title": paper.title, "authors": paper.authors})
    return texts, sessions


def meant(session: Session, holders: dict[str, set[int]]) -> set[int]:
    """The papers that hold every word the session meant, its typos, joins and splits undone with the target at hand."""
    from rapidfuzz.distance import OSA

    title = words(session["title"])
    pool = title + words(session["authors"].replace(", ", "\n"))
    typed = words(session["query"])
    intended: list[str] = []
    k = 0
    while k < len(typed):
        word = typed[k]
        pairs = [p for p in pairwise(title) if p[0] + p[1] == word]
        if word in pool:
            intended.append(word)
        elif pairs:
            intended += pairs[0]
        elif k + 1 < len(typed) and word + typed[k + 1] in pool:
            intended.append(word + typed[k + 1])
            k += 1
        else:
            starts = [w for w in pool if w.startswith(word)]
            intended.append(min(starts or pool, key=lambda w: OSA.distance(word, w)))
        k += 1
    return set.intersection(*(holders[word] for word in intended))


def percentile(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def report(size: int, texts: list[SearchText], sessions: list[Session], verbose: bool) -> None:
    began, cpu = time.perf_counter(), time.process_time()
    index = Index()
    index.add(texts)
    print(f"{size:,} papers: built in {time.perf_counter() - began:.2f} s ({time.process_time() - cpu:.2f} s of CPU)")
    start = time.perf_counter()
    index.add([texts[k] for k in range(0, size, max(1, size // 200))][:200])
    print(f"  200 papers changed: {1e3 * (time.perf_counter() - start):.0f} ms")
    index = Index()
    index.add(texts)

    held = ("\n".join(f"{t.title} {t.authors}" for t in texts)).encode()
    passes = []
    holders: dict[str, set[int]] = defaultdict(set)
    needed = {w for s in sessions for w in words(s["title"] + " " + s["authors"].replace(", ", "\n"))}
    for text in texts:
        for word in words(text.title) + words(text.authors):
            if word in needed:
                holders[word].add(text.id)
    by_kind: dict[str, list[tuple[int, bool]]] = defaultdict(list)
    strokes: list[float] = []
    busy: list[float] = []
    slowest: list[tuple[float, str]] = []
    index.search("warm up", limit=100)
    for session in sessions:
        start = time.perf_counter()
        held.count(b"\xff\xfe")
        passes.append(1e3 * (time.perf_counter() - start))
        query = session["query"]
        for length in range(2, len(query) + 1):
            start, cpu = time.perf_counter(), time.thread_time()
            result = index.search(query[:length], limit=100)
            strokes.append(1e3 * (time.perf_counter() - start))
            busy.append(1e3 * (time.thread_time() - cpu))
            slowest.append((strokes[-1], query[:length]))
        titles = [texts[i - 1].title for i in result.ids[:10]]
        rank = titles.index(session["title"]) + 1 if session["title"] in titles else 0
        alone = len(meant(session, holders)) == 1
        by_kind[session["kind"]].append((rank, alone))
        if verbose and rank != 1 and (alone or not rank):
            print(f"    {rank:2} {session['kind']:15} {query!r}  {session['title'][:90]}  ({result.total} found)")
            if titles and verbose > 1:
                print("         first:", titles[0][:100])
    everything = [pair for pairs in by_kind.values() for pair in pairs]
    print("  kind              n  hit@1  hit@10   hit@1 where one paper holds all words")
    for kind, pairs in [*sorted(by_kind.items()), ("all", everything)]:
        lone = [rank for rank, single in pairs if single]
        print(
            f"  {kind:15} {len(pairs):4}  {sum(r == 1 for r, _ in pairs) / len(pairs):.3f}"
            f"  {sum(r > 0 for r, _ in pairs) / len(pairs):.3f}"
            f"    {sum(r == 1 for r in lone) / max(1, len(lone)):.3f} of {len(lone)}"
        )
    base = statistics.median(passes)
    p50, p95, p99 = (percentile(strokes, share) for share in (0.5, 0.95, 0.99))
    print(
        f"  {len(strokes)} keystrokes: p50 {p50:.2f} ms, p95 {p95:.2f} ms, p99 {p99:.2f} ms, worst {max(strokes):.1f};"
        f" one pass over {len(held) / 1e6:.1f} MB {base:.2f} ms (p50 {p50 / base:.1f}x, p95 {p95 / base:.1f}x);"
        f" load {os.getloadavg()[0]:.1f}"
    )
    print(
        f"  CPU time alone, whatever else the machine does: p50 {percentile(busy, 0.5):.2f} ms,"
        f" p95 {percentile(busy, 0.95):.2f} ms, p99 {percentile(busy, 0.99):.2f} ms, worst {max(busy):.1f} ms"
    )
    if verbose:
        for took, query in sorted(slowest, reverse=True)[:12]:
            print(f"    {took:7.2f} ms {query!r}")


def runs() -> Iterator[None]:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("sizes", type=int, nargs="*", default=[20_000])
    parser.add_argument("--each", type=int, default=25)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("-v", "--verbose", action="count", default=0)
    options = parser.parse_args()
    for size in options.sizes:
        make = shared_corpus if SHARED.exists() else recombined_corpus
        report(size, *make(size, options.each, options.seed), options.verbose)
        yield


if __name__ == "__main__":
    for _ in runs():
        pass
