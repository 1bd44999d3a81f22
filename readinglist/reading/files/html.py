"""A saved page, or HTML from the clipboard: its words in reading order, as lines, for the page reader.

A block is a line. What a reader does not see (scripts, styles, navigation, hidden elements) is left out. Where a link
leads to a paper whose id its block does not show, the id is put behind the block's words. The same lines are given
with the marks of Markdown, too: what is a link, an item, a heading or set off by type tells titles from what is not.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from readinglist import other_ids
from readinglist.reading.files import values
from readinglist.reading.files.display import Display, Sheet, Shown
from readinglist.reading.files.repeats import Repeats
from readinglist.reading.files.seams import BARE, SEAM, Seamed, parted, sort_of

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

TOLD = "\x1f"
"""A line of this alone says what the marks of another line hold already; a line that begins so stands apart."""
DEEPEST = 5_000
"""Elements inside one another whose words are read."""

_SPACES = re.compile(r"[ \t\r\n\f]+")
_SIGNS = {"b": "**", "strong": "**", "i": "*", "em": "*", "cite": "*", "dfn": "*", "u": "*"}
_HEADINGS = {f"h{level}": "#" * level + " " for level in range(1, 7)}
_TABLE_PART = re.compile(r"<(table|thead|tbody|tr|td|th)(?=[\s>])", re.IGNORECASE)
_NUMBERED = re.compile(r"[\[(]?\d{1,4}[\].):]|[-–—*+•◦▪‣·^↑] ")
_COUNT = re.compile(r"[\[(]?\d{1,4}[\].):]{1,2}\s+(?=\S)")
_WORDY, _LETTERS = 40, 2
"""How much of a text is looked at, and how many letters what is set off has in it."""
_FORMULA = re.compile(r"\$[^$]+\$|\\[a-zA-Z]|\{\\")
"""What stands for a picture, where that is a formula."""
_SPACELESS = frozenset(("br", "wbr", "img", "sub", "sup", "font"))
"""Elements that are no part of a line by themselves."""
_JOINING = ".,;:(-–—/|&"
"""What a piece ends with that goes on in the next."""
_IN_ADDRESS = str.maketrans({" ": "%20", "(": "%28", ")": "%29", "<": "%3C", ">": "%3E", "\n": "", "\t": ""})
_LONGEST_LINK = 400
_NESTED = 4
"""Marks inside one another that are kept."""
_PIECES = frozenset(("span", "cite", "a"))
"""Elements that a page may show as rows of their own, as only its style says."""
_ITEM = 40
"""Letters of a record that is one element."""
_GLANCE = 12
"""Elements that are looked into to see how a piece begins."""


def text_of(html: str) -> tuple[str, str]:
    """The words of a page, a line for each block, and the same lines with the marks of Markdown."""
    from selectolax.lexbor import LexborHTMLParser  # loaded with the first such page

    html = html.replace("\0", " ")
    first = _TABLE_PART.search(html)
    if first is not None and first[1].lower() != "table":  # rows alone: a parser drops them
        html = f"{html[: first.start()]}<table>{html[first.start() :]}"
    parser = LexborHTMLParser(html)
    if parser.body is None:
        return "", ""
    page = _Page()
    for styles in parser.css("style"):
        page.sheet.learn(styles.text())
    page.read(parser.body)
    return "\n".join(page.lines), "\n".join(page.marked)


class _Page:
    """Lines being put together."""

    def __init__(self) -> None:
        self.sheet = Sheet()
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
        self._seams: list[Seamed | None] = []
        """For each line, its seams."""
        self._seamed = Seamed()
        self._blocks = ["body"]
        """The sorts of the blocks that are open."""
        self._open_parts: list[tuple[str, str, int, int]] = []
        """The open parts of the line: their sorts, the sort before, how much was said, how many lines ended before."""
        self._breaks = 0
        self._said = 0
        """Texts that were written."""
        self._sewn = 0, 0
        """Where the last seam is, in the parts with and without marks."""
        self._last = ""
        """The sort of the words that were written last, "" at the start of a line."""
        self._repeats = Repeats()
        self._letters = 0
        self._apart: list[int] = []
        """For each line, how many edges of blocks lie between it and the line before."""

    def read(self, root: LexborNode) -> None:
        """All below ``root``, without recursion: pages nest as deep as they like."""
        node: LexborNode | None = root
        path = [Shown("body", Display.BLOCK)]
        while node is not None:
            tag = node.tag or ""
            below = None
            if tag == "-text":
                self._words(node.text_content or "")
            elif not tag.startswith("-") and len(path) < DEEPEST:
                shown = self.sheet.of(node, tag, path[-1]) if node is not root else path[0]
                if shown is not None:
                    self._open(shown, node)
                    below = node.first_child
                    if below is None:
                        self._close(shown)
                    else:
                        path.append(shown)
            if below is not None:
                node = below
                continue
            while node is not None and len(path) > 1 and node.next is None:
                node = node.parent
                self._close(path.pop())
            node = node.next if node is not None and len(path) > 1 else None
        self._break()
        self._set_apart()
        self._part()

    def _part(self) -> None:
        """Lines that hold two fields become two."""
        pieces = [each for line in parted(self.lines, self.marked, self._seams) for each in line]
        self.lines, self.marked = [line for line, _ in pieces], [marked for _, marked in pieces]

    def _set_apart(self) -> None:
        """A gap in front of each record, and outside of them of each line that more edges part from the one before."""
        counts = Counter(edges for edges in self._apart if edges)
        usual = min((edges for edges, times in counts.items() if times * 4 >= counts.total()), default=0)
        records = self._repeats.records(self._letters)
        edges_of = {at for record in records for at in record}
        inside = {at for first, last in records for at in range(first + 1, last)}
        for at, edges in enumerate(self._apart):
            if at in edges_of or (usual and edges > usual and at not in inside):
                self.marked[at] = TOLD + self.marked[at].removeprefix(TOLD)

    def _words(self, text: str) -> None:
        if SEAM in text:
            text = text.replace(SEAM, " ")
        if text and not text.isspace():
            if self._last not in ("", BARE):
                self._sew(BARE)
            self._last = BARE
            self._said += 1
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

    def _open(self, shown: Shown, node: LexborNode) -> None:
        tag = shown.tag
        if tag == "br":
            self._break(ids=False)
            self._edges += 1
        elif shown.display is Display.BLOCK:
            self._break()
            self._edges += 1
            self._repeats.opens(tag, node.attributes.get("class"), len(self.lines), self._letters)
            self._blocks.append(sort_of(tag, node.attributes.get("class")) or tag)
        elif shown.display is Display.CELL:
            self._write(" \t")
            self._last = ""
        elif tag not in _SPACELESS:
            self._begin(shown, node)
        if tag in _PIECES:
            kind = node.attributes.get("class") or ""
            if self._stands_apart(tag, kind, node):
                self._break(ids=False)
            self._inside.append((tag, kind, self._gone + len(self._parts)))
        if shown.keeps:
            self._kept_spaces += 1
        if tag == "li":
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
        elif tag == "img" and _FORMULA.search(alt := node.attributes.get("alt") or ""):
            self._write(_SPACES.sub(" ", alt))

    def _begin(self, shown: Shown, node: LexborNode) -> None:
        """A part of the line begins; what its style sets apart from the part before it stays apart."""
        last = self._last
        boxed = shown.display is Display.BOX or shown.tag == "a"
        if boxed and last not in ("", BARE) and self._parts and not self._parts[-1][-1:].isspace():
            self._write(" ")
        kind = sort_of(shown.tag, node.attributes.get("class"))
        sewn = bool(kind and last) and self._sew(kind)
        self._open_parts.append((kind, last, self._said, self._breaks))
        if sewn:
            self._last = ""

    def _end(self) -> None:
        """A part of the line ends."""
        if not self._open_parts:
            return
        kind, last, before, breaks = self._open_parts.pop()
        if self._said == before:  # an element without words: a picture
            if self._last != last and self._breaks == breaks:
                del self._parts[self._sewn[0]], self._rich[self._sewn[1]], self._seamed.meets[-1]
                self._last = last
        elif kind and self._last:
            self._last = kind

    def _sew(self, kind: str) -> bool:
        """Note a seam where none of the marks that are open would be torn."""
        if self._open_marks or self._kept_spaces or not self._last:
            return False
        self._sewn = len(self._parts), len(self._rich)
        self._parts.append(SEAM)
        self._rich.append(SEAM)
        self._seamed.meets.append((self._last, kind))
        return True

    def _stands_apart(self, tag: str, kind: str, node: LexborNode) -> bool:
        """Whether an element is another record than the one of its sort before it: no sign joins them."""
        if self._ended is None or self._ended[0] != tag:
            return False
        _, other, start = self._ended
        above, below = "".join(self._parts[max(0, start - self._gone) :]).strip(), _beginning(node)
        if not (above and below) or above[-1] in _JOINING or not (below[0].isalnum() or below[0] in "“\"„«'‘["):
            return False
        return (kind == other or tag == "a") and (tag == "cite" or bool(kind)) and len(above) >= _ITEM <= len(below)

    def _mark(self, tag: str, sign: str) -> None:
        if len(self._open_marks) < _NESTED and not self._kept_spaces:
            self._open_marks.append((tag, sign, len(self._rich)))

    def _close(self, shown: Shown) -> None:
        tag = shown.tag
        if shown.keeps:
            self._kept_spaces -= 1
        if tag in _PIECES and self._inside and self._inside[-1][0] == tag:
            self._ended = self._inside.pop()
        if self._open_marks and self._open_marks[-1][0] == tag:
            self._wrap(*self._open_marks.pop())
        if shown.display is Display.BLOCK:
            self._break()
            self._edges += 1
            self._blocks.pop()
            self._repeats.closes(len(self.lines), self._letters)
        elif tag not in _SPACELESS and shown.display is not Display.CELL:
            self._end()
        if tag == "li" or tag in _HEADINGS:
            self._prefix = ""

    def _wrap(self, tag: str, sign: str, start: int) -> None:
        """Set marks around what was written since ``start``."""
        text = "".join(self._rich[start:])
        core = text.strip()
        if not core or "\t" in core:
            return
        if sum(map(str.isalpha, core[:_WORDY])) < _LETTERS and (tag != "a" or sign[:1] == "#"):
            return  # the number of a volume, the way back from a note
        number = _COUNT.match(core)  # what counts the records stands in front of what is set off
        ahead, behind = text[: text.index(core[0])] + (number[0] if number else ""), text[len(text.rstrip()) :]
        core = core[number.end() :] if number else core
        set_off = f"[{core}]({sign})" if tag == "a" else f"{sign}{core}{sign}" if "*" not in core else core
        self._rich[start:] = [ahead + set_off + behind]

    def _break(self, *, ids: bool = True) -> None:
        """End the line; with the block, the ids that its links lead to."""
        for tag, sign, start in reversed(self._open_marks):
            self._wrap(tag, sign, start)
        self._open_marks = [(tag, sign, 0) for tag, sign, _ in self._open_marks]
        line = self._joined(self._parts)
        if line:
            self._letters += len(line)
            self.lines.append(line)
            marked = self._joined(self._rich) if not self._kept_spaces else line
            self.marked.append(marked if _NUMBERED.match(marked[:12].replace(SEAM, "")) else self._prefix + marked)
            self._prefix = ""
            self._apart.append(self._edges)
            self._seamed.block = self._blocks[-1]
            self._seams.append(self._seamed if self._seamed.meets else None)
            self._edges = 0
        self._seamed = Seamed()
        self._last = ""
        self._breaks += 1
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
            self._seams += [None] * len(named)
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
