"""Atom feeds, as arXiv's interface answers, and RSS: papers as entries or items.

The parser is told to take no declarations of entities and fetches nothing, so a small file cannot grow.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.parsers import expat

from readinglist.reading.files import values
from readinglist.reading.files.latex import folded
from readinglist.reading.files.slip import Slip, unread
from readinglist.records import Draft, Lines, UnreadLine

DEEPEST = 200
"""Elements inside one another; no feed needs a tenth of it."""

LONGEST_TEXT = 1_000_000
"""Letters of one element that are read."""

LONGEST_KEPT = 4 * LONGEST_TEXT
"""Letters that are kept of a record, and of its text until it is read."""

_RECORD = frozenset(("entry", "item"))
_MARKUP = re.compile(r"</?[A-Za-z][^<>]*+>")
_ARXIV_RSS = re.compile(r"arXiv:\S+ Announce Type: \S+\s+Abstract:\s*", re.IGNORECASE)
_DATES = ("published", "date", "issued", "pubdate", "updated")
_WEEKDAY = re.compile(r"^[A-Z][a-z]{2}, (\d{1,2} [A-Z][a-z]{2} \d{4})\b.*+")


class Refused(Exception):
    """The document declares entities, or is nested out of all reason."""


class _Reader:
    """Collects entries from a parser's calls."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.EntityDeclHandler = self._refuse
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._words
        self.found: list[tuple[Draft | None, Lines]] = []
        self._path: list[str] = []
        self._begun: list[tuple[int, list[str], int]] = []
        self._first = 0
        self._size = 0
        self._slip: Slip | None = None
        self._authors: list[str] = []
        self._author_lines = (0, 0)
        self._texts: dict[str, tuple[str, Lines]] = {}

    @property
    def inside(self) -> int:
        """The line on which a record began that has not ended; 0 outside of one."""
        return self._first if self._slip is not None else 0

    def _refuse(self, *_: object) -> None:
        raise Refused

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        name = name.rpartition(":")[2].lower()
        if len(self._path) >= DEEPEST:
            raise Refused
        self._path.append(name)
        line = self.parser.CurrentLineNumber
        self._begun.append((line, [], 0))
        if name in _RECORD and self._slip is None:
            self._slip, self._first = Slip(), line
            self._authors, self._texts, self._size = [], {}, 0
        elif self._slip is not None:
            if name == "link":
                self._slip.ids(attributes.get("href"), (line, line))
            elif name in ("primary_category", "category"):
                term = attributes.get("term", "")
                if name == "primary_category" or "primary" not in self._texts:
                    self._texts.setdefault("primary" if name[0] == "p" else "category", (term, (line, line)))

    def _words(self, text: str) -> None:
        if self._slip is not None and self._begun:
            line, parts, size = self._begun[-1]
            self._size += len(text)
            if size < LONGEST_TEXT and self._size < LONGEST_KEPT:
                parts.append(text)
                self._begun[-1] = line, parts, size + len(text)

    def _end(self, _: str) -> None:
        name = self._path.pop()
        first, parts, _size = self._begun.pop()
        if self._slip is None:
            return
        lines = (first, self.parser.CurrentLineNumber)
        if name in _RECORD and not _RECORD.intersection(self._path):
            self.found.append((self._paper(self._slip), (self._first, lines[1])))
            self._slip = None
            return
        text = "".join(parts).strip()
        if not text:
            return
        if (name == "name" and self._path and self._path[-1] == "author") or name == "creator":
            names = [text] if name == "name" else re.split(r"\s*[,;\n]\s*", text)
            self._author_lines = (self._author_lines[0] if self._authors else lines[0], lines[1])
            self._authors += [folded(_MARKUP.sub("", each)) for each in names if each]
        else:
            self._texts.setdefault(name, (text, lines))

    def _paper(self, slip: Slip) -> Draft | None:
        def said(*names: str) -> tuple[str, Lines]:
            return next((self._texts[name] for name in names if name in self._texts), ("", (0, 0)))

        text, lines = said("title")
        slip.say("title", folded(_MARKUP.sub("", text)), lines)
        slip.say("authors", tuple(self._authors), self._author_lines)
        text, lines = said("summary", "description", "content")
        slip.say("abstract", folded(_MARKUP.sub("", _ARXIV_RSS.sub("", text))), lines)
        for name in ("id", "link", "guid", "identifier"):
            slip.ids(said(name)[0], said(name)[1])
        text, lines = said("doi")
        slip.say("doi", values.doi(text), lines)
        for name in _DATES:
            text, lines = said(name)
            slip.say("date", values.date(_WEEKDAY.sub(r"\1", text)), lines)
        text, lines = said("primary", "category")
        slip.say("category", text if text and " " not in text else None, lines)
        for name, field in (("comment", "comment"), ("journal_ref", "venue"), ("affiliation", "affiliation")):
            text, lines = said(name)
            slip.say(field, folded(text), lines)
        return slip.draft()


def read(blocks: Iterable[str]) -> Iterator[Draft | UnreadLine]:
    """Every paper, and the lines of what could not be read; a feed that breaks off gives what came before."""
    reader, given = _Reader(), _Given()
    iterator = iter(blocks)
    read_to = 0
    for block in iterator:
        given.add(block)
        try:
            reader.parser.Parse(block.replace("\0", " "), False)
        except (expat.ExpatError, Refused):
            yield from _told(reader, given)
            read_to = reader.inside or reader.parser.CurrentLineNumber
            break
        yield from _told(reader, given)
        given.forget(reader.inside or reader.parser.CurrentLineNumber)
    else:
        try:
            reader.parser.Parse("", True)
        except (expat.ExpatError, Refused):
            read_to = reader.inside
        yield from _told(reader, given)
    if read_to:
        yield from unread(given.lines(read_to), max(read_to, given.first))
        for block in iterator:
            given.forget(given.last)
            before = given.last
            given.add(block)
            yield from unread(given.lines(before), before)


class _Given:
    """The text as far as it may still be shown, as a line that was not read."""

    def __init__(self) -> None:
        self.first = self.last = 1
        self._text = ""

    def add(self, block: str) -> None:
        """One block more."""
        self._text += block
        self.last += block.count("\n")

    def lines(self, first: int, last: int | None = None) -> str:
        """Lines from ``first`` to ``last``, or to the end."""
        rows = self._text.split("\n")
        return "\n".join(rows[max(first - self.first, 0) : None if last is None else last - self.first + 1])

    def forget(self, before: int) -> None:
        """Let go of the lines before a number, and of the start of what is far too long."""
        kept = self.lines(before)[-LONGEST_KEPT:]
        self._text, self.first = kept, self.last - kept.count("\n")


def _told(reader: _Reader, given: _Given) -> Iterator[Draft | UnreadLine]:
    for draft, (first, last) in reader.found:
        if draft is not None:
            yield draft
        else:
            yield from unread(given.lines(first, last), first)
    reader.found.clear()
