"""The fuzzy filter at many papers, beside its peers: ``python tests/bench/search.py [N ...]`` (100000 by default).

Sessions are typed keystroke by keystroke. Each keystroke is asked of the index and of every peer in turn, so that
whatever else the machine does meets all of them: one pass over the bytes, SQLite FTS5 (unicode61 and trigram), and
tantivy where it is installed (``pip install .[bench]``). Libraries and sessions come from ``../shared/bench`` where it
lies beside the checkout, else from the words of ``seeds/``.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import sqlite3
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
from search_small import CACHE, SHARED, Session, meant, percentile, recombined_corpus

from readinglist.records import SearchText
from readinglist.searching import Index
from readinglist.searching.folding import words
from readinglist.searching.store import Store

BEST = 100
Ask = Callable[[str], Sequence[int]]
"""From what was typed to ids of the best."""


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


def timed(what: str, job: Callable[[], object]) -> float:
    """Do it, say how long it took, and tell."""
    began, cpu = time.perf_counter(), time.process_time()
    job()
    took = time.perf_counter() - began
    print(f"  {what}: {took:.3f} s ({time.process_time() - cpu:.3f} s of CPU)")
    return took


def resident() -> float:
    """Megabytes of this process in memory (Linux; elsewhere 0)."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except OSError:
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def fts5(texts: Iterator[SearchText], folder: Path, tokenizer: str) -> Ask:
    """SQLite's own index; no typos."""
    connection = sqlite3.connect(folder / f"{tokenizer}.db")
    prefix = ", prefix='2 3'" if tokenizer == "unicode61" else ""
    connection.execute(f"CREATE VIRTUAL TABLE f USING fts5(t, content='', tokenize='{tokenizer}'{prefix})")
    rows = ((t.id, f"{t.title} {t.authors}") for t in texts)
    timed(f"FTS5 {tokenizer} built", lambda: connection.executemany("INSERT INTO f (rowid, t) VALUES (?, ?)", rows))
    connection.commit()

    def ask(typed: str) -> list[int]:
        parts = words(typed)
        if tokenizer == "trigram":
            parts = [part for part in parts if len(part) > 2]
        if not parts:
            return []
        match = " ".join(f'"{part}"' for part in parts) + ("*" if tokenizer == "unicode61" else "")
        found = connection.execute("SELECT rowid FROM f WHERE f MATCH ? ORDER BY rank LIMIT ?", (match, BEST))
        return [row[0] for row in found]

    return ask


def tantivy_ask(texts: Iterator[SearchText], folder: Path) -> Ask | None:
    """tantivy: each word exactly (three times the weight) or with one typo, the last as a beginning."""
    try:
        import tantivy  # type: ignore[import-not-found,unused-ignore]
    except ImportError:
        print("  tantivy is not installed, so it is left out: pip install .[bench]")
        return None
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("t", stored=False, tokenizer_name="default")
    builder.add_integer_field("id", stored=True, indexed=False)
    schema = builder.build()
    (folder / "tantivy").mkdir()
    index = tantivy.Index(schema, path=str(folder / "tantivy"))

    def build() -> None:
        writer = index.writer(heap_size=256_000_000, num_threads=1)
        for text in texts:
            writer.add_document(tantivy.Document(t=[" ".join(words(f"{text.title} {text.authors}"))], id=text.id))
        writer.commit()
        writer.wait_merging_threads()

    timed("tantivy built", build)
    index.reload()
    searcher = index.searcher()
    must, should = tantivy.Occur.Must, tantivy.Occur.Should

    def ask(typed: str) -> list[int]:
        parts = words(typed)
        if not parts:
            return []
        clauses = []
        for k, part in enumerate(parts):
            last = k == len(parts) - 1
            exact = tantivy.Query.boost_query(tantivy.Query.term_query(schema, "t", part), 3.0)
            typos = 1 if len(part) > 3 else 0
            near = tantivy.Query.fuzzy_term_query(
                schema, "t", part, distance=typos, transposition_cost_one=True, prefix=last
            )
            clauses.append((must, tantivy.Query.boolean_query([(should, exact), (should, near)])))
        hits = searcher.search(tantivy.Query.boolean_query(clauses), BEST).hits
        return [searcher.doc(address)["id"][0] for _, address in hits]

    return ask


def report(size: int, options: argparse.Namespace) -> None:
    read, sessions = corpus(size, options.each, options.seed, options.abstracts)
    print(f"{size:,} papers{' with abstracts' if options.abstracts else ''}, {len(sessions)} sessions")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        store = Store(folder / "index")
        build(read, store)
        gc.collect()
        measure(read, sessions, store, folder, options)


def build(read: Callable[[], Iterator[SearchText]], store: Store) -> None:
    index = Index()
    timed("built", lambda: index.add(read()))
    timed("written", lambda: index.kept_in(store, (1, 1)))


