"""A page as rows: markup taken off, link targets kept, cells of a table apart, marks and headings noted."""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

from readinglist.reading.pages.furniture import is_button
from readinglist.reading.pages.labels import label_of
from readinglist.reading.pages.people import read_people

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
    opens: bool = True
    tag: str = ""
    """A venue and year in brackets in front of the text: ``[CVPR 2020] …``, ``(ICML 2016) …``."""


_TAGS = re.compile(
    r"</?(?:li|p|div|a|br|tr|td|th|h[1-6]|ul|ol|dl|dt|dd|b|i|em|strong|span|table|section"
    r"|article)\b[^<>]{0,400}>",
    re.I,
)
_BREAKING = re.compile(
    r"<(?:br|/?(?:li|p|div|tr|td|th|h[1-6]|dt|dd|ul|ol|section|article))\b[^<>]{0,400}>", re.IGNORECASE
)
_ANCHOR = re.compile(r"<a\b[^<>]{0,300}?href=[\"']?([^\"'<> ]{1,500})[\"']?[^<>]{0,300}>(.{0,600}?)</a>", re.IGNORECASE)
_ANY_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,400}>")
_IMAGE = re.compile(r"!\[[^\[\]\n]{0,300}\]\([^()\s]{0,500}\)")
_LINK = re.compile(
    r"\[((?:[^\[\]\n]|\[[^\[\]\n]{0,80}\]){0,500})\]"
    r"\((?:<)?([^()\s<>]{1,500}(?:\([^()\s]{0,60}\)[^()\s]{0,100})?)>?(?: \"[^\"\n]{0,200}\")?\)"
)
_EMPHASIS = re.compile(r"(\*\*\*|\*\*|__|\*|(?<!\w)_)(?=\S)([^*_\n]{1,500}?)(?<=\S)\1(?!\w)")
_ESCAPED = re.compile(r"\\([\[\]()#*_`.!&-])")
_HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*#*$")
_MARK = re.compile(
    r"^(?:(?P<bullet>[-–—*+•◦▪‣·○●■□▶►➤✓☐☑📄📝🔹▸»]\ufe0f?|[\^↑](?:\s[a-z]{1,2}(?=\s[a-z^“\"A-Z]))*)\s+|(?P<label>[A-Z]{1,2}\.?-?\d{1,3}[.):]|[#№]\d{1,4}[.:)]?(?=\s\S))\s+|(?P<open>[\[(])?(?P<number>\d{1,4})(?P<close>[\])]|\.(?=\s)|\.\)"
    r"|:(?=\s))\s*"
    r"|\[(?P<key>(?=[A-Za-z+]{0,8}\d)[A-Za-z]{1,8}\+?\s?\d{1,4}[a-z]?|[A-Z][\w.& ,’'-]{2,40},? (?:19"
    r"|20)\d\d[a-z]?)\]\s*)(?=\S)"
)
_TAG = re.compile(r"[(\[]([A-Z][A-Za-z&'’+ -]{1,24},?\s?['’]?(?:19|20)\d\d[^()\[\]]{0,15})[)\]]:?\s+(?=\S)")
_QUOTED = re.compile(r"\s{0,3}(?:>\s?)+|\s{0,3}(?:\|\s)+(?!.*\|\s*$)")
_SPACES = re.compile(r" {4,}")
_BARE_NUMBER = re.compile(r"(\d{1,4})\s+(?=[^\W\d])")
_YEAR_FIRST = re.compile(r"((?:19|20)\d\d)[.:]\s+(?=\S)")
_PICTURE = re.compile("[\u2600-\u27bf\U0001f300-\U0001faff]\ufe0f?\\s+(?=\\S)")
_CHECK = re.compile(r"^\[[ xX✓]?\]\s+")
_TABLE_RULE = re.compile(r"^\|?[\s:|-]{3,}\|[\s:|-]*$")
RULE = re.compile(r"^(?:[-=_*~%.\\─—–•\s]{3,}|(?:%%--)+%?%?|\\\\)$")


def unquoted(raw: Sequence[str]) -> Sequence[str]:
    """The lines of a mail without the signs that quote them; the lines as they are where nothing is quoted."""
    filled = [line for line in raw[:2_000] if line.strip()]
    quoted = sum(1 for line in filled if line.lstrip()[:1] in (">", "|") and _QUOTED.match(line))
    if quoted < 3 or quoted * 5 < len(filled):
        return raw
    return [_QUOTED.sub("", line, count=1) if line.lstrip()[:1] in (">", "|") else line for line in raw]


