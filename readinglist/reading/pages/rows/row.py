"""A page as rows: markup taken off, link targets kept, cells of a table apart, marks and headings noted."""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

from readinglist.reading.pages.rows.open_lines import unquoted as unquoted
from readinglist.reading.pages.rows.open_lines import unseen, upright, whole_lines, with_signs
from readinglist.reading.pages.text.references import GONE

_LONGEST = 20_000
"""Markup is looked for in lines up to this length; a longer one is running text or no text."""


@dataclass(slots=True)
class Row:
    """A piece of a page that stands alone. ``first`` and ``last`` are lines of the source, counted from 1.

    ``links`` are (start, end, target) in ``text``; ``strong`` the spans that are set off by type. ``mark`` is what
    opens the row: ``"-"`` for a bullet, ``"1."`` or ``"[1]"`` (any digits) for a number, ``"#"`` for a heading.
    ``cell`` counts the cells of a table's line from 0.
    """

    first: int
    last: int
    text: str
    links: list[tuple[int, int, str]] = field(default_factory=list)
    strong: list[tuple[int, int]] = field(default_factory=list)
    mark: str = ""
    number: int | None = None
    indent: int = 0
    gap: bool = False
    cell: int = 0
    column: int = 0
    """As ``cell``, but cells without words are counted, too."""
    opens: bool = True
    offers: bool = False
    """Whether a short link says that it leads to a paper: ``[paper]``, ``[bioRxiv preprint]``."""
    signed: bool = False
    """Whether the row was put together from authors."""
    tag: str = ""
    """A venue and year in brackets in front of the text: ``[CVPR 2020] …``, ``(ICML 2016) …``."""

    @property
    def leads(self) -> bool:
        """Whether the row begins with words that are set off, and goes on behind them."""
        ends = [b for a, b in (*((a, b) for a, b, _ in self.links[:1]), *self.strong[:1]) if a <= 1]
        return any(12 <= end < len(self.text) for end in ends)


