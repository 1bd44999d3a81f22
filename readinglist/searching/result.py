"""What a search answers."""

from __future__ import annotations

from array import array
from dataclasses import dataclass


class Cancelled(Exception):
    """A search was told to stop."""


@dataclass(frozen=True, slots=True)
class Result:
    """Papers that a query found.

    ``ids`` stand best first (as many as were asked for), ``scores`` (0 to 100) beside them; ``total`` counts all that
    were found. ``is_blank``: the query asks for nothing, so nothing was left out; show everything. ``loosened``: typos
    were allowed for, as too little was found without (``highlight`` takes it).
    """

    query: str
    ids: array[int]
    scores: array[float]
    total: int
    took_ms: float
    is_blank: bool = False
    loosened: bool = False
