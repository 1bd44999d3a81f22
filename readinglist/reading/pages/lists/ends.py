"""Where a page ends its titles: with the words it sets off at the start of a row, and a sign that comes again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from readinglist.reading.pages.facts.fact import Fact
from readinglist.reading.pages.lists.block import Block

_REGULAR = 4
"""Titles that end so until it is the habit of a page."""
_SIGNS = frozenset(":：—–-|(（")


def end_as_others(known: Sequence[Fact], blocks: Sequence[Block]) -> None:
    """Cut titles that go on behind a link or words in type where nearly all titles of the page end there, with the
    sign that stands behind those."""
    ended: Counter[str] = Counter()
    longer: list[tuple[Block, str]] = []
    for block in blocks:
        if not block.used or not block.has("title") or block.labelled:
            continue
        line, title = block.piece.lines["title"][0], str(block.piece.fields["title"])
        row = next((known[at].row for at in sorted(block.used) if known[at].row.first == line), None)
        end = next((b for a, b in (*((a, b) for a, b, _ in row.links[:1]), *row.strong[:1]) if a < 2), 0) if row else 0
        if row is None or not end:
            continue
        lead, sign = " ".join(row.text[:end].split()), row.text[end:].lstrip()[:1]
        if title == lead:
            ended[sign] += 1
        elif title.startswith(lead) and sign in _SIGNS and title[len(lead) :].lstrip()[:1] == sign:
            longer.append((block, lead))
    for block, lead in longer:
        title, line = str(block.piece.fields["title"]), block.piece.lines["title"][0]
        if (alike := ended[title[len(lead) :].lstrip()[:1]]) >= _REGULAR and alike * 5 >= ended.total() * 4:
            block.piece.put("title", lead, line)
            if not block.has("comment"):
                block.piece.put("comment", title[len(lead) :].lstrip("".join(_SIGNS) + " ").rstrip(")）"), line)
