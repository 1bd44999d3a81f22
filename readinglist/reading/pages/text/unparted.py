"""Title and authors in one row with nothing but a space between them: ``On Graphs Anna Berg, Jonas Holm``."""

from __future__ import annotations

import re
from dataclasses import replace

from readinglist.reading.pages.text.people import People, is_known_name, person_score, read_people
from readinglist.reading.pages.text.wording import title_quality
from readinglist.reading.pages.vocabulary.words import PARTICLES, STOP_ENDINGS

UNPARTED = "TA "
"""The style of such a row: only where most rows of a page can be read so."""
_LONE = 0.6
"""What speaks against such a row with one author."""
_SEPARATOR = re.compile(r",\s(?:(?:and|&)\s)?|;\s|\s(?:and|&|und|et|y|e)\s")
_MOST, _LONGEST = 40, 900
"""Pieces between commas and letters of a row that is looked at."""
_NAME = (2, 3, 4)
"""Words of a first author."""
_OPEN = frozenset(".,;:–—-|/")
"""Signs that end a title: where one stands, something parts it from its authors."""
_BOUND = 1.5
_INITIAL = 0.5
"""What speaks against a name that begins with an initial without a full stop: a given name may stand before it."""
_ASKED = 0.8
"""What speaks for a cut behind a question mark."""
_NAME_ENDS = 1.0
"""What speaks against a title whose last word is somebody's name."""


def unparted(text: str) -> tuple[str, People, float] | None:
    """The title, the authors behind it and how good the title is; None where no name can begin.

    Every piece between two commas may hold the end of the title and the first author; behind it stand only names.
    """
    if not 12 <= len(text) <= _LONGEST:
        return None
    gaps = [(0, 0), *((match.start(), match.end()) for match in _SEPARATOR.finditer(text))]
    if len(gaps) > _MOST:
        return None
    ends = [*(start for start, _ in gaps[1:]), len(text)]
    behind = 0.0
    best: tuple[float, int] | None = None
    for (_, start), end in zip(reversed(gaps), reversed(ends), strict=True):
        piece = text[start:end]
        cut = _first_name(piece)
        if cut is not None and (best is None or cut[0] + behind > best[0]):
            best = cut[0] + behind, start + cut[1]
        behind += max(-_BOUND, min(1.0, person_score(piece.strip(" ."))))
        if behind < -2 * _BOUND:
            break
    if best is None:
        return None
    title, people = text[: best[1]].rstrip(), read_people(text[best[1] :])
    quality = title_quality(title)
    if not people.names or title[-1:] in _OPEN or quality < -0.4:
        return None
    people = replace(people, score=max(people.score, best[0]))
    return title, people, quality - (_LONE if len(people.names) < 2 else 0.0)


def _first_name(piece: str) -> tuple[float, int] | None:
    """How well a piece ends in one name behind other words, and where that begins."""
    words = [(match.start(), match[0]) for match in re.finditer(r"\S+", piece)]
    found: list[tuple[float, int]] = []
    for count in _NAME:
        if len(words) <= count:
            break
        at, last = words[-count][0], words[-count - 1][1]
        score = person_score(piece[at:].strip(" ."))
        bare = last.strip("()\"“”'’?!")
        if is_known_name(bare) or (len(bare.strip(".")) == 1 and bare.isupper()):
            score -= _NAME_ENDS
        if last.lower() in STOP_ENDINGS or last[-1] in _OPEN or last in PARTICLES:
            score -= 2.0
        score += _ASKED * (last[-1] in "?!")
        if len(words[-count][1]) == 1 and words[-count][1] != "A":
            score -= _INITIAL
        found.append((score, at))
    return max(found, default=None)