_TAGS = re.compile(
    r"</?(?:li|p|div|a|br|tr|td|th|h[1-6]|ul|ol|dl|dt|dd|b|i|em|strong|span|table|section"
    r"|article)\b[^<>]{0,400}>",
    re.I,
)
_BREAKING = re.compile(
    r"<(?:br|/?(?:li|p|div|tr|td|th|h[1-6]|dt|dd|ul|ol|section|article))\b[^<>]{0,400}>", re.IGNORECASE
)
_ANCHOR = re.compile(r"<a\b[^<>]{0,300}?href=[\"']?([^\"'<> ]{1,500})[\"']?[^<>]{0,300}>(.{0,600}?)</a>", re.IGNORECASE)
_TYPE = re.compile(r"<(?:b|strong)>\s?([^<>*\n]{2,500}\S)\s?</(?:b|strong)>", re.IGNORECASE)
_ANY_TAG = re.compile(r"</?(?!(?:https?|ftp|mailto|doi):)[a-zA-Z][^<>]{0,400}>")
_IMAGE = re.compile(r"!\[[^\[\]\n]{0,300}\]\([^()\s]{0,500}\)")
_LINK = re.compile(
    r"\[((?:[^\[\]\n]|\[[^\[\]\n]{0,80}\]){0,500})\]"
    r"(?:\(\s?(?:<)?([^()\s<>]{1,500}(?:\([^()\s]{0,60}\)[^()\s]{0,100})?)>?(?: \"[^\"\n]{0,200}\")?\)"
    r"|\[[\w .:/-]{0,60}\])"
)
_DEEPER = 2
"""Blanks or tabs by which the text of an item stands deeper than its mark."""
_REFERRED = 10
"""Letters: a link whose target stands elsewhere (``[words][1]``) has at least so many."""
_LINK_EXTRA = re.compile(r"(?<=\))\{[:.#a-z][^{}\n]{0,200}\}")
"""What a generator of sites is told of a link: ``[words](address){:target="_blank"}``."""
_ORG_LINK = re.compile(r"\[\[([^\[\]\s]{1,500})\]\[([^\[\]\n]{1,500})\]\]")
_RST_LINK = re.compile(r"`([^`<>\n]{1,400}?)\s?<([^<>\s`]{1,500})>`__?")
_EMPHASIS = re.compile(r"(?<!\\)(\*\*\*|\*\*|__|\*|(?<!\w)_)(?=\S)([^*_\n]{1,500}?)(?<=\S)\1(?!\w)")
_BOLD = re.compile(r"(?<![\\*])(\*\*)(?=[^\s*])([^*\n]{1,500})(?<=\S)\1(?![\w*])")
"""Formulas within it are left alone: ``**On the $L_2$ norm**``."""
_BACK = re.compile(r"^[\^↑]\s*(?:\w[\w ]{1,20}:\s+)?(?:[a-z]{1,2}\s+){0,40}(?=[^\sa-z])")
"""The way back from a reference to where it is named: ``^ a b``."""
_ITEM_BACK = re.compile(r"^(-\s+)\*{0,3}[\^↑]\*{0,3}(?:\s\*{0,3}[a-z]{1,2}\*{0,3}(?=\s))*\s+")
"""The same way back in an item of HTML, its letters in a type of their own."""
_ESCAPED_MARK = re.compile(r"(?:^|(?<=^\d)|(?<=^\d\d)|(?<=^\d\d\d))\\(?=[.)*+-]\s)")
_ESCAPED = re.compile(r"\\([\[\]()#*_`.!&-])")
_HEADING = re.compile(r"^(?:(#{1,6}|\*{2,8})\s+|(#{2,6})(?=[^\W\d_]|\d{4}\b))(.*?)\s*#*$")
MARK = re.compile(
    r"^(?:(?P<bullet>[-–—*+•◦▪‣·○●■□▶►➤✓☐☑📄📝🔹▸»]\ufe0f?|[\^↑](?:\s[a-z]{1,2}(?=\s[a-z^“\"A-Z]))*)\s+|(?P<label>#\.(?=\s)|[A-Z]{1,2}\.?-?\d{1,3}[.):]|[#№]\d{1,4}[.:)]?(?=\s\S))\s+|(?P<open>[\[(])?(?P<number>\d{1,4})(?P<close>[\])]\.?|\.(?=\s)|\.\)"
    r"|:(?=\s))\s*"
    r"|\[(?P<key>(?=[^\W\d_+]{0,8}\+?\d)[^\W\d_]{1,8}\+?\s?\d{1,4}[a-z]?|[A-Z][\w.& ,’'-]{2,40},? (?:19"
    r"|20)\d\d[a-z]?)\](?!\()\s*)(?=\S)"
)
_BOLD_MARK = re.compile(r"^(\*\*|__|\*|_)(\[[\w.+-]{1,12}\]|\(?\d{1,4}[.)])\1(?=\s)")
_BOLD_NUMBER = re.compile(r"^(\*\*|__)(\[?\d{1,4}[.)\]])\s+(?=[^\s*_])")
_SHORTCODES = re.compile(r"(?:^|(?<=\s))(?::[a-z][a-z0-9_+-]{2,30}:\s?)+(?=\s|$)|(?::[a-z][a-z0-9_+-]{2,30}:){2,}")
"""Pictures as words between colons: ``:star::star:``."""
_BROKEN = re.compile(r"\\ {2,}")
"""A line that was broken inside a link."""
_LONGEST_LINK = 500
_ICON = re.compile(r":[a-z][a-z0-9_+-]{1,30}:|[^\w\s.]{1,4}")
"""A link whose words are a picture."""
_TAG = re.compile(r"[(\[]([A-Z][A-Za-z&'’+ -]{1,24},?\s?['’]?(?:19|20)\d\d[^()\[\]]{0,15})[)\]]:?\s+(?=\S)")
_LABEL = 32
"""Letters: a label in front of a paper that sorts it has so many at most."""
_PAPER = re.compile(r"(?:[\w-]+ )?(?:paper|preprint|arxiv|publication|article|manuscript)", re.IGNORECASE)
_SORT = re.compile(r"\[[^\W\d_][\w &/,+-]{1,24}\](?=\s\S|$)")
_FENCE = re.compile(r"```\w{0,12}|~~~+")
"""Where words that are shown as they are begin or end."""
_SPACES = re.compile(r" {4,}")
_BARE_NUMBER = re.compile(r"(\d{1,4})\s+(?:[-–—:|/·]\s+)?(?=[^\W\d])")
_YEAR_FIRST = re.compile(r"((?:19|20)\d\d)[.:]\s+(?=\S)")
_PICTURE = re.compile("[\u2600-\u27bf\U0001f300-\U0001faff]\ufe0f?\\s+(?=\\S)")
_CHECK = re.compile(r"^\[[ xX✓]?\]\s+")
_TABLE_RULE = re.compile(r"^\|?[\s:|-]{3,}\|[\s:|-]*$")
_CELL = re.compile(r"(?<!\\)(?:(?:^|(?<=\s))\||\|(?=\s|$))")
RULE = re.compile(r"^(?:[-=_*~%.\\─—–•\s]{3,}|(?:%%--)+%?%?|\\\\)$")


