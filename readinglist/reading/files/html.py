"""A saved page, or HTML from the clipboard: its words in reading order, as lines, for the page reader.

A block is a line. What a reader does not see (scripts, styles, navigation, hidden elements) is left out. Where a link
leads to a paper whose id its block does not show, the id is put behind the block's words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from readinglist import other_ids
from readinglist.reading.files import values

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

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


def text_of(html: str) -> str:
    """The words of a page, a line for each block."""
    from selectolax.lexbor import LexborHTMLParser  # loaded with the first such page

    body = LexborHTMLParser(html.replace("\0", " ")).body
    if body is None:
        return ""
    page = _Page()
    page.read(body)
    return "\n".join(page.lines)


class _Page:
    """Lines being put together."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._parts: list[str] = []
        self._ids: list[str] = []
        self._kept_spaces = 0

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

    def _words(self, text: str) -> None:
        if self._kept_spaces:
            first, *others = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
            self._parts.append(first)
            for row in others:
                self._break()
                self._parts.append(row)
        else:
            self._parts.append(_SPACES.sub(" ", text))

    def _open(self, tag: str, node: LexborNode) -> None:
        if tag == "br":
            self._break(ids=False)
        elif tag not in _INLINE:
            self._break() if tag not in _CELLS else self._parts.append(" \t")
        if tag == "pre":
            self._kept_spaces += 1
        if tag == "a":
            address = node.attributes.get("href") or ""
            found = values.arxiv_id(address)
            doi = None if found else values.doi_in(address)
            other = None if found or doi else other_ids.of_address(address)
            named = f"arXiv:{found}" if found else f"doi:{doi}" if doi else other_ids.shown(other) if other else ""
            if named and named not in self._ids:
                self._ids.append(named)
        elif tag == "img":
            self._parts.append(_SPACES.sub(" ", node.attributes.get("alt") or ""))

    def _close(self, tag: str) -> None:
        if tag == "pre" and self._kept_spaces:
            self._kept_spaces -= 1
        if tag not in _INLINE and tag not in _CELLS and tag != "br":
            self._break()

    def _break(self, *, ids: bool = True) -> None:
        """End the line; with the block, the ids that its links lead to."""
        line = "".join(self._parts)
        self._parts.clear()
        line = line.rstrip() if self._kept_spaces else " ".join(line.split(" ")).strip(" \t\n")
        line = re.sub(r" {2,}", " ", re.sub(r" *\t *", "\t", line)).strip("\t ") if not self._kept_spaces else line
        if line:
            self.lines.append(line)
        if ids and self._ids:
            near = "\n".join(self.lines[-3:]).lower()
            self.lines += [each for each in self._ids if (each.partition(":")[2] or each).lower() not in near]
            self._ids.clear()


def _hidden(node: LexborNode) -> bool:
    attributes: Any = node.attributes
    return bool(
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or attributes.get("role") == "navigation"
        or _HIDDEN.search(attributes.get("style") or "")
    )
