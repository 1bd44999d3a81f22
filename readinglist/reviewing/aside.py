"""Plans and commits in a process of their own, for pages that would keep the window waiting."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from readinglist.importing.given import Given
from readinglist.importing.process import aside
from readinglist.importing.report import Imported, Progress
from readinglist.library import Library
from readinglist.library.rows import chunks
from readinglist.records import Change
from readinglist.reviewing.committing import commit
from readinglist.reviewing.decisions import Decision
from readinglist.reviewing.planning import STOPPED, Cancelled, plan
from readinglist.reviewing.verdicts import Entry, Plan

PIECE = 200
"""Records that travel together: taking in thousands at once would hold the window's interpreter for too long."""


def planned_aside(
    path: Path,
    given: Sequence[Given],
    *,
    on_progress: Callable[[Progress], None],
    cancelled: Callable[[], bool],
) -> Plan:
    """As ``plan``, on the library at ``path``. Blocks the calling thread, not its process."""
    entries: list[Entry] = []

    def hear(message: object) -> None:
        if isinstance(message, Progress):
            on_progress(message)
        elif isinstance(message, tuple):
            entries.extend(message)

    made = aside(path, partial(_plan, list(given)), hear=hear, cancelled=cancelled, at_once=Cancelled(STOPPED))
    assert isinstance(made, Plan)
    return replace(made, entries=entries)


def _plan(
    given: Sequence[Given], library: Library, tell: Callable[[object], None], cancelled: Callable[[], bool]
) -> Plan:
    made = plan(library, given, on_progress=tell, cancelled=cancelled)
    for piece in chunks(made.entries, PIECE):
        tell(tuple(piece))
    return made.without_entries()


def committed_aside(
    path: Path,
    made: Plan,
    decisions: Mapping[int, Decision],
    *,
    on_progress: Callable[[Progress], None],
    on_change: Callable[[Change], None],
    cancelled: Callable[[], bool],
) -> Imported:
    """As ``commit``, on the library at ``path``. Blocks the calling thread, not its process."""

    def hear(message: object) -> None:
        if isinstance(message, Progress):
            on_progress(message)
        elif isinstance(message, Change):
            on_change(message)

    imported = aside(path, partial(_commit, made, dict(decisions)), hear=hear, cancelled=cancelled)
    assert isinstance(imported, Imported)
    return imported


def _commit(
    made: Plan,
    decisions: Mapping[int, Decision],
    library: Library,
    tell: Callable[[object], None],
    cancelled: Callable[[], bool],
) -> Imported:
    return commit(library, made, decisions, on_progress=tell, on_change=tell, cancelled=cancelled)
