"""A row's words and signs, and what is known of each: its shape, the lists it is in, its place and its segment.

No text is remembered: what a token shows is a few hundred traits, and how much its segment (what stands between two
signs) looks like a person, a title or a venue.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from readinglist.reading.pages.rows.row import Row
from readinglist.reading.pages.text.people import person_score, read_people
from readinglist.reading.pages.text.references import GONE
from readinglist.reading.pages.text.venues import leads_venue, venue_score
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
_STRONG = frozenset((*'.?!:;–—-|/()[]“”„«»"·•‘…', "--", "//", "``", "''", GONE))
_FINE = _STRONG | {",", "&"}
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


def _bucket(value: float, edges: Sequence[float]) -> int:
    at = 0
    while at < len(edges) and value >= edges[at]:
        at += 1
    return at


@dataclass(slots=True)
class Observed:
    """A row's tokens with what is known of each: traits (by token), segment (by its index), place (flags)."""

    tokens: list[str]
    spans: list[tuple[int, int]]
    places: list[tuple[str, ...]] = field(default_factory=list)
    segments: list[list[tuple[str, ...]]] = field(default_factory=list)
    """For the fine and for the coarse cut: the traits of each segment."""
    marked: list[tuple[int, int]] = field(default_factory=list)
    """What is in quotes, under a link or in its own type and may be the title, as tokens from and to."""
    owner: list[list[int]] = field(default_factory=list)
    """For the fine and for the coarse cut: the segment of each token."""


def observe(text: str, links: Sequence[tuple[int, int]] = (), strong: Sequence[tuple[int, int]] = ()) -> Observed:
    """Take a row apart; ``links`` and ``strong`` are spans of ``text``."""
    tokens: list[str] = []
    spans: list[tuple[int, int]] = []
    for match in _TOKEN.finditer(text):
        tokens.append(match[0])
        spans.append(match.span())
        if len(tokens) == MOST:
            break
    seen = Observed(tokens, spans)
    if not tokens:
        return seen
    marked = [(n, _span(text, each)) for n, each in (("q", _quoted(tokens, spans)), ("l", links), ("s", strong))]
    seen.places = _places(text, tokens, spans, marked)
    starts = [a for a, _ in spans]
    for _, span in marked:
        if span is not None:
            start, end = bisect_left(starts, span[0]), bisect_left(starts, span[1])
            if any(token[0].isalnum() for token in (*tokens[:start], *tokens[end:])):
                seen.marked.append((start, end))
    for signs, traits_of in ((_FINE, _fine), (_STRONG, _coarse)):
        owner, bounds = _cut(text, tokens, spans, signs)
        seen.owner.append(owner)
        seen.segments.append([traits_of(text, tokens, spans, *bound) for bound in bounds])
    return seen


def _ends(text: str, tokens: Sequence[str], spans: Sequence[tuple[int, int]], at: int, signs: frozenset[str]) -> bool:
    token = tokens[at]
    if token not in signs:
        return False
    if token == ".":
        before = tokens[at - 1] if at else ""
        if len(before) == 1 and before.isupper() and before.isascii():
            return False
        after = text[spans[at][1] : spans[at][1] + 1]
        if after == "," or after.isdigit() or after.islower():
            return False
    if token == ")" and text[spans[at][1] : spans[at][1] + 1].isalnum():
        return False
    if token in ("-", "/"):
        a, b = spans[at]
        return (a == 0 or text[a - 1].isspace()) and (b >= len(text) or text[b].isspace())
    return True


def _cut(
    text: str, tokens: Sequence[str], spans: Sequence[tuple[int, int]], signs: frozenset[str]
) -> tuple[list[int], list[tuple[int, int]]]:
    """The segment of each token, and each segment as (start, end); a sign belongs to the segment before it."""
    owner: list[int] = []
    bounds: list[tuple[int, int]] = []
    start = 0
    for at in range(len(tokens)):
        owner.append(len(bounds))
        if _ends(text, tokens, spans, at, signs):
            bounds.append((start, at + 1))
            start = at + 1
    if start < len(tokens):
        bounds.append((start, len(tokens)))
    return owner, bounds


def _inner(
    text: str, tokens: Sequence[str], spans: Sequence[tuple[int, int]], start: int, end: int, signs: frozenset[str]
) -> tuple[str, list[str]]:
    last = end - 1 if tokens[end - 1] in signs else end
    words = [token for token in tokens[start:last] if token[0].isalnum()]
    return (text[spans[start][0] : spans[last - 1][1]] if last > start else ""), words


def _fine(text: str, tokens: Sequence[str], spans: Sequence[tuple[int, int]], start: int, end: int) -> tuple[str, ...]:
    inner, words = _inner(text, tokens, spans, start, end, _FINE)
    close = tokens[end - 1] if tokens[end - 1] in _FINE else "$"
    open_ = tokens[start - 1] if start else "^"
    count = _bucket(len(words), (1, 2, 3, 4, 5, 7, 10, 15))
    person = _bucket(person_score(inner), (-3, -1.5, -0.5, 0.2, 0.5, 0.9, 1.3)) if words else 9
    small = sum(1 for word in words if word[0].islower())
    cap = _bucket(small / len(words), (0.01, 0.3, 0.6, 0.99)) if words else 9
    digits = sum(1 for word in words if word[0].isdigit())
    return (
        f"person{person}",
        f"count{count}",
        f"person{person}x{count}",
        f"cap{cap}x{count}",
        f"open{open_}",
        f"close{close}",
        f"signs{open_}{close}",
        f"close{close}person{person}",
        f"digits{min(digits, 2)}x{min(count, 3)}",
        f"venue{int(bool(words) and leads_venue(inner))}",
        f"signs{open_}{close}person{person // 2}",
    )


