"""Undo and redo: the Changes of one sitting, in order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from readinglist import edits
from readinglist.edits import Edit
from readinglist.library import Library
from readinglist.records import Change

DEEPEST = 500
"""Changes that can be undone; older ones are forgotten."""


@dataclass(frozen=True, slots=True)
class Labels:
    """What undo and redo would do, in words; None where there is nothing."""

    undo: str | None = None
    redo: str | None = None


class History:
    """Applies edits to a library and leads them back, last first. Lives on one thread, with its library."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._done: list[Change] = []
        self._undone: list[Change] = []

    @property
    def labels(self) -> Labels:
        """What undo and redo would do."""
        return Labels(self._done[-1].label if self._done else None, self._undone[-1].label if self._undone else None)

    def apply(self, edit: Edit) -> Change:
        """Carry out an edit and remember it, unless it changed nothing."""
        change = edits.apply(self._library, edit)
        self.remember(change)
        return change

    def carry_out(self, act: Callable[[Library], Change]) -> Change:
        """Let ``act`` change the library in one transaction, and remember what it changed."""
        change = act(self._library)
        self.remember(change)
        return change

    def remember(self, change: Change) -> None:
        """Remember a change that was made elsewhere, such as an import."""
        if not change:
            return
        self._undone.clear()
        last = self._done[-1] if self._done else None
        joined = _one_note(last, change) if last else None
        if joined:
            self._done[-1:] = [joined] if _differs(joined) else []  # typed and taken away again: nothing to undo
        else:
            self._done.append(change)
            del self._done[:-DEEPEST]

    def undo(self) -> Change | None:
        """Lead the last change back; None where there is none. If it fails, the change stays undoable."""
        return self._move(self._done, self._undone)

    def redo(self) -> Change | None:
        """Make the last undone change again; None where there is none."""
        return self._move(self._undone, self._done)

    def _move(self, source: list[Change], target: list[Change]) -> Change | None:
        if not source:
            return None
        change = edits.revert(self._library, source[-1])
        source.pop()
        target.append(change)
        return change


def _one_note(last: Change, change: Change) -> Change | None:
    """Two savings of the same note in a row as one change: undo should not go back pause by pause."""
    if len(last.papers) != 1 or len(change.papers) != 1 or last.arrived or last.gone or last.tags or last.imports:
        return None
    (paper, before), (same, after) = next(iter(last.papers.items())), next(iter(change.papers.items()))
    if paper != same or set(before) != {"note"} or set(after) != {"note"}:
        return None
    return replace(change, papers={paper: {"note": (before["note"][0], after["note"][1])}})


def _differs(change: Change) -> bool:
    return any(before != after for fields in change.papers.values() for before, after in fields.values())