def build(raw: Sequence[str]) -> list[Row]:
    """The rows of a page, in order; blank lines only show as ``gap``."""
    tagged = sum(len(_TAGS.findall(line[:2_000])) for line in raw[:400] if "<" in line) >= 6
    tables = sum(1 for line in raw if _TABLE_RULE.match(line[:300]) and "-" in line) > 0
    rows: list[Row] = []
    gap = True
    for number, line in enumerate(raw, start=1):
        stripped = line.strip(" \t\xa0\u200b\ufeff")
        if not stripped:
            gap = True
            continue
        indent = len(line) - len(line.lstrip(" \t\xa0"))
        for row in _rows(stripped, number, tagged, tables):
            row.indent, row.gap = indent, gap
            rows.append(row)
            gap = False
    _number(rows)
    return rows


def _number(rows: Sequence[Row]) -> None:
    """Numbers without a sign at the start of rows are marks where they count up."""
    found = [(row, match) for row in rows if not row.mark and (match := _BARE_NUMBER.match(row.text[:8]))]
    counted = sum(1 for (_, a), (_, b) in pairwise(found) if int(b[1]) == int(a[1]) + 1)
    if counted < 2 or counted * 10 < 8 * (len(found) - 1):
        return
    for row, match in found:
        if not (row.links or row.strong):
            row.mark, row.number, row.text = "1", int(match[1]), row.text[match.end() :]


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
        cells = [cell.strip() for cell in line.strip("|").split(" | ")] if " | " in line else line.strip("|").split("|")
    elif "\t" in line:
        cells = [cell.strip() for cell in line.split("\t")]
    else:
        yield _row(line, number)
        return
    count = 0
    for cell in cells:
        if cell:
            row = _row(cell, number)
            row.cell, row.opens = count, count == 0
            count += 1
            yield row


def _untag(piece: str) -> str:
    piece = _ANCHOR.sub(lambda m: f"[{_ANY_TAG.sub('', m[2])}]({m[1]})" if m[2].strip() else "", piece)
    piece = re.sub(r"</?(?:b|strong|i|em)>", "", piece)
    return html.unescape(_ANY_TAG.sub("", piece)).strip()


def _row(text: str, number: int) -> Row:
    text = _SPACES.sub("  ", text) if "    " in text else text
    text = _PICTURE.sub("", text) if text[:1] > "\u2600" else text
    row = Row(number, number, text)
    heading = _HEADING.match(text)
    if heading:
        row.mark, text = "#" * len(heading[1]), heading[2]
    text = _IMAGE.sub("", text).strip() if "![" in text else text
    mark = _MARK.match(text[:80])
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
            text = rest
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
    row.text = text
    if "](" in text or "*" in text or "_" in text or "\\" in text or "`" in text:
        _unmark(row)
    row.text = row.text.strip()
    return row


def _unmark(row: Row) -> None:
    """Take links and emphasis off, and note where they were."""
    text = row.text
    out: list[str] = []
    length = 0
    at = 0
    for match in _LINK.finditer(text):
        out.append(text[at : match.start()])
        length += match.start() - at
        inner = match[1].strip()
        out.append(inner)
        row.links.append((length, length + len(inner), match[2]))
        length += len(inner)
        at = match.end()
    out.append(text[at:])
    text = "".join(out)
    if "*" in text or "_" in text:
        text = _strip(row, text)
    if "\\" in text and "$" not in text:
        text = _ESCAPED.sub(r"\1", text)
    row.text = text


def _strip(row: Row, text: str) -> str:
    for _ in range(2):
        found = [m for m in _EMPHASIS.finditer(text) if "$" not in m[2]]
        if not found:
            break
        marks: list[tuple[int, int]] = []  # the signs that go
        for match in found:
            size = len(match[1])
            marks += [(match.start(), match.start() + size), (match.end() - size, match.end())]
        starts = [a for a, _ in marks]
        gone = list(accumulate((b - a for a, b in marks), initial=0))

        def moved(
            place: int,
            starts: list[int] = starts,
            gone: list[int] = gone,
            marks: list[tuple[int, int]] = marks,
        ) -> int:
            before = bisect_left(starts, place)
            if not before:
                return place
            inside = max(0, marks[before - 1][1] - place)
            return place - (gone[before] - inside)

        row.links = [(moved(a), moved(b), target) for a, b, target in row.links]
        row.strong = [(moved(a), moved(b)) for a, b in row.strong]
        row.strong += [(moved(m.start(2)), moved(m.end(2))) for m in found]
        out, at = [], 0
        for a, b in marks:
            out.append(text[at:a])
            at = b
        out.append(text[at:])
        text = "".join(out)
    return text


_FILLED = 12
_NEVER_FULL = 1_000_000
"""A width that no line has: only what hangs below a mark is joined."""
_STARTS = re.compile(r"(?:\[\d+\]\s*)?arxiv:\s?\d", re.IGNORECASE)


