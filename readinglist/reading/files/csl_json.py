"""CSL-JSON, as Zotero, Mendeley, Pandoc, Crossref and this program write it: an array of items, or one item.

``keyword`` are tags. ``note`` is Zotero's “Extra”, except in what this program wrote (``custom.reading_status``), where
it is the reader's note. An item that is broken costs itself and what follows up to the next item.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from json.decoder import scanstring  # type: ignore[attr-defined]
from typing import Any

from readinglist import other_ids
from readinglist.reading.files import values
from readinglist.reading.files.latex import folded
from readinglist.reading.files.slip import Slip, unread
from readinglist.records import Draft, Lines, UnreadLine

MOST_BROKEN = 1_000
"""Items that may be broken one after the other until the rest is given up."""

LONGEST_ITEM = 4 * 1024 * 1024
"""Letters that are read of an item that does not end before it is taken for broken."""

_scan = json.JSONDecoder().raw_decode
_GAP = re.compile(r"[\s,]*+")
_COLON = re.compile(r"\s*+:\s*+")
_START = re.compile(r"\s*+(?:\{\s*+\"(?:items|references)\"\s*+:\s*+)?\[")
_NEXT = re.compile(r"\}\s*+,?\s*+(?=\{\s*+\")|(?<=\n)[ \t]*+(?=\{\s*+\")")
_NOT_STORABLE = re.compile("[\0\ud800-\udfff]")
_MARKUP = re.compile(r"</?(?:[a-z]+:)?(?:i|b|p|sub|sup|sc|span|jats|title|sec|italic|bold|em|strong)\b[^<>]*+>")
_END = "}] \n\t"
_VENUES = ("container-title", "collection-title", "event-title", "event")
_ARXIV = re.compile(r"arxiv(?:\.org)?\b.*", re.IGNORECASE | re.DOTALL)

Item = dict[str, tuple[Any, Lines]]
"""The members of an item with their lines."""


def read(blocks: Iterable[str]) -> Iterator[Draft | UnreadLine]:
    """Every paper and all lines that are none, in the order of the text; an item may go on in the next block."""
    text = _Text(blocks)
    while len(text.text) < 100 and text.more():
        pass
    start = _START.match(text.text)
    text.at = start.end() if start else 0
    broken = 0
    while True:
        text.skip_gap()
        if text.at >= len(text.text) or text.text[text.at] == "]":
            break
        first = text.line()
        try:
            item, end = text.item(first)
        except (ValueError, RecursionError, IndexError) as error:
            broken += 1
            past = max(getattr(error, "pos", 0), text.at + 1)
            following = _NEXT.search(text.text, past) if broken < MOST_BROKEN else None
            yield from unread(text.upto(following.end() if following else len(text.text)).rstrip(), first)
            continue
        broken = 0
        found = _paper(item)
        if found is None:
            yield from unread(text.upto(end), first)
        else:
            yield found
            text.at = end
    ends = _END
    while text.at < len(text.text) or text.more():
        first = text.line()
        rest = text.upto(len(text.text))
        behind = rest.lstrip(ends)
        ends = "" if behind else ends
        yield from unread(behind, first + rest[: len(rest) - len(behind)].count("\n"))


class _Text:
    """The text as far as it was read and is still needed, and the place that was come to."""

    def __init__(self, blocks: Iterable[str]) -> None:
        self._blocks = iter(blocks)
        self.text, self.at = "", 0
        self._seen, self._line = 0, 1

    def more(self) -> bool:
        """Read one more block; what lies behind is let go."""
        block = next(self._blocks, None)
        if block is None:
            return False
        self.line()
        self.text, self.at, self._seen = self.text[self.at :] + block, 0, 0
        return True

    def line(self) -> int:
        """The line of the place."""
        self._line += self.text.count("\n", self._seen, self.at)
        self._seen = self.at
        return self._line

    def upto(self, end: int) -> str:
        """What lies before ``end``, which is gone to."""
        begin, self.at = self.at, end
        return self.text[begin:end]

    def skip_gap(self) -> None:
        """Go to the next letter that says something."""
        while True:
            gap = _GAP.match(self.text, self.at)
            self.at = gap.end() if gap else self.at
            if self.at < len(self.text) or not self.more():
                return

    def item(self, first: int) -> tuple[Item, int]:
        """The object at the place, for which more is read where it needs more. Raises what ``_item`` raises."""
        while True:
            try:
                return _item(self.text, self.at, first)
            except (ValueError, IndexError):
                if len(self.text) - self.at > LONGEST_ITEM or not self.more():
                    raise


def _item(text: str, at: int, line: int) -> tuple[Item, int]:
    """The object at ``at`` with the lines of its members, and where it ends. Raises ValueError where it is broken."""
    if text[at] != "{":
        raise json.JSONDecodeError("no object", text, at)
    found: Item = {}
    at = seen = at + 1
    while True:
        gap = _GAP.match(text, at)
        at = gap.end() if gap else at
        if text[at] == "}":
            return found, at + 1
        if text[at] != '"':
            raise json.JSONDecodeError("no member", text, at)
        line += text.count("\n", seen, at)
        name, end = scanstring(text, at + 1)
        colon = _COLON.match(text, end)
        if colon is None:
            raise json.JSONDecodeError("no value", text, end)
        value, at_end = _scan(text, colon.end())
        last = line + text.count("\n", at, at_end)
        found.setdefault(name, (value, (line, last)))
        line, seen, at = last, at_end, at_end


def _paper(item: Item) -> Draft | None:
    slip = Slip()
    custom, custom_lines = item.get("custom", ({}, (1, 1)))
    custom = custom if isinstance(custom, dict) else {}
    ours = "reading_status" in custom
    for name, field in (("title", "title"), ("abstract", "abstract")):
        value, lines = _text(item, name)
        slip.say(field, folded(value if ours else _MARKUP.sub("", value)), lines)
    _people(slip, item, custom)
    _date(slip, item, custom, custom_lines)
    value, lines = _text(item, "DOI")
    slip.say("doi", values.doi(value), lines)
    if ours:
        slip.say("arxiv_id", values.arxiv_id(_clean(custom.get("arxiv_id")), bare=True), custom_lines)
    for name in ("number", "URL", "archive_location", "archive", *_VENUES):
        value, lines = _text(item, name)
        slip.ids(value, lines)
    for name, scheme in (("PMID", "pmid"), ("PMCID", "pmcid")):
        value, lines = _text(item, name)
        slip.others([other_ids.canonical(scheme, value) or other_ids.parsed(value)], lines)
    others = custom.get("other_ids")
    slip.others(map(other_ids.parsed, map(_clean, others)) if isinstance(others, list) else (), custom_lines)
    for name in _VENUES:
        value, lines = _text(item, name)
        if not _ARXIV.fullmatch(value):
            slip.say("venue", folded(value), lines)
    for name in ("affiliation", "category", "comment"):
        slip.say(name, folded(_clean(custom.get(name))), custom_lines)
    slip.say("has_code", custom.get("has_code") is True, custom_lines)
    _personal(slip, item, custom, custom_lines, ours)
    return slip.draft()


def _personal(slip: Slip, item: Item, custom: dict[str, Any], custom_lines: Lines, ours: bool) -> None:
    note, lines = _text(item, "note")
    if ours:
        slip.own("note", note, lines)
    elif note:
        said, rest = values.extra(note)
        slip.say("arxiv_id", values.arxiv_id((said.get("arxiv") or "").split(" ")[0], bare=True), lines)
        slip.say("doi", values.doi(said.get("doi")), lines)
        slip.others((other_ids.parsed(f"{name}:{said[name]}") for name in ("pmid", "pmcid") if name in said), lines)
        slip.own("status", values.status(said.get("read_status")), lines)
        slip.own("cite_key", said.get("citation key"), lines)
        slip.say("comment", folded(rest), lines)
    tags = custom.get("tags")
    if isinstance(tags, list):
        slip.own("tags", values.listed(_clean(tag) for tag in tags), custom_lines)
    elif ours is False or "keyword" not in item:
        keywords, lines = _text(item, "keyword")
        slip.own("tags", values.listed(keywords.split("," if "," in keywords else ";")), lines)
    slip.own("status", values.status(_clean(custom.get("reading_status"))), custom_lines)
    slip.own("marked", True if custom.get("marked") is True else None, custom_lines)
    for name in ("citation-key", "id"):
        key, lines = _text(item, name)
        if key and not key.isdecimal() and "/" not in key:  # Zotero's ids are numbers and addresses
            slip.own("cite_key", key, lines)


def _people(slip: Slip, item: Item, custom: dict[str, Any]) -> None:
    said, lines = item.get("author", ([], item.get("custom", (None, (1, 1)))[1]))
    names = [name for name in map(_name, said) if name] if isinstance(said, list) else []
    et_al = custom.get("et_al") is True
    if len(names) > 1 and values.is_et_al(names[-1]):
        names.pop()
        et_al = True
    slip.say("authors", tuple(names), lines)
    slip.say("et_al", et_al, lines)


def _name(said: Any) -> str:
    if isinstance(said, str):
        return folded(_clean(said))
    if not isinstance(said, dict):
        return ""
    literal = folded(_clean(said.get("literal") or said.get("name")))
    if literal:
        return literal
    parts = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")
    return " ".join(filter(None, (folded(_clean(said.get(part))) for part in parts)))


def _date(slip: Slip, item: Item, custom: dict[str, Any], custom_lines: Lines) -> None:
    for name in ("issued", "published", "published-online", "created", "submitted"):
        said, lines = item.get(name, (None, (1, 1)))
        if isinstance(said, str):
            slip.say("date", values.date(said), lines)
        if not isinstance(said, dict):
            continue
        parts = said.get("date-parts")
        first = parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], list) else []
        if first and isinstance(first[0], (int, str)) and not isinstance(first[0], bool):
            words = [str(part) for part in first[:3] if part is not None]
            made = values.iso(words[0].zfill(4), *words[1:]) or values.iso(words[0].zfill(4))
            slip.say("date", made, lines)
        for text in (said.get("raw"), said.get("literal")):
            slip.say("date", values.date(_clean(text)), lines)
    slip.say("date", values.date(_clean(custom.get("date"))), custom_lines)


def _text(item: Item, name: str) -> tuple[str, Lines]:
    """A member that is a text, a number or a list that begins with a text, as Crossref has it."""
    value, lines = item.get(name, ("", (1, 1)))
    if isinstance(value, list):
        value = value[0] if value and isinstance(value[0], str) else ""
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    return _clean(value), lines


def _clean(value: Any) -> str:
    """A text without what SQLite does not keep; nothing for what is no text."""
    if not isinstance(value, str):
        return ""
    return value if value.isascii() and "\0" not in value else _NOT_STORABLE.sub("\ufffd", value)
