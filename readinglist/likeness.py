"""How alike two titles, and two lists of authors, are: the same but for slips, or two things.

Nothing here knows a library; the same two texts always get the same answer.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

_GREEK = {
    ord(letter): f" {name} "
    for letters, names in (
        ("αβγδεζηθικλμνξοπρστυφχψω", "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron"
         " pi rho sigma tau upsilon phi chi psi omega"),
    )
    for letter, name in zip(letters, names.split(), strict=True)
} | {ord("ς"): " sigma ", ord("ϕ"): " phi ", ord("ϵ"): " epsilon ", ord("ℓ"): " ell ", ord("∞"): " infty "}  # fmt: skip
_APART = {ord("ø"): "o", ord("ł"): "l", ord("đ"): "d", ord("ð"): "d", ord("þ"): "th", ord("æ"): "ae", ord("œ"): "oe",
          ord("ı"): "i"}  # fmt: skip
_DROPPED = dict.fromkeys(map(ord, "'’`´‘{}$^\u00ad"))
_ACCENT = re.compile(r"\\(?:[\"'`^~=.]\s*|[uvHtcdbkr](?=\s*\{|\s+[A-Za-z]\b)\s*)\{?\\?([A-Za-z])\}?")
_STYLE = re.compile(
    r"\\(?:math(?:cal|bb|rm|bf|sf|it|frak|scr|tt)|text(?:bf|it|rm|sf|tt|sc)?|emph|boldsymbol|operatorname|bf|it|rm|em"
    r"|left|right|mbox|hbox|bm|ensuremath|cal|Bbb|sc)(?![A-Za-z])"
)
_VARIANT = re.compile(r"\\var(?=[a-z])")
_WORD = re.compile(r"[^\W_]+")
_CUT = re.compile(r"(?:\.\.\.|…)\s*$")
_HEAD = re.compile(r"(?::|\?|\.|!|;)\s+|\s+[-–—―|/]+\s+|[—―]|\s*\(")


def _vocabulary(text: str) -> frozenset[str]:
    return frozenset(text.split())


STOP_WORDS = _vocabulary(
    """
    a an the of on in for and to with by from via at as its is are into using under over und der die das des
    de la le les et du en el los
    """
)
"""Words that tell no title from another."""

_KINDS = _vocabulary(
    """
    comment comments commentary reply replies response responses rejoinder discussion erratum errata
    corrigendum corrigenda correction corrections correct addendum addenda retraction retracted withdrawn
    supplement supplementary supplemental supplements appendix revisited revisiting review survey tutorial
    editorial preface foreword part extended abstract update updated summary version sequel continued remark
    remarks note notes proceedings introduction workshop demo poster companion
    """
)
"""Words that make of one title the title of another thing about it."""

_ANOTHER = _KINDS - {"review", "survey", "tutorial", "introduction", "version", "abstract", "extended", "note", "notes"}
_VERSIONS = _vocabulary(
    """
    extended abstract full long short version technical report preprint a the draft revised
    """
)
_KINDS_IN_FRONT = _KINDS - {"introduction", "survey", "review", "tutorial", "revisiting"}

_GENERIC = _vocabulary(
    """
    introduction editorial preface foreword contents index abstract abstracts review reviews book
    acknowledgements acknowledgments announcement announcements obituary correspondence news notes note letter
    letters guest editors editor message from chair chairs conclusion conclusions summary discussion
    preliminary report annual proceedings table front matter back cover special issue session sessions panel
    keynote workshop erratum errata corrigendum correction corrections reply response comment comments remarks
    concluding remark author authors special untitled volume call papers papers list reviewers general
    programme program welcome opening closing closing supplementary material information appendix
    """
)
_ROMAN = re.compile(r"(?:x{0,2})(?:ix|iv|v?i{0,3})$")
_COUNTED = _vocabulary(
    """
    one two three four five six seven eight nine ten first second third fourth fifth sixth seventh eighth
    ninth tenth i half some double triple single both many few several zero non not no without anti
    """
)
_TURNED = _vocabulary(
    """
    a e un in im il ir non anti de re di bi co en dis sub pre pro hyper hypo super multi semi quasi pseudo
    inter intra iso homo hetero micro macro nano meta para poly mono uni tri over under auto sur ultra infra
    counter
    """
)
"""What in front of a word makes another word of it, not a slip."""

_SPELT = re.compile(r"(is|iz|ys|yz)(?=(?:e|ed|es|er|ers|ing|ation|ations|ational)$)")


class Titles(IntEnum):
    """What two titles are to each other."""

    OTHER = 0
    """Two titles."""
    NEAR = 1
    """Much alike, but a word tells them apart; or one goes on where the other ends."""
    HEAD = 2
    """One is the other without its subtitle."""
    CUT = 3
    """One is the start of the other, and ends with an ellipsis."""
    SLIP = 4
    """The same but for slips of the pen."""
    SAME = 5
    """The same letters."""


class Title(NamedTuple):
    """A title taken to pieces: its words folded, and how it was written."""

    written: str
    words: tuple[str, ...]
    letters: str
    is_cut: bool


@lru_cache(maxsize=4096)
def title(text: str) -> Title:
    """``text`` in words without case, accents and TeX."""
    found = tuple(words(text))
    return Title(text, found, "".join(found), _CUT.search(text) is not None)


def plain(text: str) -> str:
    """``text`` without case, accents, TeX and Greek: letters, digits and what parts them."""
    if "\\" in text:
        text = _VARIANT.sub(r"\\", _STYLE.sub(" ", _ACCENT.sub(r"\1", text))).replace("\\", " ")
    text = text.casefold().translate(_DROPPED)
    if text.isascii():
        return text
    text = text.translate(_GREEK)
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return text.translate(_APART).translate(_DROPPED).casefold()


def words(text: str) -> list[str]:
    """The words of ``text``, folded as ``plain`` does."""
    return _WORD.findall(plain(text).replace("_", " "))


def is_generic(one: Title) -> bool:
    """Whether a title says nothing about which paper it is: ``Editorial``, ``Response to the reviewers``."""
    telling = [word for word in one.words if word not in STOP_WORDS and word not in _GENERIC and not word.isdigit()]
    return len(telling) < 2 or len(one.letters) < 12


def compare(one: Title, other: Title) -> Titles:
    """What two titles are to each other."""
    if one.letters == other.letters:
        return Titles.SAME if one.letters else Titles.OTHER
    if len(one.letters) > len(other.letters):
        one, other = other, one
    if one.is_cut and _is_start(one, other):
        return Titles.CUT
    if one.is_cut or other.is_cut:
        return Titles.OTHER if not _is_start(one, other) else Titles.NEAR
    if one.words[:1] != other.words[:1] and {one.words[0], other.words[0]} & _KINDS_IN_FRONT:
        return Titles.OTHER
    return _head(one, other) or _slips(one, other)


def same_kind(one: Title, other: Title) -> bool:
    """Whether numbers and kinds of writing (``erratum``, ``part``) are the same in both."""
    ours, theirs = ([w for w in _tells(each.words) if w in _KINDS or not w.isalpha()] for each in (one, other))
    return ours == theirs


def _is_start(one: Title, other: Title) -> bool:
    """Whether ``other`` begins as ``one`` does up to its ellipsis, whose last word may be cut in two."""
    from rapidfuzz.distance import OSA

    start = "".join(one.words)
    if len(one.words) < 4 or len(start) < 20:
        return False
    goes_on = other.letters[: len(start)]
    return OSA.distance(start, goes_on, score_cutoff=2) <= (2 if len(start) >= 40 else 1)


def _head(one: Title, other: Title) -> Titles | None:
    """HEAD where ``other`` is ``one`` with a subtitle, but not where that makes another thing of it (``: Part II``)."""
    if not other.letters.startswith(one.letters):
        return None
    for found in _HEAD.finditer(other.written):
        head, rest = "".join(words(other.written[: found.start()])), words(other.written[found.end() :])
        if head == one.letters and rest:
            if set(rest) <= _VERSIONS:
                return Titles.HEAD
            opening = [word for word in rest if word not in STOP_WORDS][:2]
            if any(word in _ANOTHER or not word.isalpha() or _ROMAN.match(word) for word in opening[:1]) or (
                set(opening) & _ANOTHER
            ):
                return Titles.OTHER
            # A short subtitle ("implementation aspects") is no sure sign. Of 14,136 of arXiv's titles with two telling
            # words or fewer behind the head, .88 % stand beside another paper of all the same authors that has the
            # head alone for its title, .44 % beside one of the same year; with more words it is .31 % and .17 %. So
            # who names the head alone may well mean that paper: a person has to say.
            telling = [word for word in one.words if word not in STOP_WORDS]
            long = len([word for word in rest if word not in STOP_WORDS]) > 2
            return Titles.HEAD if long and len(telling) >= 2 and len(one.letters) >= 18 else Titles.NEAR
    return None


def _tells(some: Sequence[str]) -> list[str]:
    """The numbers, lone letters and kinds of writing in a title: where these differ the titles are two."""
    return sorted(_SPELT_OUT.get(word, word) for word in some if _is_telling(word))


_SPELT_OUT = {
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8",
    "nine": "9", "ten": "10", "ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8", "ix": "9",
    "comments": "comment", "replies": "reply", "errata": "erratum", "corrections": "correction", "notes": "note",
    "remarks": "remark",
}  # fmt: skip


def _is_telling(word: str) -> bool:
    if len(word) == 1:
        return word not in "as"
    return word in _KINDS or word in _COUNTED or _ROMAN.match(word) is not None or not word.isalpha()


def _slips(one: Title, other: Title) -> Titles:
    """SLIP where every difference is a slip inside a word, NEAR where much is alike, else OTHER."""
    from rapidfuzz import fuzz
    from rapidfuzz.distance import Levenshtein

    alike = fuzz.ratio(one.letters, other.letters, score_cutoff=80)
    if not alike:
        return Titles.OTHER
    slips = 0
    apart = False
    for step in Levenshtein.opcodes(one.words, other.words):
        if step.tag == "equal":
            continue
        ours, theirs = one.words[step.src_start : step.src_end], other.words[step.dest_start : step.dest_end]
        left, right = "".join(ours), "".join(theirs)
        if left == right:  # a hyphen or a space more
            continue
        if step.tag != "replace" and any(map(_is_telling, ours + theirs)):
            return Titles.OTHER
        if not (set(ours) | set(theirs)) - STOP_WORDS:
            slips += 1
            continue
        if len(ours) == len(theirs):
            pairs = [(a, b) for a, b in zip(ours, theirs, strict=True) if a != b]
        else:
            pairs = [(left, right)]
        for a, b in pairs:
            if a in STOP_WORDS and b in STOP_WORDS:
                slips += 1
            elif _is_slip(a, b):
                slips += _SPELT.sub("is", a) != _SPELT.sub("is", b)
            elif any(map(_is_telling, (*ours, *theirs))):
                return Titles.OTHER
            else:
                apart = True
    if apart:
        return Titles.NEAR
    telling = len([word for word in one.words if word not in STOP_WORDS])
    return Titles.SLIP if slips <= max(1, min(3, telling // 2)) and alike >= 85 else Titles.NEAR


def _is_slip(a: str, b: str) -> bool:
    """Whether two words are one that was mistyped: a letter or two, but not what makes another word of it."""
    from rapidfuzz.distance import OSA

    shorter, longer = sorted((a, b), key=len)
    if _SPELT.sub("is", a) == _SPELT.sub("is", b):
        return True
    if len(shorter) < 4:
        return False
    telling = _is_telling(a) + _is_telling(b)  # a mistyped one is no word; but "four" is not "for"
    if telling and (telling == 2 or len(shorter) < 5 or not (a.isalpha() and b.isalpha())):
        return False
    if longer.endswith(shorter) and longer[: -len(shorter)] in _TURNED:
        return False
    apart = OSA.distance(a, b, score_cutoff=2)
    # Two letters at the end make another word (dynamics, dynamical); inside a long one they are slips.
    return apart <= 1 or (apart == 2 and len(shorter) >= 10 and a[-2:] == b[-2:] and a[:2] == b[:2])


class People(IntEnum):
    """What two lists of authors are to each other."""

    DIFFERENT = 0
    """Nobody, or hardly anybody, stands in both."""
    INITIALS = 1
    """The same family names with other given names."""
    SOME = 2
    """Some stand in both."""
    UNKNOWN = 3
    """One side names nobody."""
    SAME = 4
    """All that the shorter list names."""


class _Name(NamedTuple):
    family: str
    given: tuple[str, ...]


_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
MOST_NAMES = 40
"""Authors that are compared; more say nothing more."""


@lru_cache(maxsize=8192)
def _name(written: str) -> _Name:
    family, comma, given = written.partition(",")
    if comma:
        last, first = _parts(family), words(given)
    else:
        parts = [w for w in written.replace("‐", "-").split() if w]
        while len(parts) > 2 and "".join(words(parts[-1])) in _SUFFIXES:
            parts.pop()
        short = len(parts) > 1 and len(parts[-1]) <= 3 and parts[-1].isupper() and parts[-1].isalpha()
        if short and not any(len(p.strip(".")) <= 2 for p in parts[:-1]):  # Byron AK
            last, first = _parts(" ".join(parts[:-1])), list(parts[-1].casefold())
        else:
            first, last = words(" ".join(parts[:-1])), _parts(" ".join(parts[-1:]))
    first = [w for w in first if w not in _SUFFIXES]
    return _Name(last[-1] if last else "", tuple([*first, *last[:-1]] if comma else first))


def _parts(family: str) -> list[str]:
    """The words of a family name; hyphens join."""
    return [joined for part in family.split() if (joined := "".join(words(part)))]


def same_person(one: str, other: str) -> bool:
    """Whether two names may be one person's: family name and first initial, in either order."""
    a, b = _name(one), _name(other)
    if not a.family or not b.family:
        return False
    if a.family == b.family:
        return _given_agree(a.given, b.given)
    for x, y in ((a, b), (b, a)):  # Byron Ada
        if x.family in y.given:
            rest = [*(w for w in y.given if w != x.family), y.family]
            if x.given and any(w[0] == x.given[0][0] and (len(w) == 1 or len(x.given[0]) == 1 or w == x.given[0])
                               for w in rest):  # fmt: skip
                return True
    if min(len(a.family), len(b.family)) >= 4 and a.given and b.given and a.given[0][0] == b.given[0][0]:
        from rapidfuzz.distance import OSA

        return OSA.distance(a.family, b.family, score_cutoff=1) <= 1
    return False


