"""Rows that were broken over several lines, put together again: full lines, hanging lines, lists of authors."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from readinglist.reading.pages.rows.row import MARK, RULE, Row
from readinglist.reading.pages.text.bylines import byline
from readinglist.reading.pages.text.furniture import is_button
from readinglist.reading.pages.text.labels import label_of
from readinglist.reading.pages.text.people import read_people
from readinglist.reading.pages.text.wording import title_quality
from readinglist.reading.pages.vocabulary.words import STOP_ENDINGS

_FILLED = 12
_LONGEST_LIST, _SHORT_LIST = 2_000, 200
_OPEN_TITLE, _FULL = 40, 110
"""Letters of a row of a title that is broken."""
_ENDING = 0.4
"""The last word of such a row speaks against it."""
_NEVER_FULL = 1_000_000
"""A width that no line has: only what hangs below a mark is joined."""
_PARAGRAPHS = 1
"""A width that every line has: all that stands between blank lines is joined."""
_HYPHENS = 3
"""Words that are broken at the end of a line until a page's lines are taken for broken ones, however long they are."""
_ITEMS = 3
"""Items whose second line begins with a small letter, until a page's items run on over its lines."""
_REFERENCE = re.compile(r"\[\d{1,3}\]\s")
_REFERENCES = 5
"""Numbers in brackets until a page is the references of a paper: each is one run of words."""
_UNFINISHED = re.compile(r"(?:\b[A-Z]\.|[,;&]|\b(?:and|of|the|in|for|on))$")
"""What no reference ends in."""
_COUNTED = re.compile(r"[\[(]\d{1,4}[\])]")
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
    broken = sum(map(_is_hyphen, raw, raw[1:]))
    return [*found, _PARAGRAPHS] if broken >= _HYPHENS or _has_items(raw) or _goes_on(raw) else found


def _has_items(raw: Sequence[str]) -> bool:
    """Whether most of what stands between blank lines, and has several lines, is numbered items that run on."""
    firsts = [at for at in range(len(raw) - 1) if raw[at].strip() and (not at or not raw[at - 1].strip())]
    several = [(raw[at].strip(), raw[at + 1].strip()) for at in firsts if raw[at + 1].strip()]
    items = [below for line, below in several if MARK.match(line[:80])]
    on = sum(1 for below in items if "a" <= below[:1] <= "z")
    if on >= _ITEMS and on * 4 >= len(items) and len(items) * 10 >= len(several) * 8:
        return True
    numbered = sum(1 for at in firsts if _REFERENCE.match(raw[at].lstrip()))
    return numbered >= _REFERENCES and numbered * 10 >= len(firsts) * 6


def _goes_on(raw: Sequence[str]) -> bool:
    """Whether many of the items that a page counts in brackets go on below their first line: with a small letter, or
    behind a blank line as all lines have."""
    filled = [line for line in raw if line.strip()]
    counted = sum(1 for line in filled if _COUNTED.match(line))
    small = sum(1 for line in filled if "a" <= line[0] <= "z")
    spaced = len(raw) >= 2 * len(filled) - 1
    return counted >= _HYPHENS and (small * 3 >= counted or (spaced and len(filled) >= 2 * counted))


def _has_hanging(raw: Sequence[str]) -> bool:
    """Whether rows with a mark go on below it, indented and with a small letter."""
    for line, below in pairwise(raw[:2_000]):
        if below[:1] == " " and below.lstrip()[:1].islower() and MARK.match(line.lstrip()[:80]):
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
            or row.mark
            or (row.gap and not (width == _PARAGRAPHS and row.first == last.last + 2 and _UNFINISHED.search(last.text)))
            or (not row.gap and not last.last < row.first <= last.last + 2)
            or not ((full := _was_full(raw[last.last - 1], raw[row.first - 1], width)) or _hangs(raw, last, row))
            or _labelled(row, full)
            or RULE.match(row.text)
            or RULE.match(last.text)
            or last.mark.startswith("#")
            or last.text[-1:] == "…"
            or _is_furniture(last.text)
            or (_is_furniture(row.text) and not (row.indent > last.indent and label_of(last.text)))
            or (not _AUTHORS.match(last.text) and _is_list(last.text, row.text))
        ):
            out.append(replace(row, links=list(row.links), strong=list(row.strong)))
            continue
        _join(last, row, "" if _is_hyphen(last.text, row.text) else " ")
    return out


