"""From sources to a plan: read, judge, and work out what each paper would learn. Nothing is written."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from readinglist import matching, merging, reading
from readinglist.errors import CannotRead
from readinglist.importing import entries
from readinglist.importing.given import Given, shown_name, unpacked
from readinglist.importing.lines import is_lines
from readinglist.importing.report import Progress, day
from readinglist.library import Library
from readinglist.library.rows import chunks
from readinglist.personal import Preview
from readinglist.records import BIBLIOGRAPHIC_FIELDS, Bibliographic, Draft, Import, Paper
from readinglist.remerging import corrections_of
from readinglist.reviewing.judging import Judgement, judge
from readinglist.reviewing.verdicts import Chosen, Entry, FieldChange, Plan, PlannedSource, Verdict

MOST = 20_000
"""Records that are looked at one by one; sources with more are imported as they are, and can be undone."""

_PART = 250
"""Records that are worked out between two looks at whether to stop."""


STOPPED = "The reading was stopped. Nothing was imported."


class Cancelled(CannotRead):
    """The user stopped the reading; nothing was changed."""


def plan(
    library: Library,
    given: Sequence[Given],
    *,
    on_progress: Callable[[Progress], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Plan:
    """Read sources and judge their records together, as if the first were in the library when the next is judged.

    Raises Cancelled, wherever it is but inside a page that is read as a whole (see reading.read). A source that can't
    be read is in the plan with its error. ``on_progress`` is told of each source as it is read, then of all of them as
    they are compared with the library, a record counting half when it is judged.
    """
    state, highest = library.state(), library.papers.highest_id()
    stood = library.imports.all()
    sources: list[PlannedSource] = []
    unreviewed: list[Given] = []
    places: list[tuple[int, int, Draft]] = []
    given = [file for one in given for file in unpacked(one)]
    for at, one in enumerate(given, 1):
        _stop_if(cancelled)
        if _is_large(one):
            unreviewed.append(one)
            continue
        progress = Progress(one.name, 0, 0, at, len(given))
        on_progress(progress)
        source = _read(library, one, stood, partial(_heard, on_progress, cancelled, progress))
        drafts: tuple[Draft, ...] = ()
        if source.reading:
            drafts = source.reading.drafts
            source = replace(source, reading=replace(source.reading, drafts=()))
        if len(places) + len(drafts) > MOST:
            unreviewed.append(one)
            continue
        places += [(len(sources), position, draft) for position, draft in enumerate(drafts)]
        sources.append(source)
    items = [(at, draft, matching.keys(draft)) for at, (_, _, draft) in enumerate(places)]
    _stop_if(cancelled)
    tell = partial(_tell, on_progress, cancelled, sources, 2 * len(places))
    judgements, known = judge(library, items, highest, tell)
    planned = _entries(library, places, judgements, lambda done: tell(len(places) + done))
    if planned:
        tell(2 * len(planned))
    return Plan(tuple(sources), _left_out_before(library, planned), known, state, tuple(unreviewed))


def _is_large(given: Given) -> bool:
    """Whether a source is read piece by piece as it is imported, and never held as a whole."""
    if given.inside is None and is_lines(given.path if given.data is None and given.path else given.data or b""):
        return True
    return entries.sort_of_large(given) is not None


def _tell(
    on_progress: Callable[[Progress], None],
    cancelled: Callable[[], bool],
    sources: Sequence[PlannedSource],
    steps: int,
    done: int,
) -> None:
    """Say how far the comparing is; a record takes two steps."""
    _stop_if(cancelled)
    name = sources[0].name if len(sources) == 1 else f"{len(sources)} sources"
    on_progress(Progress(name, done // 2, steps // 2, comparing=True))


def _heard(
    on_progress: Callable[[Progress], None], cancelled: Callable[[], bool], source: Progress, line: int, lines: int
) -> None:
    """Say how far the reading of a source is."""
    _stop_if(cancelled)
    on_progress(replace(source, done=line, total=lines))


def _stop_if(cancelled: Callable[[], bool]) -> None:
    if cancelled():
        raise Cancelled(STOPPED)


def _read(library: Library, given: Given, stood: Sequence[Import], watch: reading.Watch) -> PlannedSource:
    """One source, read or with the sentence that says why not."""
    try:
        data = given.read_bytes()
        found = reading.read(data, given.name, watch)
    except Cancelled:
        raise
    except CannotRead as error:
        return PlannedSource(given, given.name, error=str(error))
    name = found.name or shown_name(given.name)
    sha256 = hashlib.sha256(data).hexdigest()
    same = library.imports.of_content(sha256)
    by_name = [one for one in stood if one.name == name or (one.origin == given.origin and given.path is not None)]
    again = library.imports.load(same[0]) if same else by_name[-1] if by_name else None
    source = PlannedSource(given, name, found, data, sha256, seen_before=again.name if again else "")
    if found.drafts:
        return source
    return replace(source, error=f"No papers were found in {given.name}. Nothing was imported from it.")


def _entries(
    library: Library,
    places: Sequence[tuple[int, int, Draft]],
    judgements: Sequence[Judgement],
    tell: Callable[[int], None],
) -> list[Entry]:
    """The records with what their papers would learn of them, one after the other."""
    merger = Merger(library)
    preview = Preview(library, [d.personal.cite_key for _, _, d in places if d.personal is not None])
    entries: list[Entry] = []
    for part in chunks(range(len(places)), _PART):
        tell(part[0])
        merger.prepare([paper for at in part if (paper := judgements[at].paper or judgements[at].maybe) is not None])
        for at in part:
            source, position, draft = places[at]
            judged = judgements[at]
            entry = Entry(source, position, draft, judged.verdict, judged.why, judged.paper, twin=judged.twin)
            if judged.paper is not None:
                entry = replace(
                    entry, heading=merger.heading(judged.paper), changes=merger.learn(("paper", judged.paper), draft)
                )
            elif judged.twin is not None:
                entry = replace(
                    entry, heading=entries[judged.twin].title, changes=merger.learn(("twin", judged.twin), draft)
                )
            else:
                if judged.maybe is not None:
                    heading, changes = (
                        merger.heading(judged.maybe),
                        merger.would_learn(("paper", judged.maybe), draft)[0],
                    )
                    entry = replace(entry, maybe=judged.maybe, heading=heading, changes=changes)
                merger.begin(("twin", at), draft)
            if draft.personal is not None:
                stands = merger.paper(judged.paper) if judged.paper is not None else None
                of = ("paper", judged.paper) if stands else ("twin", at if judged.twin is None else judged.twin)
                entry = replace(entry, brings=preview.would_give(of, stands, draft.personal))
            if entry.settled:  # however doubtful it was read: there is nothing to ask
                entry = replace(entry, verdict=Verdict.YOURS, why="")
            entries.append(entry)
    return entries


def _left_out_before(library: Library, entries: list[Entry]) -> list[Entry]:
    """Let new records that the user did not take the last time say so."""
    names: dict[tuple[str, object], tuple[str, str]] = {}
    for name, at, said in library.sources.left_out():
        for key in _keys(said):
            names[key] = name, at
    if not names:
        return entries
    marked = []
    for entry in entries:
        if not entry.joins:
            by, at = next((names[key] for key in _keys(entry.draft) if key in names), ("", ""))
            if by:
                told = f"left out when “{by}” was imported, on {day(at)}"
                entry = replace(entry, verdict=Verdict.LEFT_OUT, why=told, left_out_on=at)
        marked.append(entry)
    return marked


def _keys(said: Bibliographic) -> list[tuple[str, object]]:
    return list(matching.keys(said).pairs())


def chosen(library: Library, entry: Entry, paper: int) -> Chosen | None:
    """A paper of the library that the user takes a record for, with what it would learn; None where it is gone."""
    if not library.papers.live([paper]):
        return None
    merger = Merger(library)
    merger.prepare([paper])
    draft = entry.draft
    key = draft.personal.cite_key if draft.personal is not None else None
    brings = Preview(library, [key]).would_give(paper, merger.paper(paper), draft.personal)
    return Chosen(paper, merger.heading(paper), merger.would_learn(("paper", paper), draft)[0], brings)


class Merger:
    """What papers say, and what they would say with one more record."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._papers: dict[int, Paper] = {}
        self._said: dict[tuple[str, int], list[Draft]] = {}
        self._shown: dict[tuple[str, int], Bibliographic] = {}
        self._corrections: Mapping[int, Mapping[str, object]] = {}

    def prepare(self, papers: Sequence[int]) -> None:
        """Load the papers of the next records."""
        missing = sorted(set(papers) - set(self._papers))
        if not missing:
            return
        self._papers |= {paper.id: paper for paper in self._library.papers.load(missing)}
        said = self._library.sources.peek(missing)
        self._corrections = {**self._corrections, **corrections_of(self._library, missing)}
        for paper in missing:
            self._said[("paper", paper)] = said.get(paper, [])
            self._shown[("paper", paper)] = Bibliographic(**self._papers[paper].bibliographic())

    def heading(self, paper: int) -> str:
        """What a paper of the library is called."""
        return self._papers[paper].heading

    def paper(self, paper: int) -> Paper:
        """A paper of the library as it stands."""
        return self._papers[paper]

    def begin(self, key: tuple[str, int], draft: Draft) -> None:
        """A new paper, which later records may be about."""
        self._said[key] = [draft]
        self._shown[key] = Bibliographic(**draft.bibliographic())

    def learn(self, key: tuple[str, int], draft: Draft) -> tuple[FieldChange, ...]:
        """What a paper would learn from one more record; from then on it counts as learnt."""
        changes, self._shown[key] = self.would_learn(key, draft)
        self._said[key].append(draft)
        return changes

    def would_learn(self, key: tuple[str, int], draft: Draft) -> tuple[tuple[FieldChange, ...], Bibliographic]:
        """What a paper would learn from one more record, and how it would look then."""
        before = self._shown[key]
        theirs = before.bibliographic()
        if all(value in (None, (), False, theirs[name]) for name, value in draft.bibliographic().items()):
            return (), before
        kind, paper = key
        corrections = self._corrections.get(paper) if kind == "paper" else None
        after = merging.row(merging.merged([*self._said[key], draft]), corrections).fields
        changes = [FieldChange(name, theirs[name], getattr(after, name)) for name in BIBLIOGRAPHIC_FIELDS]
        return tuple(change for change in changes if change.before != change.after), after
