"""What a query finds, for commands: they wait for the index where the window would not."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import click

from readinglist.library import Library
from readinglist.records import Paper, Place, Sort
from readinglist.searching import KeptIndex


@dataclass(frozen=True, slots=True)
class Answer:
    """``ids`` best first with their scores: those of the first stage, then those that need their abstracts.

    ``total`` counts all that were found; abstracts are asked, and counted, only where the first stage finds fewer than
    the limit. ``took_ms`` is the time of both.
    """

    ids: array[int]
    scores: array[float]
    total: int
    took_ms: float
    is_blank: bool
    loosened: bool
    from_abstracts: int


def ask(kept: KeptIndex, query: str, limit: int | None) -> Answer:
    """Both stages."""
    found = kept.search(query, limit=limit)
    ids, scores, total, took = found.ids, found.scores, found.total, found.took_ms
    more = 0
    if not found.is_blank and (limit is None or len(ids) < limit):
        second = kept.search_abstracts(query, limit=None if limit is None else limit - len(ids))
        ids, scores, total, took = ids + second.ids, scores + second.scores, total + second.total, took + second.took_ms
        more = len(second.ids)
    return Answer(ids, scores, total, took, found.is_blank, found.loosened, more)


@contextmanager
def index_of(library: Library, *, briefly: bool = False) -> Iterator[KeptIndex]:
    """The index of a library, with all titles, authors, tags and notes in it; ``briefly`` for one question."""
    kept = KeptIndex.of(library, nice=0, briefly=briefly)
    try:
        _tell_while(kept, lambda tell: kept.finish(library, tell))
        kept.save()
        yield kept
        kept.save()
    finally:
        kept.close()


def find(library: Library, query: str, limit: int | None) -> list[tuple[Paper, float | None]]:
    """The papers a query finds with their scores, best first; all in the order they came where it is blank."""
    if not query.strip():
        ids = library.papers.ids(Place(), Sort())
        return [(paper, None) for paper in library.papers.load(ids[:limit])]
    with index_of(library, briefly=True) as kept:
        answer = ask(kept, query, limit)
        if kept.progress is not None and (limit is None or len(answer.ids) < limit):
            done, total = kept.progress
            click.echo(
                f"Abstracts were searched in {done:,} of {total:,} papers; for all of them run: readinglist index",
                err=True,
            )
    scores: dict[int, float | None] = dict(zip(answer.ids, answer.scores, strict=True))
    return [(paper, scores[paper.id]) for paper in library.papers.load(list(answer.ids))]


def make_whole(library: Library) -> None:
    """All of the index, abstracts too."""
    kept = KeptIndex.of(library, nice=0)
    try:
        _tell_while(kept, lambda tell: kept.finish(library, tell, abstracts=True))
        kept.save()
    finally:
        kept.close()


def _tell_while(kept: KeptIndex, job: Callable[[Callable[[int, int], None]], None]) -> None:
    """Say on standard error how far the index is: again and again on a terminal, else once."""
    terminal = sys.stderr is not None and sys.stderr.isatty()
    told = False

    def tell(done: int, total: int) -> None:
        nonlocal told
        if terminal or not told:
            what = "abstracts" if kept.text_is_whole else "papers"
            line = f"Making the search index: {done:,} of {total:,} {what}"
            click.echo(f"\r\033[K{line}" if terminal else line, nl=not terminal, err=True)
        told = True

    job(tell)
    if told and terminal:
        click.echo("\r\033[K", nl=False, err=True)
