"""Looking at what was read before anything is kept.

``plan`` reads sources and says of each record what it is and what it would do, without writing; ``Decisions`` are
what the user makes of it; ``commit`` carries them out as one action that can be undone whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from readinglist.reviewing.decisions import Decision, Decisions, Outcome
from readinglist.reviewing.verdicts import Chosen, Entry, FieldChange, Plan, PlannedSource, Verdict

if TYPE_CHECKING:
    from readinglist.reviewing.committing import commit
    from readinglist.reviewing.planning import plan

__all__ = [
    "Chosen",
    "Decision",
    "Decisions",
    "Entry",
    "FieldChange",
    "Outcome",
    "Plan",
    "PlannedSource",
    "Verdict",
    "commit",
    "plan",
]


def __getattr__(name: str) -> Any:
    # The reader and the store are loaded with the first review, not with the window.
    if name == "plan":
        from readinglist.reviewing.planning import plan

        return plan
    if name == "commit":
        from readinglist.reviewing.committing import commit

        return commit
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
