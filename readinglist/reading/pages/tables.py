"""What the head of a table says of its columns where a group reads papers: the paper, who presents it, the day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import groupby

from readinglist.reading.pages.rows import Row


class Column(StrEnum):
    """What the cells of a column hold."""

    PAPER = "paper"
    PERSON = "person"
    DAY = "day"
    HEAD = "head"
    """The head itself."""


_HEADS = {
    Column.PAPER: r"(?:the )?(?:papers?|readings?|articles?|publications?)(?: (?:titles?|links?|discussed|name))?"
    r"|title of (?:the )?(?:paper|article)|lektüre|artikel|artículo|lectura|artigo|leitura|논문|論文|论文|文献",
    Column.PERSON: r"presenters?|presentors?|presented by|speakers?|discussants?|discussion leaders?|leaders?|lead"
    r"|led by|facilitators?|moderators?|hosts?|who|students?|responsible|vortragende[nr]?|referent(?:in|en)?|moderation"
    r"|ponentes?|expositor(?:a|es)?|apresentador(?:a|es)?|présentateurs?|발표자|발표|発表者|担当者?|报告人|報告人|主讲人|汇报人",
    Column.DAY: r"dates?|days?|when|weeks?|meetings?|datum|tag|woche|fecha|semana|data|날짜|일자|日付|日程|日期|时间",
}
_HEAD = re.compile("|".join(f"(?P<{name}>{words})" for name, words in _HEADS.items()), re.IGNORECASE)
_LONGEST = 40


def columns(rows: Sequence[Row]) -> Iterator[tuple[int, Column]]:
    """Rows (indices) and what they hold, in tables whose head names both a paper and who presents it."""
    known: dict[int, Column] = {}
    at = 0
    for _, group in groupby(rows, key=lambda row: row.first):
        line = list(group)
        if line[0].mark[:1] == "#":
            known = {}
        elif len(line) > 1:
            named = {row.column: kind for row in line if (kind := _named(row.text)) is not None}
            if {Column.PAPER, Column.PERSON} <= set(named.values()):
                known = named
                yield from ((at + below, Column.HEAD) for below in range(len(line)))
            else:
                yield from ((at + k, known[row.column]) for k, row in enumerate(line) if row.column in known)
        at += len(line)


def _named(text: str) -> Column | None:
    match = _HEAD.fullmatch(text.strip(" :*_")) if len(text) <= _LONGEST else None
    return Column(match.lastgroup) if match is not None and match.lastgroup else None
