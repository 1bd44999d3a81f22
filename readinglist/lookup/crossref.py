"""What Crossref answers about a DOI: ``{"status": "ok", "message": {…}}`` with the fields of its works.

The names are those of Crossref's REST API: title and container-title are lists, dates are
``{"date-parts": [[y, m, d]]}`` with the parts that are known, abstracts are marked up as JATS.
"""

from __future__ import annotations

import html
import json
import re
from typing import Any

from readinglist.records import Draft

_MARKUP = re.compile(r"<[^<>]*>")
_HEADING = re.compile(r"<jats:title>\s*abstract\s*</jats:title>", re.IGNORECASE)
_DATES = ("published-online", "published-print", "published", "issued")
_NOT_STORABLE = re.compile("[\0\ud800-\udfff]")


def draft(answer: bytes, doi: str) -> Draft | None:
    """The paper of an answer about ``doi`` (lower case); None where it is about another. Raises ValueError."""
    said = json.loads(answer)
    message = said.get("message") if isinstance(said, dict) else None
    if not isinstance(message, dict):
        raise ValueError("no message")
    if _text(message.get("DOI")).lower() != doi:
        return None
    title = _first(message.get("title"))
    below = _first(message.get("subtitle"))
    found: dict[str, Any] = {
        "title": f"{title}: {below}" if title and below and below.lower() not in title.lower() else title,
        "authors": _authors(message.get("author")),
        "venue": _first(message.get("container-title")),
        "date": _date(message),
        "doi": doi,
        "abstract": _abstract(message.get("abstract")),
    }
    return Draft(**{name: value for name, value in found.items() if value})


def _text(value: Any) -> str:
    """One line of plain text, without the tags and entities that titles carry."""
    if not isinstance(value, str):
        return ""
    plain = html.unescape(_MARKUP.sub("", value))
    return " ".join(_NOT_STORABLE.sub("\ufffd", plain).split())


def _first(values: Any) -> str:
    if isinstance(values, str):
        return _text(values)
    return _text(values[0]) if isinstance(values, list) and values else ""


def _authors(people: Any) -> tuple[str, ...]:
    names = []
    for one in people if isinstance(people, list) else ():
        if isinstance(one, dict):
            parts = [_text(one.get(part)) for part in ("given", "family", "suffix")]
            names.append(" ".join(filter(None, parts)) or _text(one.get("name")))
    return tuple(filter(None, names))


def _date(message: dict[str, Any]) -> str:
    """The earliest day that is known of its publication, as far as it is known."""
    found = []
    for name in _DATES:
        value = message.get(name)
        parts = value.get("date-parts") if isinstance(value, dict) else None
        first = parts[0] if isinstance(parts, list) and parts else None
        if isinstance(first, list) and first and all(type(part) is int for part in first[:3]):
            year, month, day = [*first[:3], 0, 0][:3]
            if 1000 <= year <= 9999 and 0 <= month <= 12 and 0 <= day <= 31:
                found.append(f"{year:04}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if month and day else ""))
    return min(found, key=lambda date: (date[:4], -len(date), date), default="")


def _abstract(value: Any) -> str:
    return _text(_HEADING.sub(" ", value).replace("</jats:", " </jats:")) if isinstance(value, str) else ""
