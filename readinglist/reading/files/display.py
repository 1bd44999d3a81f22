"""How the elements of a page are shown: in a line with others, as lines of their own, or not at all.

What an element says of itself counts first, then what the page's own sheet of styles says of its class, then the class
where it is one of the two or three that every framework has, then what browsers do with such an element.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode


class Display(Enum):
    """How an element stands among others."""

    NONE = "not seen"
    INLINE = "in the line"
    BOX = "in the line, apart from what stands beside it"
    CELL = "a cell of a table's row"
    BLOCK = "a line of its own"


@dataclass(frozen=True, slots=True)
class Shown:
    """An element that is open: its name, how it stands, and whether it sets each of its parts apart."""

    tag: str
    display: Display
    parts: bool = False
    keeps: bool = False
    """Whether the ends of lines in its words are ends of lines."""
    own: bool = False
    """Whether it lies in an article, an item or the like, so that a footer is that part's, not the page's."""


_UNSEEN = frozenset(
    str.split(
        "script style template noscript svg head title nav iframe object embed select option input textarea audio video"
        " canvas map dialog annotation annotation-xml rp area base link meta param source track progress meter datalist"
    )
)
_BLOCKS = frozenset(
    str.split(
        "address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption figure"
        " footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol optgroup p"
        " pre search section summary table tbody tfoot thead tr ul xmp"
    )
)
_OWN = frozenset(("article", "li", "section", "blockquote", "td", "figure"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "summary", "dt"))
_BUTTON = 5
"""Words: a button with more of them is a heading that opens what it names."""
_STYLED = re.compile(r"(?:^|[;\s])display\s*:\s*([a-z-]{1,20})", re.IGNORECASE)
_UNSHOWN = re.compile(
    r"visibility\s*:\s*hidden|clip\s*:\s*rect\(\s*[01](?:px)?[\s,]|clip-path\s*:\s*inset\(\s*(?:50|100)%", re.I
)
_KEEPS = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.I)
_DISPLAYS = {
    "none": Display.NONE,
    "inline": Display.INLINE,
    "contents": Display.INLINE,
    "inline-block": Display.BOX,
    "inline-flex": Display.BOX,
    "inline-grid": Display.BOX,
    "inline-table": Display.BOX,
    "table-cell": Display.CELL,
    "block": Display.BLOCK,
    "flex": Display.BLOCK,
    "grid": Display.BLOCK,
    "table": Display.BLOCK,
    "table-row": Display.BLOCK,
    "list-item": Display.BLOCK,
    "flow-root": Display.BLOCK,
}
_CLASSES = {
    "sr-only": "none",
    "visually-hidden": "none",
    "screen-reader-text": "none",
    "screen-reader-only": "none",
    "is-sr-only": "none",
    "hidden": "none",
    "is-hidden": "none",
    "d-none": "none",
    "invisible": "none",
    "flex": "flex",
    "d-flex": "flex",
    "is-flex": "flex",
    "grid": "grid",
    "d-grid": "grid",
    "inline-flex": "inline-flex",
    "d-inline-flex": "inline-flex",
    "inline-block": "inline-block",
    "d-inline-block": "inline-block",
    "is-inline-block": "inline-block",
    "d-inline": "inline",
    "list-inline-item": "inline-block",
}
"""Names that frameworks of styles share."""
_SHOWN_WIDE = re.compile(r"(?:[a-z0-9]{2,3}:|d-[a-z]{2,3}-)(?:inline-)?(?:block|flex|grid|inline|table|contents)")
"""Shown where the window is wide: ``hidden md:block``, ``d-none d-md-flex``."""
_COMMENT = re.compile(r"/\*[^*]*\*+(?:[^/*][^*]*\*+)*/")
_RULE = re.compile(r"([^{}]{1,2000})\{([^{}]{0,4000})\}")
_SIMPLE = re.compile(r"([a-z][a-z0-9]*|[.#][\w-]{1,80})", re.IGNORECASE)
_LONGEST_SHEET = 1_000_000


@dataclass(slots=True)
class Sheet:
    """What the page's own styles say of ``.class``, ``#id`` and elements by their names alone."""

    said: dict[str, str] = field(default_factory=dict)

    def learn(self, styles: str) -> None:
        """Read rules for one class, id or element; those for narrow windows and printers say nothing."""
        for selectors, what in _RULE.findall(_without_media(_COMMENT.sub("", styles[:_LONGEST_SHEET]))):
            display = _said(what)
            if display:
                for selector in selectors.split(","):
                    if found := _SIMPLE.fullmatch(selector.strip()):
                        self.said[found[1]] = display

    def of(self, node: LexborNode, tag: str, above: Shown) -> Shown | None:
        """How an element is shown inside ``above``; None where it is not seen."""
        attributes = node.attributes
        own = above.own or tag in _OWN
        if tag in _UNSEEN or _is_hidden(attributes) or (tag == "footer" and not above.own):
            return None
        if tag == "button" and above.tag not in _HEADINGS and len(node.text(deep=True)[:400].split()) <= _BUTTON:
            return None
        said = self._display(attributes, tag)
        display = _DISPLAYS.get(said)
        if display is Display.NONE:
            return None
        if display is None:
            display = _usual(tag)
        if above.parts and display in (Display.INLINE, Display.BOX) and tag != "br":
            display = Display.BLOCK
        keeps = tag == "pre" or bool((style := attributes.get("style")) and _KEEPS.search(style))
        return Shown(tag, display, said.endswith(("flex", "grid")), keeps, own)

    def _display(self, attributes: Mapping[str, str | None], tag: str) -> str:
        style = attributes.get("style")
        if style and (said := _said(style)):
            return said
        name = attributes.get("id")
        if name and (said := self.said.get("#" + name, "")):
            return said
        classes = (attributes.get("class") or "").split()
        for each in classes:
            if said := self.said.get("." + each, ""):
                return said
        for each in classes:
            said = _CLASSES.get(each, "")
            if said and not (said == "none" and any(_SHOWN_WIDE.fullmatch(other) for other in classes)):
                return said
        return self.said.get(tag, "")


def _usual(tag: str) -> Display:
    if tag in _BLOCKS:
        return Display.BLOCK
    if tag in ("td", "th"):
        return Display.CELL
    if tag == "button":
        return Display.BOX
    if "-" in tag and not tag.startswith("mjx-"):  # an element of the page's own, which nearly always is a block
        return Display.BLOCK
    return Display.INLINE


def _said(styles: str) -> str:
    if _UNSHOWN.search(styles):
        return "none"
    found = _STYLED.search(styles)
    return found[1].lower() if found and found[1].lower() in _DISPLAYS else ""


def _is_hidden(attributes: Mapping[str, str | None]) -> bool:
    return bool(
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or attributes.get("role") in ("navigation", "dialog", "alertdialog", "menu", "tooltip")
        or attributes.get("aria-modal") == "true"
    )


def _without_media(styles: str) -> str:
    """Leave out what is said for some windows alone, with all that its braces hold."""
    kept: list[str] = []
    at = 0
    while (start := styles.find("@media", at)) >= 0:
        kept.append(styles[at:start])
        depth, at = 0, len(styles)
        for brace in re.finditer(r"[{}]", styles[start:]):
            depth += 1 if brace[0] == "{" else -1
            if depth <= 0:
                at = start + brace.end()
                break
    kept.append(styles[at:])
    return "".join(kept)