def wrap_widths(raw: Sequence[str]) -> list[int]:
    """The columns at which a page's lines may be broken; none where they are not."""
    lengths = sorted(len(line.rstrip()) for line in raw if line.strip() and not RULE.match(line.strip()[:200]))
    if len(lengths) < 3:
        return []
    found = [_NEVER_FULL] if _has_hanging(raw) else []
    for share in (0.99, 0.93):
        width = lengths[max(0, int(len(lengths) * share) - 1)] if len(lengths) > 12 else lengths[-1]
        full = sum(1 for length in lengths if width - _FILLED <= length <= width)
        if 50 <= width <= 110 and full >= 2 and full * 6 >= len(lengths) and width not in found:
            found.append(width)
    return found


def _has_hanging(raw: Sequence[str]) -> bool:
    """Whether rows with a mark go on below it, indented and with a small letter."""
    for line, below in pairwise(raw[:2_000]):
        if below[:1] == " " and below.lstrip()[:1].islower() and _MARK.match(line.lstrip()[:80]):
            lead = len(below) - len(below.lstrip()) - (len(line) - len(line.lstrip()))
            if lead >= 2 and not below.lstrip().startswith(("http", "arxiv", "doi", "www")):
                return True
    return False


def unwrap(rows: Sequence[Row], raw: Sequence[str], width: int) -> list[Row]:
    """Rows joined where a line was broken only because it was full, or goes on indented."""
    out: list[Row] = []
    for row in rows:
        last = out[-1] if out else None
        if (
            last is None
            or row.gap
            or row.mark
            or _labelled(row, _was_full(raw[last.last - 1], row.text, width))
            or row.first != last.last + 1
            or RULE.match(row.text)
            or RULE.match(last.text)
            or last.mark.startswith("#")
            or last.text[-1:] == "…"
            or _is_furniture(last.text)
            or _is_furniture(row.text)
            or (not _AUTHORS.match(last.text) and _is_list(last.text, row.text))
            or not (_was_full(raw[last.last - 1], row.text, width) or _hangs(raw, last, row))
        ):
            out.append(
                Row(
                    row.first,
                    row.last,
                    row.text,
                    list(row.links),
                    list(row.strong),
                    row.mark,
                    row.number,
                    row.indent,
                    row.gap,
                    row.cell,
                    row.opens,
                    row.tag,
                )
            )
            continue
        cut = last.text[-1:] == "-" and last.text[-2:-1].islower() and row.text[:1].islower()
        glue = "" if cut else " "
        base = len(last.text) + len(glue)
        last.links += [(a + base, b + base, target) for a, b, target in row.links]
        last.strong += [(a + base, b + base) for a, b in row.strong]
        last.text = last.text + glue + row.text
        last.last = row.last
    return out


def _is_furniture(text: str) -> bool:
    """Whether a row is buttons; pages and years alone may be the end of a citation."""
    return any(map(str.isalpha, text)) and is_button(text)


def _is_list(before: str, text: str) -> bool:
    """Whether a row is a list of authors that the row before does not leave open."""
    if before[-1:] in ",;&|" or before.endswith(" and"):
        return False
    if len(before) > 50 and (so_far := read_people(before)).score > 1.0 and len(so_far.names) > 2:
        return False  # the list of the row before goes on
    text = _BEHIND.sub("", text)
    people = read_people(text)
    return people.score > (0.6 if len(people.names) > 1 else 0.7 if len(text) < 40 else 1.2 if len(text) < 60 else 9.0)


_AUTHORS = re.compile(r"authors?(?:\(s\))?\s?:", re.IGNORECASE)
_BEHIND = re.compile(r",?\s*(?:\(?arxiv\b|doi\b|https?://|\(?(?:19|20)\d\d\)?$).*", re.IGNORECASE)


def _labelled(row: Row, full: bool) -> bool:
    """Whether a row begins with a label; an identifier in a row of its own may be the end of a citation."""
    label = label_of(row.text)
    if _STARTS.match(row.text) or (label is not None and label[0] == "id"):
        return not full
    return label is not None


def _was_full(line: str, following: str, width: int) -> bool:
    word = following.split(" ", 1)[0]
    return len(line.rstrip()) + 1 + len(word) > width


def _hangs(raw: Sequence[str], last: Row, row: Row) -> bool:
    """Whether a row goes on below the text of one that has a mark or a label, deeper than that one began."""
    return (
        row.indent >= last.indent + 2
        and (bool(last.mark) or ":" in last.text[:24])
        and len(raw[last.last - 1].rstrip()) > 30
    )
