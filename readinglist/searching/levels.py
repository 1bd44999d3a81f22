"""How surely a paper is meant."""

from __future__ import annotations

from enum import IntEnum


class Level(IntEnum):
    """How surely a paper is meant, best first."""

    EXACT = 0
    VARIANT = 1  # plural, -ise for -ize, beginning of a longer word, joined or split
    TYPO = 2  # one edit, and the typed word is no word of the library
    ABSTRACT = 3  # exact, but only in the abstract
    FAR = 4  # two edits, same stem, one edit though the typed word is a word
    ABSTRACT_TYPO = 5
    DROPPED = 6  # without one of the words
