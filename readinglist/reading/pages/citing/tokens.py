"""A row's words and signs, and what is known of each: its shape, the lists it is in, its place and its segment.

No text is remembered: what a token shows is a few hundred traits, and how much its segment (what stands between two
signs) looks like a person, a title or a venue.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice, pairwise

from readinglist.reading.pages.citing.segments import Segment, names_of, segments
from readinglist.reading.pages.rows.row import Row
from readinglist.reading.pages.text.wording import title_quality
from readinglist.reading.pages.vocabulary.person_words import FAMILY, GIVEN
from readinglist.reading.pages.vocabulary.title_words import TITLE_WORDS
from readinglist.reading.pages.vocabulary.words import (
    CITING_WORDS,
    COMMON_WORDS,
    ENDINGS,
    ENGLISH_WORDS,
    FOREIGN_WORDS,
    GIVEN_NAMES,
    MENU_WORDS,
    MONTHS,
    PARTICLES,
    PLACE_WORDS,
    PRESS_WORDS,
    STOP_ENDINGS,
)

MOST = 400
"""Tokens of a row that are looked at."""
REACH = (-3, -2, -1, 0, 1, 2, 3)
_TOKEN = re.compile(r"[^\W_]+(?:[’'‐/-][^\W_]+)*|-{2,}|/{2}|\.{3}|``|''|\x1f|\S")
_OPEN_QUOTES = frozenset((*'“„«‘"', "``"))
_CLOSE = {"“": "”", "„": "“”", "«": "»", "‘": "’", '"': '"', "``": "''"}
_FAMILY_END = re.compile(
    r"(?:sson|ssen|sen|son|ski|sky|ska|ov|ova|ev|eva|enko|ić|vic|mann|berg|stein|ez|es|ini|elli|opoulos|akis|ian|yan"
    r"|wala|ström|eau|oux|ova|auskas|dze|shvili|oğlu|nen)$"
)
_NUMBER = re.compile(r"\d+")
_YEAR = re.compile(r"(?:1[6-9]|20)\d\d[a-z]?")
_ROMAN = re.compile(r"[IVXLC]+")


@lru_cache(maxsize=20_000)
def traits(token: str) -> tuple[str, ...]:
    """What a token shows by itself; the first is its class, the coarsest."""
    first = token[0]
    if not (first.isalnum()):
        return (f"p{token}",)
    low = token.lower()
    found: list[str] = []
    if first.isdigit():
        if _YEAR.fullmatch(token):
            shape = "year" if len(token) == 4 else "yearx"
        elif token.isdigit():
            shape = f"d{min(len(token), 5)}"
        elif token.replace("-", "").isdigit():
            shape = "range"
        else:
            shape = "dx"
        return (shape, *((f"={low}",) if low in CITING_WORDS else ()))
    if first > "\u2e7f":
        return (f"east{min(len(token), 4) if len(token) < 8 else 8}", "east")
    letters = [c for c in token if c.isalpha()]
    upper = sum(map(str.isupper, letters))
    if len(letters) == 1:
        shape = "I" if upper else "i"
    elif upper == len(letters):
        shape = f"U{len(letters)}" if len(letters) < 4 else "UP"
    elif first.isupper():
        shape = "Mix" if upper > 1 and "-" not in token and "’" not in token and "'" not in token else "Cap"
    else:
        shape = "low" if not upper else "mix"
    given = low in GIVEN or low in GIVEN_NAMES or low.partition("-")[0] in GIVEN
    family = low in FAMILY
    titled = low in TITLE_WORDS or low in COMMON_WORDS or any(part in TITLE_WORDS for part in low.split("-"))
    small = low in STOP_ENDINGS or low in ENGLISH_WORDS or low in FOREIGN_WORDS
    kind = shape
    if low in ("and", "et", "al", "with", "by", "in") or (
        low in ("und", "y", "och", "e", "и") and shape in ("low", "i")
    ):
        kind = f"{low}{'^' if first.isupper() else ''}"
    elif shape in ("Cap", "UP", "low"):
        if small:
            kind = shape + "s"
        elif (given or family) and not titled:
            kind = shape + "n"
        elif titled and not (given or family):
            kind = shape + "t"
        elif titled:
            kind = shape + "b"
        elif low in PRESS_WORDS:
            kind = shape + "v"
    found.append(kind)
    if kind != shape:
        found.append(shape)
    if low in CITING_WORDS:
        found.append(f"={low}")
    for name, words in _LISTS:
        if low in words:
            found.append(name)
    if given:
        found.append("given")
    if family:
        found.append("family")
    if titled:
        found.append("titled")
    if low in MONTHS:
        found.append("month")
    if shape == "UP" and _ROMAN.fullmatch(token):
        found.append("roman")
    if len(token) > 5:
        found.append(f"~{low[-3:]}" if low[-3:] in ENDINGS else "~")
        if _FAMILY_END.search(low) and shape in ("Cap", "UP"):
            found.append("fam~")
    if not token.isascii():
        found.append("cyr" if "\u0400" <= first <= "\u04ff" else "accent")
    found.append(f"n{min(len(token), 4) if len(token) < 8 else 8 if len(token) < 12 else 12}")
    if "-" in token:
        found.append("hyphen")
    return tuple(found)


_LISTS = (
    ("particle", PARTICLES),
    ("press", PRESS_WORDS),
    ("place", frozenset(map(str.lower, PLACE_WORDS))),
    ("menu", MENU_WORDS),
    ("stop", STOP_ENDINGS),
    ("foreign", FOREIGN_WORDS),
)


_AT = tuple(f"at{bisect_right((1, 2, 3, 5, 8, 12, 20, 35, 60), at)}" for at in range(MOST))
_LEFT = tuple(f"left{bisect_right((2, 3, 5, 8, 14, 25, 45), left)}" for left in range(MOST, 0, -1))


@dataclass(slots=True)
class Observed:
    """A row's tokens with what is known of each: its traits, its place (flags), its segments."""

    tokens: list[str]
    spans: list[tuple[int, int]]
    edges: list[int] = field(default_factory=list)
    """Where each token begins, and where the text ends."""
    traits: list[tuple[str, ...]] = field(default_factory=list)
    places: list[tuple[str, ...]] = field(default_factory=list)
    starts: list[list[int]] = field(default_factory=list)
    """For the fine and for the coarse cut: the first token of each segment."""
    segments: list[list[Segment]] = field(default_factory=list)
    """For the fine and for the coarse cut: what each segment looks like."""


