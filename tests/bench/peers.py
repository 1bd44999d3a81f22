"""The peers that searches are measured beside: each is built of the same papers, and asked for the best hundred."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from readinglist.records import SearchText
from readinglist.searching.folding import words

BEST = 100
Ask = Callable[[str], Sequence[int]]
"""From what was typed to ids of the best."""


def timed(what: str, job: Callable[[], object]) -> float:
    """Do it, say how long it took, and tell."""
    began, cpu = time.perf_counter(), time.process_time()
    job()
    took = time.perf_counter() - began
    print(f"  {what}: {took:.3f} s ({time.process_time() - cpu:.3f} s of CPU)", flush=True)
    return took


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


def frizbee_ask(texts: Iterator[SearchText]) -> Ask | None:
    """frizbee: one pass over the lines with one typo for each word, on one thread."""
    try:
        import frizbee  # type: ignore[import-not-found,unused-ignore]
    except ImportError:
        print("  frizbee is not installed, so it is left out: pip install .[bench]")
        return None
    lines = [" ".join(words(f"{text.title} {text.authors}")) for text in texts]
    haystacks = frizbee.Haystacks(lines)
    del lines

    def ask(typed: str) -> list[int]:
        parts = words(typed)
        if not parts:
            return []
        patterns = [frizbee.Pattern(part, max_typos=1 if len(part) > 3 else 0) for part in parts]
        matcher = frizbee.Matcher.from_patterns(patterns, max_items=BEST)
        return [match.index + 1 for match in matcher.match_list(haystacks)[:BEST]]

    return ask
