"""A plan in words and as JSON, for the command line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from readinglist.edits import count, counted
from readinglist.records import first_words
from readinglist.reviewing.verdicts import Entry, Plan, PlannedSource, Verdict, listed

LONGEST_TITLE = 90


def as_json(plan: Plan) -> list[dict[str, Any]]:
    """The plan as one document: a part for each source."""
    return [_source_json(plan, number) for number in range(len(plan.sources))] + [
        {"source": one.name, "origin": one.origin, "reviewed": False, "records": []} for one in plan.unreviewed
    ]


def _source_json(plan: Plan, number: int) -> dict[str, Any]:
    source = plan.sources[number]
    entries = [(at, entry) for at, entry in enumerate(plan.entries) if entry.source == number]
    counts = dict.fromkeys(Verdict, 0)
    for _, entry in entries:
        counts[entry.verdict] += 1
    return {
        "source": source.name,
        "origin": source.given.origin,
        "reviewed": True,
        "seen_before": source.seen_before or None,
        "counts": {verdict.value: number for verdict, number in counts.items()},
        "records": [_entry_json(at, entry) for at, entry in entries],
        "unread": [{"line": line.number, "text": line.text} for line in source.reading.unread]
        if source.reading
        else [],
        "warnings": list(source.warnings),
        "error": source.error,
    }


def _entry_json(at: int, entry: Entry) -> dict[str, Any]:
    draft = entry.draft
    return {
        "number": at + 1,
        "verdict": entry.verdict.value,
        "paper": entry.paper,
        "maybe": entry.maybe,
        "same_as": None if entry.twin is None else entry.twin + 1,
        "fields": {name: value for name, value in draft.bibliographic().items() if value},
        "changes": {change.name: [change.before or None, change.after or None] for change in entry.changes},
        "brings": {name: list(value) if isinstance(value, tuple) else value for name, value in entry.brings.items()},
        "lines": {name: list(lines) for name, lines in draft.lines.items()},
        "doubts": dict(draft.doubts),
        "why": entry.why or None,
    }


def summary(source: PlannedSource, counts: Mapping[Verdict, int]) -> str:
    """One line for a source: what it holds, of which kinds, and what is odd about it."""
    if source.error:
        return source.error
    kinds = ", ".join(f"{number:,} {verdict.value}" for verdict, number in counts.items() if number)
    return f"{source.name}: {counted(sum(counts.values()), 'paper')} ({kinds})."


def lines(plan: Plan) -> list[str]:
    """The plan for the eye: each source, what is odd about it, and a line for each of its records."""
    told = []
    for number, source in enumerate(plan.sources):
        entries = [entry for entry in plan.entries if entry.source == number]
        told.append(summary(source, _counted(entries)))
        told += [f"  {warning}" for warning in source.warnings]
        if source.reading and source.reading.unread:
            told.append(f"  {count(source.reading.unread, 'line')} went into no paper (--json lists them).")
        told += [entry_line(entry) for entry in entries]
    for one in plan.unreviewed:
        told.append(f"{one.name} is too large to be looked at record by record; importing it can be undone.")
    return told


def entry_line(entry: Entry) -> str:
    """One record: its kind, its lines, its title, and what would happen or what is doubted."""
    extent = entry.draft.extent
    where = f"{extent[0]}–{extent[1]}" if extent else ""
    brought = f"brings {listed(entry.brought)}" if entry.brings else ""
    about = entry.why or entry.effect or brought
    title = first_words(entry.title, LONGEST_TITLE)
    return f"  {entry.verdict.value:<15}  {where:>11}  {title}" + (f" — {about}" if about else "")


def _counted(entries: Sequence[Entry]) -> dict[Verdict, int]:
    counts = dict.fromkeys(Verdict, 0)
    for entry in entries:
        counts[entry.verdict] += 1
    return counts
