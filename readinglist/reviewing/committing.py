"""From decisions to papers: one user action, in short batches, undone as a whole."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from readinglist import edits, matching
from readinglist.edits import counted
from readinglist.importing import batch
from readinglist.importing.matcher import AlikeTitles, Item, Matcher
from readinglist.importing.report import Imported, ImportReport, Progress
from readinglist.library import Library
from readinglist.library.imports import unread_json
from readinglist.library.rows import chunks
from readinglist.paper_ids import compact
from readinglist.records import Change, Draft, Fields, Value
from readinglist.reviewing.decisions import LEAVE, SEEN, Decision, Decisions
from readinglist.reviewing.verdicts import Plan


def commit(
    library: Library,
    plan: Plan,
    made: Mapping[int, Decision],
    *,
    on_progress: Callable[[Progress], None] = lambda _: None,
    on_change: Callable[[Change], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Imported:
    """Carry out decisions about a plan; ``made`` are those that differ from the default.

    What other programs or windows changed since the plan was made is judged again: a record goes into a paper only if
    that one is still as it was, or if it would be recognised as it is now; and what came in meanwhile is not added
    twice. Raises LibraryLocked or CannotWrite; whole batches written before stay, and importing again goes on there.
    """
    return _Commit(library, plan, Decisions(plan, made), on_progress, on_change, cancelled).run()


class _Commit:
    def __init__(
        self,
        library: Library,
        plan: Plan,
        decisions: Decisions,
        on_progress: Callable[[Progress], None],
        on_change: Callable[[Change], None],
        cancelled: Callable[[], bool],
    ) -> None:
        self._library, self._plan, self._decisions = library, plan, decisions
        self._on_progress, self._on_change, self._cancelled = on_progress, on_change, cancelled
        self._places: dict[int, list[int]] = defaultdict(list)
        for at, entry in enumerate(plan.entries):
            self._places[entry.source].append(at)
        self._became: dict[int, int] = {}
        """The paper that each record became."""
        self._heirs: dict[int, int] = {}
        """The paper that the twins of a record became which was left out."""
        self._ours: set[int] = set()
        self._changed: set[int] = set()
        self._alike: AlikeTitles | None = None
        """The titles of the library, for as long as nobody else writes."""
        self._since: int | None = None
        self._new: list[int] = []
        self._merged: set[int] = set()
        self._imports: dict[int, Fields] = {}
        self._corrected: dict[int, dict[str, tuple[Value, Value]]] = defaultdict(dict)

    def run(self) -> Imported:
        reports = tuple(self._source(number) for number in range(len(self._plan.sources)))
        new, merged = compact(sorted(self._new)), compact(sorted(self._merged - set(self._new)))
        parts = [f"Added {counted(len(new), 'paper')}"] if len(new) or not len(merged) else []
        parts += [f"{'completed' if parts else 'Completed'} {counted(len(merged), 'paper')}"] if len(merged) else []
        papers = {paper: dict(fields) for paper, fields in self._corrected.items() if fields}
        change = Change(", ".join(parts), papers=papers, imports=self._imports, arrived=new, touched=merged)
        return Imported(reports, change)

    def _source(self, number: int) -> ImportReport:
        source, places = self._plan.sources[number], self._places[number]
        if source.error or source.reading is None:
            reading = source.reading
            return ImportReport(
                source.name,
                warnings=source.warnings,
                unread=reading.unread if reading else (),
                error=source.error,
            )
        before = self._library.imports.of_content(source.sha256)
        if before is not None and before[1] and all(self._is_as_before(at) for at in places):
            out = [at for at in places if self._decisions.fate(at) == LEAVE]
            total, unread = len(places) - len(out), source.reading.unread
            return ImportReport(
                source.name,
                records=total,
                existing=total,
                left_out=len(out),
                left_out_on=self._decided_before(out),
                left_out_of=before[0] if out else None,
                warnings=source.warnings,
                unread=unread,
            )
        resumed = before[0] if before and not before[1] else None
        there = set(self._library.imports.positions(resumed)) if resumed else set()
        waiting = [at for at in places if self._plan.entries[at].position not in there]
        counts = {"new": 0, "existing": 0, "merged": 0, "left_out": 0}
        import_id, done, cancelled = resumed, len(there), False
        for part in chunks(waiting, batch.BATCH):
            cancelled = self._cancelled()
            if cancelled:
                break
            with self._library.transaction(urgent=False):
                if import_id is None:
                    import_id = self._begin(number)
                outcome, left, corrected = self._batch(import_id, part)
                if done + len(part) == len(places):
                    self._library.imports.finish(import_id, finished=True)
            self._imports[import_id] = {"taken_back": (True, False)}
            done += len(part)
            counts["new"] += len(outcome.new)
            counts["existing"] += outcome.existing
            counts["merged"] += len(outcome.merged)
            counts["left_out"] += left
            self._new += outcome.new
            self._merged.update(outcome.merged)
            self._on_change(Change("", arrived=outcome.new, touched=(*outcome.merged, *corrected)))
            self._on_progress(Progress(source.name, done, len(places), number + 1, len(self._plan.sources)))
        return ImportReport(
            source.name,
            import_id,
            records=counts["new"] + counts["existing"] + counts["merged"],
            new=counts["new"],
            existing=counts["existing"],
            merged=counts["merged"],
            left_out=counts["left_out"],
            left_out_on=self._decided_before([at for at in places if self._decisions.fate(at) == LEAVE]),
            left_out_of=import_id if counts["left_out"] else None,
            warnings=source.warnings,
            unread=source.reading.unread,
            cancelled=cancelled,
        )

    def _is_as_before(self, at: int) -> bool:
        """Whether nothing is to be done with a record, and nothing was decided anew."""
        fate = self._decisions.fate(at)
        return fate == SEEN or (fate == LEAVE and bool(self._plan.entries[at].left_out_on))

    def _decided_before(self, left: Sequence[int]) -> str:
        """When it was decided to leave records out, if that was before this review for all of them."""
        decided = [self._plan.entries[at].left_out_on for at in left]
        return max(decided) if decided and all(decided) else ""

    def _begin(self, number: int) -> int:
        source = self._plan.sources[number]
        assert source.reading is not None
        fields: dict[str, Any] = {
            "name": source.name,
            "origin": source.given.origin,
            "at": datetime.now(UTC).isoformat(timespec="seconds"),
            "sha256": source.sha256,
            "size": len(source.data),
            "encoding": source.reading.encoding,
            "warnings": json.dumps(source.warnings, ensure_ascii=False),
            "unread": unread_json(source.reading.unread),
        }
        return self._library.imports.begin(fields, source.reading.text, source.data)

    def _batch(self, import_id: int, part: Sequence[int]) -> tuple[batch.Outcome, int, list[int]]:
        """Write one batch down: what became of it, how many records were left out, which papers were corrected."""
        changed = self._look_for_others()
        next_id = self._library.papers.next_id()
        left: list[tuple[int, Draft]] = []
        placed: list[batch.Placed] = []
        new: dict[int, Draft] = {}
        matcher = self._matcher(part) if changed else None
        for at in part:
            entry = self._plan.entries[at]
            draft, keys = entry.draft, matching.keys(entry.draft)
            if self._decisions.fate(at) == LEAVE:
                left.append((entry.position, entry.draft))
                continue
            paper = self._goal(at, keys, changed, matcher)
            if paper is None:
                paper = next_id
                next_id += 1
                new[paper] = draft = self._with_doubt(at)
                self._keep_apart(at, paper)
                if matcher is not None:
                    matcher.add(paper, entry.draft, keys)
            self._became[at] = paper
            decision = self._decisions[at]
            if entry.twin is not None and decision.into is None and not decision.separate:
                self._heirs.setdefault(entry.twin, paper)
            self._ours.add(paper)
            placed.append((entry.position, draft, paper))
        outcome = batch.settle(self._library, import_id, placed, new)
        batch.leave(self._library, import_id, left)
        if self._alike is not None:
            self._alike.settle()
        return outcome, len(left), self._correct(part)

    def _with_doubt(self, at: int) -> Draft:
        """The record of a new paper, with the doubt whether it is one that was there."""
        entry = self._plan.entries[at]
        if entry.maybe is None:
            return entry.draft
        told = f"Perhaps the same as paper {entry.maybe}: {entry.why}"
        return replace(entry.draft, doubts={**entry.draft.doubts, f"paper:{entry.maybe}": told})

    def _keep_apart(self, at: int, paper: int) -> None:
        """Remember that the user keeps a new paper apart from the one that it was taken for."""
        entry = self._plan.entries[at]
        other = self._first(entry.twin) if entry.twin is not None else entry.paper
        if self._decisions[at].separate and other is not None:
            low, high = sorted((other, paper))
            self._library.keys.set_apart(low, high, True)
            self._corrected[low][f"apart:{high}"] = (False, True)

    def _goal(self, at: int, keys: matching.Keys, changed: set[int], matcher: Matcher | None) -> int | None:
        """The paper that a record goes into, None for a new one."""
        entry = self._plan.entries[at]
        decision = self._decisions[at]
        if decision.separate:
            return None
        if decision.into is not None and self._library.papers.live([decision.into.paper]):
            return decision.into.paper  # the user said so, whatever became of it meanwhile
        goal = entry.maybe if decision.join else entry.paper
        if entry.twin is not None:
            paper = self._first(entry.twin)
            if paper is not None:
                return paper
        elif goal is not None and (goal not in changed or self._is_as_it_was(goal)):
            return goal
        if matcher is None:
            return None
        found = matcher.find(entry.draft, keys)
        return found.paper if found.is_known and (found.paper in changed or found.paper in self._ours) else None

    def _first(self, twin: int) -> int | None:
        """The paper that an earlier record became, or where that was left out, the first of its twins."""
        return self._became.get(twin, self._heirs.get(twin))

    def _is_as_it_was(self, paper: int) -> bool:
        return self._library.keys.known([paper]) == [self._plan.known.get(paper)]

    def _look_for_others(self) -> set[int]:
        """Papers that came, went or changed since the plan was made, but for what this commit did."""
        if self._since is None:
            self._since = self._plan.state[0] if self._library.was_in(self._plan.state) else -1
        others = self._library.papers.changed_since(self._since)
        if others:
            self._changed.update(others)
            self._alike = None
        self._since = self._library.state()[0]  # that of this transaction: what it writes is ours
        return self._changed

    def _matcher(self, part: Sequence[int]) -> Matcher:
        items: list[Item] = [
            (at, entry.draft, matching.keys(entry.draft)) for at in part if (entry := self._plan.entries[at])
        ]
        self._alike = self._alike or AlikeTitles(self._library)
        return Matcher(self._library, items, self._alike)

    def _correct(self, part: Sequence[int]) -> list[int]:
        """Keep what the user mended, and how it was before: the papers that were there already and differ now."""
        corrected = []
        for at in part:
            fields = self._decisions[at].fields
            if not fields or at not in self._became:
                continue
            paper = self._became[at]
            change = edits.apply(self._library, edits.Correct(paper, dict(fields)))
            for name, (before, after) in change.papers.get(paper, {}).items():
                first = self._corrected[paper].get(name, (before, after))[0]
                self._corrected[paper][name] = (first, after)
            if change:
                corrected.append(paper)
                self._merged.add(paper)
        return corrected
