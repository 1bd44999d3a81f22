"""Names of authors, taken apart for the formats that want family and given names."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from readinglist.exporting.text import one_line

_PARTICLES = frozenset(
    str.split(
        "von van vom zu zum zur der den dem de del dela della dello degli dei delle di da das do dos du des la le "
        "los las ter ten te tot op 't 's af av al el ul bin ibn ben bint abu dit ap y i"
    )
)
_CAPITAL_PARTICLES = frozenset(
    str.split("Van Von De Del Della Di Da Dos Du La Le El Al Den Der Ter Ten Ben Bin Ibn St. Mc")
)
_VIETNAMESE = frozenset(
    str.split(
        "nguyen nguyễn tran trần le lê pham phạm hoang hoàng huynh huỳnh phan vu vũ vo võ dang đặng bui bùi do đỗ "
        "ho hồ ngo ngô duong dương ly lý truong trương dinh đinh"
    )
)
_SUFFIXES = frozenset(str.split("jr jr. sr sr. ii iii iv"))
_BODIES = frozenset(
    str.split(
        "collaboration consortium team group project university institute foundation association society "
        "committee laboratory initiative network inc inc. ltd ltd. llc gmbh"
    )
)
_NEVER_IN_A_PERSON = re.compile(r"[0-9{}\\@#%$~^_&;:\"/<>|=+*\[\]()?!]")
_EAST_ASIAN = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in parts; a ``literal`` one is all in ``family`` and must not be taken apart again."""

    family: str
    given: str = ""
    particle: str = ""
    suffix: str = ""
    literal: bool = False


def person_name(name: str) -> PersonName | None:
    """Take ``name`` apart; None where there is nothing in it.

    One word, a body such as a team or a university, a name in Chinese, Japanese or Korean script, and anything
    that holds "and" or a character no person's name has, stays whole: a wrong cut is worse than none. The same
    goes for family names of two words, which nothing tells from a middle name: the last word is the family name.
    """
    words = one_line(name).split()
    if not words:
        return None
    whole = " ".join(words)
    if len(words) == 1 or not _is_a_person(whole, words):
        return PersonName(whole, literal=True)
    if "," in whole:
        return _from_commas(whole)
    suffix = words.pop() if len(words) > 2 and words[-1].lower() in _SUFFIXES else ""
    start = _family_start(words)
    particle, family = _without_particle(words[start:])
    return PersonName(family, " ".join(words[:start]), particle, suffix)


def _is_a_person(whole: str, words: list[str]) -> bool:
    lowered = [word.lower().rstrip(",") for word in words]
    if lowered[-1] in _BODIES or lowered[0] == "the" or "and" in lowered or "university" in lowered:
        return False
    if _NEVER_IN_A_PERSON.search(whole):
        return False
    return whole.isascii() or not any(unicodedata.name(char, "").startswith(_EAST_ASIAN) for char in whole)


def _from_commas(whole: str) -> PersonName:
    """``Family, Given``, ``Family, Jr., Given``, ``Family, Given, Jr.`` or ``Given Family, Jr.``."""
    parts = [part.strip() for part in whole.split(",")]
    suffixes = [part for part in parts[1:] if part.lower() in _SUFFIXES]
    rest = [part for part in parts if part not in suffixes]
    if not all(parts) or len(suffixes) > 1 or not 1 <= len(rest) <= 2:
        return PersonName(whole, literal=True)
    suffix = suffixes[0] if suffixes else ""
    if len(rest) == 2:
        particle, family = _without_particle(rest[0].split())
        return PersonName(family, rest[1], particle, suffix)
    words = rest[0].split()
    if len(words) == 1:
        return PersonName(whole, literal=True)
    start = _family_start(words)
    particle, family = _without_particle(words[start:])
    return PersonName(family, " ".join(words[:start]), particle, suffix)


def _family_start(words: list[str]) -> int:
    """The index of the first word of the family name, its particle included; there are at least two words."""
    last = len(words) - 1
    for index in range(1, last):
        word = words[index]
        if word in ("y", "i") and index > 1:
            return index - 1  # Ortega y Gasset
        if word in _PARTICLES or word.startswith(("d'", "d’")):
            return index
        if word in _CAPITAL_PARTICLES and words[last].lower() not in _VIETNAMESE:
            return index
    return last


def _without_particle(words: list[str]) -> tuple[str, str]:
    """Particle and family name; a particle is written in lower case, ``De Bortoli`` has none."""
    count = 0
    while count < len(words) - 1 and words[count] in _PARTICLES:
        count += 1
    return " ".join(words[:count]), " ".join(words[count:])
