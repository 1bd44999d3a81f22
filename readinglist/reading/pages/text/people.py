"""Lists of authors in every order and with every separator: on a line of their own, or at the start of a citation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from readinglist.reading.pages.text.families import (
    NEVER,
    is_called,
    is_family,
    is_given,
    may_be_families,
    told,
)
from readinglist.reading.pages.text.names import SUFFIXES, with_commas
from readinglist.reading.pages.vocabulary import scripts
from readinglist.reading.pages.vocabulary.person_words import FAMILY, GIVEN
from readinglist.reading.pages.vocabulary.title_words import TITLE_WORDS
from readinglist.reading.pages.vocabulary.words import (
    COMMON_WORDS,
    GIVEN_NAMES,
    MENU_WORDS,
    PARTICLES,
    PLACE_WORDS,
    PRESS_WORDS,
)

LIMIT = 4_000
_MOST = 60
_MORE = re.compile(
    r"[,;·|]?\s*(?:\bet\.? ?al\b\.?|\band others\b|(?:and |& )?\+? ?\d{1,4} (?:more )?(?:authors|others)"
    r"|\+ ?\d{1,4}(?: more)?"
    r"|and \d{1,4} more|…|\.\.\.|u\. ?a\.|等)\s*[.,;]?$",
    re.IGNORECASE,
)
_MORE_ENDS = ("al", "others", "authors", "more", "u.a", "u. a", "…", "等")
_MORE_INSIDE = re.compile(r"^(?:\+ ?\d{1,4}(?: more)?(?: authors)?|\d{1,4} (?:more )?authors|…|\.\.\.)$", re.IGNORECASE)
LEAD = re.compile(
    r"^(?:by|authors?\s?:|edited by|(?:von|di)(?!\s+[^\s,]+,\s)|par|por|mit|avec|con|(?:joint(?:ly)?\s)?(?:work\s)?with"
    r"|coauthored with|coauthors?\s?:)\s+(?=\S)",
    re.IGNORECASE,
)
_ENCLOSED = re.compile(r"^\(((?:joint|with|by|coauthor)[^()]{3,400})\)[.,]?$", re.IGNORECASE)
_GLUED = re.compile(r"(?<=\.)(?=[^\W\d_a-z][a-z])")
"""Behind an initial a family name may stand without a space: ``S.C.Gupta``."""
_MARKS = "*†‡§¶∗♠♣♥♦✉⋆★#¹²³⁴⁵⁶⁷⁸⁹⁰"
SIGNS = re.compile(  # each way begins with its first letter: most letters of a text begin none
    rf"[ \d^{_MARKS}](?:(?<=[^\W\d_] )0\d{{3}}(?=[,:;|]|$)|(?<=[{_MARKS}])[{_MARKS}]*"
    r"|(?<=\^)\{?[\d,*]+\}?|(?<=[^\W\d_]\d)\d?(?:,\d{1,2})*(?=[,;\s]|$))"
)
_PLACE = re.compile(r"\s*[(\[](?:[^()\[\]]|\([^()\[\]]{1,60}\)){1,160}[)\]](?=\s*(?:[,;·|&(]|and\b|$))")
_NEXT_PLACED = re.compile(r"\s*\([^()]{2,160}\)\s+(?=[^\W\d_a-z][\w.'’-]*\s[^\W\d_a-z])")
"""A place of work that only the next name follows: ``Anna Berg (MIT) Jonas Holm (ETH)``."""
_HONOURS = re.compile(r"\b(?:Prof\.|Professor|Dr\.|PhD\.?)\s+(?=[^\W\d_a-z])")
_DEGREES = re.compile(
    r"(?<![^\s,;:])([^\W\d_][\w.'’-]{0,30} [^\W\d_][\w'’-]{0,30})"
    r"(?:,\s?(?:M\.?D\.?|D\.?O\.?|Ph\.?\s?D\.?|Dr\.?PH|M\.?Sc\.?|MPH|MBA|MBBS|MBChB|Pharm\.?D"
    r"|Psy\.?D)(?=\s*(?:[,;(]|and\b|&|$)))+"
)
"""Degrees behind a whole name: ``Anna Berg, MD, PhD``."""
_HARD = re.compile(r"\s+/\s+|\s+[·|•⋅]\s+|\s*;\s+|\s*;$")
_DASHED = re.compile(r"\s[—–-]\s|\d")
_HARD_SIGNS = frozenset("·|•⋅;/")
_WITH = r"(?:[Aa]nd|&|und|et(?!\.?\s+al\b)|och|y|e|i)"
_SOFT = re.compile(rf",(?:\s*{_WITH}\s+|\s+)|\s\s*{_WITH}\s+|^{_WITH}\s+")
_AND = re.compile(rf"[,\s]\s*(?<=\s){_WITH}\s+")
_BETWEEN = re.compile(rf"[,;&·|•⋅]| /|\b{_WITH}\b")
"""What may stand between two names, or inside one that stands family name first."""
_WORDS = 12
"""Words: longer than any name with its signs and places."""
_CAPITAL = "[^\\W\\d_a-zß-öø-ÿ]"
_INITIALS = re.compile(
    rf"(?:{_CAPITAL}\.?(?:\s?-\s?|\s{{1,2}})?(?:[de]\.\s?)?){{1,4}}|(?:{_CAPITAL}[a-z]?\.(?:\s?-\s?|\s)?){{1,4}}"
)
_INITIAL_WORD = re.compile(rf"(?:^|[\s-]){_CAPITAL}\.")
_COUNTED = re.compile(r"[IVX]{2,5}\.$")
"""A Roman number in front of a heading: ``III. Methods``."""
_FORBIDDEN = re.compile(r"[\d$\\_^{}\[\]:!?=<>/@#%&*+|~]")
_STOPPED = re.compile(r"[^\W\d_]{3}[a-z]\.\s|[a-z] [A-Z]{2,3}\. [A-Z]")
"""A full stop that ends a sentence: behind no initial and no short form; or a list: ``Berg AM. Nature``."""
_SLASHED = re.compile(r"[^,/]{2,40}, [^,/]{1,30}(?:/[^,/]{2,40}, [^,/]{1,30})+")
"""Family names first, with a stroke between people: ``Berg, Anna/Holm, Jonas``."""
_EDITORS = re.compile(r"\((?:Eds?\b|Editors?\b|Hrsg)", re.IGNORECASE)
_SPACED = re.compile(r"\s+(?=[,;])")
_TIGHT = re.compile(r"(?<=[^\W\d_]),(?=[^\W\d_])")
"""A comma that has lost its space: ``Ge Liang,Wang Lianhai``."""
SMALL = PARTICLES | frozenset(
    ("and", "et", "al", "others", "und", "by", "par", "por", "d", "di", "authors", "author", "more")
)
_NOUNS = ("ity", "ities", "tion", "tions", "ness", "ology", "graphy", "ization", "isation")
"""What nouns end in, and few names."""
_OF_MEETINGS = frozenset(("organizing", "organising", "program", "programme", "steering", "scientific", "technical"))
_BODIES = frozenset(("collaboration", "collaborations", "consortium", "team", "group", "collective", "committee"))


@dataclass(frozen=True, slots=True)
class People:
    """Authors as the text shows them. ``score`` says how much the text looks like a list of them: 0 is undecided."""

    names: tuple[str, ...]
    et_al: bool
    score: float


NOBODY = People((), False, -9.0)


@lru_cache(maxsize=20_000)
def _word(word: str) -> float:
    bare = word.strip("()\"“”'’.,")
    if not bare:
        return -2.0
    low = bare.lower()
    if low in PRESS_WORDS:
        return -4.0
    if (low in PARTICLES and (bare.islower() or len(bare) > 1)) or word in ("d.", "e."):
        return 0.3
    if _FORBIDDEN.search(bare):
        return -4.0
    if word.rstrip(",").lower() in SUFFIXES:
        return 0.1
    letters = [c for c in bare if c.isalpha()]
    if not letters:
        return -4.0
    if len(letters) == 1 and bare[0].isupper():
        return 0.7 if "." in word else 0.3
    if not bare[0].isupper():
        return 0.0 if bare[0] > "\u3000" or bare[:2] in ("d'", "d’") else -4.0
    if len(letters) <= 3 and bare.isupper():
        return 0.3 if "." not in word[:-1] else 0.6
    if low in GIVEN or low in GIVEN_NAMES:
        return 1.5
    if low in FAMILY:
        return 1.3
    if low in TITLE_WORDS or low in COMMON_WORDS or low in MENU_WORDS or low in NEVER:
        return -1.8
    if "." in word and len(word) <= 7:
        return 0.5 if word.count(".") * 3 >= len(letters) else -1.0
    if "-" in bare:
        parts = [_word(part[:1].upper() + part[1:]) for part in bare.split("-") if part]
        return max(parts, default=-2.0) if min(parts, default=-2.0) > -1.5 else -1.5
    if len(letters) > 3 and bare.isupper() and not bare.title().isupper():
        return _word(bare.title()) - 0.3
    if len(bare) >= 18 or low.endswith(_NOUNS):
        return -1.0
    return 0.3


def is_known_name(word: str) -> bool:
    """Whether a word is a given or a family name that is known, and no word of titles."""
    return _word(word) > 1.0 and word.lower() not in TITLE_WORDS


@lru_cache(maxsize=20_000)
def person_score(name: str) -> float:
    """How much a text looks like one person's name, given name first or last: 0 is undecided."""
    words = (_GLUED.sub(" ", name) if "." in name else name).split()
    if not words or len(name) > 60 or len(words) > 7 or name[0] in "\"“'":
        return -5.0
    if name[0] > "\u3000" and (east := scripts.name_score(name)) is not None:
        return east
    if ". " in name and _STOPPED.search(name):
        return -2.0
    if words[-1].lower() in _BODIES and words[0].lower() not in _OF_MEETINGS:
        return 1.0 if len(words) < 4 and words[0][0].isupper() else -2.0
    scores = [_word(word.lstrip("-") if word[:1] == "-" else word) for word in words]
    if len(words) <= 4 and any(
        "." in word and len(word) <= 5 for word in words
    ):  # behind initials a family name may be any word
        scores = [
            max(score, 0.2) if word[:1].isupper() and word.isalpha() else score
            for word, score in zip(words, scores, strict=True)
        ]
    first = words[0].lower()
    if len(words) in (2, 3) and first in GIVEN and first not in TITLE_WORDS and first not in COMMON_WORDS:
        scores[-1] = max(scores[-1], -0.3) if scores[-1] > -2.0 else scores[-1]  # Anna Field, Max Power
    if len(words) == 2 and words[1].isupper() and words[1].isalpha() and len(words[1]) <= 3 and words[0].istitle():
        scores[0] = max(scores[0], 0.0) if scores[0] > -2.0 else scores[0]  # Field G
    if len(words) == 2 and words[0].isupper() and words[0].isalpha() and len(words[0]) <= 3 and words[0] != "A":
        scores[-1] = max(scores[-1], 0.0) if words[1].istitle() and scores[-1] > -2.0 else scores[-1]  # G Field
    if all(word.lower() in PARTICLES for word in words) or _COUNTED.match(words[0]):
        return -2.0
    initials = sum(1 for word in words if len(word.strip(".-")) == 1)
    if initials == len(words):
        return -2.0
    total = sum(scores) / len(scores) + min(0.0, min(scores)) * 0.8
    return total + (-9.0, -2.0, 0.3, 0.2, -0.2, -0.8, -2.0, -3.0)[len(words)]


