"""How surely a paper is meant, and what it pays for a typed word: one byte, small where it stands just as typed.

A cost is made of three parts, the heaviest first: the level (how surely this is what was meant), the field, and how
near the word is within its level.
"""

from __future__ import annotations

from enum import IntEnum

import numpy as np


class Level(IntEnum):
    """How surely a paper is meant, best first."""

    EXACT = 0
    VARIANT = 1  # plural, -ise for -ize, beginning of a longer word, joined or split
    TYPO = 2  # one edit, and the typed word is no word of the library
    FAR = 3  # two edits, same stem, one edit though the typed word is a word
    DROPPED = 4  # without one of the words


LEVEL_SHIFT = 5
FIELD_SHIFT = 3
FIELD_RANK = {"title": 0, "authors": 1, "tags": 2, "note": 2, "venue": 2, "ids": 2}
NONE = np.uint8(255)
"""What papers pay that do not have the word."""


def cost(level: Level, field_name: str = "title", nearness: int = 0) -> int:
    """Put a cost together; ``nearness`` is 0 (the same) to 7."""
    return level << LEVEL_SHIFT | FIELD_RANK[field_name] << FIELD_SHIFT | nearness