def build(raw: Sequence[str]) -> list[Row]:
    """The rows of a page, in order; blank lines only show as ``gap``."""
    tagged = sum(len(_TAGS.findall(line[:2_000])) for line in raw[:400] if "<" in line) >= 6
    tables = sum(1 for line in raw if _TABLE_RULE.match(line[:300]) and "-" in line) > 0
    rows: list[Row] = []
    gap = True
    hidden = unseen(raw)
    for number, last, line in whole_lines(raw):
        stripped = line.strip(" \t\xa0\u200b\ufeff")
        if stripped.startswith("<!--") and stripped.endswith("-->"):
            continue
        if stripped[:1] == GONE:  # what a page in HTML shows by its elements
            stripped = stripped[1:]
            if not stripped:
                continue
            gap = True
        if not stripped or number - 1 in hidden or _FENCE.fullmatch(stripped):
            gap = gap or not tagged or not stripped.startswith("<")
            continue
        indent = len(line) - len(line.lstrip(" \t\xa0"))
        empty = line[:indent].count("\t") if "\t" in stripped else 0  # cells at the start of a line of a table
        for row in _rows(stripped, number, tagged, tables):
            row.indent, row.gap, row.last, row.column = indent, gap, last, row.column + empty
            rows.append(row)
            gap = False
    _hang(rows)
    _number(rows)
    _unnumber(rows)
    _unlabel(rows)
    return rows


def _hang(rows: Sequence[Row]) -> None:
    """Below a blank line, too, what stands deeper than an item of a list, and has no mark, is part of that item."""
    item: Row | None = None
    for row in rows:
        if row.mark:
            item = row if row.mark[0] != "#" else None
        elif item is not None and row.cell == 0 and row.gap:
            if row.indent >= item.indent + _DEEPER:
                row.gap = False
            else:
                item = None


def _number(rows: Sequence[Row]) -> None:
    """Numbers at the start of rows that no sign of a list follows are marks where they count, up or down."""
    found = [(row, match) for row in rows if not row.mark and (match := _BARE_NUMBER.match(row.text[:8]))]
    steps = Counter(int(b[1]) - int(a[1]) for (_, a), (_, b) in pairwise(found))
    counted = max(steps[1], steps[-1])
    if counted < 2 or counted * 10 < 8 * (len(found) - 1):
        return
    for row, match in found:
        row.mark, row.number = "1", int(match[1])
        _behead(row, match.end())


def _unnumber(rows: Sequence[Row]) -> None:
    """Numbers that never count up are no marks: ``4. Auflage``."""
    for above, row in pairwise(rows):
        if (
            row.mark[:1] == "("
            and 1900 <= (row.number or 0) < 2100
            and not row.gap
            and (row.indent > above.indent or not any(map(str.isalnum, row.text)))
        ):
            _put_back(row, row.mark.replace("1", str(row.number)) + " ")  # the year of a citation that was broken there
    found = [row for row in rows if row.number is not None and row.mark[-1:] == "." and not row.tag]
    if len(found) < 2 or any(b.number in (a.number, (a.number or 0) + 1) for a, b in pairwise(found)):
        return
    for row in found:
        _put_back(row, f"{row.number}. ")


def _put_back(row: Row, lead: str) -> None:
    """Take for words of a row what was taken for its mark."""
    row.text, row.mark, row.number = lead + row.text, "", None
    row.links = [(a + len(lead), b + len(lead), target) for a, b, target in row.links]
    row.strong = [(a + len(lead), b + len(lead)) for a, b in row.strong]


