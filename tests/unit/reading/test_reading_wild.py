"""Pages as browsers and people really leave them: nothing made up, no line lost, most titles right."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from kinds import Knobs
from measure import score
from papers import papers
from test_reading_kinds import check_lines, check_nothing_made_up
from wild_lists import WILD
from wild_more import MORE

from readinglist.reading import read

KINDS = {**WILD, **MORE}
LEAST = 0.75
"""F1 of titles, a wrong one counted three times, over six pages of a kind filled with the hardest titles there are."""


@pytest.mark.parametrize("name", KINDS)
def test_wild_pages(name: str) -> None:
    tally: Counter[str] = Counter()
    for seed in range(6):
        given = [p for p in papers(seed) if len(p.title.split()) > 2 and p.authors[0][0].isupper()][:12]
        page = KINDS[name](given, Knobs(random.Random(seed)))
        reading = read(page.text)
        check_lines(reading)
        tally += score(page, reading.drafts)[0]
    check_nothing_made_up(tally)
    right, wrong = tally["title right"], 3 * tally["title wrong"]
    recall, precision = right / tally["title given"], right / max(1, right + wrong)
    assert 2 * recall * precision / max(0.01, recall + precision) >= LEAST
