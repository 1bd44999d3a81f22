"""One batch of records: which papers are they, and write it down, in one short transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import astuple, dataclass

from readinglist import matching, merging
from readinglist.library import Library
from readinglist.records import Change, Draft, Known
from readinglist.remerging import remerge

BATCH = 200
"""Records in one transaction: a write of the window waits for one of them at most (p95 19 ms, measured)."""

Item = tuple[int, Draft, matching.Keys]
"""A record's position in its source, the record, and the keys it is found by."""

_KEYS = ("arxiv_id", "doi", "abstract_key", "title_key")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a batch."""

    new: tuple[int, ...]
    merged: tuple[int, ...]
    existing: int

    @property
    def change(self) -> Change:
        """What views and index have to look at again."""
        return Change("", arrived=self.new, touched=self.merged)


def write(library: Library, import_id: int, items: Sequence[Item]) -> Outcome:
    """Match a batch against the library and itself, and write it. Call inside a transaction."""
    placed, new = _place(library, items)
    library.papers.add([(paper, merging.row(draft)) for paper, draft in new.items()])
    attached = sorted({paper for _, draft, paper in placed if new.get(paper) is not draft})
    before = {paper.id: paper.bibliographic() for paper in library.papers.load(attached)}
    library.sources.write_out(attached)
    library.sources.add(import_id, [(position, paper, draft, paper not in before) for position, draft, paper in placed])
    remerge(library, attached)
    after = {paper.id: paper.bibliographic() for paper in library.papers.load(attached)}
    merged = tuple(paper for paper in attached if before[paper] != after[paper])
    learnt = [paper for paper in merged if paper not in new]
    existing = len(items) - len(new) - len(learnt)
    library.imports.count(import_id, records=len(items), new=len(new), existing=existing, merged=len(learnt))
    return Outcome(tuple(new), tuple(learnt), existing)


def _place(library: Library, items: Sequence[Item]) -> tuple[list[tuple[int, Draft, int]], dict[int, Draft]]:
    """For each record the paper it is, and the papers that are new with the record that made them."""
    by_key: dict[tuple[str, object], dict[int, Known]] = defaultdict(dict)

    def remember(known: Known) -> None:
        for key in _KEYS:
            value = getattr(known, key)
            if value is not None:
                by_key[key, value][known.id] = known

    for key in _KEYS:
        wanted = {getattr(keys, key) for _, _, keys in items} - {None}
        for known in library.papers.candidates(key, sorted(wanted)):
            remember(known)
    next_id = library.papers.next_id()
    placed: list[tuple[int, Draft, int]] = []
    new: dict[int, Draft] = {}
    for position, draft, keys in items:
        candidates: dict[int, Known] = {}
        for key in _KEYS:
            candidates |= by_key.get((key, getattr(keys, key)), {})
        found = matching.same_paper(draft, keys, candidates.values())
        if found is None:
            paper = next_id
            next_id += 1
            new[paper] = draft
            remember(_known(paper, draft, keys))
        else:
            paper = found.id
            remember(_widened(found, _known(paper, draft, keys)))
        placed.append((position, draft, paper))
    return placed, new


def _known(paper: int, draft: Draft, keys: matching.Keys) -> Known:
    return Known(paper, draft.title, draft.authors, keys.arxiv_id, keys.doi, keys.title_key, keys.abstract_key)


def _widened(known: Known, by: Known) -> Known:
    """A known paper with what one more record says of it, so that the next record of the batch can find it so."""
    return Known(*(old if old else new for old, new in zip(astuple(known), astuple(by), strict=True)))
