"""What the user makes of a plan: take or leave each record, into which paper, with what mended."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any

from readinglist.edits import counted
from readinglist.reviewing.verdicts import Chosen, Entry, Plan, Verdict

ADD, COMPLETE, SEEN, LEAVE = "add", "complete", "seen", "leave"
"""What can become of a record: a new paper, something new for a paper that is there, a note that the paper stands on
this page too, nothing."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What is to be done with one record.

    ``separate`` makes it a paper of its own although it looks like one that is there, ``join`` puts it into the paper
    that it may be, ``into`` into any other paper, whatever it was taken for. ``fields`` are what the user mended, kept
    as corrections: they win over what pages say, now and later.
    """

    take: bool
    separate: bool = False
    join: bool = False
    into: Chosen | None = None
    fields: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many records would become what."""

    add: int = 0
    complete: int = 0
    seen: int = 0
    leave: int = 0

    @property
    def sentence(self) -> str:
        """What the decisions would do, as the words of a button; empty where they would do nothing."""
        parts = [f"Add {counted(self.add, 'paper')}"] if self.add else []
        if self.complete:
            parts.append(f"complete {self.complete:,}" if parts else f"Complete {counted(self.complete, 'paper')}")
        return ", ".join(parts)


def by_default(entry: Entry) -> Decision:
    """Everything is taken, but what has nothing new and what was left out before."""
    return Decision(take=not entry.settled and entry.verdict != Verdict.LEFT_OUT)


class Decisions:
    """The decisions about all records of a plan, by place in the plan; what the user did not touch is by default."""

    def __init__(self, plan: Plan, made: Mapping[int, Decision] | None = None) -> None:
        self._plan = plan
        self._made: dict[int, Decision] = dict(made or {})
        self._twins: dict[int, list[int]] = defaultdict(list)
        for at, entry in enumerate(plan.entries):
            if entry.twin is not None:
                self._twins[entry.twin].append(at)
        # Where the first of several records that are one paper is left out, the next that is taken stands for it.
        self._heirs = {first: self._next_heir(first, first) for first in self._twins}
        self._fates = [self._fate(at) for at in range(len(plan.entries))]
        self._counts = Counter(self._fates)

    def __getitem__(self, at: int) -> Decision:
        made = self._made.get(at)
        return by_default(self._plan.entries[at]) if made is None else made

    @property
    def made(self) -> dict[int, Decision]:
        """Those that differ from the default: plain data."""
        return dict(self._made)

    @property
    def edited(self) -> bool:
        """Whether the user mended a field anywhere."""
        return any(decision.fields for decision in self._made.values())

    @property
    def outcome(self) -> Outcome:
        """What would become of all of them."""
        return Outcome(*(self._counts[fate] for fate in (ADD, COMPLETE, SEEN, LEAVE)))

    def fate(self, at: int) -> str:
        """What would become of one: ADD, COMPLETE, SEEN or LEAVE."""
        return self._fates[at]

    def has_twins(self, at: int) -> bool:
        """Whether other records of the plan are the same paper, so that a decision about one is seen at others."""
        return at in self._twins or self._plan.entries[at].twin is not None

    def take(self, places: Iterable[int], on: bool) -> None:
        """Take records or leave them; where there is nothing to decide, nothing happens."""
        for at in places:
            if self._fates[at] != SEEN:
                self._put(at, replace(self[at], take=on))

    def take_where(self, rule: Callable[[Entry], bool]) -> None:
        """One decision for all: take the records that ``rule`` holds for and no others."""
        for at, entry in enumerate(self._plan.entries):
            self.take((at,), rule(entry))

    def separate(self, at: int, on: bool = True) -> None:
        """Keep a record as a paper of its own, or as the one it was taken for."""
        entry, decision = self._plan.entries[at], replace(self[at], into=None)
        if entry.joins:
            self._put(at, replace(decision, separate=on, take=on or by_default(entry).take))
        elif entry.maybe is not None:
            self._put(at, replace(decision, join=not on, take=True))
        else:
            self._put(at, replace(decision, take=True))

    def put_into(self, at: int, chosen: Chosen) -> None:
        """Take a record for a paper of the library, whatever it was taken for."""
        entry = self._plan.entries[at]
        if chosen.paper == entry.paper or chosen.paper == entry.maybe:
            self.separate(at, False)
        else:
            self._put(at, replace(self[at], separate=False, join=False, into=chosen, take=True))

    def decide(self, at: int, decision: Decision) -> None:
        """Make a decision as it was made before."""
        self._put(at, decision)

    def seen(self, at: int) -> Entry:
        """A record with the paper that the user takes it for."""
        entry, into = self._plan.entries[at], self[at].into
        if into is None:
            return entry
        return replace(
            entry, verdict=Verdict.SAME_WORK, why="", paper=into.paper, heading=into.heading, twin=None, maybe=None,
            changes=into.changes, brings=into.brings,
        )  # fmt: skip

    def joins(self, at: int) -> bool:
        """Whether a record would go into a paper that is there, or one made of an earlier record."""
        decision = self[at]
        return decision.join or decision.into is not None or (self._plan.entries[at].joins and not decision.separate)

    def edit(self, at: int, fields: Mapping[str, Any]) -> None:
        """Mend fields of a record; what is mended is taken."""
        self._put(at, replace(self[at], fields={**self[at].fields, **fields}, take=True))

    def unedit(self, at: int) -> None:
        """Back to what the page says."""
        fate = self._fates[at]
        entry = self._plan.entries[at]
        self._put(at, replace(self[at], fields={}, take=by_default(entry).take if entry.settled else fate != LEAVE))

    def _put(self, at: int, decision: Decision) -> None:
        if decision == by_default(self._plan.entries[at]):
            self._made.pop(at, None)
        else:
            self._made[at] = decision
        for place in {at, *self._twins.get(at, ()), *self._inherit(at)}:
            self._counts[self._fates[place]] -= 1
            self._fates[place] = self._fate(place)
            self._counts[self._fates[place]] += 1

    def _inherit(self, at: int) -> set[int]:
        """Look anew who stands for the first record that a changed one is a twin of: the twins it matters to."""
        first = self._plan.entries[at].twin
        if first is None:
            return set()
        before = self._heirs[first]
        if self._can_stand(at):
            self._heirs[first] = at if before is None else min(at, before)
        elif at == before:
            self._heirs[first] = self._next_heir(first, at)
        return {heir for heir in (before, self._heirs[first]) if heir is not None}

    def _next_heir(self, first: int, after: int) -> int | None:
        twins = self._twins[first]
        return next((at for at in islice(twins, bisect_right(twins, after), None) if self._can_stand(at)), None)

    def _can_stand(self, at: int) -> bool:
        """Whether a twin becomes the paper where its first record is left out, and no other twin comes before."""
        decision = self[at]
        if decision.separate or decision.into is not None or not decision.take:
            return False
        return bool(decision.fields) or not self._plan.entries[at].settled

    def _fate(self, at: int) -> str:
        entry, decision = self._plan.entries[at], self[at]
        if decision.separate:
            return ADD if decision.take else LEAVE
        if decision.into is not None:
            return COMPLETE if decision.take else LEAVE
        alone = entry.twin is not None and self._fate(entry.twin) == LEAVE
        if entry.settled and not decision.fields:
            return LEAVE if alone else SEEN
        if not decision.take:
            return LEAVE
        if decision.join:
            return COMPLETE
        stands = alone and entry.twin is not None and self._heirs[entry.twin] == at
        return ADD if stands or not entry.joins else COMPLETE
