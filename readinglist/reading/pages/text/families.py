"""Family names and given names in a list of authors, as far as single words tell."""

from __future__ import annotations

import re
from collections.abc import Sequence

from readinglist.reading.pages.vocabulary.person_words import FAMILY, GIVEN
from readinglist.reading.pages.vocabulary.title_words import TITLE_WORDS
from readinglist.reading.pages.vocabulary.words import COMMON_WORDS, GIVEN_NAMES, MENU_WORDS, PARTICLES, PRESS_WORDS

_HYPHEN = re.compile(r"(?<=\w)['’-](?=\w)")
_MONTHS = frozenset(("january", "february", "march", "july", "october", "november", "december", "since", "until"))
_FILES = frozenset(("pdf", "html", "code", "arxiv", "bib", "bibtex", "doi", "abs", "supp", "save", "cite"))
NEVER = _MONTHS | _FILES | frozenset(("uc", "has", "s.l", "s.n"))
"""Words that no name holds."""


def told(families: Sequence[str], given: Sequence[str]) -> int:
    """How many pieces of a list are known for what they would be, family names and given names in turn."""
    return sum(1 for piece in families if piece.lower() in FAMILY) + sum(1 for p in given if is_given(p.split()[0]))


def is_family(piece: str) -> bool:
    """Whether a piece is one family name, perhaps with particles: ``van der Berg``."""
    words = piece.split()
    if len(words) == 1:
        return True
    small = [word for word in words[:-1] if word in PARTICLES or (len(word) > 1 and word.lower() in PARTICLES)]
    return len(small) == len(words) - 1 < 4


def is_called(piece: str) -> bool:
    """Whether what may be a small word before a family name is a given name, too: ``Ben Green``, ``Bin Wang``."""
    first = piece.split()[0]
    return len(first) > 2 and " " in piece and first.istitle() and first.lower() in GIVEN


def may_be_families(name: str) -> bool:
    """Whether a name may be a family name, particles before it."""
    return is_family(name) and may_be_family(name.split()[-1])


def may_be_family(name: str) -> bool:
    """Whether a single word may be a family name: it is no word of titles or of pages."""
    low = name.lower()
    return (
        all(part.isalpha() and part[0].isupper() and not part.isupper() for part in _HYPHEN.split(name))
        and len(name) > 2
        and not (low in TITLE_WORDS or low in COMMON_WORDS or low in MENU_WORDS or low in PRESS_WORDS or low in NEVER)
    )


def is_given(piece: str) -> bool:
    """Whether a piece is a given name that is known, perhaps with initials or a second one behind it."""
    head, *rest = piece.split()
    low = head.lower()
    known = low in GIVEN or low in GIVEN_NAMES or low.partition("-")[0] in GIVEN
    known = known or (bool(rest) and head[:1].isupper() and low not in TITLE_WORDS)
    return known and all(len(word.strip(".")) == 1 or word.lower() in GIVEN for word in rest)
