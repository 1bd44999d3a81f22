"""A paper being put together from the fields of a bibliographic file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from readinglist import other_ids
from readinglist.reading.files import values
from readinglist.records import Draft, Lines, Personal, UnreadLine

SHOWN = 2_000
"""Letters kept of a line that was not read."""


class Slip:
    """Fields that were read so far, the first word on each being the one that counts."""

    def __init__(self) -> None:
        self._said: dict[str, Any] = {}
        self._lines: dict[str, Lines] = {}
        self._own: dict[str, Any] = {}

    def say(self, name: str, value: Any, lines: Lines) -> bool:
        """Note a bibliographic field, unless it is empty or was said before."""
        if not value or name in self._said:
            return False
        self._said[name] = value
        self._lines[name] = lines
        return True

    def said(self, name: str) -> Any:
        """What was said of a field so far."""
        return self._said.get(name)

    def lines_of(self, name: str) -> Lines:
        """Where a field was said; the place of any other field where it was not."""
        return self._lines.get(name) or next(iter(self._lines.values()), (1, 1))

    def own(self, name: str, value: Any, lines: Lines) -> None:
        """Note something of the reader's: tags are added up, notes stand below one another, else the first counts."""
        if value is None or value == "" or value == ():
            return
        before = self._own.get(name)
        if name == "tags":
            value = values.listed((*(before or ()), *value))
        elif name == "note" and before and value not in before:
            value = f"{before}\n\n{value}"
        elif before is not None:
            return
        self._own[name] = value
        first, last = self._lines.get(name, lines)
        self._lines[name] = min(first, lines[0]), max(last, lines[1])

    def retag(self, tags: tuple[str, ...], lines: Lines) -> None:
        """Put other tags in the place of those noted, which were a shorter form of them."""
        self._own.pop("tags", None)
        self.own("tags", values.listed(tags), lines)

    def ids(self, text: str | None, lines: Lines, *, others: bool = True) -> None:
        """Note the identifiers that an address or a remark names; ``others`` too than arXiv's and DOIs."""
        if not text:
            return
        if "arxiv_id" not in self._said:
            self.say("arxiv_id", values.arxiv_id(text), lines)
        if "doi" not in self._said and "10." in text:
            self.say("doi", values.doi_in(text), lines)
        if others:
            found = tuple(other_ids.in_text(text))
            if found:
                self.others(found, lines)

    def others(self, ids: Iterable[str | None], lines: Lines) -> None:
        """Note ids of other registers, beside those that were noted before."""
        before = self._said.get("other_ids", ())
        found = other_ids.ordered([*before, *filter(None, ids)])
        if found != before:
            self._said["other_ids"] = found
            first, last = self._lines.get("other_ids", lines)
            self._lines["other_ids"] = min(first, lines[0]), max(last, lines[1])

    def draft(self) -> Draft | None:
        """The paper; None where nothing says which one it is."""
        if not any(name in self._said for name in ("title", "arxiv_id", "doi", "other_ids", "abstract")):
            return None
        if "arxiv_id" not in self._said and "doi" in self._said:
            self.say("arxiv_id", values.arxiv_id(self._said["doi"]), self._lines["doi"])
        personal = Personal(**self._own) if self._own else None
        return Draft(**self._said, lines=self._lines, personal=personal)


def unread(text: str, first: int) -> list[UnreadLine]:
    """The lines of ``text`` that are not blank, as they are kept."""
    rows = text.split("\n")
    return [
        UnreadLine(number, row if len(row) <= SHOWN else row[:SHOWN] + "…")
        for number, row in enumerate(rows, first)
        if row.strip(" \t\ufeff\u200b\xa0")
    ]
