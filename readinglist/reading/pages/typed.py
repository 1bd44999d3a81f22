"""Citations that say of what sort each source is, in brackets behind its title: ``Berg A, Holm J. On light[J]. Optik``.

GB/T 7714 has these signs; nothing else on a page tells so surely where a title ends.
"""

from __future__ import annotations

import re

from readinglist.reading.pages.bylines import leads
from readinglist.reading.pages.people import NOBODY, People
from readinglist.reading.pages.scripts import eastern

_SORT = r"[\[［](?:[MCNJDRSPAZG]|DB|CP|EB)(?:\s?/\s?(?:OL|CD|MT|DK))?[\]］]"
_TYPE = re.compile(
    rf"(?:(?<![\s.,;]){_SORT}(?:\s?//\s?|[.．。,，]|(?=\s|$))|(?<![\s.,;])\s{_SORT}(?:\s?//\s?|[.．。,，]))\s*"
)
_STOP = re.compile(r"[.．。:：]")
_COMMA = re.compile(r"[,，、;；]\s*")
_FAMILY_FIRST = re.compile(r"[^\W\d_][\w'’-]+(?: [^\W\d_][\w'’-]+){0,2}(?: [A-Z][A-Z.-]{0,3}){1,3}")
_MORE = frozenset(("等", "等人", "et al", "et al.", "et al．"))
_SURE = 1.2
_NAME = 6
"""Letters of the longest name in Chinese, Japanese or Korean."""


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


def _named(text: str) -> People:
    """Names as these citations have them: all of a name without a sign, commas only between."""
    pieces = [piece.strip() for piece in _COMMA.split(text) if piece.strip()]
    names = tuple(piece for piece in pieces if piece.lower() not in _MORE)
    if names and all((len(name) <= _NAME and eastern(name) > 1) or _FAMILY_FIRST.fullmatch(name) for name in names):
        return People(names, len(names) < len(pieces), _SURE)
    return NOBODY