def _unlabel(rows: Sequence[Row]) -> None:
    """Take off what a page puts in front of its papers to sort them: ``**[Survey]**``, ``**Paper 2:**`` before a link.

    Brackets that are not set off by type are taken off where the words in them change from row to row.
    """
    plain: list[tuple[Row, int, str]] = []
    for row in rows:
        text = row.text
        end = min((b for a, b in row.strong if a == 0), default=0)
        if 2 < end <= _LABEL:
            colon = text[end - 1] == ":" or text[end : end + 1] == ":"
            start = end + 1 + (text[end : end + 1] == ":")
            set_off = any(a == start and b - a >= _REFERRED for a, b, _ in row.links) or any(
                a == start and b - a >= _REFERRED for a, b in row.strong
            )
            if (colon and set_off) or (_SORT.fullmatch(text[:end]) and len(text) > end + _REFERRED):
                _behead(row, start if colon else end)
        elif text[:1] == "[" and (match := _SORT.match(text[:_LABEL])) and not any(a < 2 for a, _, _ in row.links):
            plain.append((row, match.end(), match[0]))
    if len(plain) > 2 and len({sort for _, _, sort in plain}) > 1:
        for row, end, _ in plain:
            _behead(row, end)


def _behead(row: Row, end: int) -> None:
    """Take the first letters off a row, and the space behind them."""
    end += len(row.text) - end - len(row.text[end:].lstrip())
    row.text = _without(row, row.text, [(0, end)])
    row.links = [each for each in row.links if each[1] > each[0]]
    row.strong = [each for each in row.strong if each[1] > each[0]]


def _rows(line: str, number: int, tagged: bool, tables: bool) -> Iterator[Row]:
    if len(line) > _LONGEST:
        yield Row(number, number, line)
        return
    if tagged and "<" in line:
        opens = True
        for piece in _BREAKING.split(line):
            piece = piece.strip()
            if piece:
                row = _row(_untag(piece), number)
                if row.text:
                    row.opens = opens
                    opens = False
                    yield row
        if opens:
            return
        return
    if tables and line.count("|") >= 2:
        if _TABLE_RULE.match(line):
            return
        inner = line.strip("|")
        cells = [cell.strip() for cell in (_CELL.split(inner) if " | " in inner else inner.split("|"))]
    elif "\t" in line:
        cells = [cell.strip() for cell in line.split("\t")]
    else:
        yield _row(line, number)
        return
    count = 0
    for column, cell in enumerate(cells):
        if cell:
            row = _row(cell, number)
            row.cell, row.column, row.opens = count, column, count == 0
            count += 1
            yield row


def _untag(piece: str) -> str:
    piece = _ANCHOR.sub(lambda m: f"[{_ANY_TAG.sub('', m[2])}]({m[1]})" if m[2].strip() else "", piece)
    piece = _TYPE.sub(r"**\1**", piece)
    piece = re.sub(r"</?(?:b|strong|i|em)>", "", piece)
    return html.unescape(_ANY_TAG.sub("", piece)).strip()


