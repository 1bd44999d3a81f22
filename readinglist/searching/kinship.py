"""Which words count as the same: the one definition that search and highlights share.

``relation`` says how far a word of a paper is from a typed one. The index answers the same question for whole
vocabularies at once (``vocabulary``); a test holds the two together.
"""

from __future__ import annotations

from enum import IntEnum
from functools import cache, lru_cache
from typing import Any


class Relation(IntEnum):
    """How a word of a paper relates to a typed word, nearest first."""

    SAME = 0
    GOES_ON = 1  # the typed word is its beginning, and is still being typed
    VARIANT = 2  # singular and plural, -ise and -ize
    BEGINS = 3  # the typed word is its beginning, though another word was typed since
    ONE_EDIT = 4
    TWO_EDITS = 5
    SAME_STEM = 6  # optimization, optimizer; a slip in the stem is allowed


SHORTEST_BEGINNING = 3
"""Letters of a finished typed word that may stand for a longer one."""
SHORTEST_FOR_ONE_EDIT = 4
SHORTEST_FOR_TWO_EDITS = 9
"""Letters of the longer word; the other may have lost one or two of them to the edits."""
SURE = 5
"""Letters at the start of a word still being typed of which one may be wrong at most."""
LOOSE_END = 6
"""Letters of a word still being typed whose last one may be wrong; of a shorter word too little would be left."""
SHORTEST_FOR_STEM = 9
SHORTEST_STEM = 6
STEM_SURE = 5
"""Letters at the start of a stem that must be right."""

LONGEST = 64
"""Letters of a word that count at all."""

_FLIPS = (("iz", "is"), ("yz", "ys"), ("is", "iz"), ("ys", "yz"))

# Endings of English scholarly words, longest first; -iz- is read as -is- before.
_ENDINGS = tuple(
    sorted(
        [
            "ationally",
            "ational",
            "ations",
            "ation",
            "ativeness",
            "atively",
            "ative",
            "ators",
            "ator",
            "ionals",
            "ional",
            "ions",
            "ion",
            "ors",
            "or",
            "ings",
            "ing",
            "ers",
            "er",
            "ed",
            "es",
            "e",
            "s",
            "ally",
            "al",
            "ly",
            "able",
            "ability",
            "ability",
            "ment",
            "ments",
        ],
        key=lambda ending: (-len(ending), ending),
    )
)


@lru_cache(maxsize=4096)
def variants(word: str) -> tuple[str, ...]:
    """Other forms of a folded word that mean the same: plural, singular, -ise for -ize. Not all are real words."""
    if len(word) < 3 or not word.isascii() or not word.isalpha():
        return ()
    forms = [*_numbers(word)]
    for flipped in flips(word):
        forms += [flipped, *_numbers(flipped)]
    return tuple(dict.fromkeys(form for form in forms if form != word and len(form) >= 3))


def flips(word: str) -> tuple[str, ...]:
    """The word in the other spelling of -ise and -ize (and -yse, -yze)."""
    if len(word) < 6:
        return ()
    return tuple({word[:4] + word[4:].replace(a, b) for a, b in _FLIPS} - {word}) if word.isascii() else ()


def _numbers(word: str) -> tuple[str, ...]:
    forms = [word + "s"]
    if word.endswith(("s", "x", "z", "ch", "sh", "o")):
        forms.append(word + "es")
    if word.endswith("y"):
        forms.append(word[:-1] + "ies")
    if word.endswith("is"):
        forms.append(word[:-2] + "es")
    if word.endswith(("ix", "ex")):
        forms.append(word[:-2] + "ices")
    if word.endswith("s") and not word.endswith("ss"):
        forms.append(word[:-1])
        if word.endswith("ies"):
            forms.append(word[:-3] + "y")
        if word.endswith("es"):
            forms += [word[:-2], word[:-2] + "is"]
        if word.endswith("ices"):
            forms += [word[:-4] + "ix", word[:-4] + "ex"]
    return tuple(forms)


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """A long word without its ending, -iz- read as -is-; the word itself where too little would be left."""
    plain = word.replace("z", "s")
    for ending in _ENDINGS:
        if plain.endswith(ending) and len(plain) - len(ending) >= SHORTEST_STEM:
            return plain[: -len(ending)]
    return plain


def has_stem(word: str) -> bool:
    """Whether a typed word is long enough to be sought by its stem."""
    return len(word) >= SHORTEST_FOR_STEM and word.isascii() and word.isalpha() and len(stem(word)) < len(word)


