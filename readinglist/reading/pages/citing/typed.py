"""What tells surely where a title ends: its type, or the sort of the source in brackets behind it.

GB/T 7714 has such signs in its citations: ``Berg A, Holm J. On light[J]. Optik``.
"""

from __future__ import annotations

import re

from readinglist.reading.pages.rows.row import Row
from readinglist.reading.pages.text.bylines import leads
from readinglist.reading.pages.text.people import NOBODY, People
from readinglist.reading.pages.text.wording import title_quality
from readinglist.reading.pages.vocabulary.scripts import eastern

_SORT = r"[\[［](?:[MCNJDRSPAZG]|DB|CP|EB)(?:\s?/\s?(?:OL|CD|MT|DK))?[\]］]"
_TYPE = re.compile(
    rf"(?:(?<![\s.,;]){_SORT}(?:\s?//?\s?|[.．。,，]|(?=\s|$))|(?<![\s.,;])\s{_SORT}(?:\s?//?\s?|[.．。,，]))\s*"
)
TOLD = "AT["
"""The style of authors and a title that such a sign ends: nothing else needs to be guessed."""
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?=\s?[,，.．:：;；(（)）]|$)")
_STOP = re.compile(r"[.．。:：]")
_COMMA = re.compile(r"[,，、;；]\s*")
_FAMILY_FIRST = re.compile(r"[^\W\d_][\w'’-]+(?: [^\W\d_][\w'’-]+){0,2}(?: [A-Z][A-Z.-]{0,3}){1,3}")
_MORE = frozenset(("等", "等人", "et al", "et al.", "et al．"))
_SURE = 1.2
_BRACKET = re.compile(r"[(\[][^()\[\]]+[)\]][.,]?")
_TYPED = 12
"""Letters: what is set off by its type at the start of a row, and is more than the name of a method."""
_NAME = 6
"""Letters of the longest name in Chinese, Japanese or Korean."""


def set_in_type(row: Row, title: str) -> tuple[str, str] | None:
    """A title in a type of its own at the start of a row, and what stands behind it, apart from it."""
    head = next((row.text[a:b].strip(" ,.;") for a, b in row.strong if a < 2 and b - a >= _TYPED), "")
    tail = title[len(head) :].lstrip()
    if not head or not title.startswith(head) or not tail or tail[0].isalnum():
        return None
    if tail[0] in ":([-–—&+/’'" and not _BRACKET.fullmatch(tail):
        return None
    return (head, tail.strip(" ,;.|·")) if title_quality(head) > 0.3 else None


def typed(text: str) -> tuple[str, People, str] | None:
    """Title, authors and what follows; nothing where no title has such a sign behind it."""
    found = _TYPE.search(text, 2, 500)
    if found is None:
        return None
    head, tail = text[: found.start()], text[found.end() :]
    stop = _STOP.search(head)
    if stop is not None:
        people = _named(head[: stop.start()])
        title = head[stop.end() :].strip()
        if people.names and len(title) > 1:
            return title, people, tail
    told = max(leads(head), key=lambda lead: lead[0].score, default=(NOBODY, head, ""))
    return told[1].strip(" .,:"), told[0], tail


def year_behind(text: str) -> str | None:
    """The year that such citations have before the volume or the pages: ``Optik,2003.84: 58-77``."""
    found = _YEAR.search(text)
    return found[1] if found else None


def _named(text: str) -> People:
    """Names as these citations have them: all of a name without a sign, commas only between."""
    pieces = [piece.strip() for piece in _COMMA.split(text) if piece.strip()]
    names = tuple(piece for piece in pieces if piece.lower() not in _MORE)
    if names and all((len(name) <= _NAME and eastern(name) > 1) or _FAMILY_FIRST.fullmatch(name) for name in names):
        return People(names, len(names) < len(pieces), _SURE)
    return NOBODY
