"""Dates of which only a part is known."""

from __future__ import annotations

import re
from dataclasses import dataclass

from readinglist.exporting.text import one_line

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

_WITH_YEAR = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_WITHOUT_YEAR = re.compile(r"--([0-9]{2})(?:-([0-9]{2}))?")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """Year, month and day, each None where it is not known.

    ``raw`` holds the text of a date that is none of ISO 8601's calendar forms; the parts are None then.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    raw: str = ""

    def __bool__(self) -> bool:
        return bool(self.year is not None or self.month or self.raw)

    @property
    def spoken(self) -> str:
        """As a person would write it: ``20 October 2025``, ``October 2025``, ``2025``, ``20 October``."""
        if self.raw:
            return self.raw
        parts = (
            str(self.day) if self.day else "",
            MONTHS[self.month - 1] if self.month else "",
            f"{self.year:04}" if self.year is not None else "",
        )
        return " ".join(part for part in parts if part)


def partial_date(date: str | None) -> PartialDate:
    """Take apart a date as records.Bibliographic holds it. No part is ever made up."""
    text = one_line(date)
    year: str | None = None
    if match := _WITH_YEAR.fullmatch(text):
        year, month, day = match.groups()
    elif match := _WITHOUT_YEAR.fullmatch(text):
        month, day = match.groups()
    else:
        return PartialDate(raw=text)
    if not (1 <= int(month or 1) <= 12 and 1 <= int(day or 1) <= 31):
        return PartialDate(raw=text)
    return PartialDate(int(year) if year else None, int(month) if month else None, int(day) if day else None)
