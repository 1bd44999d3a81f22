"""What the user left out in a review: later imports leave it out too, until it is taken after all."""

from __future__ import annotations

from collections import defaultdict

from readinglist import edits, matching
from readinglist.edits import counted
from readinglist.errors import BadRequest
from readinglist.importing.matcher import AlikeTitles, Matcher
from readinglist.library import Library
from readinglist.library.papers import JOINED, LIVE
from readinglist.library.sources import NO_PAPER, record_json
from readinglist.records import Change, Draft, Fields, Value


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

    Raises BadRequest where the import is not there.
    """
    return edits.carry_out(library, lambda inside: _taken(inside, import_id))


def _taken(library: Library, import_id: int) -> Change:
    found = library.imports.load(import_id)
    if found is None:
        raise BadRequest("This import is not there any more. Nothing was changed.")
    left = library.sources.left_out_of(import_id)
    items = [(source, draft, matching.keys(draft)) for source, draft in left]
    matcher = Matcher(library, items, AlikeTitles(library))
    next_id = library.papers.next_id()
    papers: dict[int, dict[str, tuple[Value, Value]]] = defaultdict(dict)
    sources: dict[int, Fields] = {}
    for source, draft, keys in items:
        known = matcher.find(draft, keys)
        paper = known.paper if known.is_known and known.paper is not None else next_id
        if paper == next_id:
            library.papers.add_empty(paper)
            papers[paper]["removed"] = (JOINED, LIVE)
            matcher.add(paper, draft, keys)
            next_id += 1
        sources[source] = {"paper": (NO_PAPER, paper)}
    label = f"Took {counted(len(sources), 'paper')} after all"
    return Change(label if sources else "", papers=dict(papers), sources=sources)
