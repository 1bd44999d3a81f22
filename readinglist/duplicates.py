"""Papers of a library that are likely one paper: found by keys they share, and by titles that are alike.

Two arXiv ids are two papers, and what the user keeps apart stays apart, so neither is listed.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from readinglist import matching, other_ids
from readinglist.library import Library
from readinglist.library.rows import chunks
from readinglist.matching import Relation
from readinglist.records import Bibliographic, Known

_TOLD = {
    "arxiv_id": "the same arXiv id",
    "doi": "the same DOI",
    "other_ids": "the same id",
    "abstract_key": "the same abstract",
    "title_key": "the same title and authors",
    "title": "the titles are all but the same, and so are the authors",
}
MOST_WITH_ONE_KEY = 20
"""Papers that share a key, at most: what more share ("Preface") says nothing."""


@dataclass(frozen=True, slots=True)
class Likely:
    """Two papers, the older first, that are likely one; ``sure`` where an import would have merged them."""

    paper: int
    other: int
    why: str
    sure: bool


def likely(
    library: Library, *, seconds: float = 60.0, cancelled: Callable[[], bool] = lambda: False
) -> Iterator[Likely]:
    """Pairs that are likely one paper, the surest kind of evidence first; what ``seconds`` (of time passing) or
    ``cancelled`` leave no room for is left out."""
    end = time.monotonic() + seconds

    def over() -> bool:
        return cancelled() or time.monotonic() > end

    seen: set[tuple[int, int]] = set()
    for pairs in (_of_keys(library, over), _of_titles(library, over)):
        for part in chunks(pairs, 200):
            fresh = [pair for pair in part if pair not in seen]
            seen.update(fresh)
            yield from _judged(library, fresh)
            if over():
                return


def _of_keys(library: Library, over: Callable[[], bool]) -> Iterator[tuple[int, int]]:
    for kind in matching.KEYS:
        shared = _of_other_ids(library) if kind == "other_ids" else library.keys.shared(kind, MOST_WITH_ONE_KEY)
        for papers in shared:
            yield from _pairs(papers)
            if over():
                return


def _of_other_ids(library: Library) -> Iterator[Sequence[int]]:
    """Papers that share an id besides arXiv's and DOIs; of the ACL Anthology's also where one says it as a DOI."""
    for one, papers in library.keys.every_other_id():
        dois = other_ids.dois_of_acl(one)
        named = [known.id for _, known in library.keys.candidates("doi", dois)] if dois else []
        together = sorted({*papers, *named})
        if 1 < len(together) <= MOST_WITH_ONE_KEY:
            yield together


def _of_titles(library: Library, over: Callable[[], bool]) -> Iterator[tuple[int, int]]:
    if over():
        return
    from readinglist.blocking import TitleIndex  # here, because numpy is slow to load

    index = TitleIndex(((paper, title) for paper, title, _ in library.keys.every_title()), cancelled=over)
    yield from index.pairs(library.keys.with_arxiv_id())


def _pairs(papers: Sequence[int]) -> Iterator[tuple[int, int]]:
    for k, one in enumerate(papers):
        for other in papers[k + 1 :]:
            yield (min(one, other), max(one, other))


def _judged(library: Library, pairs: Sequence[tuple[int, int]]) -> Iterator[Likely]:
    ids = sorted({paper for pair in pairs for paper in pair})
    known = {one.id: one for one in library.keys.known(ids)}
    apart = library.keys.kept_apart(ids)
    for paper, other in pairs:
        if paper not in known or other not in known or other in apart.get(paper, ()):
            continue
        ours, theirs = known[other], known[paper]
        its = matching.keys_of(ours)
        shared = set(matching.keys_of(theirs).pairs())
        by_key = {key: [theirs] for key, kind, value in its.sought() if (kind, value) in shared}
        found = matching.verdict(_said(ours), its, by_key, [theirs])
        if found.is_known:
            yield Likely(paper, other, _TOLD[found.by], sure=True)
        elif found.relation is Relation.UNSURE:
            yield Likely(paper, other, found.why, sure=False)


def _said(known: Known) -> Bibliographic:
    return Bibliographic(known.title, known.authors, et_al=known.et_al, date=known.date, venue=known.venue)
