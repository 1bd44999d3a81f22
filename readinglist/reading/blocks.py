"""One record out of the rows that stand together: by labels, by what each row is, by the order of the page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from readinglist.reading.citations import Citation, split_venue
from readinglist.reading.dates import find_date
from readinglist.reading.facts import Fact
from readinglist.reading.lines import prose_score, style_score
from readinglist.reading.people import People, read_people
from readinglist.reading.piece import Piece
from readinglist.reading.references import GONE
from readinglist.reading.venues import year_of
from readinglist.reading.wording import title_quality, trade

_CATEGORY = re.compile(r"\(([a-z-]+(?:\.[A-Za-z-]+)?)\)|^([a-z-]{2,8}(?:\.[A-Za-z-]{2,5})?)(?:\s|;|,|$)")
_SCHOLAR = re.compile(r"^(?:\[(?:PDF|HTML|BOOK|B|C|CITATION|ZITATION|BUCH|LIVRE|LIBRO)\]\s*)+", re.IGNORECASE)
_KIND = re.compile(r"^(?:poster|oral|spotlight|paper|title)\s*:\s*", re.IGNORECASE)
_LESS = re.compile(r"\s*(?:△ Less|▽ More|… More)$")
_CUT = "The page shows this only in part."
_ENOUGH = 1.7
_FAR = 14


@dataclass(slots=True)
class Block:
    """A record, the rows it took (indices), and how well it explains its rows."""

    piece: Piece
    used: set[int] = field(default_factory=set)
    quality: float = 0.0
    evidence: float = 0.0
    labelled: bool = False

    def has(self, name: str) -> bool:
        """Whether the record has a field."""
        return name in self.piece.fields


def read_block(
    rows: Sequence[Fact], places: Sequence[int], cited: Sequence[Citation | None], title_first: bool
) -> Block:
    """Read the rows at ``places`` as one record. ``cited`` has, for each row of the page, a reading of it alone, or
    is empty where no row is to be read so.
    """
    block = Block(Piece())
    places = places[:60]
    _labels(block, rows, places)
    if cited and not block.has("title"):
        _cited(block, rows, places, cited)
    if not block.has("authors"):
        _authors(block, rows, places, title_first)
    if not block.has("title"):
        _title(block, rows, places, title_first)
    _references(block, rows, places)
    if not block.has("abstract"):
        _abstract(block, rows, places)
    _rest(block, rows, places)
    _weigh(block, rows, places)
    return block


def _put(block: Block, rows: Sequence[Fact], at: int, name: str, value: object, last: int | None = None) -> None:
    if not value or block.has(name):
        return
    block.piece.put(name, value, rows[at].row.first)
    block.piece.lines[name] = (rows[at].row.first, rows[at if last is None else last].row.last)
    block.used.update(range(at, (at if last is None else last) + 1))


def _put_people(block: Block, rows: Sequence[Fact], at: int, people: People, last: int | None = None) -> None:
    _put(block, rows, at, "authors", people.names, last)
    if people.et_al:
        _put(block, rows, at, "et_al", True, last)


def _labels(block: Block, rows: Sequence[Fact], places: Sequence[int]) -> None:
    for at in places:
        fact = rows[at]
        if not fact.label:
            continue
        value, last = fact.value, at
        if not value and fact.label in ("title", "authors", "abstract") and at + 1 in places and not rows[at + 1].label:
            last = at + 1
            value = rows[last].row.text
        if not value:
            continue
        if fact.label == "title":
            _put(block, rows, at, "title", " ".join(value.split()), last)
        elif fact.label == "authors":
            people = read_people(value)
            if people.names and people.score > -1.0:
                _put_people(block, rows, at, people, last)
        elif fact.label == "abstract" and len(value) > 60:
            shown = _LESS.sub("", value).strip()
            while last + 1 in places and rows[last + 1].is_prose and not rows[last + 1].row.gap:
                last += 1
                shown += "\n" + rows[last].row.text
            _put(block, rows, at, "abstract", shown, last)
            if shown[:1] == "…" or shown[-1:] == "…":
                block.piece.doubts["abstract"] = _CUT
        elif fact.label == "comment":
            if not block.has("comment"):
                _put(block, rows, at, "comment", value)
        elif fact.label == "category":
            found = _CATEGORY.search(value)
            _put(block, rows, at, "category", (found[1] or found[2]) if found else None)
        elif fact.label == "date":
            _put(block, rows, at, "date", fact.date)


def _cited(block: Block, rows: Sequence[Fact], places: Sequence[int], cited: Sequence[Citation | None]) -> None:
    best: tuple[float, int, Citation] | None = None
    for at in places[:6]:
        found = cited[at]
        if found is None or not found.title or rows[at].label or rows[at].junk:
            continue
        if rows[at].rest and rows[at].is_people and at - 1 in places and rows[at - 1].is_title:
            continue  # a byline: the title stands above it
        known = bool(found.references.arxiv or found.references.dois)
        if (
            not found.people.names
            and not known
            and not (found.year and found.style.startswith("T-") and len(places) == 1)
        ):
            continue
        if found.strength < _ENOUGH - 0.5 * known:
            continue
        if found.people.names and rows[at].is_people and not found.year and rows[at].people.score > found.strength:
            continue
        if not found.people.names and len(places) > 1 and any(rows[k].is_people for k in places):
            continue
        if best is None or found.strength > best[0] + 0.5:
            best = (found.strength, at, found)
    if best is None:
        return
    _, at, found = best
    _put(block, rows, at, "title", " ".join((found.title or "").split()))
    if found.people.names:
        _put_people(block, rows, at, found.people)
    _put(block, rows, at, "date", found.year)
    if len(found.rest) > 3 and any(c.isalpha() for c in found.rest):
        _put(block, rows, at, "comment", found.rest)
    block.used.add(at)


def _authors(block: Block, rows: Sequence[Fact], places: Sequence[int], title_first: bool) -> None:
    candidates = [at for at in places[:_FAR] if rows[at].is_people and at not in block.used]
    if not candidates:
        return

    def value(at: int) -> float:
        beside = at - 1 if title_first else at + 1
        fits = beside in places and (rows[beside].is_title or beside in block.used)
        return min(2.5, rows[at].people.score) + (1.0 if fits else 0.0) - 0.05 * places.index(at)

    at = max(candidates, key=value)
    last = at
    text = rows[at].own
    while (
        last + 1 in places
        and not rows[last + 1].row.mark
        and text.rstrip()[-1:] in (",", ";", "&")
        and rows[last + 1].people.score > 0
    ):
        last += 1
        text += " " + rows[last].own
    people = read_people(text) if last > at else rows[at].people
    _put_people(block, rows, at, people, last)
    if rows[at].rest:
        _put(block, rows, at, "date", year_of(rows[at].rest))
        if any(c.isalpha() for c in rows[at].rest):
            _put(block, rows, at, "comment", rows[at].rest)


def _title(block: Block, rows: Sequence[Fact], places: Sequence[int], title_first: bool) -> None:
    candidates = [at for at in places[:_FAR] if at not in block.used and rows[at].is_title]
    if not candidates:
        return
    where = (
        [places.index(at) for at in places if rows[at].row.first == block.piece.lines.get("authors", (0, 0))[0]]
        if block.has("authors")
        else []
    )

    def value(at: int) -> float:
        fact = rows[at]
        score = fact.quality - 0.08 * places.index(at) - (0.8 if fact.is_prose else 0.0)
        score += 0.6 * bool(fact.row.links or fact.row.strong or fact.row.mark)
        if where:
            distance = (where[0] - places.index(at)) * (1 if title_first else -1)
            score += 1.2 if distance == 1 else 0.5 if distance == 2 else 0.0 if distance > 0 else -1.0
        return score

    at = max(candidates, key=value)
    if value(at) < -0.3:
        return
    title = _KIND.sub("", _SCHOLAR.sub("", rows[at].own)).strip()
    head = " ".join(rows[at].references.rest.split(GONE)[0].split()).strip(" ,;|·\\")
    if head and head != title and title.startswith(head) and title_quality(head) > 0.3:
        shown = year_of(title[len(head) :])
        _put(block, rows, at, "date", shown)
        title = head if head.endswith(("..", "?.")) else head.removesuffix(".")
    link = next((rows[at].row.text[a:b].strip() for a, b, _ in rows[at].row.links if b - a > 7), "")
    rest = ""
    if link and title.startswith(link) and title_quality(link) > 0.3:
        title, rest = link, title[len(link) :].strip(" -—–:;,.|()")
    elif block.has("authors"):
        title, rest = split_venue(title)
    _put(block, rows, at, "title", title)
    if len(rest) > 3:
        _put(block, rows, at, "comment", rest)


def _references(block: Block, rows: Sequence[Fact], places: Sequence[int]) -> None:
    """The identifier of the record: the one that stands first, in a place of its own or with the title."""
    title_line = block.piece.lines.get("title", (0, 0))[0]
    for name, kind in (("arxiv_id", "arxiv"), ("doi", "dois")):
        found: list[tuple[int, int, str]] = []
        for at in places:
            fact = rows[at]
            if fact.label == "abstract" or (fact.is_prose and not (fact.row.links or fact.row.mark)):
                continue
            for value in getattr(fact.references, kind):
                own = fact.references.lead or not fact.own or fact.label == "id" or fact.row.first == title_line
                found.append((0 if own else 1, at, value))
        if not found:
            continue
        found.sort(key=lambda each: each[0])
        rank, at, value = found[0]
        others = {v for r, _, v in found if r == rank}
        if len(others) > 1 and not (rank == 0 and (rows[at].references.lead or rows[at].row.first == title_line)):
            continue
        _put(block, rows, at, name, value)
        for _, place, same in found:  # the same identifier again is read, too
            if same == value and not rows[place].own:
                block.used.add(place)


def _abstract(block: Block, rows: Sequence[Fact], places: Sequence[int]) -> None:
    for at in places:
        fact = rows[at]
        if at in block.used or not fact.is_prose or (fact.prose < 0.8 and style_score(fact.own) < 0.3):
            continue
        text = fact.row.text if not fact.row.links else fact.own
        _put(block, rows, at, "abstract", _LESS.sub("", text))
        if text[:1] == "…" or text[-1:] == "…":
            block.piece.doubts["abstract"] = _CUT
        return


def _rest(block: Block, rows: Sequence[Fact], places: Sequence[int]) -> None:
    """Dates and venues of their own; never from what stands in front of the record."""
    if not block.used:
        return
    first = min(block.used)
    if block.has("comment") and not block.has("date"):
        _date_of_comment(block, rows, places)
    for at in places:
        fact = rows[at]
        if at in block.used or fact.rule or fact.label or at < first - 1:
            continue
        if fact.date is not None:
            if fact.heads == (at < first):
                _put(block, rows, at, "date", fact.date)
        elif (
            at > first
            and not fact.junk
            and not fact.is_people
            and fact.venue > 0.45
            and fact.quality < 1.0
            and not fact.is_prose
        ):
            _put(block, rows, at, "comment", fact.own)
            _put(block, rows, at, "date", year_of(fact.own))


def _date_of_comment(block: Block, rows: Sequence[Fact], places: Sequence[int]) -> None:
    comment = str(block.piece.fields["comment"])
    line = block.piece.lines["comment"][0]
    spot = next((at for at in places if rows[at].row.first <= line <= rows[at].row.last), None)
    if spot is not None and not rows[spot].label and year_of(comment):
        found = find_date(comment) or ""
        _put(block, rows, spot, "date", found if len(found) > 4 else year_of(comment))


def _distance(block: Block, rows: Sequence[Fact], places: Sequence[int]) -> int:
    """How many rows lie from the title to the authors."""
    title, authors = block.piece.lines["title"], block.piece.lines["authors"]
    low, high = sorted((title, authors))
    return sum(1 for at in places if low[1] < rows[at].row.first <= high[0])


def worth(piece: Piece) -> float:
    """What a record counts for when readings of a page are held against each other."""
    fields = piece.fields
    title = str(fields.get("title", ""))
    quality = max(-0.5, min(1.4, title_quality(title))) + 0.4 if title else 0.0
    if "authors" in fields:
        quality += 0.6 + min(0.8, 0.3 * (len(fields["authors"]) + bool(fields.get("et_al"))))
    quality += 0.9 * ("arxiv_id" in fields or "doi" in fields)
    quality += 0.8 if "abstract" in fields else 0.0
    return quality + 0.3 * ("date" in fields) + 0.2 * ("comment" in fields)


def _weigh(block: Block, rows: Sequence[Fact], places: Sequence[int]) -> None:
    """How much of its rows the record explains, and how sure it is a paper at all."""
    fields = block.piece.fields
    title = str(fields.get("title", ""))
    named = "arxiv_id" in fields or "doi" in fields
    quality = worth(block.piece)
    if title and "authors" in fields:
        apart = _distance(block, rows, places)
        quality -= min(0.6, 0.15 * max(0, apart - 1))
    inside = [at for at in places if block.used and min(block.used) <= at <= max(block.used)]
    left = sum(1 for at in inside if at not in block.used and not (rows[at].junk or rows[at].rule or rows[at].label))
    after = sum(
        1 for at in places if at not in block.used and at not in inside and (rows[at].is_title or rows[at].is_people)
    )
    quality -= 0.35 * left + 0.45 * after
    whole = title and (
        "authors" in fields or named or "abstract" in fields or ("date" in fields and "comment" in fields)
    )
    if not (whole or named):
        quality = 0.0 if not title else min(0.2, quality)
    block.quality = max(0.0, quality)
    evidence = 1.0 * named + 0.5 * ("authors" in fields) + 0.4 * ("date" in fields) + min(0.6, 0.3 * trade(title))
    evidence += 0.3 * ("comment" in fields)
    if "abstract" in fields:
        style = style_score(str(fields["abstract"]))
        evidence += min(1.0, 0.5 * style) if style >= 0.3 else -0.6
    if any(rows[at].label in ("title", "authors", "abstract", "category") for at in block.used):
        evidence += 0.6
        block.labelled = True
    block.evidence = evidence if (named or whole) else 0.0


def paragraph(text: str) -> bool:
    """Whether a row is an abstract on its own."""
    return prose_score(text) > 0.8 and style_score(text) >= 1.0
