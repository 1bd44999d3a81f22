"""Does this look like a person's name? Does this line look like a list of authors?"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from readinglist.reading.pages.vocabulary.words import CAMEL_TAILS, COMMON_WORDS, GIVEN_NAMES, JOINING, PARTICLES

SUFFIXES = frozenset(("jr", "jr.", "sr", "sr.", "ii", "iii", "iv"))
_GROUP = frozenset(("collaboration", "collaborations", "consortium", "group", "team"))
_MAX_NAME = 70
_MAX_LIST = 20_000
_ET_AL = re.compile(r"[,;]? (?:et\.? ?al\b\.?|and others)$", re.IGNORECASE)
_AFFILIATION = " · "
_COMMA = re.compile(r"[,;] ")
_AND = re.compile(r"^(?:and|&) | (?:and|&) ")
_INSIDE = frozenset('()"“”{},')
_RUN = re.compile(r"[A-Z][A-Z]|[a-z][A-Z]|[a-z]{4}")
_BEHIND_INITIALS = re.compile(
    r"(?<=[^\W\d_]{2}\s[^\W\d_a-z]\.[^\W\d_a-z]\.) (?=[^\W\d_a-z][^\W\d_A-Z][^\W\d_]*(?:-[^\W\d_]+)? [^\W\d_a-z]\.)"
)
"""Where one name ends in two initials and the next has its own: ``Boeva I.I. Guseva E.N.``."""
_JUNCTION = re.compile(r"(?<=[a-zß-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ])")


@dataclass(frozen=True, slots=True)
class AuthorLine:
    """The authors of one line. ``score`` says how much it looks like one: above 0 it rather is."""

    names: tuple[str, ...]
    et_al: bool
    affiliation: str | None
    score: float


def token_score(token: str, words: Collection[str] = ()) -> float:
    """How well one word fits into a name; ``words`` are words that the page uses in running text."""
    bare = token.strip("()\"“”'’").rstrip(",")
    if not bare:
        return -3.0
    low = bare.lower()
    if low in SUFFIXES or low in _GROUP:
        return 0.2
    if bare[0].islower():
        return 0.2 if low in PARTICLES else -3.0
    letters = [c for c in bare if c.isalpha()]
    if not letters or any(c.isdigit() for c in bare) or any(c in "$\\_^{}[]:;!?=<>/@#%&*+|~" for c in bare):
        return -4.0
    if len(letters) == 1 or ("." in bare and len(bare) <= 8 and not _RUN.search(bare)):
        return 0.5  # an initial: “A.”, “J.-P.”, “Yu.”
    if bare.endswith(".") or not _INSIDE.isdisjoint(bare):
        return -2.2
    if len(letters) > 2 and all(c.isupper() for c in letters):
        return -0.8
    if low in words or low in COMMON_WORDS:
        return -1.8
    for cut in _JUNCTION.finditer(bare):
        head = bare[: cut.start()]
        if head.rpartition("-")[2] not in JOINING and len(head) > 1:
            if head.lower() in CAMEL_TAILS:
                return -2.5  # the end of “ControlNet” in front of a name
            return -1.0 if len(head) <= 5 and len(bare) - len(head) <= 5 else -1.8  # “MyungJoo” or “NetDixi”
    if len(bare) > 1 and bare[0].isupper() and bare[1].isupper() and bare[-1].islower():
        return -2.2
    if len(bare) > 20:
        return -1.0
    return 0.4


def name_score(name: str, words: Collection[str] = ()) -> float:
    """How much a text looks like the name of one person (or collaboration): above 0 it rather is."""
    if not name or len(name) > _MAX_NAME:
        return -6.0
    tokens = name.split()
    if len(tokens) > 8:
        return -6.0
    score = sum(token_score(token, words) for token in tokens)
    first = tokens[0].partition("-")[0].lower() if tokens else ""
    if first in GIVEN_NAMES:
        score += 1.2
    score += (-4.0, -1.6, 0.4, 0.2, -0.8, -2.0, -3.0, -4.0, -5.0)[len(tokens)]
    if tokens and tokens[-1].lower() in PARTICLES and len(tokens[-1]) > 1 and tokens[-1].islower():
        score -= 2.0
    if any(t.strip("()").lower() in _GROUP for t in tokens):
        score = max(score, 1.0)
    return score


def is_person(text: str, words: Collection[str] = ()) -> bool:
    """Whether a text of a few words is a person's name by its shape alone."""
    return 2 <= len(text.split()) <= 4 and name_score(text, words) > 0.8


def cut_tail(text: str) -> tuple[str, bool, str | None]:
    """What is left of a line of authors (spaces single), whether it ended in "et al.", the affiliation behind " · "."""
    affiliation = None
    head, mark, tail = text.partition(_AFFILIATION)
    if mark and 0 < len(tail) <= 80:
        text, affiliation = head, tail
    match = _ET_AL.search(text[-24:])
    if match is not None:
        return text[: max(0, len(text) - 24) + match.start()].rstrip(" ,;"), True, affiliation
    return text, False, affiliation


def with_commas(text: str) -> str:
    """A list of names, family name first, with the commas that it lacks behind initials."""
    return _BEHIND_INITIALS.sub(", ", text) if "." in text else text


def split_names(text: str) -> tuple[str, ...]:
    """The names of a list that is separated by commas, with "and" before the last."""
    names: list[str] = []
    for chunk in _COMMA.split(text):
        pieces = [piece for piece in _AND.split(chunk) if piece]
        if len(pieces) > 1 and not all(len(piece.split()) > 1 and name_score(piece) > 0 for piece in pieces):
            pieces = [chunk]
        for piece in pieces:
            name = piece.strip(" ,;")
            if names and name.lower() in SUFFIXES:
                names[-1] += f", {name}"
            elif name:
                names.append(name)
    return tuple(names)


def parse_authors(line: str, words: Collection[str] = ()) -> AuthorLine:
    """A whole line read as a list of authors."""
    if len(line) > _MAX_LIST:
        return AuthorLine((), False, None, -9.0)
    rest, et_al, affiliation = cut_tail(" ".join(line.split()))
    names = split_names(rest)
    if not names:
        return AuthorLine((), et_al, affiliation, -9.0)
    scores = sorted(max(-4.0, min(2.0, name_score(name, words))) for name in names[:60])
    score = sum(scores) / len(scores) + (2.5 if et_al else 0.0) + min(2, len(names) - 1) * 0.5
    if len(line) > 160 and len(line) > 40 * len(names):
        score -= 4.0
    if rest.endswith((".", "?", "!", ":")) and not et_al and token_score(rest.split()[-1]) < 0:
        score -= 1.5
    return AuthorLine(names, et_al, affiliation, score)
