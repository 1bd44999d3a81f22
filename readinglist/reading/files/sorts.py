"""Which sort of file a text is, told by what stands in it, never by a name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from readinglist.reading.files import bibtex, csl_json, feed, markdown_list, ris, table
from readinglist.records import Draft, UnreadLine

HEAD = 64 * 1024
"""Letters at the start of a text that tell what it is."""

BLOCK = 1 << 20
"""Letters that a reader is given at a time, up to the next end of a line."""

Read = Callable[[Iterable[str]], Iterator[Draft | UnreadLine]]

_BIB_HEAD = re.compile(
    r"^[ \t]*+@[ \t]*+(?!(?:comment|preamble|string)\b)[A-Za-z][\w-]*+\s*+[{(]\s*+[^\s{}=,()]*+(?:[ \t][^\s{}=,()]*+)*+"
    r"\s*+,\s*+[\w:-]+\s*+=",
    re.MULTILINE | re.IGNORECASE,
)
_BIB_FIELD = re.compile(r"^[\s,]*+[A-Za-z][\w-]*+\s*+=\s*+[{\"\w]|^\s*+[})]+,?\s*+$|^[ \t]*+@", re.MULTILINE)
_BIB_REMARK = re.compile(r"[ \t]*+(?:%|#|//|@comment|@string|@preamble)", re.IGNORECASE)
_RIS_START = re.compile(r"^[ \ufeff]*+TY {1,2}- ?\w", re.MULTILINE)
_RIS_TAG = re.compile(r"^[A-Z][A-Z0-9] {1,2}-(?: |$)", re.MULTILINE)
_CSL = re.compile(r"\s*+(?:\{\s*+\"(?:items|references)\"\s*+:\s*+)?\[\s*+\{\s*+\"|\s*+\{\s*+\"")
_CSL_MEMBER = re.compile(
    r"\"(?:author|title|issued|DOI|container-title|citation-key|abstract|custom)\"\s*+:\s*+[\[{\"]"
)
_FEED = re.compile(r"(?:<\?xml[^>]*+>\s*+)?(?:<\?[^>]*+>\s*+|<!--.*?-->\s*+|<!DOCTYPE[^<>\[]*+(?:\[.*?\]\s*+)?>\s*+)*"
                   r"<(?:\w+:)?(?:feed|rss|RDF)\b", re.DOTALL)  # fmt: skip
_HTML = re.compile(
    r"(?:<\?xml[^>]*+>\s*+|<!--.*?-->\s*+)*<(?:!doctype\s+html|html|head|body|meta|div|p|ul|ol|table|section|article|main"
    r"|span|a|h[1-6]|dl|pre|li|tr|td|font|center|b|i|em|strong|blockquote|header|nav|aside|figure|dt|dd|hr|tbody)\b",
    re.IGNORECASE | re.DOTALL,
)
_WHOLE = re.compile(r"(?:<\?xml[^>]*+>\s*+)?<(?:!doctype\s+html|html|head|body|meta|pre)\b", re.IGNORECASE)
"""What only HTML begins with; Markdown may begin with a tag, too: an anchor, a title in the middle."""
_TAG = re.compile(r"<br ?/?>|</(?:a|p|li|tr|td|div|h[1-6]|ul|ol|dl|table)>", re.IGNORECASE)
_BREAK = re.compile(r"<(?:br|p|li|tr|td|div|h[1-6]|dt|dd|pre)\b", re.IGNORECASE)
_TAGS = 8
"""Tags of a part of a page."""
_MARKS = 3
"""So many times as many tags as marks of Markdown a part of a page in HTML has at least."""
_MARKDOWN = re.compile(r"\]\([\w./#]|^#{1,6} |^```|^[-*+] \S", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Sort:
    """A sort of structured file: its ``name`` for people, its reader, which takes blocks that end with a line."""

    name: str
    read: Read


BIBTEX = Sort("BibTeX", bibtex.read)
RIS = Sort("RIS", ris.read)
CSL_JSON = Sort("CSL-JSON", csl_json.read)
FEED = Sort("Atom", feed.read)
TABLE = Sort("a table", table.read)
MARKDOWN = Sort("a reading list", markdown_list.read)
ALL = (BIBTEX, RIS, CSL_JSON, FEED, TABLE, MARKDOWN)


def sort_of(head: str) -> Sort | None:
    """The sort of a text that begins so; None for a page."""
    head = head[:HEAD].lstrip("\ufeff")
    start = head.lstrip()
    if start.startswith(("{", "[")) and _CSL.match(head) and _CSL_MEMBER.search(head):
        return CSL_JSON
    if start.startswith("<"):
        return FEED if _FEED.match(start) else None
    line, _, below = start.partition("\n")
    sign = table.delimiter(line) if len(line) < 4_000 and line[:1] != "|" else None
    if sign is not None and sign in below:
        return TABLE
    if _RIS_START.search(head) and _mostly(head, _RIS_START, _RIS_TAG):
        return RIS
    if "@" in head and _BIB_HEAD.search(head) and _mostly(head, _BIB_HEAD, _BIB_FIELD):
        return BIBTEX
    if any(markdown_list.TASK.fullmatch(line) for line in head.split("\n")[:200]):
        return MARKDOWN
    return None


def is_html(head: str) -> bool:
    """Whether a text that begins so is a page in HTML, or a part of one that begins with its words."""
    head = head[:HEAD].lstrip("\ufeff \t\r\n")
    if _WHOLE.match(head) is not None:
        return True
    tags = sum(1 for _ in _TAG.finditer(head))
    marks = sum(1 for _ in _MARKDOWN.finditer(head))
    if _HTML.match(head) is not None:
        parted = _BREAK.search(head) is not None or "\n\n" not in head  # else its lines part it, as in Markdown
        return parted and (not marks or marks * _MARKS <= tags)
    return tags >= _TAGS and tags * 3 >= head.count("\n") and not marks


def _mostly(head: str, start: re.Pattern[str], row: re.Pattern[str]) -> bool:
    """Whether entries begin soon, or make up a good part of what is there: one on a page does not make a file."""
    first = start.search(head)
    before = head[: first.start()].split("\n") if first else []
    prose = [line for line in before if line.strip() and not _BIB_REMARK.match(line)]
    if len(prose) <= 5:
        return True
    lines = sum(1 for line in head.split("\n") if line.strip())
    return sum(1 for _ in row.finditer(head)) * 3 >= lines


def blocks(text: str) -> Iterator[str]:
    """A text in pieces that end with a line."""
    at = 0
    while at < len(text):
        end = text.find("\n", at + BLOCK)
        end = len(text) if end < 0 else end + 1
        yield text[at:end]
        at = end
