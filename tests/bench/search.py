"""The fuzzy filter at many papers, beside its peers: ``python tests/bench/search.py [N ...]`` (100000 by default).

Sessions are typed keystroke by keystroke. Each keystroke is asked of the index and of every peer in turn, so that
whatever else the machine does meets all of them: one pass over the bytes, SQLite FTS5 (unicode61, and trigram up to a
million papers), tantivy and frizbee where they are installed (``pip install .[bench]``). Libraries and sessions come
from ``../shared/bench`` where it lies beside the checkout, else from the words of ``seeds/``. The goals are those of
``search.md`` there.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from peers import BEST, Ask, frizbee_ask, fts5, tantivy_ask, timed
from search_small import CACHE, SHARED, Session, meant, percentile, recombined_corpus

from readinglist.records import SearchText
from readinglist.searching import Index
from readinglist.searching.folding import words
from readinglist.searching.store import Contents, Half, Reach, Store

EVERY = 4
"""FTS5 is asked at one keystroke of so many, and frizbee at the last alone; both at the last of each session."""
GOALS = {"tantivy": 1 / 4, "one pass": 1 / 3}
"""What p95 may be, as a share of theirs."""


def corpus(
    size: int, each: int, seed: int, abstracts: bool
) -> tuple[Callable[[], Iterator[SearchText]], list[Session]]:
    """The papers, as often as they are asked for, and the sessions."""
    if not SHARED.exists():
        texts, sessions = recombined_corpus(size, each, seed)
        return lambda: iter(texts), sessions
    CACHE.mkdir(exist_ok=True)
    path = CACHE / f"{'corpus' if abstracts else 'titles'}-{size}.jsonl"
    drawn = CACHE / f"sessions-{size}-{each}-{seed}.json"
    if not path.exists():
        make = [sys.executable, str(SHARED / "make_corpus.py"), str(size), str(path)]
        subprocess.run(make + ([] if abstracts else ["--no-abstracts"]), check=True)
    if not drawn.exists():
        make = [sys.executable, str(SHARED / "make_queries.py"), str(path), str(drawn)]
        subprocess.run([*make, "--each", str(each), "--seed", str(seed)], check=True)

    def read() -> Iterator[SearchText]:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                row = json.loads(line)
                yield SearchText(
                    number, row["title"], row["authors"].replace(", ", "\n"), "", "", "arXiv:" + row["id"],
                    row["categories"], row["abstract"] or "", False, row["update_date"],
                )  # fmt: skip

    return read, json.loads(drawn.read_text(encoding="utf-8"))


def resident() -> float:
    """Megabytes of this process in memory (Linux; elsewhere 0)."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except OSError:
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def report(size: int, options: argparse.Namespace) -> None:
    read, sessions = corpus(size, options.each, options.seed, options.abstracts)
    print(f"{size:,} papers{' with abstracts' if options.abstracts else ''}, {len(sessions)} sessions")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        store = Store(folder / "index")
        build(read, store)
        gc.collect()
        measure(read, sessions, store, folder, size, options)


def build(read: Callable[[], Iterator[SearchText]], store: Store) -> None:
    index = Index()
    timed("built", lambda: index.add(read()))
    timed("written", lambda: store.write(Contents(Half(Reach((1, 1), (1, 1)), *index.held))))


Rank = tuple[int, bool]
"""The place of the paper meant among ten (0 for none), and whether it alone holds all the words."""


class Figures:
    """What was measured: of each who was asked milliseconds by the wall and of CPU, and ranks by kind of session."""

    def __init__(self) -> None:
        self.wall: dict[str, list[float]] = defaultdict(list)
        self.cpu: dict[str, list[float]] = defaultdict(list)
        self.ranks: dict[str, dict[str, list[Rank]]] = defaultdict(lambda: defaultdict(list))

    def ask(self, who: str, ask: Ask, typed: str) -> Sequence[int]:
        """Ask, and take the time."""
        began, cpu = time.perf_counter(), time.thread_time()
        found = ask(typed)
        self.cpu[who].append(1e3 * (time.thread_time() - cpu))
        self.wall[who].append(1e3 * (time.perf_counter() - began))
        return found

    def share(self, who: str, how: Callable[[Rank], bool], *, alone: bool = False, kind: str | None = None) -> float:
        """The share of sessions whose rank is so."""
        ranks = [r for k, some in self.ranks[who].items() for r in some if kind in (None, k) and (r[1] or not alone)]
        return sum(map(how, ranks)) / max(len(ranks), 1)


def first(rank: Rank) -> bool:
    return rank[0] == 1


def among_ten(rank: Rank) -> bool:
    return rank[0] > 0


