"""One decision for all records of a review."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from readinglist.reviewing import Entry, Verdict


@dataclass(frozen=True, slots=True)
class Rule:
    """Words, and which records it takes."""

    words: str
    takes: Callable[[Entry], bool]


RULES = (
    Rule("Take every new paper, fill gaps in those you have", lambda entry: entry.verdict != Verdict.LEFT_OUT),
    Rule(
        "Take every new paper, leave those you have as they are",
        lambda entry: not entry.joins and entry.verdict != Verdict.LEFT_OUT,
    ),
    Rule("Only fill gaps in papers you have", lambda entry: entry.joins),
    Rule(
        "Leave out what is unsure",
        lambda entry: entry.verdict not in (Verdict.UNSURE, Verdict.LEFT_OUT),
    ),
    Rule("Take everything, also what was left out before", lambda entry: True),
    Rule("Take nothing", lambda entry: False),
)
