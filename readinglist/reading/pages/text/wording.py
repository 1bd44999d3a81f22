"""How much the words of a text are those of a title."""

from __future__ import annotations

import re
from functools import lru_cache

from readinglist.reading.pages.text.people import read_people
from readinglist.reading.pages.text.venues import leads_venue
from readinglist.reading.pages.vocabulary.scripts import eastern, sentences
from readinglist.reading.pages.vocabulary.title_words import TITLE_WORDS
from readinglist.reading.pages.vocabulary.words import (
    COMMON_WORDS,
    ENGLISH_WORDS,
    FOREIGN_WORDS,
    MENU_WORDS,
    STOP_ENDINGS,
)

_PLACE = re.compile(
    r"\b(?:University|Universität|Université|Institute of|Department of|School of|Laborator(?:y|ies)$|College"
    r"|Professor|Faculty)\b"
)
_AFFILIATION = re.compile(
    r"\b(?:Universi\w*|Institut\w*|Cent(?:er|re|ro)|Laborator\w*|Labs?|Academ\w*|College|School|Agency|Technology)\b"
    r"[^,.:?]{0,60}, (?:[A-Z]{2,3}|[A-Z][a-z]+)$"
)
_MEETING = re.compile(
    r"(?:,|\bthe|^)\s(?:[A-Z]\w+ )*(?:Conference on|Symposium on|Workshop on|Meeting of the|Journal of)\b"
    r"|Transactions on\b|Proceedings of the|Neural Information Processing Systems$"
)
_CLOCK = re.compile(r"\d\d?[:.]\d\d\b")
_REQUESTS = frozenset(("please", "bitte"))
"""What opens a sentence to the reader: ``Please cite the following papers``."""
_DAY = re.compile(
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo)"
    r"\W+(?:den |the |le )?(?:\d{1,2}(?:st|nd|rd|th|er)?\W+)?[^\W\d_]{3,10}\.?(?:\s\d{1,2}(?:st|nd|rd|th)?)?\W*"
    r"(?:(?:19|20)\d\d)?\W*",
    re.IGNORECASE,
)
"""A day of a programme: ``Thursday, July 13``."""
_SENTENCE = re.compile(r"[a-z)]{3}\. [A-Z][a-z]* [a-z]")
_WORD = re.compile(r"[^\W\d_]+")
_SCHOLARLY = re.compile(
    r"(?:[tsc]ion(?:s|en|es|al|nel|alis)?|ci[óo]n(?:es)?|ç(?:ão|ões|ao)|zion[ei]|i[sz]m(?:us|o|e|s)?|ität(?:en)?|idades?|ités?|ità"
    r"|log(?:y|ie|ia|ía|ies|ical|isch\w*|ique)|gra(?:phy|phie|fía|fia|fisch\w*)|nom(?:y|ie|ía|ia|ics)|metr(?:y|ie|ía|ia|ics)"
    r"|analy(?:se|sis|ses|tic|tical)|análisis|análise|forschung|ungs?|ungen|schaft(?:en)?|heit|keit|m(?:i?ento|ents?)|[êe]nci?a|ances?"
    r"|ences?|iques?|isch(?:e[mnrs]?)?|istic[oa]?s?|ural|[oi]sis|itis|[ae]emia|genic|genesis|ological|theor(?:y|ie|ía|ia)"
    r"|стей|ости|ость|ение|ения|ация|ации|ский|ских|ческ\w*|logi|tionen|else|skab|hed|het|ning(?:en)?)$"
)
"""What the longer words of titles end in, in the languages that science is written in beside English."""


@lru_cache(maxsize=20_000)
def trade(text: str) -> int:
    """How many longer words of a text are words of titles."""
    words = {word.lower() for word in _WORD.findall(text)}
    known = sum(1 for word in words if len(word) > 4 and (word in TITLE_WORDS or word in COMMON_WORDS))
    if not words.isdisjoint(FOREIGN_WORDS) and words.isdisjoint(ENGLISH_WORDS):
        known = max(known, sum(1 for word in words if len(word) > 6 and _SCHOLARLY.search(word)))
    return known + eastern(text) // 5


def is_affiliation(text: str) -> bool:
    """Whether a text names a place of work and its country: ``University of Siena, IT``."""
    return len(text) < 120 and len(text.split()) < 12 and _AFFILIATION.search(text) is not None


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
    east = eastern(text)
    count = len(words) + east // 3
    score = (-0.8, -0.2, 0.3, 0.5)[min(count, 4) - 1] if count > 1 or len(text) > 10 else -1.2
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
    if text.count("); ") + text.count(")*; ") > 1:
        score -= 2.0  # people with their places of work
    if text[0] == "…" or text.startswith(("...", "`")):
        score -= 2.0
    if text.count("(") > text.count(")"):
        score -= 0.8  # cut inside a bracket
    if " > " in text or " › " in text:
        score -= 2.0
    if _CLOCK.match(text) or (len(words) < 7 and any(map(str.isdigit, text)) and _DAY.fullmatch(text)):
        score -= 2.0
    if words[0].lower() in _REQUESTS:
        score -= 2.0
    if "://" in text or "@" in text:
        score -= 2.0
    if text[-1] == "…" and len(text) > 70:
        score -= 1.2
    if len(words) < 16 and _MEETING.search(text):
        score -= 1.0
    if len(words) <= 9 and _PLACE.search(text):
        score -= 0.9
    if inner := len(_SENTENCE.findall(text)):
        score -= 0.8 if inner == 1 else 3.0  # a quotation
    if text[-1] == "." and len(words) > 14:
        score -= 0.5
    if east:
        score -= 0.9 * min(2, sentences(text))
    if count > 30:
        score -= 0.6
    return score