def _closes(text: str) -> bool:
    """Whether the full stop at the end of a list ends it, and is not that of an initial or of Jr."""
    last = text.split()[-1]
    if text.find(".") == len(text) - 1 and len(text.split()) > 1:
        pieces = [piece.split() for piece in _SOFT.split(text[:-1]) if piece.strip()]
        if all(len(words) > 1 and words[-1].isupper() and len(words[-1]) <= 4 for words in pieces):
            return len(pieces) > 1 or len(pieces[0][-1]) > 1  # Smith A, Doe CD. – but Smith A. alone
    return len(last) > 4 and last[-2].islower() and last.lower() not in SUFFIXES


def _is_speech(words: Sequence[str]) -> bool:
    """Whether too many words begin small for a list of names."""
    small = [word for word in words if "a" <= word[0] <= "z"]
    most = 1 + len(words) // 8
    return len(small) > most and sum(word.rstrip(",.") not in SMALL for word in small) > most


@lru_cache(maxsize=4_000)
def read_people(text: str) -> People:
    """A whole text read as a list of authors."""
    if not 3 <= len(text) <= LIMIT:
        return NOBODY
    text = with_commas(scripts.half_width(text))
    if text[0] == "(" and (inner := _ENCLOSED.match(text)) is not None:
        text = inner[1]
    bracketed = "(" in text or "[" in text
    if bracketed and _EDITORS.search(text):
        return NOBODY
    words = text.split()
    if not bracketed and ";" not in text and _is_speech(words):
        return NOBODY
    text = LEAD.sub("", " ".join(words))
    text = text.rstrip(" ,;:·|")
    et_al = False
    while _may_end_in_more(text) and (more := _MORE.search(text[-40:])) is not None:
        et_al = True
        text = text[: max(0, len(text) - 40) + more.start()].rstrip(" ,;·|")
        text = re.sub(r"\s(?:and|&)$", "", text)
    if not (et_al or bracketed) and len(words) > _WORDS and _BETWEEN.search(text) is None:
        return NOBODY  # nothing parts it, and it is too long for one name
    text = SIGNS.sub("", text)
    if "Prof" in text or "Dr." in text:
        text = _HONOURS.sub("", text)
    if ", M" in text or ", P" in text or ", D" in text:
        text = _DEGREES.sub(r"\1", text)
    if bracketed:
        text = text[:-1] if text.endswith(").") else text
        if text[-1] == ")":
            text = _NEXT_PLACED.sub(", ", text)
        text = _PLACE.sub("", text)
    if " ," in text or " ;" in text:
        text = _SPACED.sub("", text)
    text = _TIGHT.sub(", ", text)
    if not text:
        return NOBODY
    if text[-1:] == "." and _closes(text):
        text = text[:-1]
    names, tied = _names(text)
    if names and names[-1].endswith(f".{names[0]}"):  # the list stands there twice, the second time cut
        names = [*names[:-1], names[-1].removesuffix(f".{names[0]}")]
        names = names[-1:] if len(names) == 2 and names[0] == names[1] else names
    if et_al and not tied and len(names) == 2 and all(len(name.split()) == 1 for name in names):
        names, tied = [", ".join(names)], True  # Berg, Anna, et al.
    kept = []
    for name in names:
        if _MORE_INSIDE.match(name):
            et_al = True
        else:
            kept.append(name)
    if not kept:
        return NOBODY
    scores = [max(-4.0, min(1.6, person_score(name.replace(",", "") if tied else name))) for name in kept[:_MOST]]
    score = sum(scores) / len(scores) + min(0.0, min(scores) + 0.5) * 0.5
    score += min(1.6, 0.4 * (len(kept) - 1)) + (1.0 if et_al else 0.0) + (0.3 if tied else 0.0)
    if score < 0.6 and len(kept) < 4 and (et_al or len(kept) > 1) and all(map(may_be_families, kept)):
        score = max(score, 0.6 if et_al else 0.4)  # Berg et al.; Berg and Holm
    return People(tuple(kept), et_al, score)


