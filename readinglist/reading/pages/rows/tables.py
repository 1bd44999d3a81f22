"""What the head of a table says of its columns: the paper, where it appeared; who presents it to a group, the day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import groupby

from readinglist.reading.pages.rows.row import Row


class Column(StrEnum):
    """What the cells of a column hold."""

    PAPER = "paper"
    PERSON = "person"
    DAY = "day"
    TITLE = "title"
    AUTHORS = "authors"
    PLACE = "place"
    """Where the paper appeared."""
    HEAD = "head"
    """The head itself."""
    ID = "id"
    """What names a paper, as no other thing is named."""
    YEAR = "year"
    LINK = "link"
    CITED = "cited"
    NAME = "name"
    """Somebody's name: an author's where the table says when, too."""
    OTHER = "other"
    """What the list says of a paper besides."""


_HEADS = {
    Column.PAPER: r"(?:the )?(?:papers?|readings?|articles?|publications?)(?: (?:titles?|links?|discussed|name))?"
    r"|title of (?:the )?(?:paper|article)|lektüre|artikel|artículo|lectura|artigo|leitura|논문|論文|论文|文献",
    Column.PERSON: r"presenters?|presentors?|presented by|speakers?|discussants?|discussion leaders?|leaders?|lead"
    r"|led by|facilitators?|moderators?|hosts?|who|students?|responsible|vortragende[nr]?|referent(?:in|en)?|moderation"
    r"|ponentes?|expositor(?:a|es)?|apresentador(?:a|es)?|présentateurs?|발표자|발표|発表者|担当者?|报告人|報告人|主讲人|汇报人",
    Column.DAY: r"dates?|days?|when|weeks?|meetings?|datum|tag|woche|fecha|semana|data|날짜|일자|日付|日程|日期|时间",
    Column.TITLE: r"(?:the |paper |article |book |full )?titles?|titel|titre|título|titolo|titulo|标题|题目|題目"
    r"|论文题目|タイトル|제목|название|заглавие",
    Column.AUTHORS: r"(?:co-?)?authors?(?:\(s\))?|autor(?:en|es|i|in|zy)?|auteurs?|författare|作者|著者|저자|авторы?",
    Column.PLACE: r"venue|journal(?: name| title)?|conference|publisher|published in|publication|journal ?/ ?conference"
    r"|zeitschrift|verlag|erschienen in|revue|éditeur|editorial|revista|publicado em|publicado en|rivista|editore|期刊"
    r"|会议|出版社|学会|学术会议|発表先|学会・論文誌|저널|학술지|журнал|издательство",
    Column.ID: r"arxiv(?: ?(?:id|number|link|no\.?))?|doi|preprint|e-?print|pmid|bib(?:tex|key)?",
    Column.YEAR: r"year|jahr|année|año|ano|anno|pub(?:lication|\.)? year|年份|年度|年|発表年|연도|год",
    Column.CITED: r"(?:# ?)?citations?|cited by|cites|times cited|zitiert(?: von)?|zitate|citas|citado por"
    r"|cité par|citazioni|citato da|citações|被引(?:次数|频次)?|引用(?:数|元)?",
    Column.NAME: r"(?:full )?names?|nomi?|nome|noms?|nombres?|imię|姓名|氏名|이름|имя",
    Column.LINK: r"(?:pdf|code|project|github|video|paper)?(?: ?(?:links?|urls?|repo|page))|pdf|code|github"
    r"|项目|代码|链接",
}
_HEAD = re.compile("|".join(f"(?P<{name}>{words})" for name, words in _HEADS.items()), re.IGNORECASE)
_LONGEST = 40
_WORDS = re.compile(r"[^\W\d_]{2}")
"""What a cell with a title holds; where it does not, a line of a page has other columns than its table's head."""


def columns(rows: Sequence[Row]) -> Iterator[tuple[int, Column]]:
    """Rows (indices) and what they hold, in tables whose head names a paper and beside it who presents it, or who wrote
    it, or where it appeared."""
    known: dict[int, Column] = {}
    at = 0
    for _, group in groupby(rows, key=lambda row: row.first):
        line = list(group)
        if line[0].mark[:1] == "#":
            known = {}
        elif len(line) > 1:
            named = {row.column: kind for row in line if (kind := _named(row.text)) is not None}
            if shown := _shown(set(named.values())):
                known = {row.column: shown[kind] for row in line if (kind := named.get(row.column)) in shown}
                yield from ((at + below, Column.HEAD) for below in range(len(line)))
            elif not any(known.get(row.column) is Column.TITLE and not _WORDS.search(row.text) for row in line):
                yield from ((at + k, known[row.column]) for k, row in enumerate(line) if row.column in known)
        at += len(line)


def _shown(kinds: set[Column]) -> Mapping[Column | None, Column]:
    """What the columns of a table hold that are taken at the word of its head (None: one whose name is not known);
    nothing where that is not the head of a list."""
    if {Column.PAPER, Column.PERSON} <= kinds:
        return {kind: kind for kind in (Column.PAPER, Column.PERSON, Column.DAY)}
    title = next((kind for kind in (Column.TITLE, Column.PAPER) if kind in kinds), None)
    told = {Column.AUTHORS, Column.PLACE, Column.ID}
    told |= {Column.YEAR, Column.LINK} if Column.PAPER in kinds else {Column.CITED}
    told |= {Column.NAME} if not kinds.isdisjoint({Column.YEAR, Column.DAY}) else set()
    if title is None or kinds.isdisjoint(told):
        return {}
    shown: dict[Column | None, Column] = {title: Column.TITLE, Column.PLACE: Column.PLACE, None: Column.OTHER}
    if title is Column.TITLE:
        shown |= {Column.AUTHORS: Column.AUTHORS, Column.CITED: Column.CITED}
        shown |= {Column.NAME: Column.AUTHORS} if Column.AUTHORS not in kinds else {}
        shown |= dict.fromkeys((Column.YEAR, Column.DAY), Column.YEAR)
    return shown


def _named(text: str) -> Column | None:
    match = _HEAD.fullmatch(text.strip(" :*_")) if len(text) <= _LONGEST else None
    return Column(match.lastgroup) if match is not None and match.lastgroup else None
