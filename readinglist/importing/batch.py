"""One batch of records: which papers are they, and write it down, in one short transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from readinglist import merging
from readinglist.importing.matcher import Item, Matcher
from readinglist.library import Library
from readinglist.records import Change, Draft
from readinglist.remerging import corrections_of, remerge

BATCH = 200
"""Records in one transaction: a write of the window waits for one of them at most (p95 19 ms, measured)."""

Placed = tuple[int, Draft, int]
"""A record's position in its source, the record, and the paper it is."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a batch."""

    new: Sequence[int]
    merged: tuple[int, ...]
    existing: int

    @property
    def change(self) -> Change:
        """What views and index have to look at again."""
        return Change("", arrived=self.new, touched=self.merged)


def write(library: Library, import_id: int, items: Sequence[Item]) -> Outcome:
    """Match a batch against the library and itself, and write it. Call inside a transaction."""
    matcher = Matcher(library, items)
    next_id = library.papers.next_id()
    placed: list[Placed] = []
    new: dict[int, Draft] = {}
    for position, draft, keys in items:
        paper = matcher.find(draft, keys)
        if paper is None:
            paper = next_id
            next_id += 1
            new[paper] = draft
            matcher.add(paper, draft, keys)
        placed.append((position, draft, paper))
    return settle(library, import_id, placed, new)


def settle(library: Library, import_id: int, placed: Sequence[Placed], new: Mapping[int, Draft]) -> Outcome:
    """Write records whose papers are known by now; ``new`` are the papers to be made, with the record of each."""
    library.papers.add([(paper, merging.row(draft)) for paper, draft in new.items()])
    attached = sorted({paper for _, draft, paper in placed if new.get(paper) is not draft})
    before = {paper.id: paper.bibliographic() for paper in library.papers.load(attached)}
    said: dict[int, list[Draft]] = defaultdict(list)
    for _, draft, paper in placed:
        said[paper].append(draft)
    # Where records say just what the row says (next month's file of the same papers), the row stays as it is; but not
    # where the user corrected it, for what it is found by is not shown then.
    corrected = {paper for paper, fields in corrections_of(library, attached).items() if fields}
    changing = [
        paper
        for paper in attached
        if paper in corrected or any(draft.bibliographic() != before[paper] for draft in said[paper])
    ]
    differs = set(changing)
    library.sources.write_out(changing)
    library.sources.add(
        import_id, [(position, paper, draft, paper not in differs) for position, draft, paper in placed]
    )
    remerge(library, changing)
    after = {paper.id: paper.bibliographic() for paper in library.papers.load(changing)}
    learnt = tuple(paper for paper in changing if before[paper] != after[paper] and paper not in new)
    existing = len(placed) - len(new) - len(learnt)
    library.imports.count(import_id, records=len(placed), new=len(new), existing=existing, merged=len(learnt))
    return Outcome(tuple(new), learnt, existing)
