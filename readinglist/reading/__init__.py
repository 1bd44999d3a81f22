"""Text in, drafts out: no database, no Qt."""

from __future__ import annotations

from dataclasses import replace

from readinglist.reading.detect import Decoded, decode
from readinglist.reading.files import html, sorts
from readinglist.reading.files.sorts import Sort
from readinglist.reading.pages import sections
from readinglist.reading.pages.page import read_page
from readinglist.records import Draft, Reading, UnreadLine

__all__ = ["LARGE_PAGE", "read"]

LARGE_PAGE = Sort("a page", sections.read)
"""A page that is too large to be read as a whole."""


def read(data: bytes | str, name: str = "") -> Reading:
    """What one source holds, a bibliography, a table, a feed or a page. ``name`` is what messages call it.

    A text without papers gives a Reading with no drafts and every line that is not blank unread.
    Raises CannotRead for a source that is empty or not text.
    """
    source, sort = opened(data, name)
    return read_page(source) if sort is None else _structured(source, sort)


def opened(data: bytes | str, name: str = "") -> tuple[Decoded, Sort | None]:
    """The text of a source, HTML as its words, and which sort of file it is; None for a page.

    A page that is large has a sort, too: it is read in pieces, as files are.
    """
    source = decode(data, name)
    sort = sorts.sort_of(source.text)
    if sort is None and sorts.is_html(source.text):
        words, marked = html.text_of(source.text)
        if words.strip():
            source = replace(source, text=words, marked=marked)
            sort = sorts.sort_of(words)
    if sort is None and len(source.text) > sections.LARGE:
        sort = LARGE_PAGE
    return source, sort


def _structured(source: Decoded, sort: Sort) -> Reading:
    drafts: list[Draft] = []
    unread: list[UnreadLine] = []
    for found in sort.read(sorts.blocks(source.text)):
        if isinstance(found, Draft):
            drafts.append(found)
        else:
            unread.append(found)
    drafts.sort(key=lambda draft: draft.extent or (0, 0))
    unread.sort(key=lambda line: line.number)
    return Reading(tuple(drafts), tuple(unread), source.warnings, source.text, source.encoding)
