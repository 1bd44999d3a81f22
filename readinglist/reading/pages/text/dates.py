"""Dates as pages show them, and the stamp line that a date makes with its category and badges."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass

_MONTHS = {
    name: number
    for number in range(1, 13)
    for name in (calendar.month_name[number].lower(), calendar.month_abbr[number].lower())
} | {"sept": 9}
_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = r"(?P<day>\d{1,2})"
_DATES = (
    rf"{_MONTH} {_DAY}(?:, ?{_YEAR})?",
    rf"{_DAY} {_MONTH}(?: {_YEAR})?",
    rf"{_YEAR}-(?P<month>\d\d)-{_DAY}",
)
# LG, COMP-PH, cs.LG, astro-ph.CO, hep-th
_CATEGORY = (
    r"(?P<category>[A-Z]{2,8}(?:-[A-Z]{1,8})?|[a-z]{2,8}(?:-[a-z]{2,5})?(?:\.[A-Z]{2}|\.[a-z]{2,5}(?:-[a-z]{2,4})?)?)"
)
_BADGES = r"(?P<badges>(?: ?(?:Code|Video|Dataset|Data|Demo|Slides|PDF|HTML)){0,4})"
_STAMPS = tuple(re.compile(rf"(?:{_CATEGORY}[ ·|,]{{0,3}})?{date}[ ·|]{{0,3}}{_BADGES}") for date in _DATES)
_STAMP_LIMIT = 60
_LIKELY = re.compile(r"[A-Z][a-z]{2,8}\.? \d|\d-\d\d-\d|\d [A-Z][a-z]{2}")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A line of category, date and badges. ``date`` is ISO 8601, ``--10-20`` where the line shows no year."""

    category: str | None
    date: str
    has_code: bool


def parse_stamp(line: str) -> Stamp | None:
    """The stamp that fills the whole line, if it is one."""
    line = line.replace("\xa0", " ")
    if len(line) > _STAMP_LIMIT or _LIKELY.search(line) is None:
        return None
    for pattern in _STAMPS:
        match = pattern.fullmatch(line)
        if match is None:
            continue
        month = match["month"]
        date = iso_date(match["year"], _MONTHS.get(month.lower().rstrip("."), 0) or int(month), match["day"])
        if date is not None:
            return Stamp(match["category"], date, "Code" in match["badges"])
    return None


def iso_date(year: str | None, month: int, day: str) -> str | None:
    """ISO 8601 of a day that exists; a year that is not shown is not made up."""
    if not 1 <= month <= 12:
        return None
    last = calendar.monthrange(int(year) if year else 2000, month)[1]
    if not 1 <= int(day) <= last:
        return None
    return f"{year or '-'}-{month:02d}-{int(day):02d}"


_IN_TEXT = (
    re.compile(rf"\b{_DAY}(?:st|nd|rd|th)?\.? {_MONTH},? {_YEAR}\b"),
    re.compile(rf"\b{_MONTH} {_DAY}(?:st|nd|rd|th)?, ?{_YEAR}\b"),
    re.compile(
        rf"(?<![\d./-]){_YEAR}(?P<sign>[-/.])(?P<month>\d{{1,2}})(?P=sign){_DAY}(?:\b|(?=T\d))(?![./-]\d{{1,3}}\b)"
    ),
    re.compile(rf"\b{_MONTH},? {_YEAR}\b"),
    re.compile(rf"(?<![\d./-])(?P<month>0?[1-9]|1[0-2])/{_YEAR}(?![\d/]|\.\d)"),
    re.compile(rf"(?<![\d./-]){_YEAR}/(?P<month>0[1-9]|1[0-2])(?![\d/-])"),
    re.compile(rf"(?<![\d.:/–-]){_YEAR}(?![\d:/–-]|\.\d)"),
)


OF_THE_PAGE = re.compile(
    r"©|\b(?:copyright|last(?:ly)? (?:modified|updated?|built|edited|changed|revised|revision))\b", re.IGNORECASE
)
"""Words of a row that dates the page, and no paper."""


def find_date(text: str) -> str | None:
    """The first date in a short text, ISO 8601 as far as it is shown: a day, a month or a year."""
    text = text[:200].replace("\xa0", " ")
    for pattern in _IN_TEXT:
        match = pattern.search(text)
        if match is None:
            continue
        found = match.groupdict()
        if "month" not in found:
            return found["year"]
        month = _MONTHS.get(found["month"].lower().rstrip("."), 0) or (
            int(found["month"]) if found["month"].isdigit() else 0
        )
        if found.get("day"):
            whole = iso_date(found["year"], month, found["day"])
            if whole is not None:
                return whole
        elif month:
            return f"{found['year']}-{month:02d}"
    return None