def _coarse(
    text: str, tokens: Sequence[str], spans: Sequence[tuple[int, int]], start: int, end: int
) -> tuple[str, ...]:
    inner, words = _inner(text, tokens, spans, start, end, _STRONG)
    close = tokens[end - 1] if tokens[end - 1] in _STRONG else "$"
    open_ = tokens[start - 1] if start else "^"
    count = _bucket(len(words), (1, 2, 3, 4, 5, 7, 10, 15, 22))
    quality = _bucket(title_quality(inner), (-1.5, -0.8, -0.3, 0.1, 0.5, 0.9, 1.3)) if words else 9
    people = _bucket(read_people(inner).score, (-2, -0.5, 0.2, 0.5, 1.0, 1.6, 2.2)) if words else 9
    venue = _bucket(venue_score(inner), (-0.5, -0.05, 0.2, 0.5, 0.8, 1.1)) if words else 9
    small = sum(1 for word in words if word[0].islower())
    cap = _bucket(small / len(words), (0.01, 0.3, 0.6, 0.99)) if words else 9
    commas = sum(1 for token in tokens[start:end] if token == ",")
    digits = sum(1 for word in words if word[0].isdigit())
    return (
        f"quality{quality}",
        f"people{people}",
        f"venue{venue}",
        f"count{count}",
        f"quality{quality}people{people}",
        f"quality{quality}venue{venue}",
        f"people{people}x{count}",
        f"cap{cap}x{count}",
        f"open{open_}",
        f"close{close}",
        f"signs{open_}{close}",
        f"commas{min(commas, 4)}",
        f"digits{min(digits, 3)}x{min(count, 4)}",
        f"led{int(bool(words) and leads_venue(inner))}",
    )


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
    text: str,
    tokens: Sequence[str],
    spans: Sequence[tuple[int, int]],
    marked: Sequence[tuple[str, tuple[int, int] | None]],
) -> list[tuple[str, ...]]:
    years = [at for at, token in enumerate(tokens) if len(token) <= 5 and token[0] in "12" and _YEAR.fullmatch(token)]
    first = years[0] if years else -1
    depth = ""
    count = len(tokens)
    found: list[tuple[str, ...]] = []
    for at, token in enumerate(tokens):
        a, b = spans[at]
        row: list[str] = [
            f"at{_bucket(at, (1, 2, 3, 5, 8, 12, 20, 35, 60))}",
            f"left{_bucket(count - at, (2, 3, 5, 8, 14, 25, 45))}",
        ]
        for name, span in marked:
            if span is not None:
                side = "<" if a < span[0] else ">" if b > span[1] else "="
                edge = side == "=" and (at == 0 or spans[at - 1][0] < span[0])
                last = side == "=" and (at + 1 == count or spans[at + 1][1] > span[1])
                past = side == ">" and at > 0 and spans[at - 1][1] <= span[1]
                row.append(name + side + ("(" if edge else "") + (")" if last else "") + ("+" if past else ""))
        if token in "([":
            depth = token
        row.append(f"in{depth}")
        if depth and token in ")]":
            depth = ""
        row.append("y-" if first < 0 else "y<" if at < first else "y=" if at == first else "y>")
        glued = (at > 0 and spans[at - 1][1] == a, at + 1 < count and spans[at + 1][0] == b)
        row.append(f"glue{glued[0]:d}{glued[1]:d}{traits(token)[0] if not token[0].isalnum() else ''}")
        found.append(tuple(row))
    return found


def pairs(seen: Observed) -> list[tuple[str, ...]]:
    """For each token its class with those around it."""
    kinds = ["^", *(traits(token)[0] for token in seen.tokens), "$"]
    return [(f"{a}_{b}_", f"_{b}_{c}", f"{a}_{b}_{c}") for a, b, c in zip(kinds, kinds[1:], kinds[2:], strict=False)]


def features(seen: Observed) -> Iterator[list[str]]:
    """All features of each token by name, as training counts them."""
    own = [traits(token) for token in seen.tokens]
    joint = pairs(seen)
    for at in range(len(own)):
        found = [f"{name}@{step}" for step in REACH if 0 <= at + step < len(own) for name in own[at + step]]
        found += joint[at]
        found += seen.places[at]
        for level, (owner, segments) in enumerate(zip(seen.owner, seen.segments, strict=True)):
            for step in (-1, 0, 1):
                if 0 <= owner[at] + step < len(segments):
                    found += [f"{level}{name}@{step}" for name in segments[owner[at] + step]]
            start = at == 0 or owner[at - 1] != owner[at]
            found += [f"{level}{name}@first" if start else f"{level}{name}@in" for name in segments[owner[at]][:3]]
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
