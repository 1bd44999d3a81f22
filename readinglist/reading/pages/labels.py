"""Labels that name the field behind them: ``Title: …``, ``Authors: …``."""

from __future__ import annotations

import re

_LABELS = {
    "title": r"title|titel|titre|título|titolo",
    "authors": r"authors?|author\(s\)|autoren?|autor\(en\)|auteurs?|autores|autori|by",
    "abstract": r"abstract|zusammenfassung|résumé|resumen",
    "comment": r"comments?|notes?",
    "venue": r"journal[- ]ref(?:erence)?|venue|conference|journal|published in|booktitle|appeared in",
    "category": r"subjects?|categories|category|primary category|subject classes|arxiv category",
    "date": r"date|published(?: on)?|submitted(?: on)?|publication date|posted|year|datum|jahr|announced",
    "id": r"doi|arxiv(?: id)?|url|link|pdf|paper|cite as|e-?print|preprint|related doi|html|download",
    "other": r"keywords?|tl;?dr|report-no|msc-class|acm-class|license|code|github|project(?: page)?|upvotes?|votes"
    r"|citations"
    r"|cited by|readers|pages|volume|issue|publisher|isbn|issn|views|downloads|score|rating|area|track|primary area",
}
_LABEL = re.compile(
    r"(?:" + "|".join(f"(?P<{name}>{words})" for name, words in _LABELS.items()) + r")(?:\s*:\s*(?P<value>.*)|\s*$)",
    re.IGNORECASE | re.DOTALL,
)
_ALONE = frozenset(("abstract", "authors", "title"))


def label_of(text: str) -> tuple[str, str] | None:
    """The field that a row's label names, and what stands behind the label; None without one."""
    match = _LABEL.match(text)
    if match is None or (match["value"] is None and text.strip().lower() not in _ALONE):
        return None
    return next(name for name in _LABELS if match[name]), (match["value"] or "").strip()
