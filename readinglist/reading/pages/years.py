"""Years that stand over papers: once over many (``2021``, ``CVPR 2016 open access``), or a date above each."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from readinglist.reading.pages.piece import Piece
from readinglist.reading.pages.text.dates import find_date
from readinglist.reading.pages.text.lines import Line

_LONGEST = 240
_FEW, _LONGEST_DATE = 3, 24
"""Records that show by their places where their dates stand; letters of a date."""
_SHORT = 70
"""Letters: an event or a day that heads papers fills a line of its own."""
_HEADING = re.compile(r"\s*(#{1,6})\s")
_ADDRESS = re.compile(
    r"\]\([^()\s]{0,400}\)|\b(?:https?://|www\.|doi:|10\.\d{4})\S+|<[^<>]{0,300}>|\S+\.[a-z]{3,4}\b(?!\s)"
)
_ISO = re.compile(r"(?<![\d-])((?:19|20)\d\d)[-./]\d\d[-./]\d\d(?![\d-])")
_YEAR = re.compile(r"(?<![\d./:_–'’-])(?:19\d\d|20[0-4]\d)(?![\d–_/]|[-.:]\d)|(?<=[A-Za-z]-)(?:19|20)\d\d\b")
_SPAN = re.compile(
    r"(?:19|20)\d\d\s?(?:[–—/~-]|to|until|bis)\s?(?:(?:19|20)?\d\d\b|present|now|today)|[–—-]\s?(?:19|20)\d\d"
)
_ALONE = re.compile(
    r"\W*(?:(?:[Yy]ear|[Jj]ahr|[Aa]ño|[Aa]nno|[Aa]nnée)\W+)?(?:19|20)\d\d\s?(?:年度?|г\.?|год)?\W*(?:\d{1,4}\W*)?"
    r"(?:papers?|publications?|articles?|entries|items|篇)?\W*"
)
"""A year, perhaps with how many papers there are of it."""
_PAPERS = re.compile(
    r"\b(?:papers?|publications?|publikationen|veröffentlichungen|publicaciones|publicações|pubblicazioni|articles?"
    r"|artículos|artigos|articoli|preprints?|listings?|entries|submissions|accepted|proceedings|tagungsband|actes|atti"
    r"|actas|anais|conference|symposium|workshop|congress|vol\.?|volume|issue|публикации|статьи|труды)\b"
    r"|论文|期刊|論文|논문|文章|第\s?\d+(?:-\d+)?\s?[卷期号巻]",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"(?<![\w/])(?!(?:UTC|GMT|CET|CEST|EST|PST|USA|UK|DC|PDF|ISBN|ISSN|TBA|AM|PM)\b)"
    r"(?=[\w&-]*[A-Z][\w&-]*[A-Z])[A-Za-z][A-Za-z&-]*[A-Za-z][ -]?(?:19|20)\d\d\b"
)
"""A short name of an event and its year: ``RuleML 2009``, ``ADCS2007``."""
_MEETING = re.compile(
    r"(?:[A-Z][a-z]{2,8}\.? \d\d?(?:st|nd|rd|th)? ?[-–] ?(?:[A-Z][a-z]{2,8}\.? )?\d\d?(?:st|nd|rd|th)?"
    r"|\d\d?\.? ?[-–] ?\d\d?\.? (?:de )?[^\W\d_]{3,10}\.?),?(?: de)? (?:19|20)\d\d\b"
)
"""The days of a meeting: ``July 9 - 11, 2018``, ``3.-5. Juni 2019``."""
_WEEKDAY = re.compile(r"\b(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Satur|Sat|Sun)(?:day)?\b,?\s")
_OTHER = re.compile(
    r"©|\([cC]\)\s|\b(?:copyright|updated?|modified|revised|revision|versions?|built|created|edited|posted|posts?|dead-?lines?"
    r"|due|since|founded|established|reading|readings|read|course|seminar|lecture|syllabus|semester|class|club|award"
    r"|awards|test of time|cited|citations|call for|licen[sc]ed?|visited|accessed|retrieved|editors?|chairs?|spring"
    r"|depuis|seit|desde|fall|autumn|winter|summer (?=(?:19|20)\d\d)|until|before|after|favou?rite|blog)\b",
    re.IGNORECASE,
)
"""What dates something else than papers: the page itself, a course, what somebody read."""
_COUNT = re.compile(
    r"\b\d{4}\s(?:entries|results|items|records|stars|citations|users|words)\b|\bper page\b|\b19[0-4]\d [Pp]apers\b"
)
_DATE_ALONE = re.compile(
    r"(?:19|20)\d\d(?:[-/.]\d\d?){0,2}|\d\d?[./](?:19|20)\d\d"
    r"|(?:(?:[A-Z][a-z]{2,8}\.?,? )?\d{1,2} |)[A-Z][a-z]{2,8}\.?,? "
    r"(?:\d{1,2}(?:st|nd|rd|th)?,? )?(?:19|20)\d\d"
)
_STRAYS = 6
"""One record in so many may say another year than its heading: it was misread, or is no paper."""
_MENTIONS = 2
"""A year that a page names in so many lines of a row of years is the one it is about."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A line over papers. ``year`` is None where it says none; ``rank`` is 0 for one without a mark.

    ``sort``: "y" a year alone, "p" of papers, "e" an event, "d" a day, "" another heading.
    """

    number: int
    year: str | None
    rank: int
    sort: str
    fills: bool = False
    """Whether it says little else."""


def put_years(
    pieces: Sequence[Piece], lines: Sequence[Line], used: Collection[int], marked: Sequence[str], before: Heading | None
) -> list[Heading]:
    """Give records without a date the year that stands over them; the headings that hold, in the order of the page.

    ``pieces`` stand in the order of the page; ``used`` are the lines (indices) that are theirs, ``marked`` all lines
    with their marks. ``before`` is the heading under which the page goes on here.
    """
    if not pieces:
        return [before] if before else []
    reign = _put_headings(pieces, lines, used, marked, before)
    for piece in pieces:
        if "date" not in piece.fields:
            piece.put("date", *piece.appeared)
    return reign


def _put_headings(
    pieces: Sequence[Piece], lines: Sequence[Line], used: Collection[int], marked: Sequence[str], before: Heading | None
) -> list[Heading]:
    starts = [min(first for first, _ in piece.lines.values()) for piece in pieces]
    headings = [found for at, line in enumerate(lines) if at not in used and (found := _heading(line, marked))]
    top = [each for each in headings if each.number < starts[0]]
    inner = [each for each in headings if starts[0] < each.number]
    claims = _claims(inner, len(pieces))
    over = _over_all(top) or before
    ranks = {claim.rank for claim in claims if claim.year}
    if claims:
        least = min(ranks)
        resets = [each for each in inner if not each.year and 0 < each.rank <= max(ranks) and least]
        claims = sorted([*claims, *resets], key=lambda each: each.number)
    reign = [over, *claims] if over else claims
    groups = _groups(pieces, starts, reign)
    if _contradicted(
        [pair for heading, some in groups if heading.year for pair in ((heading, piece) for piece in some)]
    ):
        return [before] if before else []
    for heading, some in groups:
        if heading.year is None or _contradicted([(heading, piece) for piece in some]):
            continue
        if heading.sort == "d" and len(some) < 2 and not _backed(heading, some):
            continue
        for piece in some:
            if "date" not in piece.fields:
                piece.fields["date"] = heading.year
                piece.lines["date"] = piece.lines.get("title") or next(iter(piece.lines.values()))
    return reign


def _heading(line: Line, marked: Sequence[str]) -> Heading | None:
    """What a line says about the papers below it; None for any line of the page that is no heading."""
    shown = marked[line.number - 1] if line.number <= len(marked) else line.text
    mark = _HEADING.match(shown)
    rank = len(mark[1]) if mark else 0
    text = line.text
    if len(text) <= _LONGEST and ("19" in text or "20" in text):
        plain = _ISO.sub(r"\1", _ADDRESS.sub(" ", text))
        years = set(_YEAR.findall(plain))
        if len(years) == 1 and not any(each.search(plain) for each in (_SPAN, _OTHER, _COUNT)):
            sort = _sort(plain.lstrip("#* "))
            if sort:
                return Heading(line.number, years.pop(), rank, sort, sort != "e" and len(text) <= _SHORT)
    return Heading(line.number, None, rank, "") if rank else None


def _sort(text: str) -> str:
    if _ALONE.fullmatch(text):
        return "y"
    if _PAPERS.search(text):
        return "p"
    if len(text) <= _SHORT and (_EVENT.search(text) or _MEETING.search(text)):
        return "e"
    return "d" if len(text) <= _SHORT and _WEEKDAY.search(text) else ""


def _over_all(top: Sequence[Heading]) -> Heading | None:
    """The heading above the first record that says of which year the papers are, where the page is clear about it."""
    named = [each for each in top if each.year]
    if not named:
        return None
    last = named[-1]
    alone = [each.year for each in named if each.sort == "y"]
    if last.sort == "y" and (last.rank or len(set(alone)) == 1 or alone.count(last.year) >= _MENTIONS):
        return last
    of_papers = [each for each in named if each.sort == "p"]
    if of_papers:
        return of_papers[-1]
    rest = [each for each in named if each.sort in "ed"]
    return rest[-1] if rest and len({each.year for each in rest}) == 1 else None


def _claims(inner: Sequence[Heading], papers: int) -> list[Heading]:
    """The years between records that head some of them: fewer than records, and of one sort."""
    claims: list[Heading] = []
    for sort in ("y", "p", "e", "d"):
        some = [each for each in inner if each.sort == sort and (each.rank or sort in "yd" or each.fills)]
        if some and len(some) * 2 <= papers + 1:
            claims += some
    return sorted(claims, key=lambda each: each.number)


def _groups(
    pieces: Sequence[Piece], starts: Sequence[int], reign: Sequence[Heading]
) -> list[tuple[Heading, list[Piece]]]:
    """Each heading with the records below it, up to the next one."""
    groups: list[tuple[Heading, list[Piece]]] = [(heading, []) for heading in reign]
    at = -1
    for piece, start in zip(pieces, starts, strict=True):
        while at + 1 < len(reign) and reign[at + 1].number < start:
            at += 1
        if at >= 0:
            groups[at][1].append(piece)
    return groups


def _own_year(piece: Piece) -> int | None:
    """The year that a record says itself."""
    own = str(piece.fields.get("date", ""))[:4]
    return int(own) if own.isdigit() else None


def _id_year(piece: Piece) -> int | None:
    """The year in which the id of a record was given: its paper is no older on that page."""
    number = str(piece.fields.get("arxiv_id", "")).rpartition("/")[2][:2]
    return (1900 if int(number) > 90 else 2000) + int(number) if number.isdigit() and len(number) == 2 else None


def _contradicted(pairs: Sequence[tuple[Heading, Piece]]) -> bool:
    """Whether records say other years themselves, or were not there in the year of their heading."""
    told = [int(heading.year) == own for heading, piece in pairs if heading.year and (own := _own_year(piece))]
    wrong = told.count(False)
    if wrong > told.count(True) and wrong * _STRAYS > len(pairs):
        return True
    ids = [int(heading.year) >= given for heading, piece in pairs if heading.year and (given := _id_year(piece))]
    return ids.count(False) * 4 > len(ids)


def _backed(heading: Heading, some: Sequence[Piece]) -> bool:
    """Whether the ids of records were given in the year of their heading."""
    return heading.year is not None and any(_id_year(piece) == int(heading.year) for piece in some)


def put_dates_above(pieces: Sequence[Piece], lines: Sequence[Line], used: set[int]) -> None:
    """Give each record the date above it, where every record has one there and none follows the last.

    ``used`` gains the lines (indices) of these dates, and loses those of dates that were the next record's.
    """
    titles = [piece.lines["title"][0] if "title" in piece.lines else 0 for piece in pieces]
    if len(titles) < _FEW or any(b <= a for a, b in pairwise([0, *titles])):
        return
    reach = max(b - a for a, b in pairwise(titles))
    above: list[list[tuple[int, str]]] = [[] for _ in [*titles, 0]]
    for at, line in enumerate(lines):
        if len(line.text) <= _LONGEST_DATE and titles[0] - reach < line.number < titles[-1] + reach:
            text = line.text.strip("()[]· ")
            date = find_date(text) if _DATE_ALONE.fullmatch(text) else None
            if date is not None:
                above[bisect_right(titles, line.number)].append((at, date))
    one, any_there = sum(len(some) == 1 for some in above[:-1]), sum(map(bool, above[:-1]))
    if above.pop() or any_there * 10 < 9 * len(above) or one * 4 < 3 * len(above):
        return
    rows = {lines[at].number for some in above for at, _ in some}
    taken, left = set(), set()
    for piece, some, following in zip(pieces, above, [*titles[1:], 0], strict=True):
        there = piece.lines.get("date", (0, 0))[0]
        below = following > there > piece.lines["title"][0] and following - there <= there - piece.lines["title"][0]
        own = "date" not in piece.fields or there in rows or below
        if own and "date" in piece.fields:
            left.add(there)
        if own and some:
            at, date = some[-1]  # what stands above the last one is of records that were not read
            piece.put("date", date, lines[at].number)
            taken.add(at)
        elif own and "date" in piece.fields:
            del piece.fields["date"], piece.lines["date"]
    kept = {number for piece in pieces for a, b in piece.lines.values() for number in range(a, b + 1)}
    used -= {at for at, line in enumerate(lines) if line.number in left - kept}
    used |= taken
