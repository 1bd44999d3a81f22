"""Lines that a sign leaves open: words in type or the words of a link that end in a line below; and lines that no
reader of a page sees: comments, what stands for its generator above it, elements without words."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence

_LONGEST = 600
_MOST = 4
"""Lines over which one title may be broken."""
_MOST_OF_TEXT = 60
"""Lines of a text that is one link as a whole."""
_BREAK = re.compile(r"\\+$")
"""Backslashes that break a line."""
_OPEN_STAR = re.compile(r"(?<![\\*\w])\*(?=[^\s*])")
_CLOSED_STAR = re.compile(r"(?<=[^\s*\\])\*(?![*\w])")
_OPEN_LINK = re.compile(r"(?<!\\)\[[^\[\]]{3,300}$")
_CLOSED_LINK = re.compile(r"[^\[\]]{0,300}\]\(")
_COMMENT = re.compile(r"\s*(#|//|%)(?:\s+(\S)|\s*$)")
_COMMENTS = 4
_FENCE = "---"
_SETTING = re.compile(r"[A-Za-z_][\w.-]*\s*:(?:\s|$)|#|-\s|\s")
_SETTINGS = 80
"""Lines that a generator of sites is told at most."""
_ELEMENTS = re.compile(
    r"(?:</?(?:a|b|br|center|details|div|embed|font|figure|hr|iframe|img|object|p|picture|script|section|small|source|span|style"
    r"|sub|summary|sup|table|tbody|td|th|thead|tr|ul|ol|li|video)\b[^<>]{0,1000}+>\s*+)++",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"\s{0,3}(?:>\s?)+|\s{0,3}(?:\|\s)+(?!.*\|\s*$)")
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{2,5}|#x[0-9A-Fa-f]{2,5});")


def unquoted(raw: Sequence[str]) -> Sequence[str]:
    """The lines of a mail without the signs that quote them; the lines as they are where nothing is quoted."""
    filled = [line for line in raw[:2_000] if line.strip()]
    quoted = sum(1 for line in filled if line.lstrip()[:1] in (">", "|") and _QUOTED.match(line))
    if quoted < 3 or quoted * 5 < len(filled):
        return raw
    return [_QUOTED.sub("", line, count=1) if line.lstrip()[:1] in (">", "|") else line for line in raw]


def upright(text: str) -> str:
    """A text without the slashes in which org-mode sets its first words in italics: ``/Phys. Rev. Lett./ 12``."""
    end = text.find("/", 1)
    if text[:1] != "/" or not text[1:2].isalpha() or end < 0:
        return text
    inner, behind = text[1:end], text[end + 1 :]
    slanted = " " in inner and not inner[-1].isspace() and (not behind or behind[0] in " \t,.;:")
    return inner + behind if slanted else text


def with_signs(text: str) -> str:
    """A text with the signs that its entities stand for; Markdown has them, too: ``Anna&nbsp;Berg``."""
    return _ENTITY.sub(lambda entity: html.unescape(entity[0]).replace("\xa0", " "), text)


def whole_lines(raw: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """(first, last, text) of each line, from 1, put together with the lines below it that close what it opens."""
    at = 0
    while at < len(raw):
        line = raw[at]
        last = at
        if ("*" in line or "[" in line) and len(line) <= _LONGEST:
            last = _closing(raw, at)
        if last > at:
            space = line[: len(line) - len(line.lstrip(" \t\xa0"))]
            line = space + " ".join(_BREAK.sub("", each.strip()) for each in raw[at : last + 1])
        yield at + 1, last + 1, line
        at = last + 1


def _closing(raw: Sequence[str], at: int) -> int:
    """The line in which the bold words or the link close that line ``at`` leaves open; ``at`` where none are."""
    bold = raw[at].count("**") % 2 == 1
    link = not bold and _OPEN_LINK.search(raw[at]) is not None
    if not (bold or link):
        return _closing_star(raw, at)
    text = link and raw[at].lstrip()[:1] == "["
    for below in range(at + 1, min(len(raw), at + (_MOST_OF_TEXT if text else _MOST))):
        line = raw[below]
        if not line.strip() or len(line) > _LONGEST:
            return at
        if line.count("**") % 2 == 1 if bold else _CLOSED_LINK.match(line):
            return below
        if "**" in line if bold else "[" in line or "]" in line:
            return at
    return at


def _closing_star(raw: Sequence[str], at: int) -> int:
    """The line in which words in italics close that line ``at`` leaves open behind other words."""
    line = raw[at]
    last = None
    for last in _OPEN_STAR.finditer(line):  # noqa: B007
        pass
    if last is None or _CLOSED_STAR.search(line, last.end()):
        return at
    most = _MOST if last.start() else 2  # what a star opens may be a footnote
    for below in range(at + 1, min(len(raw), at + most)):
        line = raw[below]
        indent = len(line) - len(line.lstrip())
        if not line.strip() or len(line) > _LONGEST or not (indent > 1 or line[0].isalnum()):
            return at
        closed = _CLOSED_STAR.search(line)
        if closed is not None:
            return at if _OPEN_STAR.search(line, 0, closed.start()) else below
        if "*" in line:
            return at
    return at


def unseen(raw: Sequence[str]) -> set[int]:
    """The lines (from 0) that no reader of the page sees, and notes, which are none of the page's words."""
    found = _notes(raw) | set(range(_settings(raw)))
    found.update(at for at, line in enumerate(raw) if "<" in line and _ELEMENTS.fullmatch(line.strip()))
    found.update(at for at, line in enumerate(raw) if line.startswith("#+"))  # what org-mode is told
    return found


def _settings(raw: Sequence[str]) -> int:
    """How many lines at the start tell a generator of sites what the page is called and how it looks."""
    start = next((at for at, line in enumerate(raw[:4]) if line.strip()), 0)
    if not raw or raw[start].rstrip() != _FENCE:
        return 0
    for at in range(start + 1, min(len(raw), _SETTINGS)):
        line = raw[at]
        if line.rstrip() == _FENCE:
            return at + 1
        if line.strip() and not _SETTING.match(line):
            return 0
    return 0


def _notes(raw: Sequence[str]) -> set[int]:
    """The lines (from 0) of a plain list that are set off as notes: many with the same sign, each below the other.

    A sign alone, or a small letter behind it, tells running words from headings.
    """
    found: set[int] = set()
    run: list[int] = []
    sign, flows = "", False
    for at, line in enumerate([*raw, ""]):
        match = _COMMENT.match(line)
        if match is None or (run and match[1] != sign):
            if len(run) >= _COMMENTS and flows:
                found.update(run)
            run, flows = [], False
        if match is not None:
            run.append(at)
            sign, flows = match[1], flows or match[2] is None or match[2].islower()
    return found
