"""Labels of a page's own: words before a colon that come again with every record, over people or over titles."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from readinglist.reading.pages.facts.fact import Fact
from readinglist.reading.pages.text.people import read_people
from readinglist.reading.pages.text.wording import title_quality

_LABEL = re.compile(r"([^\W\d_][^\W\d_]{1,14}(?: [^\W\d_]{2,14})?)(?:\(s\))?\s?[:：]\s+(?=\S)")
_OTHERS = re.compile(
    r"supervis|advis|betreu|gutachter|direct|dirig|orientad|tutor|discuss|chair|contact|edit|examin|commit|moderat|host"
    r"|organi|invit|review",
    re.IGNORECASE,
)
"""People who stand beside a paper and did not write it."""
_LEAST = 3
"""Rows under one label until it is one."""
_PEOPLE, _TITLE = 0.3, 0.0
"""What must speak for the values of a label, in seven rows of ten."""


def learn(found: Sequence[Fact]) -> None:
    """Take the words that stand before people as the label of authors, and those before titles as that of titles,
    where a page has as many of the one as of the other, and lacks one of the common labels."""
    known = {name: sum(1 for fact in found if fact.label == name and fact.value) for name in ("title", "authors")}
    if min(known.values()) >= _LEAST:
        return
    led: dict[str, list[tuple[Fact, str]]] = defaultdict(list)
    for fact in found:
        match = _LABEL.match(fact.row.text[:40]) if not (fact.label or fact.row.cell) else None
        if match is not None and not _OTHERS.match(match[1]):
            led[match[1].lower()].append((fact, fact.row.text[match.end() :].strip()))
    lists = sorted((rows for rows in led.values() if len(rows) >= _LEAST), key=len, reverse=True)
    told: dict[str, list[tuple[Fact, str]]] = {}
    for rows in lists:
        values = [value for _, value in rows]
        name = "authors" if _most(read_people(value).score > _PEOPLE for value in values) else "title"
        if known[name] >= _LEAST or name in told:
            continue
        if name == "authors" or _most(title_quality(value) > _TITLE for value in values):
            told[name] = rows
    counts = [len(told[name]) if name in told else known[name] for name in known]
    if min(counts) * 10 < max(counts) * 7:
        return
    for name, rows in told.items():
        for fact, value in rows:
            fact.label, fact.value = name, value.strip('"“”') if name == "title" else value
            fact.changed()


def _most(said: Iterable[bool]) -> bool:
    every = list(said)
    return sum(every) * 10 >= len(every) * 7
