"""What the user left out in a review: later imports leave it out too, until it is taken after all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Mapping, Sequence

from readinglist import edits, matching, merging, personal
from readinglist.edits import counted
from readinglist.errors import BadRequest
from readinglist.importing import batch
from readinglist.importing.matcher import AlikeTitles, Matcher
from readinglist.library import Library
from readinglist.library.imports import COUNTED
from readinglist.library.papers import JOINED, LIVE
from readinglist.library.sources import NO_PAPER, Claims, claims_json, doubts_json, record_json
from readinglist.records import Change, Draft, Value
from readinglist.remerging import corrections_of, gather_keys


class LeftOut:
    """The records that reviews left out, as the library was when this was made.

    Only a record that says word for word the same is left out again: a page that says something else is looked at anew.
    """

    def __init__(self, library: Library) -> None:
        self._when = library.sources.when_left_out()

    def when(self, draft: Draft) -> str:
        """When the user decided so (UTC, ISO 8601); empty where nobody did."""
        return self._when.get(record_json(draft), "") if self._when else ""


def take(library: Library, import_id: int) -> Change:
    """Take what an import left out after all, in one transaction; each becomes a paper, or goes into the one it is.

    It comes with all that its file said, and counts with its import, as if it had not been left out.
    Raises BadRequest where the import is not there.
    """
    return edits.carry_out(library, lambda inside: _taken(inside, import_id))


def _taken(library: Library, import_id: int) -> Change:
    found = library.imports.load(import_id)
    if found is None:
        raise BadRequest("This import is not there any more. Nothing was changed.")
    gather_keys(library)
    left = library.sources.left_out_of(import_id)
    items = [(source, draft, matching.keys(draft)) for source, draft, _ in left]
    matcher = Matcher(library, items, AlikeTitles(library))
    next_id = library.papers.next_id()
    papers: dict[int, dict[str, tuple[Value, Value]]] = defaultdict(dict)
    sources: dict[int, dict[str, tuple[Value, Value]]] = {}
    new: set[int] = set()
    said: dict[int, list[Draft]] = defaultdict(list)
    for source, draft, keys in items:
        known = matcher.find(draft, keys)
        paper = known.paper if known.is_known and known.paper is not None else next_id
        sources[source] = {"paper": (NO_PAPER, paper)}
        if paper == next_id:
            library.papers.add_empty(paper)
            papers[paper]["removed"] = (JOINED, LIVE)
            matcher.add(paper, draft, keys)
            new.add(paper)
            next_id += 1
            _put(sources[source], "doubts", doubts_json(draft.doubts), doubts_json(batch.doubted(draft, known).doubts))
        elif paper not in new:
            said[paper].append(draft)
    given = _give(library, left, sources, papers, new)
    learnt = _learning(library, said) | (given - new)
    more = {
        "records": len(left),
        "new": len(new),
        "existing": len(left) - len(new) - len(learnt),
        "merged": len(learnt),
    }
    counts = {name: (getattr(found, name), getattr(found, name) + more[name]) for name in COUNTED if more[name]}
    label = f"Took {counted(len(new) + len(said), 'paper')} after all"
    return Change(label, papers=dict(papers), imports={import_id: counts}, sources=sources) if left else Change("")


def _give(
    library: Library,
    left: Sequence[tuple[int, Draft, Claims]],
    sources: dict[int, dict[str, tuple[Value, Value]]],
    papers: dict[int, dict[str, tuple[Value, Value]]],
    new: Container[int],
) -> set[int]:
    """Let ``papers`` get what the records say of their reader; those that get some. ``sources`` keep what it was."""
    goals = {source: int(fields["paper"][1] or 0) for source, fields in sources.items()}
    own = [(source, goals[source], personal.from_nobody(kept)) for source, _, kept in left if kept]
    claimed = personal.would_give(library, own, [paper for paper in goals.values() if paper in new])
    given = set()
    for source, _, kept in left:
        claims = claimed.get(source, {})
        _put(sources[source], "personal", claims_json(kept), claims_json(claims))
        for name, (before, after) in claims.items():
            if before != after:
                fields = papers[goals[source]]
                fields[name] = (fields.get(name, (before, after))[0], after)
                given.add(goals[source])
    return given


def _put(fields: dict[str, tuple[Value, Value]], name: str, before: Value, after: Value) -> None:
    if before != after:
        fields[name] = (before, after)


def _learning(library: Library, said: Mapping[int, Sequence[Draft]]) -> set[int]:
    """Which papers of the library say something else with these records than without."""
    papers = list(said)
    stood, corrections = library.sources.peek(papers), corrections_of(library, papers)
    learning = set()
    for paper in library.papers.load(papers):
        drafts = [*stood.get(paper.id, ()), *said[paper.id]]
        after = merging.row(merging.merged(drafts), corrections[paper.id]).fields
        if after.bibliographic() != paper.bibliographic():
            learning.add(paper.id)
    return learning