def _row(text: str, number: int) -> Row:
    text = with_signs(text) if "&" in text else text
    text = upright(text.rstrip(" \\")) if text[:1] == "/" or text[-1:] == "\\" else text
    text = _SPACES.sub("  ", text) if "    " in text else text
    text = _BROKEN.sub(" ", text) if "\\  " in text else text
    if text[:1] == "[" and text[-1:] == ")" and len(text) > _LONGEST_LINK:
        inner, _, target = text[1:].rpartition("](")
        if inner and not ("[" in inner or "]" in inner or ")" in target[:-1]):
            text = inner  # a text that is one link
    text = _PICTURE.sub("", text) if text[:1] > "\u2600" else text
    text = _ITEM_BACK.sub(r"\1", text, count=1) if "^" in text[:8] or "↑" in text[:8] else text
    text = text[1:].lstrip() if text.startswith("> ") else text
    row = Row(number, number, text)
    heading = _HEADING.match(text)
    if heading:
        row.mark, text = "#" * len(heading[1] or heading[2]), heading[3]  # org-mode has stars for them
    text = _IMAGE.sub("", text).strip() if "![" in text else text
    text = _BOLD_MARK.sub(r"\2", text, count=1) if text[:1] in "*_" else text
    text = _BOLD_NUMBER.sub(r"\2 \1", text, count=1) if text[:1] in "*_" else text
    text = _ESCAPED_MARK.sub("", text, count=1) if "\\" in text[:6] else text
    mark = MARK.match(text[:80])
    if mark and not (mark["bullet"] and text.startswith("**")):
        rest = text[mark.end() :]
        row.tag = mark["key"] or ""
        if mark["key"] or mark["label"]:
            row.mark, text = "[key]", rest
        elif (
            mark["number"]
            and rest
            and not (mark["close"] in (".", ":") and text[mark.end() - 1] != " " and not mark["open"])
        ):
            row.number = int(mark["number"])
            row.mark = f"{mark['open'] or ''}1{mark['close']}"
            text = _BACK.sub("", rest, count=1)
            if 1900 <= row.number < 2100 and mark["close"] in (".", ":"):
                row.tag = mark["number"]  # the year stands first
        elif mark["bullet"]:
            row.mark, text = row.mark or "-", rest
        check = _CHECK.match(text)
        if check:
            text = text[check.end() :]
    year = _YEAR_FIRST.match(text) if row.mark in ("-", "*") else None
    if year:
        row.tag, text = year[1], text[year.end() :]
    tag = _TAG.match(text) if text[:1] in "([" else None
    if tag:
        row.tag, text = tag[1], text[tag.end() :]
    row.text = _SHORTCODES.sub(" ", text) if ":" in text else text
    if "](" in text or "][" in text or "*" in text or "_" in text or "\\" in text or "`" in text:
        _unmark(row)
        if row.text[:1] > "\u2600" and (picture := _PICTURE.match(row.text)):
            _behead(row, picture.end())
    row.text = row.text.strip()
    return row


def _unmark(row: Row) -> None:
    """Take links and emphasis off, and note where they were."""
    text = row.text
    if "){" in text:
        text = _LINK_EXTRA.sub("", text)
    if "[[" in text:
        text = _ORG_LINK.sub(r"[\2](\1)", text)
    if ">`_" in text:
        text = _RST_LINK.sub(r"[\1](\2)", text)
    out: list[str] = []
    length = 0
    at = 0
    for match in _LINK.finditer(text):
        if match[2] is None and len(match[1]) < _REFERRED:  # [BOOK][B]
            continue
        out.append(text[at : match.start()])
        length += match.start() - at
        inner = match[1].strip()
        inner = "" if _ICON.fullmatch(inner) else inner
        out.append(inner)
        row.links.append((length, length + len(inner), match[2] or ""))
        length += len(inner)
        at = match.end()
        row.offers = row.offers or (len(inner) <= _LABEL and _PAPER.fullmatch(inner.strip("[] ")) is not None)
    out.append(text[at:])
    text = "".join(out)
    if "*" in text or "_" in text:
        text = _strip(row, text)
    if "\\" in text and "$" not in text:
        text = _without(row, text, [(match.start(), match.start() + 1) for match in _ESCAPED.finditer(text)])
    row.text = text


def _strip(row: Row, text: str) -> str:
    for signs_of in (_BOLD, _EMPHASIS, _EMPHASIS):
        found = [
            m for m in signs_of.finditer(text) if "$" not in m[2] or (signs_of is _BOLD and m[2].count("$") % 2 == 0)
        ]
        if not found:
            continue
        signs: list[tuple[int, int]] = []
        for match in found:
            size = len(match[1])
            signs += [(match.start(), match.start() + size), (match.end() - size, match.end())]
        row.strong += [(m.start(2), m.end(2)) for m in found]
        text = _without(row, text, signs)
    return text


def _without(row: Row, text: str, spans: Sequence[tuple[int, int]]) -> str:
    """The text without some signs (in order, apart); what the row notes of places in it moves along."""
    starts = [a for a, _ in spans]
    gone = list(accumulate((b - a for a, b in spans), initial=0))

    def moved(place: int) -> int:
        before = bisect_left(starts, place)
        return place - gone[before] + (max(0, spans[before - 1][1] - place) if before else 0)

    row.links = [(moved(a), moved(b), target) for a, b, target in row.links]
    row.strong = [(moved(a), moved(b)) for a, b in row.strong]
    kept = [text[a:b] for a, b in zip([0, *(b for _, b in spans)], [*starts, len(text)], strict=True)]
    return "".join(kept)
