"""Meetings of a reading group in a table, each with a topic and links to its papers: the topic is nobody's title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from readinglist.reading.pages.facts.fact import Fact
from readinglist.reading.pages.lists.block import Block
from readinglist.reading.pages.piece import Piece

_LEAST = 3
"""Meetings with several papers each, and no authors, until the page shows topics and no titles."""
_NAMED = re.compile(r"[^()]{3,60} \(([^()]{12,200})\)")
_WORDS = 4
"""Words in brackets behind a topic that may be the title of its one paper."""


def without_topics(known: Sequence[Fact], blocks: Sequence[Block]) -> list[Block]:
    """The records; where most stand for meetings, one for each paper that a meeting links to, without its topic."""
    names = {id(block): _linked(known, block) for block in blocks}
    several = sum(1 for each in names.values() if len(each) > 1)
    if several < _LEAST or several * 3 < len(blocks):
        return list(blocks)
    found: list[Block] = []
    for block in blocks:
        if block.has("authors") or not block.has("title"):
            found.append(block)
        else:
            found += [_paper(known, block, at, name, value, names[id(block)]) for at, name, value in names[id(block)]]
    return found


def _linked(known: Sequence[Fact], block: Block) -> list[tuple[int, str, str]]:
    """What the links beside the title of a record without authors lead to: rows, fields, identifiers."""
    if block.has("authors") or not block.has("title") or not block.used:
        return []
    found: list[tuple[int, str, str]] = []
    for at in range(min(block.used), max(block.used) + 1):
        fact = known[at]
        if fact.row.cell and fact.row.links and (fact.junk or not fact.own):
            found += [(at, "arxiv_id", value) for value in fact.references.arxiv]
            found += [(at, "doi", value) for value in fact.references.dois if "arxiv" not in value]
    return found


def _paper(
    known: Sequence[Fact], block: Block, at: int, name: str, value: str, linked: Sequence[tuple[int, str, str]]
) -> Block:
    """One paper of a meeting; what it is about is a remark, and when it is no date of the paper."""
    topic, row = str(block.piece.fields["title"]), known[at].row
    paper = Block(Piece(), used={at}, quality=block.quality, evidence=block.evidence, start=block.start)
    paper.piece.put(name, value, row.first)
    paper.piece.put("comment", topic, row.first)
    inner = _NAMED.fullmatch(topic)
    if len(linked) == 1 and inner is not None and len(inner[1].split()) >= _WORDS:
        paper.piece.put("title", inner[1], row.first)
    return paper
