"""Text in, drafts out: no database, no Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterator
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


Watch = Callable[[int, int], None]
"""Is told how many lines are read, of how many; what it raises ends the reading."""

_LOOKED = 100
"""Records after which a watch is told how far the reading is."""


def read(data: bytes | str, name: str = "", watch: Watch = lambda *_: None) -> Reading:
    """What one source holds, a bibliography, a table, a feed or a page. ``name`` is what messages call it.

    ``watch`` hears nothing of a page that is read as a whole: nobody knows how far that is.
    A text without papers gives a Reading with no drafts and every line that is not blank unread.
    Raises CannotRead for a source that is empty or not text.
    """
    source, sort = opened(data, name)
    return read_page(source) if sort is None else _structured(source, sort, watch)


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


def _structured(source: Decoded, sort: Sort, watch: Watch) -> Reading:
    drafts: list[Draft] = []
    unread: list[UnreadLine] = []
    lines, reached = source.text.count("\n") + 1, 0

    def watched() -> Iterator[str]:
        for block in sorts.blocks(source.text):
            watch(reached, lines)
            yield block

    for number, found in enumerate(sort.read(watched()), start=1):
        if isinstance(found, Draft):
            drafts.append(found)
            reached = max(reached, (found.extent or (0, 0))[1])
        else:
            unread.append(found)
        if number % _LOOKED == 0:
            watch(reached, lines)
    drafts.sort(key=lambda draft: draft.extent or (0, 0))
    unread.sort(key=lambda line: line.number)
    return Reading(tuple(drafts), tuple(unread), source.warnings, source.text, source.encoding)
