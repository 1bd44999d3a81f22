"""Two papers that are one, and one paper that is two: which values change when a person says so."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from readinglist.errors import BadRequest
from readinglist.library import Library
from readinglist.library.papers import JOINED, LIVE
from readinglist.records import Change, Fields, Paper, Status, Value, first_words
from readinglist.remerging import corrections_of, remerge


@dataclass(frozen=True, slots=True)
class MergePapers:
    """Say that papers are one; the first keeps its number."""

    papers: Sequence[int]


@dataclass(frozen=True, slots=True)
class SplitPaper:
    """Say that some of a paper's sources (by their ids in Provenance) speak of another paper."""

    paper: int
    sources: Sequence[int]


_FAR = {Status.UNREAD: 0, Status.READING: 1, Status.DONE: 2}


def joined(library: Library, papers: Sequence[int]) -> Change:
    """Let the first of ``papers`` be all of them: it gets their sources, tags, notes and corrections.

    The mark stays where any had one, the status is the farthest, the notes stand below each other. Where two correct
    the same field, or have a citation key, the first paper wins.
    """
    first, *others = papers
    loaded = {paper.id: paper for paper in library.papers.load(papers)}
    kept = loaded[first]
    changed: dict[int, dict[str, tuple[Value, Value]]] = defaultdict(dict)
    mine = changed[first]
    for name in dict.fromkeys(tag for paper in others for tag in loaded[paper].tags):
        if name not in kept.tags:
            mine[f"tag:{name}"] = (False, True)
    note = _note([loaded[paper] for paper in papers])
    if note != kept.note:
        mine["note"] = (kept.note, note)
    if not kept.marked and any(paper.marked for paper in loaded.values()):
        mine["marked"] = (False, True)
    farthest = max((paper.status for paper in loaded.values()), key=_FAR.__getitem__)
    if farthest != kept.status:
        mine["status"] = (kept.status.value, farthest.value)
    corrections = corrections_of(library, papers)
    for paper in others:
        for field, value in corrections[paper].items():
            if field not in corrections[first] and f"correct:{field}" not in mine:
                mine[f"correct:{field}"] = (None, json.dumps(value, ensure_ascii=False))
    with_key = next((paper for paper in others if loaded[paper].cite_key), None)
    if kept.cite_key is None and with_key is not None:
        mine["cite_key"] = (None, loaded[with_key].cite_key)
        changed[with_key]["cite_key"] = (loaded[with_key].cite_key, None)
    for paper, pairs in _apart_after(library, papers).items():
        changed[paper].update(pairs)
    for paper in others:
        changed[paper]["removed"] = (LIVE, JOINED)
    sources: dict[int, Fields] = {
        source: {"paper": (paper, first)} for source, paper in library.sources.of(others).items()
    }
    label = f"Merged {len(papers):,} papers into one"
    return Change(label, papers={paper: fields for paper, fields in changed.items() if fields}, sources=sources)


def _note(papers: Sequence[Paper]) -> str:
    notes = dict.fromkeys(paper.note.strip("\n") for paper in papers if paper.note.strip())
    return papers[0].note if len(notes) < 2 and papers[0].note else "\n\n".join(notes)


def _apart_after(library: Library, papers: Sequence[int]) -> dict[int, dict[str, tuple[Value, Value]]]:
    """Papers of one are not kept apart any more; what any of them is kept apart from, the first is."""
    first, together = papers[0], set(papers)
    apart = library.keys.kept_apart(papers)
    changed: dict[int, dict[str, tuple[Value, Value]]] = defaultdict(dict)
    for paper, others in apart.items():
        for other in others:
            if other in together:
                low, high = sorted((paper, other))
                changed[low][f"apart:{high}"] = (True, False)
            elif other not in apart.get(first, ()):
                low, high = sorted((first, other))
                changed[low][f"apart:{high}"] = (False, True)
    return changed


def parted(library: Library, paper: int, sources: Sequence[int]) -> Change:
    """Let ``sources`` (ids of records of ``paper``) speak of a paper of their own, which is kept apart from it."""
    wanted = list(dict.fromkeys(sources))
    standing = {one.source for one in library.sources.provenance(paper)}
    every = library.sources.of([paper])
    if not wanted or not set(wanted) <= standing:
        raise BadRequest("This paper has no such source. Nothing was changed.")
    if standing <= set(wanted):
        raise BadRequest("A paper keeps at least one of its sources. Nothing was changed.")
    heading = first_words(library.papers.load([paper])[0].heading, 40)
    new = library.papers.next_id()
    library.papers.add_empty(new)
    low, high = sorted((paper, new))
    changed: dict[int, dict[str, tuple[Value, Value]]] = defaultdict(dict)
    changed[new]["removed"] = (JOINED, LIVE)
    changed[low][f"apart:{high}"] = (False, True)
    moved: dict[int, Fields] = {source: {"paper": (paper, new)} for source in wanted if source in every}
    return Change(f"Split “{heading}” in two", papers=dict(changed), sources=moved)


def move(library: Library, sources: Mapping[int, Fields]) -> set[int]:
    """Write where records belong now; the papers that look different for it."""
    for column in ("doubts", "personal"):  # what a record that gets a paper gives it, or would give one again
        said = {source: fields[column][1] for source, fields in sources.items() if column in fields}
        library.sources.set_said(column, {source: None if raw is None else str(raw) for source, raw in said.items()})
    moved = {source: fields["paper"] for source, fields in sources.items() if "paper" in fields}
    papers = {int(paper) for pair in moved.values() for paper in pair if isinstance(paper, int) and paper}
    if papers:
        library.sources.write_out(sorted(papers))
        library.sources.move({source: int(after or 0) for source, (_, after) in moved.items()})
        remerge(library, sorted(papers))
    return papers