def measure(
    read: Callable[[], Iterator[SearchText]],
    sessions: list[Session],
    store: Store,
    folder: Path,
    size: int,
    options: argparse.Namespace,
) -> None:
    on_disk = sum(path.stat().st_size for path in store.folder.iterdir()) / 1e6
    child = [sys.executable, __file__, "--memory", str(store.folder)]
    lines = "\n".join(s["query"][:k] for s in sessions for k in range(2, len(s["query"]) + 1))
    done = subprocess.run(child, input=lines, capture_output=True, text=True, check=True)
    held = json.loads(done.stdout)
    print(f"  {on_disk:.0f} MB on disk", flush=True)

    needed = {w for s in sessions for w in words(s["title"] + " " + s["authors"].replace(", ", "\n"))}
    titles: list[str] = [""]
    pieces: list[bytes] = []
    holders: dict[str, set[int]] = defaultdict(set)
    for text in read():
        titles.append(text.title)
        pieces.append(f"{text.title} {text.authors}\n".encode())
        for word in {*words(text.title), *words(text.authors)} & needed:
            holders[word].add(text.id)
    whole = b"".join(pieces)
    del pieces

    contents = store.read()
    index = Index(contents.text.segments, contents.text.live)

    def one_pass(_: str) -> list[int]:
        whole.find(b"\xff")  # no byte of UTF-8: as fast as memory gives them
        return []

    asked: dict[str, Ask] = {"reading list": lambda typed: index.search(typed, limit=BEST).ids, "one pass": one_pass}
    if options.peers:
        for tokenizer in ("unicode61", "trigram")[: 2 if size <= 1_000_000 else 1]:
            asked[f"FTS5 {tokenizer}"] = fts5(read(), folder, tokenizer)
        if (ask := tantivy_ask(read(), folder)) is not None:
            asked["tantivy"] = ask
        if (ask := frizbee_ask(read())) is not None:
            asked["frizbee"] = ask
    figures = Figures()
    for warm in ("warm up", "learning to", "quantum"):
        for ask in asked.values():
            ask(warm)
    for session in sessions:
        query = session["query"]
        alone = len(meant(session, holders)) == 1
        for length in range(2, len(query) + 1):
            last = length == len(query)
            for who, ask in asked.items():
                if last or not (who == "frizbee" or (who.startswith("FTS5") and length % EVERY)):
                    found = figures.ask(who, ask, query[:length])
                if last:
                    best = [titles[i] for i in found[:10]]
                    rank = best.index(session["title"]) + 1 if session["title"] in best else 0
                    figures.ranks[who][session["kind"]].append((rank, alone))
    show(figures)
    goals(figures, held, size)
    papers = [replace(text, note="changed") for text, _ in zip(read(), range(10_000), strict=False)]
    timed("1 paper changed", lambda: index.add(papers[:1]))
    timed("10,000 papers changed", lambda: index.add(papers))


def show(figures: Figures) -> None:
    print(
        f"  {'':12} {'CPU p50':>8} {'p95':>7} {'p99':>7}   {'wall p50':>8} {'p95':>7} {'p99':>7} ms   hit@1 hit@10 lone"
    )
    for who in figures.cpu:
        cpu, wall = (
            [percentile(times, share) for share in (0.5, 0.95, 0.99)] for times in (figures.cpu[who], figures.wall[who])
        )
        quality = (
            f"{figures.share(who, first):.3f}  {figures.share(who, among_ten):.3f}"
            f" {figures.share(who, first, alone=True):.3f}"
        )
        print(
            f"  {who:14} {cpu[0]:7.2f} {cpu[1]:7.2f} {cpu[2]:7.2f}   {wall[0]:8.2f} {wall[1]:7.2f} {wall[2]:7.2f}   "
            f"   {quality if who != 'one pass' else ''}"
        )
    others = [who for who in figures.ranks if who != "one pass"]
    print(f"  {'hit@1 / hit@10':16} {'n':>4}  " + "  ".join(f"{who:>14}" for who in others))
    for kind in sorted(figures.ranks["reading list"]):
        shares = [
            f"{figures.share(who, first, kind=kind):6.3f} / {figures.share(who, among_ten, kind=kind):5.3f}"
            for who in others
        ]
        print(f"  {kind:16} {len(figures.ranks['reading list'][kind]):4}  " + "  ".join(shares))


def goals(figures: Figures, held: dict[str, float], size: int) -> None:
    """Each goal, what was measured, and whether it is met."""
    large = size > 1_000_000
    mine = percentile(figures.cpu["reading list"], 0.95)
    for who, most in GOALS.items():
        if times := figures.cpu.get(who):
            theirs = statistics.median(times) if who == "one pass" else percentile(times, 0.95)
            say(f"p95 of CPU as a share of {who}'s", mine / theirs, most, at_most=True)
    say("hit@10 over all kinds", figures.share("reading list", among_ten), 0.98 if large else 0.99)
    lone = figures.share("reading list", first, alone=True)
    say("hit@1 where one paper holds all the words", lone, 0.97 if large else 0.98)
    say("MB over the program without a library, first answer", held["first"], 600 if large else 250, at_most=True)
    say("... after 1,000 keystrokes", held["thousand"], 600 if large else 250, at_most=True)
    say("... at most", held["most"], 600 if large else 250, at_most=True)
    say("ms to open and answer for the first time", held["opened"], 250 if large else 150, at_most=True)


def say(what: str, measured: float, goal: float, *, at_most: bool = False) -> None:
    met = measured <= goal if at_most else measured >= goal
    bound = f"{'at most' if at_most else 'at least'} {goal:.3g}"
    print(f"  {'met    ' if met else 'NOT MET'} {what}: {measured:.3g} ({bound})")


def memory(folder: Path) -> None:
    """What an index takes, after the first answer, after 1,000 keystrokes, and at most."""
    before = resident()
    began = time.perf_counter()
    contents = Store(folder).read()
    index = Index(contents.text.segments, contents.text.live)
    queries = sys.stdin.read().split("\n")
    index.search(queries[-1], limit=BEST)
    found = {"opened": 1e3 * (time.perf_counter() - began), "first": resident() - before}
    most = found["first"]
    for number, query in enumerate(queries, 1):
        index.search(query, limit=BEST)
        most = max(most, resident() - before)
        if number == min(1_000, len(queries)):
            found["thousand"] = resident() - before
    print(json.dumps({**found, "most": most}))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("sizes", type=int, nargs="*", default=[100_000])
    parser.add_argument("--each", type=int, default=12, help="sessions of each kind")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--abstracts", action="store_true", help="index abstracts too")
    parser.add_argument("--no-peers", dest="peers", action="store_false", help="only the pass over the bytes")
    parser.add_argument("--memory", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.memory:
        memory(options.memory)
        return
    for size in options.sizes:
        report(size, options)


if __name__ == "__main__":
    main()
