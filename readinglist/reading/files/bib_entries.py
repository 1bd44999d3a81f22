"""BibTeX cut into entries and fields, with their lines; in one pass over any text, in time that grows with its length.

A value ends before the next entry that begins on a line of its own, so an entry that is not closed spoils itself alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

LONGEST_ENTRY = 32 * 1024 * 1024
"""Letters from one entry to the next, at most; what is longer is no bibliography."""

_HEAD = re.compile(r"@[ \t]*+([A-Za-z][\w-]*+)\s*+([{(])")
_HEAD_OF_LINE = re.compile(r"\n[ \t]*+@[ \t]*+[A-Za-z][\w-]*+\s*+[{(]")
_AT_START = re.compile(r"[ \t]*+@[ \t]*+[A-Za-z][\w-]*+\s*+[{(]")
_KEY = re.compile(r"\s*+([^\s,{}\"=()]*+(?:[ \t]++[^\s,{}\"=()]++)*+)\s*+(?:,|(?=[})]))")
_NAME = re.compile(r"[\s,]*+([^\s=,{}\"#@()]++)\s*+=\s*+")
_SIMPLE = re.compile(r"\{([^{}]*+)\}\s*+(?=[,})])")
_BRACED = re.compile(r"\{((?:[^{}]++|\{(?:[^{}]++|\{[^{}]*+\})*+\})*+)\}")
_QUOTED = re.compile(r"\"((?:[^\"{}]++|\{(?:[^{}]++|\{[^{}]*+\})*+\})*+)\"")
_BARE = re.compile(r"[^\s,{}\"#=@()]++")
_BRACE = re.compile(r"[{}]")
_UNESCAPED_BRACE = re.compile(r"\\.|([{}])", re.DOTALL)
_JOIN = re.compile(r"\s*+#\s*+")
_GAP = re.compile(r"\s*+")


class Field(NamedTuple):
    """A field: its name in lower case, its value as written inside its braces or quotes, its lines."""

    name: str
    value: str
    first: int
    last: int


class Entry(NamedTuple):
    """An entry: its kind in lower case, its key, its fields, its lines."""

    kind: str
    key: str
    fields: list[Field]
    first: int
    last: int


class Loose(NamedTuple):
    """Lines that are no entry: remarks between entries, or an entry that could not be read."""

    text: str
    first: int


def entries(blocks: Iterable[str]) -> Iterator[Entry | Loose]:
    """What a text holds, given in blocks that end with a line. ``@string`` is put in where it is used."""
    macros: dict[str, str] = {}
    line = 1
    for slab in _slabs(blocks):
        yield from _Slab(slab, line, macros).read()
        line += slab.count("\n")


def _slabs(blocks: Iterable[str]) -> Iterator[str]:
    """Blocks cut anew, each before an entry that begins on a line of its own."""
    waiting: list[str] = []
    size = 0
    for block in blocks:
        last = max(_heads(block), default=-1)
        if last < 0 and size < LONGEST_ENTRY:
            waiting.append(block)
            size += len(block)
            continue
        last = max(last, 0)
        yield "".join([*waiting, block[:last]])
        waiting, size = [block[last:]], len(block) - last
    yield "".join(waiting)


def _heads(text: str) -> list[int]:
    """Where entries begin that begin on a line of their own."""
    found = [match.start() + 1 for match in _HEAD_OF_LINE.finditer(text)]
    return [0, *found] if _AT_START.match(text) else found


class _Slab:
    """One piece of the text, which holds whole entries."""

    def __init__(self, text: str, line: int, macros: dict[str, str]) -> None:
        self._text, self._macros = text, macros
        self._at, self._line = 0, line  # a place in the text, and the line it is on

    def read(self) -> Iterator[Entry | Loose]:
        text = self._text
        begin = 0
        for limit in [*_heads(text), len(text)]:
            while begin < limit:
                head = _HEAD.search(text, begin, limit)
                if head is None:
                    yield from self._loose(begin, limit)
                    break
                start = head.start()
                if "%" in text[text.rfind("\n", 0, start) + 1 : start]:  # put out of use
                    yield from self._loose(begin, limit)
                    break
                yield from self._loose(begin, start)
                found = self._block(head, limit)
                if found is None:
                    yield from self._loose(start, limit)
                    break
                entry, begin = found
                if entry is not None:
                    yield entry
            begin = max(begin, limit)

    def _line_of(self, at: int) -> int:
        self._line += self._text.count("\n", self._at, at) if at >= self._at else -self._text.count("\n", at, self._at)
        self._at = at
        return self._line

    def _loose(self, begin: int, end: int) -> Iterator[Loose]:
        text = self._text[begin:end]
        if text.strip(" \t\n,"):
            yield Loose(text, self._line_of(begin))

    def _block(self, head: re.Match[str], limit: int) -> tuple[Entry | Loose | None, int] | None:
        """The block that begins here and where it ends; None where it does not end."""
        kind, close = head[1].lower(), "}" if head[2] == "{" else ")"
        if kind in ("comment", "preamble"):
            end = self._closed(head.end() - 1, limit) if close == "}" else self._text.find(")", head.end(), limit)
            if end < 0:
                return None
            end += close == ")"
            return Loose(self._text[head.start() : end], self._line_of(head.start())), end
        for brace in (_BRACE, _UNESCAPED_BRACE):  # BibTeX counts an escaped brace, other programs do not
            found = self._entry(kind, head, close, limit, brace)
            if found is not None:
                return found
        return None

    def _entry(
        self, kind: str, head: re.Match[str], close: str, limit: int, brace: re.Pattern[str]
    ) -> tuple[Entry | None, int] | None:
        text, at = self._text, head.end()
        key = ""
        if kind != "string":
            match = _KEY.match(text, at, limit)
            if match is not None:
                key, at = match[1], match.end()
        first = line = self._line_of(head.start())
        counted = head.start()  # ``line`` is the line of this place
        fields: list[Field] = []
        name_at, simple_at, count = _NAME.match, _SIMPLE.match, text.count
        while (match := name_at(text, at, limit)) is not None:
            start = match.start(1)
            line += count("\n", counted, start)
            begins, counted, start = line, start, match.end()
            simple = simple_at(text, start, limit)
            if simple is not None:
                value, at = simple[1], simple.end()
            else:
                found = self._value(start, limit, brace)
                if found is None:
                    return None
                value, at = found
            line += count("\n", counted, at)
            counted = at
            fields.append(Field(match[1].lower(), value, begins, line))
        while at < limit and (text[at].isspace() or text[at] == ","):
            at += 1
        if at >= limit or text[at] != close:
            return None
        last = self._line_of(at)
        if kind == "string":
            self._macros.update((field.name, field.value) for field in fields)
            return None, at + 1
        return Entry(kind, key, fields, first, last), at + 1

    def _value(self, at: int, limit: int, brace: re.Pattern[str]) -> tuple[str, int] | None:
        """A value, put together from its parts, and where it ends."""
        text = self._text
        parts: list[str] = []
        while True:
            sign = text[at : at + 1]
            if at >= limit:
                return None
            if sign == "{":
                match = _BRACED.match(text, at, limit) if brace is _BRACE else None
                end = match.end() if match else self._closed(at, limit, brace)
                if end < 0:
                    return None
                parts.append(text[at + 1 : end - 1])
            elif sign == '"':
                match = _QUOTED.match(text, at, limit) if brace is _BRACE else None
                end = match.end() if match else self._quoted(at, limit, brace)
                if end < 0:
                    return None
                parts.append(text[at + 1 : end - 1])
            else:
                match = _BARE.match(text, at, limit)
                if match is None:
                    return None
                end = match.end()
                parts.append(self._macros.get(match[0].lower(), match[0]))
            join = _JOIN.match(text, end, limit)
            if join is None:
                gap = _GAP.match(text, end, limit)
                return "".join(parts), gap.end() if gap else end
            at = join.end()

    def _closed(self, at: int, limit: int, brace: re.Pattern[str] = _BRACE) -> int:
        """Behind the brace that closes the one at ``at``; -1 where none does."""
        depth = 0
        for match in brace.finditer(self._text, at, limit):
            sign = match[match.lastindex or 0]
            depth += 1 if sign == "{" else -1 if sign == "}" else 0
            if depth == 0 and sign in "{}":
                return match.end()
        return -1

    def _quoted(self, at: int, limit: int, brace: re.Pattern[str]) -> int:
        """Behind the quote that closes the one at ``at``, which is one outside braces; -1 where none does."""
        text = self._text
        end = at + 1
        while True:
            quote, opened = text.find('"', end, limit), text.find("{", end, limit)
            if quote < 0:
                return -1
            if not 0 <= opened < quote:
                return quote + 1
            end = self._closed(opened, limit, brace)
            if end < 0:
                return -1