def _may_end_in_more(text: str) -> bool:
    """Whether it is worth looking for "et al." and the like at the end of a text."""
    end = text[-14:].rstrip(" .,;")
    counted = end[-1:].isdigit() and "+" in end
    return counted or end.lower().endswith(_MORE_ENDS) or text[-6:].count(".") > 2


def _names(text: str) -> tuple[list[str], bool]:
    """The names, and whether they stand family name first with a comma inside."""
    if "/" in text and _SLASHED.fullmatch(text):
        return [part.strip() for part in text.split("/")], True
    if not _HARD_SIGNS.isdisjoint(text) and _HARD.search(text):
        parts = [part.strip(" ,;") for part in _HARD.split(text)]
        parts = [each for part in parts for each in (_AND.split(part) if part.count(",") > 1 else [part])]
        parts = [_AND.sub("", f" {p}", count=1).strip() if p.startswith(("and ", "& ")) else p for p in parts if p]
        commas = [part for part in parts if "," in part]
        heads = [part.partition(",")[0] for part in parts]
        whole = [head for head in heads if len(head.split()) > 1 and not is_family(head)]
        if commas and len(whole) == len(heads) and sum(person_score(h) > 0.3 for h in heads) * 3 >= 2 * len(heads):
            return heads, False  # Anna Berg, Institute of X; Jonas Holm, MIT
        if not commas or (all(len(part.split(",")) == 2 for part in commas) and len(commas) * 2 > len(parts)):
            return [piece for part in parts for piece in _last_two(part)], bool(commas)
        return [piece for part in parts for piece in part.split(", ") if piece], False
    both = [part.strip(" ,") for part in _AND.split(text)]
    if (
        len(both) > 1
        and text[0] < "\u3000"
        and all(part.count(",") == 1 and len(part) < 50 for part in both)
        and any(
            person_score(head.strip()) < 0.6 or _INITIALS.fullmatch(tail.strip()) for head, tail in map(_halves, both)
        )
    ):
        return both, True
    pieces = [piece.strip(" ,") for piece in _SOFT.split(text)]
    pieces = [piece for piece in pieces if piece]
    joined: list[str] = []
    for piece in pieces:
        if joined and piece.lower() in SUFFIXES:
            joined[-1] += f", {piece}"
        else:
            joined.append(piece)
    if len(joined) > 1 and _names_places(text) and person_score(joined[0]) > 0.3 and len(joined[0].split()) > 1:
        people = [piece for piece in joined if not _is_place(piece)]
        if len(people) < len(joined) and not _DASHED.search(text):  # Anna Berg, MIT
            return people, False
    names, tied = _tied(joined)
    if tied and any("," in name and name not in text for name in names):
        return joined, False  # "and" stood between them, not a comma
    return names, tied


