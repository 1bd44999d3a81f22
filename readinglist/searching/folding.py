"""Text to words: case, accents, ligatures, TeX and punctuation are folded away, in papers and in queries alike.

Every rule maps one piece of the original (a character, or one TeX command with its letter) on its own, so that
``pieces`` can say for each folded letter where it stood. Scripts without spaces (Chinese, Japanese, Thai, ...) are cut
into overlapping pairs of characters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from readinglist.searching.kinship import LONGEST

BOUNDARY = "\x01"
"""A word of its own that stands between two authors or two tags, so that no phrase reaches across."""

# Letters that Unicode does not decompose.
_BY_HAND = {
    "ø": "o", "ł": "l", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h", "ŋ": "n", "ŧ": "t",
    "ƒ": "f", "ς": "σ", "ℓ": "l", "ℏ": "h", "™": "", "®": "", "©": "", "ª": "a", "º": "o",
    "{": "", "}": "", "\xad": "", BOUNDARY: BOUNDARY,
}  # fmt: skip


class _Table(dict[int, str]):
    """A table for ``str.translate`` that works out each character when it is first met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        return folded


def _fold_character(char: str) -> str:
    if char in _BY_HAND:
        return _BY_HAND[char]
    out = []
    for c in unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", char).casefold()):
        category = unicodedata.category(c)
        if c in _BY_HAND:
            out.append(_BY_HAND[c])
        elif c.isalnum() or (
            category in ("Mc", "Mn") and not unicodedata.combining(c) and not "\ufe00" <= c <= "\ufe0f"
        ):
            out.append(c)  # vowel signs of Indic scripts are part of the word
        elif category not in ("Mn", "Me", "Cf"):
            out.append(" ")
    return "".join(out)


_TABLE = _Table()
_ASCII = {code: _fold_character(chr(code)) for code in range(128)}

_TEX = r"""
      \\(?:['`"^~=.]|[vucHkrdb](?![A-Za-z]))\s*\{?\s*\\?(?P<accented>[A-Za-z])\}?
    | \\(?P<letter>ss|[oOlLij]|ae|AE|oe|OE|aa|AA)(?![A-Za-z])(?:\s|\{\})?
    | (?P<format>\\(?:math(?:cal|bb|bf|rm|frak|sf|it|scr)|text(?:bf|it|rm|sc|tt|sf)?|emph|mbox|operatorname|ensuremath
        |rm|bf|it|sf|tt|em|left|right|big|Big)(?![A-Za-z]))
"""
_POSSESSIVE = r"['’ʼ][sS](?!\w)"
_TEX_ONLY = re.compile(_TEX, re.VERBOSE)
_POSSESSIVE_ONLY = re.compile(_POSSESSIVE)
_PIECE = re.compile(rf"{_TEX} | (?P<possessive>{_POSSESSIVE}) | (?P<character>.)", re.VERBOSE | re.DOTALL)

_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_RUNS = re.compile(f"[{_UNSPACED}]+|[^{_UNSPACED}]+")
_IS_UNSPACED = re.compile(f"[{_UNSPACED}]")


def is_unspaced(word: str) -> bool:
    """Whether a folded word belongs to a script written without spaces."""
    return not word.isascii() and _IS_UNSPACED.match(word) is not None


def _tex(match: re.Match[str]) -> str:
    if match["format"]:
        return " "
    return match["accented"] or match["letter"]


def fold(text: str) -> str:
    """Text with its words in folded letters and spaces (one or many) between them."""
    if "\\" in text:
        text = _TEX_ONLY.sub(_tex, text)
    if text.isascii():
        if "'" in text:
            text = _POSSESSIVE_ONLY.sub("", text)
        return text.lower().translate(_ASCII)
    return _POSSESSIVE_ONLY.sub("", text).translate(_TABLE)


def runs(text: str) -> list[str]:
    """The words of a text as someone types them: a run of an unspaced script is one word."""
    folded = fold(text)
    words = folded.split()
    if not folded.isascii():
        words = [run for word in words for run in (_RUNS.findall(word) if _IS_UNSPACED.search(word) else (word,))]
    return [word[:LONGEST] for word in words if word != BOUNDARY]


def pairs(run: str) -> list[str]:
    """The overlapping pairs of characters of an unspaced run; a single character is itself."""
    return [run[k : k + 2] for k in range(len(run) - 1)] or [run]


def words(text: str) -> list[str]:
    """The words a paper is indexed by, in order and uncut; lines are kept apart by BOUNDARY."""
    if "\n" in text:
        text = text.replace("\n", f" {BOUNDARY} ")
    folded = fold(text)
    found = folded.split()
    if not folded.isascii():
        found = [part for word in found for part in (_cut(word) if _IS_UNSPACED.search(word) else (word,))]
    return found


def _cut(word: str) -> Iterator[str]:
    for run in _RUNS.findall(word):
        if is_unspaced(run):
            yield from pairs(run)
            if len(run) > 1:
                yield run[-1]  # so that every character starts a word
        else:
            yield run


@dataclass(frozen=True, slots=True)
class PlacedWord:
    """A folded word of a text and where it stood: ``text[start:end]``.

    ``ends[k]`` is where the original of the first ``k + 1`` folded letters ends.
    """

    word: str
    start: int
    end: int
    ends: tuple[int, ...] | range


_ASCII_WORD = re.compile(r"[a-z0-9]+")


def placed_words(text: str) -> list[PlacedWord]:
    """The words of a text with their places; a run of an unspaced script is one word."""
    if text.isascii() and not any(c in text for c in "\\'{}" + BOUNDARY):
        return [
            PlacedWord(m[0], m.start(), m.end(), range(m.start() + 1, m.end() + 1))
            for m in _ASCII_WORD.finditer(text.lower())
        ]
    found: list[PlacedWord] = []
    letters: list[str] = []
    ends: list[int] = []
    start = stop = 0

    def close() -> None:
        if letters:
            word = "".join(letters)[:LONGEST]
            found.append(PlacedWord(word, start, stop, tuple(ends)))
            letters.clear()
            ends.clear()

    for match in _PIECE.finditer(text):
        if match["character"] is not None:
            folded = _TABLE[ord(match["character"])]
        elif match["possessive"] is not None:
            folded = ""
        else:
            folded = _tex(match)
            folded = folded.lower() if folded != " " else folded
        for k, part in enumerate(folded.split(" ")):
            if k or part == BOUNDARY:
                close()
            for letter in part if part != BOUNDARY else "":
                if letters and is_unspaced(letter) != is_unspaced(letters[-1]):
                    close()
                if not letters:
                    start = match.start()
                letters.append(letter)
                ends.append(match.end())
                stop = match.end()
        if letters and not folded and match[0] not in "{}":
            stop = ends[-1] = match.end()  # a combining mark belongs to the letter before it
    close()
    return found
