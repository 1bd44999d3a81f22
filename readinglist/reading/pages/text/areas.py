"""A library's description of a book: its areas, parted by a full stop and a dash, the title in the first of them.

ISBD, and the national standards that follow it (ГОСТ 7.1), write ``Title : kind of book. — City : Publisher, year``.
"""

from __future__ import annotations

import re

from readinglist.reading.pages.text.bylines import begins_with_name
from readinglist.reading.pages.text.venues import year_of

_AREA = re.compile(r"\.\s?(?:[—–]|-(?=\s))\s?")
_MORE = 4
"""Letters behind the title's area, at least."""
_KIND = re.compile(
    r"\s?[:.]\s(?:[\w.-]{2,30}\s){0,3}?(?:пособие|пособия|учебник|монография|практикум|сборник(?: \w+){0,2}"
    r"|задачник|словарь|посібник|підручник|монографія|монографии|помагало|manual|podręcznik|monografia|skrypt)$",
    re.IGNORECASE,
)
"""What sort of book it is, behind its title."""


def areas(text: str) -> tuple[str, str] | None:
    """The title of a description and what stands behind it; None where a text is no such description."""
    end = _AREA.search(text, 3, 400)
    if end is None or len(text) - end.end() < _MORE or year_of(text[end.end() :]) is None:
        return None
    title = text[: end.start()].strip()
    if " / " in title or "//" in title or begins_with_name(title):
        return None
    kind = _KIND.search(title)
    shown = title[: kind.start()] if kind and kind.start() > 2 else title
    return shown, text[len(shown) :].strip(" :.—–-")
