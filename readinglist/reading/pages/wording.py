"""How much the words of a text are those of a title."""

from __future__ import annotations

import re
from functools import lru_cache

from readinglist.reading.pages.people import read_people
from readinglist.reading.pages.title_words import TITLE_WORDS
from readinglist.reading.pages.venues import leads_venue
from readinglist.reading.pages.words import COMMON_WORDS, MENU_WORDS, STOP_ENDINGS

_PLACE = re.compile(
    r"\b(?:University|Universität|Université|Institute of|Department of|School of|Laborator(?:y|ies)$|College"
    r"|Professor|Faculty)\b"
)
_MEETING = re.compile(
    r"(?:,|\bthe|^)\s(?:[A-Z]\w+ )*(?:Conference on|Symposium on|Workshop on|Meeting of the|Journal of)\b"
    r"|Transactions on\b|Proceedings of the|Neural Information Processing Systems$"
)
_CLOCK = re.compile(r"\d\d?[:.]\d\d\b")
_SENTENCE = re.compile(r"[a-z)]{3}\. [A-Z][a-z]* [a-z]")
_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=20_000)
def trade(text: str) -> int:
    """How many longer words of a text are words of titles."""
    words = {word.lower() for word in _WORD.findall(text)}
    return sum(1 for word in words if len(word) > 4 and (word in TITLE_WORDS or word in COMMON_WORDS))


@lru_cache(maxsize=20_000)
def title_quality(text: str) -> float:
    """How much a text is the title of a paper, about -2 to 1.6: above 0 it can be one."""
    text = text.strip()
    if not 3 <= len(text) <= 400:
        return -2.0
    words = text.split()
    letters = sum(map(str.isalpha, text))
    if letters < 0.5 * len(text):
        return -2.0 if "$" not in text else -0.5
    score = (-0.8, -0.2, 0.3, 0.5)[min(len(words), 4) - 1] if len(words) > 1 or len(text) > 10 else -1.2
    score += min(1.0, 0.3 * trade(text))
    first = next((c for c in text if c.isalnum()), "")
    if first.islower() and first.isascii() and words[0].islower():
        score -= 0.9
    last = words[-1].strip(".,;:").lower()
    if last in STOP_ENDINGS:
        score -= 0.9
    if len(words) <= 4:
        score -= 0.5 * sum(1 for word in words if word.strip(".,!?:").lower() in MENU_WORDS)
    if score > -0.6 and len(words) < 40:
        people = read_people(text)
        if people.score > 0.6:
            score -= min(2.0, people.score)
    if leads_venue(text) and len(words) < 14:
        score -= 0.7 if len(words) > 7 or ":" in text else 1.3
    if text[0] == "…" or text.startswith("..."):
        score -= 2.0
    if " > " in text or " › " in text:
        score -= 2.0
    if _CLOCK.match(text):
        score -= 2.0
    if "://" in text or "@" in text:
        score -= 2.0
    if text[-1] == "…" and len(text) > 70:
        score -= 1.2
    if len(words) < 16 and _MEETING.search(text):
        score -= 1.0
    if len(words) <= 9 and _PLACE.search(text):
        score -= 0.9
    if _SENTENCE.search(text):
        score -= 0.8
    if text[-1] == "." and len(words) > 14:
        score -= 0.5
    if len(words) > 30:
        score -= 0.6
    return score