def observe(text: str, links: Sequence[tuple[int, int]] = (), strong: Sequence[tuple[int, int]] = ()) -> Observed:
    """Take a row apart; ``links`` and ``strong`` are spans of ``text``."""
    found = list(islice(_TOKEN.finditer(text), MOST))
    tokens, spans = [match[0] for match in found], [match.span() for match in found]
    seen = Observed(tokens, spans)
    if not tokens:
        return seen
    seen.edges = [*(a for a, _ in spans), len(text)]
    seen.traits = list(map(traits, tokens))
    marked = [(n, _span(text, each)) for n, each in (("q", _quoted(tokens, spans)), ("l", links), ("s", strong))]
    seen.places = _places(tokens, spans, marked)
    seen.starts, seen.segments = segments(text, tokens, spans)
    return seen


def _span(text: str, spans: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """The span that looks most like a title, of those that have some words."""
    best, most = None, -0.3
    for a, b in spans[:12]:
        if b - a >= 8 and " " in text[a:b].strip():
            quality = title_quality(text[a:b].strip(" .,;:"))
            if quality > most:
                best, most = (a, b), quality
    return best


def _quoted(tokens: Sequence[str], spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token in _OPEN_QUOTES or token in ("”", "’"):
            closing = _CLOSE.get(token, token)
            for end in range(at + 2, min(len(tokens), at + 60)):
                if tokens[end] in closing or (token in ("“", "„", "”") and tokens[end] in '”"'):
                    if end - at > 3:
                        found.append((spans[at][1], spans[end][0]))
                    at = end
                    break
        at += 1
    return found


def _places(
    tokens: Sequence[str], spans: Sequence[tuple[int, int]], marked: Sequence[tuple[str, tuple[int, int] | None]]
) -> list[tuple[str, ...]]:
    """Where each token stands: in the row, by what is set off, in brackets, by the first year, by its neighbours."""
    count = len(tokens)
    columns: list[Sequence[str]] = [_AT[:count], _LEFT[-count:]]
    columns += [_beside(name, span, spans) for name, span in marked if span is not None]
    inside: list[str] = []
    depth = ""
    for token in tokens:
        depth = token if token in "([" else depth
        inside.append(f"in{depth}")
        depth = "" if token in ")]" else depth
    dated = (at for at, token in enumerate(tokens) if token[0] in "12" and len(token) <= 5 and _YEAR.fullmatch(token))
    first = next(dated, -1)
    years = ["y-"] * count if first < 0 else [*["y<"] * first, "y=", *["y>"] * (count - first - 1)]
    joins = [a == b for (_, a), (b, _) in pairwise(spans)]
    signs = ("" if token[0].isalnum() else f"p{token}" for token in tokens)
    glue = [f"glue{a:d}{b:d}{sign}" for a, b, sign in zip([False, *joins], [*joins, False], signs, strict=True)]
    return list(zip(*columns, inside, years, glue, strict=True))


def _beside(name: str, span: tuple[int, int], spans: Sequence[tuple[int, int]]) -> list[str]:
    """Where each token stands beside a span: before it, at its first or last word, in it, right behind it, later."""
    low, high = bisect_left([a for a, _ in spans], span[0]), bisect_right([b for _, b in spans], span[1])
    found = [f"{name}<"] * low + [f"{name}="] * (high - low) + [f"{name}>"] * (len(spans) - max(low, high))
    if low < high:
        found[low] += "("
        found[high - 1] += ")"
    if 0 < high < len(spans) and low <= high:
        found[high] += "+"
    return found


def pairs(seen: Observed) -> list[tuple[str, str, str]]:
    """For each token its class with those around it."""
    kinds = ["^", *(each[0] for each in seen.traits), "$"]
    return list(zip(kinds, kinds[1:], kinds[2:], strict=False))


def pair_names(kinds: tuple[str, str, str]) -> tuple[str, ...]:
    """The traits of a token that hang on its class and the classes around it, by name."""
    a, b, c = kinds
    return f"{a}_{b}_", f"_{b}_{c}", f"{a}_{b}_{c}"


def features(seen: Observed) -> Iterator[list[str]]:
    """All features of each token by name, as training counts them."""
    own = seen.traits
    joint = pairs(seen)
    for at in range(len(own)):
        found = [f"{name}@{step}" for step in REACH if 0 <= at + step < len(own) for name in own[at + step]]
        found += pair_names(joint[at])
        found += seen.places[at]
        for level, (starts, each) in enumerate(zip(seen.starts, seen.segments, strict=True)):
            owner = bisect_right(starts, at) - 1
            names = [names_of(level, segment) for segment in each[max(0, owner - 1) : owner + 2]]
            for step, around in enumerate(names, -1 if owner else 0):
                found += [f"{level}{name}@{step}" for name in around]
            place = "first" if at == starts[owner] else "in"
            found += [f"{level}{name}@{place}" for name in names_of(level, each[owner])[:3]]
        yield found


def placed(row: Row, text: str) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Where a row's links and what is set off in it stand in ``text``, which is what its references left of it."""
    found: list[list[tuple[int, int]]] = [[], []]
    for at, spans in enumerate(([(a, b) for a, b, _ in row.links], row.strong)):
        since = 0
        for a, b in sorted(spans):
            inner = row.text[a:b].strip()
            start = text.find(inner, since) if len(inner) > 2 else -1
            if start >= 0:
                since = start + len(inner)
                found[at].append((start, since))
    return found[0], found[1]