def _given_agree(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    if not ours or not theirs:
        return True
    a, b = ours[0], theirs[0]
    if len(a) > 1 and len(b) > 1:
        return a == b or a.startswith(b) or b.startswith(a) or (a[0] == b[0] and _one_slip(a, b))
    if a[0] == b[0]:
        return True
    return any(w[0] == b[0] for w in ours[1:2]) or any(w[0] == a[0] for w in theirs[1:2])


def _one_slip(a: str, b: str) -> bool:
    from rapidfuzz.distance import OSA

    return OSA.distance(a, b, score_cutoff=2) <= (2 if min(len(a), len(b)) >= 5 else 1)


def people(ours: Sequence[str], theirs: Sequence[str]) -> People:
    """What two lists of authors are to each other; either may be cut short."""
    if not ours or not theirs:
        return People.UNKNOWN
    ours, theirs = sorted((ours[:MOST_NAMES], theirs[:MOST_NAMES]), key=len)
    by_family: dict[str, list[str]] = {}
    for name in theirs:
        by_family.setdefault(_name(name).family, []).append(name)
    matched = namesakes = 0
    for name in ours:
        kin = by_family.get(_name(name).family, [])
        if any(same_person(name, other) for other in kin) or any(same_person(name, other) for other in theirs):
            matched += 1
        elif kin:
            namesakes += 1
    if matched >= len(ours) - (len(ours) >= 4):
        return People.SAME
    if matched:
        return People.SOME
    return People.INITIALS if namesakes else People.DIFFERENT