def _is_hyphen(line: str, below: str) -> bool:
    """Whether a line ends within a word that goes on in the line below it."""
    return line[-1:] == "-" and line[-2:-1].islower() and below[:1].islower()


def _join(last: Row, row: Row, glue: str) -> None:
    """Put a row behind the one before it."""
    base = len(last.text) + len(glue)
    last.links += [(a + base, b + base, target) for a, b, target in row.links]
    last.strong += [(a + base, b + base) for a, b in row.strong]
    last.text = last.text + glue + row.text
    last.last = row.last


def lists_joined(rows: Sequence[Row]) -> list[Row]:
    """Lists of authors over several rows as one, each but the last with a comma or the like at its end; titles, too."""
    out: list[Row] = []
    for row in rows:
        last = out[-1] if out else None
        if (
            last is None
            or row.mark
            or row.gap
            or not row.opens
            or last.cell
            or not (_leaves_open(last.text, row.text) or _lists_on(last.text, row.text))
        ):
            out.append(row)
            continue
        out[-1] = last = replace(last, links=list(last.links), strong=list(last.strong))
        _join(last, row, " ")
    return out


def _lists_on(above: str, text: str) -> bool:
    """Whether a row goes on with the authors of the row above it."""
    return (
        above[-1:] in (",", ";", "&")
        and len(above) <= _LONGEST_LIST
        and label_of(text) is None
        and read_people(above).score >= 0.3
        and read_people(text).score >= -1.0
    )


def _leaves_open(above: str, text: str) -> bool:
    """Whether a row ends in a word that no title ends in, and the shorter row below it goes on with a small letter."""
    return (
        "a" <= text[:1] <= "z"
        and _OPEN_TITLE <= len(above) <= _FULL
        and len(text) < len(above)
        and above[:1].isupper()
        and ". " not in text
        and above.rsplit(" ", 1)[-1].lower() in STOP_ENDINGS
        and title_quality(above) > -_ENDING
    )


def _is_furniture(text: str) -> bool:
    """Whether a row is buttons; pages and years alone may be the end of a citation."""
    return any(map(str.isalpha, text)) and is_button(text)


def _is_open(text: str) -> bool:
    """Whether a row surely goes on below: behind a comma, a small word or a quote that is open."""
    if text[-1:] in ",;&|" or text.endswith((" and", " by", " with")):
        return True
    return text.count('"') % 2 == 1 or text.count("“") > text.count("”") or text.count("«") > text.count("»")


def _is_list(before: str, text: str) -> bool:
    """Whether a row is a list of authors that the row before does not leave open."""
    if _is_open(before) or text.startswith(("and ", "& ")):
        return False
    if len(before) > 50 and (so_far := read_people(before)).score > 1.0 and len(so_far.names) > 2:
        return False  # the list of the row before goes on
    text = _BEHIND.sub("", text)
    people = read_people(text)
    if people.score < 0.6 and len(text) < _SHORT_LIST:
        some, venue = byline(text)
        if some.score > 0.6 and len(some.names) > 1 and venue:
            return True
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
    word = following.strip().split(" ", 1)[0]
    return len(line.rstrip()) + 1 + len(word) > width


def _hangs(raw: Sequence[str], last: Row, row: Row) -> bool:
    """Whether a row goes on below the text of one that has a mark or a label, deeper than that one began."""
    return (
        row.indent >= last.indent + (1 if label_of(last.text) is not None else 2)
        and (bool(last.mark) or ":" in last.text[:24])
        and len(raw[last.last - 1].rstrip()) > 30
    )