def _names_places(text: str) -> bool:
    words = text.replace(",", " ").split()
    return not (PLACE_WORDS.isdisjoint(words) and PRESS_WORDS.isdisjoint(map(str.lower, words)))


def _is_place(piece: str) -> bool:
    """Whether a piece between names is where somebody works."""
    words = piece.split()
    if len(words) < 5 and any(word in PLACE_WORDS for word in words):
        return True
    return 1 < len(words) < 9 and any(word.lower() in PRESS_WORDS for word in words)


def _halves(part: str) -> tuple[str, str]:
    head, _, tail = part.partition(",")
    return head, tail


def _last_two(part: str) -> list[str]:
    pieces = [piece.strip() for piece in _AND.split(part) if piece.strip()]
    return pieces if len(pieces) > 1 and all(len(piece.split()) > 1 for piece in pieces) else [part]


def _tied(pieces: list[str]) -> tuple[list[str], bool]:
    """Put "Smith", "A. B." together where a list gives family names first."""
    if pieces and pieces[0][:1] > "\u3000":
        return pieces, False  # no comma stands inside such a name
    initials = list(map(_is_initials, pieces))
    if len(pieces) > 2 and initials[1] and sum(initials) == 1 and not _INITIAL_WORD.search(pieces[0]):
        return [f"{pieces[0]}, {pieces[1]}", *pieces[2:]], True
    if sum(initials) * 3 >= len(pieces) and sum(initials) > 0:
        names: list[str] = []
        for piece, initial in zip(pieces, initials, strict=True):
            if initial and names and "," not in names[-1] and not _INITIAL_WORD.search(names[-1]):
                names[-1] += f", {piece}"
            else:
                names.append(piece)
        return names, True
    if (
        len(pieces) >= 3
        and is_family(pieces[0])
        and len(pieces[1].split()) == 1
        and all(len(piece.split()) > 1 for piece in pieces[2:])
        and not all(map(is_family, pieces[2:]))
    ):  # the first name alone stands family name first
        return [f"{pieces[0]}, {pieces[1]}", *pieces[2:]], True
    if (
        len(pieces) >= 2
        and is_family(pieces[0])
        and 1 <= len(pieces[1].split()) <= 3
        and (is_given(pieces[1]) or (pieces[0].lower() in FAMILY and len(pieces) == 2))
        and not (is_called(pieces[0]) and len(pieces[1].split()) > 1)
        and (len(pieces) == 2 or len(pieces[2].split()) > 1)
    ):
        return [f"{pieces[0]}, {pieces[1]}", *pieces[2:]], True
    single = sum(1 for piece in pieces if len(piece.split()) == 1)
    if len(pieces) >= 4 and len(pieces) % 2 == 0 and single >= len(pieces) - 2:
        known = told(pieces[::2], pieces[1::2]) - told(pieces[1::2], pieces[::2])
        if known > 1 and known * 4 >= len(pieces):
            return [f"{a}, {b}" for a, b in zip(pieces[::2], pieces[1::2], strict=True)], True
    return pieces, False


@lru_cache(maxsize=20_000)
def _is_initials(piece: str) -> bool:
    return _INITIALS.fullmatch(piece) is not None