def measure(
    read: Callable[[], Iterator[SearchText]],
    sessions: list[Session],
    store: Store,
    folder: Path,
    options: argparse.Namespace,
) -> None:
    on_disk = sum(path.stat().st_size for path in store.folder.iterdir()) / 1e6
    child = [sys.executable, __file__, "--memory", str(store.folder)]
    lines = "\n".join(s["query"][:k] for s in sessions for k in range(2, len(s["query"]) + 1))
    done = subprocess.run(child, input=lines, capture_output=True, text=True, check=True)
    print(f"  {on_disk:.0f} MB on disk; {done.stdout.strip()}")

    needed = {w for s in sessions for w in words(s["title"] + " " + s["authors"].replace(", ", "\n"))}
    titles: list[str] = [""]
    pieces: list[str] = []
    holders: dict[str, set[int]] = defaultdict(set)
    for text in read():
        titles.append(text.title)
        pieces.append(f"{text.title} {text.authors}\n")
        for word in {*words(text.title), *words(text.authors)} & needed:
            holders[word].add(text.id)
    held = "".join(pieces).encode()
    del pieces

    contents = store.read()
    index = Index(contents.segments, contents.live)

    def one_pass(_: str) -> list[int]:
        held.find(b"\xff")  # no byte of UTF-8: as fast as memory gives them
        return []

    asked: dict[str, Ask] = {"reading list": lambda typed: index.search(typed, limit=BEST).ids, "one pass": one_pass}
    if options.peers:
        for tokenizer in ("unicode61", "trigram"):
            asked[f"FTS5 {tokenizer}"] = fts5(read(), folder, tokenizer)
        if (ask := tantivy_ask(read(), folder)) is not None:
            asked["tantivy"] = ask
    strokes: dict[str, list[float]] = defaultdict(list)
    busy: dict[str, list[float]] = defaultdict(list)
    ranks: dict[str, dict[str, list[tuple[int, bool]]]] = defaultdict(lambda: defaultdict(list))
    index.search("warm up", limit=BEST)
    for session in sessions:
        query = session["query"]
        alone = len(meant(session, holders)) == 1
        for length in range(2, len(query) + 1):
            for who, ask in asked.items():
                began, cpu = time.perf_counter(), time.thread_time()
                found = ask(query[:length])
                strokes[who].append(1e3 * (time.perf_counter() - began))
                busy[who].append(1e3 * (time.thread_time() - cpu))
                if length == len(query):
                    first = [titles[i] for i in found[:10]]
                    rank = first.index(session["title"]) + 1 if session["title"] in first else 0
                    ranks[who][session["kind"]].append((rank, alone))
    show(strokes, busy, ranks)
    papers = [replace(text, note="changed") for text, _ in zip(read(), range(10_000), strict=False)]
    timed("1 paper changed", lambda: index.add(papers[:1]))
    timed("10,000 papers changed", lambda: index.add(papers))


def show(
    strokes: dict[str, list[float]],
    busy: dict[str, list[float]],
    ranks: dict[str, dict[str, list[tuple[int, bool]]]],
) -> None:
    print(f"  {'':15} {'p50':>7} {'p95':>7} {'p99':>7} ms; of CPU {'p50':>7} {'p95':>7}   hit@1 hit@10 lone hit@1")
    for who, times in strokes.items():
        p50, p95, p99 = (percentile(times, share) for share in (0.5, 0.95, 0.99))
        pairs = [pair for kind in ranks[who].values() for pair in kind]
        lone = [rank for rank, alone in pairs if alone] or [0]
        quality = (
            f"{sum(r == 1 for r, _ in pairs) / len(pairs):.3f}  {sum(r > 0 for r, _ in pairs) / len(pairs):.3f}"
            f"  {sum(r == 1 for r in lone) / len(lone):.3f}"
        )
        print(
            f"  {who:15} {p50:7.2f} {p95:7.2f} {p99:7.2f}           {percentile(busy[who], 0.5):7.2f}"
            f" {percentile(busy[who], 0.95):7.2f}   {quality if who != 'one pass' else ''}"
        )
    mine = percentile(busy["reading list"], 0.95)
    for who in strokes.keys() - {"reading list"}:
        theirs = statistics.median(busy[who]) if who == "one pass" else percentile(busy[who], 0.95)
        print(f"  p95 of CPU is {mine / theirs:.2f} of {'the median of ' if who == 'one pass' else ''}{who}'s")
    print(f"  {'kind':16} {'n':>4}  " + "  ".join(f"{who:>14}" for who in ranks if who != "one pass") + "  (hit@10)")
    for kind in sorted(ranks["reading list"]):
        shares = [
            f"{sum(r > 0 for r, _ in by[kind]) / len(by[kind]):14.3f}" for who, by in ranks.items() if who != "one pass"
        ]
        print(f"  {kind:16} {len(ranks['reading list'][kind]):4}  " + "  ".join(shares))


def memory(folder: Path) -> None:
    """What an index takes, after the first answer and after all of them."""
    before = resident()
    began = time.perf_counter()
    contents = Store(folder).read()
    index = Index(contents.segments, contents.live)
    queries = sys.stdin.read().split("\n")
    index.search(queries[-1], limit=BEST)
    opened, first = 1e3 * (time.perf_counter() - began), resident()
    for query in queries:
        index.search(query, limit=BEST)
    print(
        f"opened, first answer after {opened:.0f} ms; {first - before:.0f} MB resident then,"
        f" {resident() - before:.0f} MB after {len(queries)} keystrokes"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("sizes", type=int, nargs="*", default=[100_000])
    parser.add_argument("--each", type=int, default=25, help="sessions of each kind")
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