def digits(word: str) -> str:
    """The digits of a word, which no typo may change: another number is another thing."""
    return "" if word.isalpha() else "".join(c for c in word if c.isdecimal())


def edits_allowed(typed: str) -> int:
    """The most edits that any word may be away from this typed one."""
    if len(typed) < SHORTEST_FOR_ONE_EDIT - 1 or "/" in typed:
        return 0
    return 1 if len(typed) < SHORTEST_FOR_TWO_EDITS - 2 else 2


@cache
def _osa() -> Any:
    from rapidfuzz.distance import OSA  # 20 ms to import: not before a word needs it

    return OSA.distance


def edits(typed: str, word: str, *, typing: bool) -> int | None:
    """One or two edits that lead from ``typed`` to ``word``, or to a beginning of it while it is being typed.

    An edit is a wrong, missing, superfluous or swapped letter. None where there are more than the lengths allow.
    """
    allowed = edits_allowed(typed)
    if typing and edits_while_typing(typed) and word.startswith(typed):
        return None  # no edit is needed
    if not allowed or (abs(len(word) - len(typed)) > allowed and not (typing and len(word) > len(typed))):
        return None
    best = None
    whole = _osa()(typed, word, score_cutoff=allowed)
    if whole and whole <= allowed_whole(len(typed), len(word)) and digits(typed) == digits(word):
        best = whole
    most = edits_while_typing(typed) if typing else 0
    if most == 1 or (most and _starts_well(typed, word)):
        for length in range(len(typed) - most, min(len(typed) + most, len(word)) + 1):
            part = word[:length]
            if len(typed) < LOOSE_END and part[-1:] != typed[-1]:
                continue
            distance = _osa()(typed, part, score_cutoff=most)
            if distance and distance <= most and digits(typed) == digits(part):
                best = distance if best is None else min(best, distance)
    return best


def _starts_well(typed: str, word: str) -> bool:
    return any(_osa()(typed[:SURE], word[:length], score_cutoff=1) <= 1 for length in (SURE - 1, SURE, SURE + 1))


def cuts(typed: str) -> range:
    """Where a typed word may be two words run together: one of them has SHORTEST_BEGINNING letters at least."""
    if len(typed) <= SHORTEST_BEGINNING:
        return range(0)
    return range(1, len(typed), 1 if len(typed) > SHORTEST_BEGINNING + 1 else 2)  # xr-ay is too little of either


def allowed_whole(typed: int, word: int) -> int:
    """The most edits between two whole words of these lengths."""
    shorter, longer = min(typed, word), max(typed, word)
    if longer >= SHORTEST_FOR_TWO_EDITS and shorter >= SHORTEST_FOR_TWO_EDITS - 2:
        return 2
    return 1 if longer >= SHORTEST_FOR_ONE_EDIT and shorter >= SHORTEST_FOR_ONE_EDIT - 1 else 0


def edits_while_typing(typed: str) -> int:
    """The most edits between a typed word and the beginning of another."""
    return 0 if len(typed) < SHORTEST_FOR_ONE_EDIT else 1 if len(typed) < SHORTEST_FOR_TWO_EDITS else 2


def same_stem(typed: str, word: str) -> bool:
    """Whether two long words share their stem, one slip inside it forgiven (generat- and general are two stems)."""
    if not has_stem(typed) or len(word) < SHORTEST_STEM + 1 or not word.isascii() or not word.isalpha():
        return False
    a, b = stem(typed), stem(word)
    if a[:STEM_SURE] != b[:STEM_SURE] or abs(len(a) - len(b)) > 1 or (len(a) == len(b) and a[-1] != b[-1]):
        return False
    return bool(_osa()(a, b, score_cutoff=1) <= 1)


@lru_cache(maxsize=16384)
def relation(typed: str, word: str, *, typing: bool, loose: bool = True) -> Relation | None:
    """The nearest relation of a folded word to a folded typed one; None for strangers.

    ``typing``: the typed word is the last one. ``loose``: typos and stems count too.
    """
    if typed == word:
        return Relation.SAME
    begins = word.startswith(typed)
    if begins and typing:
        return Relation.GOES_ON
    if word in variants(typed) or (typing and word.startswith(flips(typed))):
        return Relation.VARIANT
    if begins and len(typed) >= SHORTEST_BEGINNING:
        return Relation.BEGINS
    if not loose:
        return None
    if (distance := edits(typed, word, typing=typing)) is not None:
        return Relation.ONE_EDIT if distance == 1 else Relation.TWO_EDITS
    return Relation.SAME_STEM if same_stem(typed, word) else None
