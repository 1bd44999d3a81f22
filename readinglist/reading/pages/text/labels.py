"""Labels that name the field behind them: ``Title: …``, ``Authors: …``."""

from __future__ import annotations

import re

_LABELS = {
    "title": r"title|titel|titre|título|titolo|标题|题目|題目|論文題目|タイトル|제목",
    "authors": r"authors?|author\(s\)|autoren?|autor\(en\)|auteurs?|autores|autori|by|作者|著者|저자",
    "abstract": r"abstract|zusammenfassung|résumé|resum[eo]n?|riassunto|аннотация|(?:中文)?摘要|要旨|概要|초록",
    "comment": r"comments?|notes?",
    "venue": r"journal[- ]ref(?:erence)?|venue|conference|journal|published in|booktitle|appeared in",
    "category": r"subjects?|categories|category|primary category|subject classes|arxiv category",
    "date": r"date|published(?: on)?|submitted(?: on)?|publication date|posted|year|datum|jahr|announced",
    "id": r"doi|arxiv(?: id)?|url|link|pdf|paper|cite as|e-?print|preprint|related doi|html|download",
    "keywords": r"(?:author )?key[- ]?words?(?: and phrases)?|tags|index terms|schlagw[öo]rte?r?|schlüsselw[öo]rte?r?"
    r"|mots[- ]clés|palabras clave|palavras[- ]chave|parole chiave|ключевые слова|关键词|关键字|キーワード",
    "other": r"tl;?dr|report-no|msc-class|acm-class|license|code|github|project(?: page)?|upvotes?|votes"
    r"|citations"
    r"|author information|(?:author )?affiliations?|collaborators|pmc?id"
    r"|cited by|readers|pages|volume|issue|publisher|isbn|issn|views|downloads|score|rating|area|track|primary area",
}
_LABEL = re.compile(
    r"(?:"
    + "|".join(f"(?P<{name}>{words})" for name, words in _LABELS.items())
    + r")(?:\s*[:：]\s*(?P<value>.*)|\s*$)",
    re.IGNORECASE | re.DOTALL,
)
_ALONE = frozenset(("abstract", "authors", "title", "keywords"))
"""Labels that stand in a row of their own, above what they name."""


def label_of(text: str) -> tuple[str, str] | None:
    """The field that a row's label names, and what stands behind the label; None without one."""
    match = _LABEL.match(text)
    if match is None:
        return None
    name = next(name for name in _LABELS if match[name])
    if match["value"] is None and (name not in _ALONE or len(text) < 3):
        return None
    return name, (match["value"] or "").strip()
