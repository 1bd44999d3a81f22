"""When and where a paper appeared, as the rows of its record say behind its title and authors."""

from __future__ import annotations

import re
from collections.abc import Sequence

from readinglist.reading.pages.facts.fact import Fact
from readinglist.reading.pages.lists.block import CUT, FAR, Block, put
from readinglist.reading.pages.text.dates import OF_THE_PAGE, find_date
from readinglist.reading.pages.text.venues import venue_name, year_of

_HINT = 0.2
"""What speaks for a venue in a row that holds a year, and at most for a title there."""
_PAGES = re.compile(r"(?:19|20)\d\d\)?[,.:;]\s*(?:pp?\.|pages|S\.|Seiten|págs?\.|с\.)\s?\d", re.IGNORECASE)
"""A year with pages behind it, which no title and no list of authors has."""


def put_whereabouts(block: Block, rows: Sequence[Fact], places: Sequence[int]) -> None:
    """Set the date, the comment and the venue of a record from what no other field took."""
    _rest(block, rows, places)
    _tag(block, rows, places)
    _left_year(block, rows, places)
    _venue(block)


def _rest(block: Block, rows: Sequence[Fact], places: Sequence[int]) -> None:
    """Dates and venues of their own; never from what stands in front of the record."""
    if not block.used:
        return
    first = min(block.used)
    if block.has("comment") and not block.has("date"):
        _date_of_comment(block, rows, places)
    told = {n for name in ("title", "authors", "abstract", "comment") for n in block.piece.lines.get(name, ())}
    for at in places:
        fact = rows[at]
        if (
            fact.rule
            or fact.label
            or (at < first - 1 and fact.row.cell == 0 and not fact.row.opens)
            or (at in block.used and (not fact.own or fact.row.first in told))
        ):
            continue
        if fact.date is not None:
            same_line = fact.row.first == rows[first].row.first
            if fact.heads != (at < first) and not same_line:
                continue
            follows = block.has("date") and at - 1 in places and rows[at - 1].date == block.piece.fields["date"]
            if follows and len(fact.date) == 4:  # two columns of numbers: a count that looks like a year, then the year
                del block.piece.fields["date"], block.piece.lines["date"]
            put(block, rows, at, "date", fact.date)
            if at > first and fact.venue > 0.7 and (len(fact.own) > 20 or (len(fact.date) == 4 and _names(fact.own))):
                put(block, rows, at, "comment", fact.own)
        elif (
            (at > first or (at == places[0] and (fact.row.number is not None or _opens(rows, at, first))))
            and not fact.junk
            and not fact.is_people
            and (fact.venue > 0.45 or (at < first and fact.own[-4:].isdigit()))
            and (fact.quality < 1.0 or fact.under or fact.venue > max(1.0, fact.quality - 0.1))
            and not fact.is_prose
        ):
            put(block, rows, at, "comment", fact.own)
            put(block, rows, at, "date", year_of(fact.own))


def _names(text: str) -> bool:
    """Whether a text says more than a year."""
    return sum(map(str.isalpha, text)) > 2


def _left_year(block: Block, rows: Sequence[Fact], places: Sequence[int]) -> None:
    """The year in a row behind the title that says where the paper appeared, however few of its words are known."""
    if block.has("date") or not block.used or not block.has("title"):
        return
    first = min(block.used)
    authors = block.piece.lines.get("authors", ())
    for at in places[:FAR]:
        fact = rows[at]
        told = (
            at in block.used
            or fact.label
            or fact.junk
            or OF_THE_PAGE.search(fact.own)
            or fact.is_prose
            or fact.row.first in authors
        )
        if told or at < first or fact.venue < _HINT or (year := year_of(fact.own)) is None:
            continue
        if (fact.quality < _HINT and not fact.is_people) or _PAGES.search(fact.own):
            put(block, rows, at, "date", year)
            return


def _tag(block: Block, rows: Sequence[Fact], places: Sequence[int]) -> None:
    """What stands in brackets in front of the record: a venue and a year."""
    for at in places[:3]:
        tag = rows[at].row.tag
        if tag and at in block.used and not block.has("date"):
            put(block, rows, at, "date", year_of(tag))
            if " " in tag and "et al" not in tag:
                put(block, rows, at, "comment", tag)


def _venue(block: Block) -> None:
    """Where the paper appeared, as what stands behind its title and authors says."""
    if "comment" not in block.behind or block.has("venue"):
        return
    if name := venue_name(str(block.piece.fields["comment"])):
        block.piece.fields["venue"], block.piece.lines["venue"] = name, block.piece.lines["comment"]
        if "…" in name:
            block.piece.doubts["venue"] = CUT


def _date_of_comment(block: Block, rows: Sequence[Fact], places: Sequence[int]) -> None:
    comment = str(block.piece.fields["comment"])
    line = block.piece.lines["comment"][0]
    spot = next((at for at in places if rows[at].row.first <= line <= rows[at].row.last), None)
    if spot is not None and not rows[spot].label and year_of(comment):
        found = find_date(comment) or ""
        put(block, rows, spot, "date", found if len(found) > 4 else year_of(comment))


def _opens(rows: Sequence[Fact], at: int, title: int) -> bool:
    """Whether a row stands over the title of its own record: a gap above it, none between the two."""
    row = rows[at].row
    return title == at + 1 and row.gap and row.opens and not (row.mark or rows[title].row.gap)
