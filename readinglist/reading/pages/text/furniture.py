"""What stands around the records: the page's name, and a count to hold against what was read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from readinglist.reading.pages.text.lines import Line, counter, heading_score
from readinglist.reading.pages.text.names import is_person
from readinglist.reading.pages.vocabulary.words import BUTTONS, GIVEN_NAMES
from readinglist.records import Draft

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_GLUED = re.compile(r"(?<=[a-z])(?=[A-Z])")
_DATED = re.compile(r",\s(?:19|20)\d\d\.?$")
"""Behind a comma at the end a year is one of a venue: ``arXiv preprint, 2017``."""
_NUMBERS = re.compile(r"[\W\d_]*(?:[kKMx]\b)?[\W\d_]*")


def is_button(text: str) -> bool:
    """Whether a row is buttons, counters and numbers, and no words of a paper."""
    if not text or _NUMBERS.fullmatch(text):
        return True
    if len(text) < 160 and not _DATED.search(text):
        whole = _WORD.findall(text)
        parts = (whole, _WORD.findall(_GLUED.sub(" ", text)))  # arXiv is one word, pdfBibTeX is two
        if whole and any(sum(1 for word in words if word.lower() in BUTTONS) >= 0.75 * len(words) for words in parts):
            return True
    return counter(text) is not None


def page_name(header: Sequence[Line], drafts: Sequence[Draft]) -> str | None:
    """What the page calls itself: the person in its header, its heading, or the author of at least half of it."""
    counts = Counter(name for draft in drafts for name in set(draft.authors))
    signed = sum(1 for draft in drafts if draft.authors)
    for line in header:
        text = " ".join(line.text.lstrip("# ").split())
        if counts[text] * 4 >= signed > 0 and counts[text]:
            return text
    best: tuple[float, str] | None = None
    for place, line in enumerate(header):
        text = " ".join(line.text.lstrip("# ").split())
        score = heading_score(text) if text else -3.0
        if place == 0 and is_person(text) and text.split()[0].lower() in GIVEN_NAMES:
            score = max(score, 1.0)
        if score > 0.5 and (best is None or score > best[0]):
            best = (score, text)
    if best is not None:
        return best[1]
    if signed >= 2 and counts:
        (name, most), *others = counts.most_common(2)
        if most * 2 >= signed and most >= 2 and not (others and others[0][1] == most):
            return name
    return None


def count_warning(furniture: Sequence[Line], papers: int) -> str | None:
    """A sentence where the page counts other than what was read from it. A count is never a truth."""
    said = [number for line in furniture if (number := counter(line.text)) is not None]
    if not papers or not said or papers in said:
        return None
    says = "1 paper" if said[-1] == 1 else f"{said[-1]} papers"
    return f"The page says {says}; {papers} {'is' if papers == 1 else 'are'} there."
