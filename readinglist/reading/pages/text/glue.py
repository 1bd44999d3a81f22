"""A line where a title and its authors stand without anything between them: where does the first name begin?

Every place where a name could begin is a candidate: a small letter, a digit or a closing sign followed by a capital,
a capital that begins a word behind an acronym, a small particle (``van``) that is glued to a word. The candidates are
scored by the words on both sides, by the names and words that the page shows elsewhere, and by how many authors the
page shows; the margin between the best two says how sure the cut is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from readinglist.reading.pages.text.names import cut_tail, name_score, split_names, token_score
from readinglist.reading.pages.vocabulary.words import CAMEL_TAILS, COMMON_WORDS, GIVEN_NAMES, PARTICLES, STOP_ENDINGS

LIMIT = 1_500
_MAX_TOKENS = 7
_MAX_SHOWN = 40
_SURE = 1.2
_ALONE = 9.0
_CLOSING = frozenset(")]}?!.$\"”'’%*+»#:")
_GLUED_PARTICLES = (
    "van",
    "von",
    "de",
    "di",
    "da",
    "del",
    "den",
    "della",
    "el",
    "al",
    "la",
    "le",
    "dos",
    "du",
    "ten",
    "ter",
)
_ENDINGS = (
    "tion",
    "tions",
    "sion",
    "sions",
    "ment",
    "ments",
    "ness",
    "ity",
    "ities",
    "ics",
    "ing",
    "ings",
    "ism",
    "isms",
    "ance",
    "ence",
    "ency",
    "ancy",
    "ture",
    "tures",
    "als",
    "able",
    "ous",
    "ive",
    "ology",
    "graphy",
    "metry",
    "theory",
    "space",
    "spaces",
    "ware",
    "fields",
    "ories",
    "sis",
    "ses",
    "ary",
    "aries",
    "ates",
    "ated",
    "ized",
    "ised",
)


@dataclass(slots=True)
class Knowledge:
    """What a page shows elsewhere: names seen cleanly, words of its running text, how many authors it shows."""

    names: set[str] = field(default_factory=set)
    given: set[str] = field(default_factory=set)
    family: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    tokens: set[str] = field(default_factory=set)
    shown: int | None = None

    def learn_names(self, names: Iterable[str]) -> None:
        """Take in names that were seen cleanly."""
        for name in names:
            tokens = name.split()
            if len(tokens) < 2:
                continue
            self.names.add(name)
            if len(tokens[0].strip(".")) > 2:
                self.given.add(tokens[0])
            self.family.add(tokens[-1])

    def learn_words(self, text: str) -> None:
        """Take in the small words of running text: what stands small in a sentence is not a name."""
        for word in text[:5_000].split():
            word = word.strip("()[]\"“”'’.,;:?!")
            if len(word) < 3:
                continue
            if word.isalpha() and word.islower():
                self.words.add(word)
            elif len(word) < 30:
                self.tokens.add(word)


@dataclass(frozen=True, slots=True)
class Split:
    """A glued line taken apart. ``margin`` is how far the best cut is ahead of the next one."""

    title: str
    names: tuple[str, ...]
    et_al: bool
    affiliation: str | None
    score: float
    margin: float

    @property
    def sure(self) -> bool:
        """Whether the cut is more than a guess."""
        return self.score > 1.0 and self.margin > _SURE


def split(line: str, known: Knowledge) -> Split | None:
    """The likeliest cut of a glued line, None where no name can begin anywhere in it."""
    if not 4 <= len(line) <= LIMIT:
        return None
    rest, et_al, affiliation = cut_tail(" ".join(line.split()))
    starts = _starts(rest)
    behind = 0.0
    cuts: list[tuple[float, int]] = []
    for k in range(len(starts) - 1, max(-1, len(starts) - 1 - _MAX_SHOWN), -1):
        start = starts[k]
        end = starts[k + 1] - 2 if k + 1 < len(starts) else len(rest)
        count = len(starts) - k
        tally = behind + _count_score(count, et_al, known)
        local = list(_candidates(rest, start, end, known))
        # A good cut in front of this piece speaks against all the ones behind it, which would leave it in the title.
        left_over = max(0.0, max((score for _, score in local), default=0.0) - 2.0)
        cuts = [(score - left_over, cut) for score, cut in cuts]
        cuts += [(score + tally, cut) for cut, score in local]
        chunk = rest[start:end]
        behind += max(-3.0, min(1.0, _known_name_score(chunk, known)))
        if behind < -6.0:
            break
    if not cuts:
        return None
    cuts.sort(reverse=True)
    score, cut = cuts[0]
    margin = score - cuts[1][0] if len(cuts) > 1 else _ALONE
    return Split(rest[:cut].strip(), split_names(rest[cut:]), et_al, affiliation, score, margin)


def _starts(rest: str) -> list[int]:
    """Where each piece between commas begins."""
    starts = [0]
    at = rest.find(", ")
    while at >= 0:
        starts.append(at + 2)
        at = rest.find(", ", at + 2)
    return starts


def _count_score(count: int, et_al: bool, known: Knowledge) -> float:
    if known.shown is None:
        return 0.0
    if et_al:
        return 1.5 if count == known.shown else -1.5
    return -2.5 if count > known.shown else 0.0


def _known_name_score(name: str, known: Knowledge) -> float:
    if name in known.names:
        return 3.0
    return name_score(name, known.words)


def _candidates(rest: str, start: int, end: int, known: Knowledge) -> Iterable[tuple[int, float]]:
    """Each (cut, score) of the piece ``rest[start:end]``, seen from its end: a name has few words."""
    tokens: list[tuple[int, int]] = []
    at = end
    while at > start and len(tokens) < _MAX_TOKENS:
        head = rest.rfind(" ", start, at) + 1 or start
        tokens.append((head, at))
        at = head - 1
    for count, (head, tail) in enumerate(tokens, start=1):
        token = rest[head:tail]
        if len(token) > 80:
            continue
        for at in range(1, len(token)):
            kind = _junction(token, at, count)
            if kind is not None:
                cut = head + at
                yield cut, kind + _title_end(rest, head, token[:at], known) + _first_author(rest[cut:end], count, known)


def _junction(token: str, at: int, count: int) -> float | None:
    """How likely a name begins at ``token[at]`` by the letters around it; None where it can not."""
    before, here = token[at - 1], token[at]
    after = token[at + 1] if at + 1 < len(token) else ""
    if here.isupper():
        if before.islower():
            return 2.5
        if before.isdigit():
            return 1.8
        if before.isupper():
            if after.islower() or (after and after in ".'’"):
                return 0.8
            return -0.6 if after == "" and count > 1 else -2.0
        if before in _CLOSING:
            if before == "." and at >= 2 and token[at - 2].isupper():
                return -1.5  # inside “J.P.”
            if before in "'’" and at >= 2 and token[at - 2].isupper():
                return -1.5  # inside “O'Neill”
            return 1.8
        if before in "-–—":
            return 0.5 if at == 1 else None
        return 1.0 if before not in "./&'’" and (not before.isascii() or not before.isalpha()) else None
    if here.isalpha() and here.islower() and count > 1:
        if token[at:] in _GLUED_PARTICLES and at >= 3 and before.isalpha():
            return 2.0 if before.isupper() else -0.6
        if before in ")?$!" and len(token) - at > 2:
            return -1.0
    return None


def _title_end(rest: str, head: int, word: str, known: Knowledge) -> float:
    """How well a title ends in ``word``, the part of a word before the cut."""
    bare = word.strip("()[]{}\"“”'’.,;:?!$")
    low = bare.lower()
    score = 2.0 if bare in known.tokens else 0.0
    if low in STOP_ENDINGS:
        score -= 2.5
    pieces = low.rpartition("-")[2].rpartition("/")[2]
    if low in known.words or low in COMMON_WORDS or pieces in known.words or pieces in COMMON_WORDS:
        score += 1.5
    elif pieces.endswith(_ENDINGS):
        score += 0.6
    if len(bare) == 1 and bare.isalpha() and bare.isupper():
        score -= 0.6
    if low in ("mc", "mac", "le", "de", "o", "di", "du", "la", "fitz", "van"):
        score -= 1.5
    inner = next((i for i in range(1, len(bare)) if bare[i].isupper() and bare[i - 1].islower()), 0)
    if inner:
        left = bare[:inner].lower().rpartition("-")[2]
        right = bare[inner:].lower()
        whole = left in known.words or left in COMMON_WORDS or left.endswith(_ENDINGS)
        whole = whole or len(left) > 6 or (len(left) > 4 and left.endswith("s"))
        if right not in CAMEL_TAILS and right not in COMMON_WORDS and bare not in known.tokens:
            score -= 1.8 if whole else 0.3
    if head == 0 and len(word) < 5:
        score -= 1.5
    if word in known.given or word in known.family:
        score -= 1.0
    return score


def _first_author(name: str, count: int, known: Knowledge) -> float:
    """How well the text behind the cut is a first author's name."""
    if name in known.names:
        return 6.0
    score = name_score(name, known.words)
    tokens = name.split()
    if not tokens:
        return -6.0
    first = tokens[0]
    if first in known.given:
        score += 1.5
    if count > 1 and tokens[-1] in known.family:
        score += 1.0
    if first.lower() not in GIVEN_NAMES and first[0].islower() and first.lower() not in PARTICLES:
        score -= 1.0
    if count > 1 and token_score(first, known.words) > 0.45 and len(first) <= 3:
        score += 0.3
    return score
