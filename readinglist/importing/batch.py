"""One batch of records: which papers are they, and write it down, in one short transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from readinglist import matching, merging, personal
from readinglist.importing.matcher import AlikeTitles, Item, Matcher
from readinglist.library import Library
from readinglist.records import Change, Draft
from readinglist.remerging import corrections_of, gather_keys, remerge

if TYPE_CHECKING:
    from readinglist.importing.left_out import LeftOut

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
    left_out: int = 0
    """Records that were left out, because the user left out the same before."""
    left_out_on: str = ""
    """When that was, the last time; empty where there are none."""

    @property
    def change(self) -> Change:
        """What views and index have to look at again."""
        return Change("", arrived=self.new, touched=self.merged)


def write(
    library: Library,
    import_id: int,
    items: Sequence[Item],
    alike: AlikeTitles | None = None,
    left_out: LeftOut | None = None,
) -> Outcome:
    """Match a batch against the library and itself, and write it. Call inside a transaction.

    ``alike`` are the titles of the library, kept from batch to batch. A record that is only perhaps a paper of the
    library becomes a new one, and the doubt is kept with it. Of new ones those in ``left_out`` stay out.
    """
    alike = alike or AlikeTitles(library)
    gather_keys(library)
    matcher = Matcher(library, items, alike)
    next_id = library.papers.next_id()
    placed: list[Placed] = []
    new: dict[int, Draft] = {}
    known: dict[int, matching.Keys] = {}
    left: list[tuple[int, Draft]] = []
    decided = ""
    for position, draft, keys in items:
        found = matcher.find(draft, keys)
        paper = found.paper if found.is_known else None
        if paper is None and left_out is not None and (when := left_out.when(draft)):
            left.append((position, draft))
            decided = max(decided, when)
            continue
        if paper is None:
            paper = next_id
            next_id += 1
            draft = doubted(draft, found)
            new[paper], known[paper] = draft, keys
            matcher.add(paper, draft, keys)
        placed.append((position, draft, paper))
    outcome = settle(library, import_id, placed, new, known)
    leave(library, import_id, left)
    alike.settle()
    return replace(outcome, left_out=len(left), left_out_on=decided)


def leave(library: Library, import_id: int, left: Sequence[tuple[int, Draft]]) -> None:
    """Keep records that are left out, by position, with all that their source said of them."""
    own = {position: personal.for_nobody(draft.personal) for position, draft in left if draft.personal is not None}
    library.sources.add_left_out(import_id, left, own)


def doubted(draft: Draft, found: matching.Verdict) -> Draft:
    """A record with the doubt whether it is a paper that the library has."""
    if found.relation is not matching.Relation.UNSURE:
        return draft
    told = f"Perhaps the same as paper {found.paper}: {found.why}."
    return replace(draft, doubts={**draft.doubts, f"paper:{found.paper}": told})


def settle(
    library: Library,
    import_id: int,
    placed: Sequence[Placed],
    new: Mapping[int, Draft],
    known: Mapping[int, matching.Keys] | None = None,
) -> Outcome:
    """Write records whose papers are known by now; ``new`` are the papers to be made, with the record of each.

    ``known`` are the keys of those records, where they were made already.
    """
    keys = known or {}
    library.papers.add([(paper, merging.row(draft, keys=keys.get(paper))) for paper, draft in new.items()])
    others = {paper: merging.other_keys([draft], {}) for paper, draft in new.items() if merging.has_other_ids(draft)}
    library.keys.set_others(others)
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
    own = [(position, paper, draft.personal) for position, draft, paper in placed if draft.personal is not None]
    claims, touched = personal.give(library, own, new)
    library.sources.add(
        import_id, [(position, paper, draft, paper not in differs) for position, draft, paper in placed], claims
    )
    remerge(library, changing)
    after = {paper.id: paper.bibliographic() for paper in library.papers.load(changing)}
    said_more = {paper for paper in changing if before[paper] != after[paper] and paper not in new}
    learnt = tuple(sorted(said_more | touched))
    existing = len(placed) - len(new) - len(learnt)
    library.imports.count(import_id, records=len(placed), new=len(new), existing=existing, merged=len(learnt))
    return Outcome(tuple(new), learnt, existing)
