"""A saved page, or HTML from the clipboard: its words in reading order, as lines, for the page reader.

A block is a line. What a reader does not see (scripts, styles, navigation, hidden elements) is left out. Where a link
leads to a paper whose id its block does not show, the id is put behind the block's words. The same lines are given
with the marks of Markdown, too: what is a link, an item, a heading or set off by type tells titles from what is not.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from readinglist import other_ids
from readinglist.reading.files import values

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

TOLD = "\x1f"
"""A line of this alone says what the marks of another line hold already; a line that begins so stands apart."""
DEEPEST = 5_000
"""Elements inside one another whose words are read."""

_UNSEEN = frozenset(
    str.split(
        "script style template noscript svg head nav iframe object embed button select option input textarea audio"
        " video canvas map form dialog footer math annotation"
    )
)
_INLINE = frozenset(
    str.split(
        "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rp rt ruby s samp"
        " small span strike strong sub sup time tt u var wbr"
    )
)
_CELLS = frozenset(("td", "th"))
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\n\f]+")
_SIGNS = {"b": "**", "strong": "**", "i": "*", "em": "*", "cite": "*", "dfn": "*", "u": "*"}
_HEADINGS = {f"h{level}": "#" * level + " " for level in range(1, 7)}
_TABLE_PART = re.compile(r"<(table|thead|tbody|tr|td|th)(?=[\s>])", re.IGNORECASE)
_NUMBERED = re.compile(r"[\[(]?\d|[-–—*+•◦▪‣·] ")
_JOINING = ".,;:(-–—/|&"
"""What a piece ends with that goes on in the next."""
_IN_ADDRESS = str.maketrans({" ": "%20", "(": "%28", ")": "%29", "<": "%3C", ">": "%3E", "\n": "", "\t": ""})
_LONGEST_LINK = 400
_NESTED = 4
"""Marks inside one another that are kept."""
_PIECES = frozenset(("span", "cite", "a"))
"""Elements that a page may show as rows of their own, as only its style says."""
_PIECE, _WORDS, _ITEM = 8, 4, 40
"""Letters of a piece of a record; words that one of two pieces has; letters of a record that is one element."""
_GLANCE = 12
"""Elements that are looked into to see how a piece begins."""


def text_of(html: str) -> tuple[str, str]:
    """The words of a page, a line for each block, and the same lines with the marks of Markdown."""
    from selectolax.lexbor import LexborHTMLParser  # loaded with the first such page

    html = html.replace("\0", " ")
    first = _TABLE_PART.search(html)
    if first is not None and first[1].lower() != "table":  # rows alone: a parser drops them
        html = f"{html[: first.start()]}<table>{html[first.start() :]}"
    body = LexborHTMLParser(html).body
    if body is None:
        return "", ""
    page = _Page()
    page.read(body)
    return "\n".join(page.lines), "\n".join(page.marked)


class _Page:
    """Lines being put together."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.marked: list[str] = []
        self._parts: list[str] = []
        self._rich: list[str] = []
        self._open_marks: list[tuple[str, str, int]] = []
        """What is open in this line: the element, its sign or address, where it began in ``_rich``."""
        self._prefix = ""
        self._ids: list[str] = []
        self._kept_spaces = 0
        self._edges = 0
        self._inside: list[tuple[str, str, int]] = []
        """The pieces that are open: element, class, how many parts were written before."""
        self._gone = 0
        """Parts that were written in earlier lines."""
        self._ended: tuple[str, str, int] | None = None
        """The piece that has just ended, nothing but space behind it."""
        self._apart: list[int] = []
        """For each line, how many edges of blocks lie between it and the line before."""

    def read(self, root: LexborNode) -> None:
        """All below ``root``, without recursion: pages nest as deep as they like."""
        node: LexborNode | None = root
        depth = 0
        while node is not None:
            tag = node.tag
            seen = tag not in _UNSEEN and depth < DEEPEST and not (tag != "-text" and _hidden(node))
            if tag == "-text":
                self._words(node.text_content or "")
            elif seen:
                self._open(tag or "", node)
            below = node.first_child if seen and tag != "-text" else None
            if below is not None:
                node, depth = below, depth + 1
                continue
            if seen and tag != "-text":
                self._close(tag or "")
            while node is not None and depth > 0 and node.next is None:
                node, depth = node.parent, depth - 1
                if node is not None:
                    self._close(node.tag or "")
            node = node.next if node is not None and depth > 0 else None
        self._break()
        self._set_apart()

    def _set_apart(self) -> None:
        """A gap in front of each line that more edges part from the one before than lines of a record."""
        counts = Counter(edges for edges in self._apart if edges)
        usual = min((edges for edges, times in counts.items() if times * 4 >= counts.total()), default=0)
        for at, edges in enumerate(self._apart):
            if usual and edges > usual:
                self.marked[at] = TOLD + self.marked[at]

    def _words(self, text: str) -> None:
        if self._kept_spaces:
            first, *others = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
            self._write(first)
            for row in others:
                self._break()
                self._write(row)
        else:
            self._write(_SPACES.sub(" ", text))

    def _write(self, text: str) -> None:
        if self._ended is not None and not text.isspace():
            self._ended = None
        self._parts.append(text)
        self._rich.append(text)

    def _open(self, tag: str, node: LexborNode) -> None:
        if tag == "br":
            self._break(ids=False)
            self._edges += 1
        elif tag not in _INLINE:
            self._break() if tag not in _CELLS else self._write(" \t")
            self._edges += tag not in _CELLS
        if tag in _PIECES:
            kind = node.attributes.get("class") or ""
            if self._stands_apart(tag, kind, node):
                self._break(ids=False)
            self._inside.append((tag, kind, self._gone + len(self._parts)))
        if tag == "pre":
            self._kept_spaces += 1
        elif tag == "li":
            self._prefix = "- "
        elif tag in _HEADINGS:
            self._prefix = _HEADINGS[tag]
        if tag == "a":
            address = node.attributes.get("href") or ""
            found = values.arxiv_id(address)
            doi = None if found else values.doi_in(address)
            other = None if found or doi else other_ids.of_address(address)
            named = f"arXiv:{found}" if found else f"doi:{doi}" if doi else other_ids.shown(other) if other else ""
            if named and named not in self._ids:
                self._ids.append(named)
            if address:
                self._mark(tag, address[:_LONGEST_LINK].translate(_IN_ADDRESS))
        elif tag in _SIGNS:
            self._mark(tag, _SIGNS[tag])
        elif tag == "img":
            self._parts.append(_SPACES.sub(" ", node.attributes.get("alt") or ""))

    def _stands_apart(self, tag: str, kind: str, node: LexborNode) -> bool:
        """Whether an element is another record than the one before it, or another part of it: no sign joins them."""
        if self._ended is None or self._ended[0] != tag:
            return False
        _, other, start = self._ended
        above, below = "".join(self._parts[max(0, start - self._gone) :]).strip(), _beginning(node)
        if not (above and below) or above[-1] in _JOINING or not (below[0].isalnum() or below[0] in "“\"„«'‘["):
            return False
        if kind == other or tag == "a":
            return (tag == "cite" or bool(kind)) and len(above) >= _ITEM <= len(below)
        few, most = sorted((len(above.split()), len(below.split())))
        return few > 1 and most >= _WORDS and min(len(above), len(below)) >= _PIECE

    def _mark(self, tag: str, sign: str) -> None:
        if len(self._open_marks) < _NESTED and not self._kept_spaces:
            self._open_marks.append((tag, sign, len(self._rich)))

    def _close(self, tag: str) -> None:
        if tag == "pre" and self._kept_spaces:
            self._kept_spaces -= 1
        if tag in _PIECES and self._inside and self._inside[-1][0] == tag:
            self._ended = self._inside.pop()
        if self._open_marks and self._open_marks[-1][0] == tag:
            self._wrap(*self._open_marks.pop())
        if tag not in _INLINE and tag not in _CELLS and tag != "br":
            self._break()
            self._edges += 1
        if tag == "li" or tag in _HEADINGS:
            self._prefix = ""

    def _wrap(self, tag: str, sign: str, start: int) -> None:
        """Set marks around what was written since ``start``."""
        text = "".join(self._rich[start:])
        core = text.strip()
        if not core or "\t" in core:
            return
        ahead, behind = text[: text.index(core[0])], text[len(text.rstrip()) :]
        set_off = f"[{core}]({sign})" if tag == "a" else f"{sign}{core}{sign}" if "*" not in core else core
        self._rich[start:] = [ahead + set_off + behind]

    def _break(self, *, ids: bool = True) -> None:
        """End the line; with the block, the ids that its links lead to."""
        for tag, sign, start in reversed(self._open_marks):
            self._wrap(tag, sign, start)
        self._open_marks = [(tag, sign, 0) for tag, sign, _ in self._open_marks]
        line = self._joined(self._parts)
        if line:
            self.lines.append(line)
            marked = self._joined(self._rich) if not self._kept_spaces else line
            self.marked.append(marked if _NUMBERED.match(marked) else self._prefix + marked)
            self._prefix = ""
            self._apart.append(self._edges)
            self._edges = 0
        self._gone += len(self._parts)
        self._parts.clear()
        self._rich.clear()
        self._ended = None
        if ids and self._ids:
            near = "\n".join(self.lines[-3:]).lower()
            named = [each for each in self._ids if (each.partition(":")[2] or each).lower() not in near]
            self.lines += named
            self.marked += [TOLD] * len(named)
            self._apart += [0] * len(named)
            self._ids.clear()

    def _joined(self, parts: list[str]) -> str:
        line = "".join(parts)
        if self._kept_spaces:
            return line.rstrip()
        line = " ".join(line.split(" ")).strip(" \t\n")
        return re.sub(r" {2,}", " ", re.sub(r" *\t *", "\t", line)).strip("\t ")


def _beginning(node: LexborNode) -> str:
    """The first words of an element."""
    words: list[str] = []
    below = [node]
    for _ in range(_GLANCE):
        if not below or sum(map(len, words)) > _ITEM:
            break
        each = below.pop()
        if each is not node and each.next is not None:
            below.append(each.next)
        if each.tag == "-text":
            words.append((each.text_content or "")[: 2 * _ITEM])
        elif each.first_child is not None:
            below.append(each.first_child)
    return " ".join("".join(words).split())


def _hidden(node: LexborNode) -> bool:
    attributes: Any = node.attributes
    return bool(
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or attributes.get("role") == "navigation"
        or _HIDDEN.search(attributes.get("style") or "")
    )
