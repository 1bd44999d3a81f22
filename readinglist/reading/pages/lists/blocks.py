"""One record out of the rows that stand together: by labels, by what each row is, by the order of the page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from readinglist.other_ids import SCHEMES, ordered
from readinglist.reading.pages.citing.citation import Citation
from readinglist.reading.pages.citing.citations import split_venue
from readinglist.reading.pages.citing.typed import set_in_type
from readinglist.reading.pages.facts.fact import Fact
from readinglist.reading.pages.lists.block import CUT, FAR, Block, form_of, is_joint, put, put_people
from readinglist.reading.pages.lists.whereabouts import put_whereabouts
from readinglist.reading.pages.lists.worth import weigh
from readinglist.reading.pages.piece import Piece
from readinglist.reading.pages.text.bylines import without_people
from readinglist.reading.pages.text.lines import style_score
from readinglist.reading.pages.text.people import person_score, read_people
from readinglist.reading.pages.text.references import GONE
from readinglist.reading.pages.text.venues import SHOWN, venue_name, venue_score, year_of
from readinglist.reading.pages.text.wording import title_quality

_CATEGORY = re.compile(r"\(([a-z-]+(?:\.[A-Za-z-]+)?)\)|^([a-z-]{2,8}(?:\.[A-Za-z-]{2,5})?)(?:\s|;|,|$)")
_SCHOLAR = re.compile(r"^(?:\[(?:PDF|HTML|BOOK|B|C|CITATION|ZITATION|BUCH|LIVRE|LIBRO)\]\s*)+", re.IGNORECASE)
_KIND = re.compile(r"^(?:poster|oral|spotlight|paper|title)\s*:\s*", re.IGNORECASE)
_LESS = re.compile(r"\s*(?:△ Less|▽ More|… More)$")
_END_GUESSED = "Where the title ends is a guess."
_QUOTED = re.compile(r"^[\"“„«]([^\"“”„«»]+)[\"”“»][.,]?$")
_ENOUGH = 1.7
_WHOLE = 0.2
"""What must speak for a title behind authors and a year, so that what stands above them is not the title."""
_SENTENCE = 0.8
"""What speaks against a row with a full stop where the one above it has none: it says what the paper is about."""


def read_block(
    rows: Sequence[Fact],
    places: Sequence[int],
    cited: Sequence[Citation | None],
    title_first: bool,
    *,
    single: bool = False,
    lead: int | None = None,
) -> Block:
    """Read the rows at ``places`` as one record. ``cited`` has, for each row of the page, a reading of it alone, or
    is empty where no row is to be read so. ``single``: the page is about this record alone. ``lead``: so many rows
    below its first one this page has its titles.
    """
    block = Block(Piece(), start=places[0])
    places = places[:60]
    _labels(block, rows, places)
    if cited and not block.has("title"):
        _cited(block, rows, places, cited)
    if not block.has("authors"):
        _authors(block, rows, places, title_first)
    if not block.has("title"):
        _title(block, rows, places, title_first, lead)
    _references(block, rows, places)
    if not block.has("abstract"):
        _abstract(block, rows, places)
    put_whereabouts(block, rows, places)
    weigh(block, rows, places, single)
    block.joint = block.has("authors") and is_joint(block, rows)
    if block.has("title"):
        block.form = form_of(block, rows, places)
    elif len(places) == 1 and not (rows[places[0]].label or rows[places[0]].junk or rows[places[0]].is_people):
        row = rows[places[0]]
        head = row.references.rest.partition(GONE)
        block.hint = " ".join(head[0].split()).rstrip(" :-–—") if head[1] else ""
        block.form = row.row.mark, 0, "u"
    return block


def _labels(block: Block, rows: Sequence[Fact], places: Sequence[int]) -> None:
    for at in places:
        fact = rows[at]
        if not fact.label:
            continue
        value, last = fact.value, at
        if not value and at + 1 in places and not rows[at + 1].label and _goes_below(fact, rows[at + 1]):
            last = at + 1
            value = rows[last].row.text
        if not value:
            continue
        if fact.label == "title":
            put(block, rows, at, "title", " ".join(value.split()), last)
        elif fact.label == "authors":
            people = read_people(value)
            if people.names and people.score > -1.0:
                put_people(block, rows, at, people, last)
        elif fact.label == "abstract" and len(value) > 60:
            shown = _LESS.sub("", value).strip()
            while last + 1 in places and rows[last + 1].is_prose and not rows[last + 1].row.gap:
                last += 1
                shown += "\n" + rows[last].row.text
            put(block, rows, at, "abstract", shown, last)
            if shown[:1] == "…" or shown[-1:] == "…":
                block.piece.doubts["abstract"] = CUT
        elif fact.label in ("comment", "venue"):
            if fact.label == "venue":
                put(block, rows, at, "venue", venue_name(value))
                block.piece.appeared = year_of(value), rows[at].row.first
            if not block.has("comment"):
                put(block, rows, at, "comment", value)
        elif fact.label == "category":
            found = _CATEGORY.search(value)
            put(block, rows, at, "category", (found[1] or found[2]) if found else None)
        elif fact.label == "date":
            put(block, rows, at, "date", fact.date)


def _goes_below(label: Fact, value: Fact) -> bool:
    """Whether what a label names stands in the next row, or in the next cell of its line."""
    return label.label in ("title", "authors", "abstract") or (
        value.row.cell > 0 and value.row.first == label.row.first
    )


def _cited(block: Block, rows: Sequence[Fact], places: Sequence[int], cited: Sequence[Citation | None]) -> None:
    best: tuple[float, int, Citation] | None = None
    for at in places[:6]:
        found = cited[at]
        if found is None or not found.title or rows[at].label or rows[at].junk:
            continue
        whole = "y" in found.style and title_quality(found.title) >= _WHOLE
        if at - 1 in places and rows[at].rest and rows[at].is_people and rows[at - 1].is_title and not whole:
            continue  # a byline: the title stands above it
        if at - 1 in places and rows[at - 1].introduces:
            continue  # its authors stand above it
        known = found.references.any
        if (
            not found.people.names
            and not known
            and not ((found.year or rows[at].row.leads) and found.style.startswith("T-") and len(places) == 1)
        ):
            continue
        if found.strength < _ENOUGH - 0.5 * known:
            continue
        if found.people.names and not found.year and rows[at].is_people and rows[at].people.score > found.strength:
            continue
        if not found.people.names and len(places) > 1 and any(rows[k].is_people for k in places):
            continue
        value = found.strength + 0.6 * bool(found.people.names)
        if best is None or value > best[0] + 0.5:
            best = (value, at, found)
    if best is None:
        return
    _, at, found = best
    put(block, rows, at, "title", " ".join((found.title or "").split()))
    if found.unsure:
        block.piece.doubts["title"] = _END_GUESSED
    if found.people.names:
        put_people(block, rows, at, found.people)
    put(block, rows, at, "date", found.year)
    if len(found.rest) > 3 and any(c.isalpha() for c in found.rest):
        put(block, rows, at, "comment", found.rest)
    block.used.add(at)


def _authors(block: Block, rows: Sequence[Fact], places: Sequence[int], title_first: bool) -> None:
    candidates = [at for at in places[:FAR] if rows[at].is_people and at not in block.used]
    if not candidates:
        _linked_authors(block, rows, places)
        return

    def value(at: int) -> float:
        beside = at - 1 if title_first else at + 1
        fits = beside in places and (rows[beside].is_title or beside in block.used)
        return min(2.5, rows[at].people.score) + (1.0 if fits else 0.0) - 0.05 * places.index(at)

    at = max(candidates, key=value)
    put_people(block, rows, at, rows[at].people)
    if rows[at].rest:
        put(block, rows, at, "date", year_of(rows[at].rest))
        if any(c.isalpha() for c in rows[at].rest):
            put(block, rows, at, "comment", rows[at].rest)
    elif shown := SHOWN.search(rows[at].own.rstrip(" .:")):
        put(block, rows, at, "date", shown["year"])


def _linked_authors(block: Block, rows: Sequence[Fact], places: Sequence[int]) -> None:
    """Authors that a text below a title names, each under a link to a page of theirs."""
    for at in places[:FAR]:
        fact = rows[at]
        if fact.under and fact.is_text and fact.row.links:
            names = tuple(" ".join(fact.row.text[a:b].split()) for a, b, _ in fact.row.links)
            if all(person_score(name) > 0.1 for name in names) and len(set(names)) == len(names):
                block.piece.put("authors", names, fact.row.first)
            return


def _title(
    block: Block, rows: Sequence[Fact], places: Sequence[int], title_first: bool, lead: int | None = None
) -> None:
    candidates = [at for at in places[:FAR] if at not in block.used and rows[at].is_title]
    if lead is not None and lead < len(places) and places[lead] not in block.used and rows[places[lead]].can_lead:
        candidates = [places[lead]]
    if not (candidates := [at for at in candidates if rows[at].entitled] or candidates):
        return
    where = (
        [places.index(at) for at in places if rows[at].row.first == block.piece.lines.get("authors", (0, 0))[0]]
        if block.has("authors")
        else []
    )

    unended = any(rows[at].own[-1:] != "." for at in candidates[:1])

    def value(at: int) -> float:
        fact = rows[at]
        score = fact.quality - 0.08 * places.index(at) - (0.8 if fact.is_prose else 0.0)
        score += 0.6 * bool(fact.row.links or fact.row.strong or fact.row.mark) + 1.0 * fact.headline
        score -= _SENTENCE * (unended and fact.own[-1:] == ".")
        if where:
            distance = (where[0] - places.index(at)) * (1 if title_first else -1)
            score += 1.2 if distance == 1 else 0.5 if distance == 2 else 0.0 if distance > 0 else -1.0
        return score

    at = max(candidates, key=value)
    if value(at) < -0.3 and lead is None and not rows[at].entitled:
        return
    title = without_people(_KIND.sub("", _SCHOLAR.sub("", rows[at].own)).strip(" :"))
    head = " ".join(rows[at].references.rest.split(GONE)[0].split()).strip(" ,:;|·\\")
    if head and head != title and title.startswith(head) and title_quality(head) > 0.3:
        shown = year_of(title[len(head) :])
        put(block, rows, at, "date", shown)
        title = head if head.endswith(("..", "?.")) else head.removesuffix(".")
    link = next(
        (rows[at].row.text[a:b].strip() for a, b, _ in rows[at].row.links if b - a > (2 if rows[at].entitled else 7)),
        "",
    )
    rest = ""
    tail = title[len(link) :].lstrip()
    apart = tail[:1] in ("-", "—", "–", ":", "：", "|") or (tail[:1].isupper() and venue_score(tail) > 0.2)
    if link and title.startswith(link) and (title_quality(link) > (-0.5 if apart else 0.3) or rows[at].entitled):
        title, rest = link, title[len(link) :].strip(" -—–:：;,.|()")
    elif parted := rows[at].parted:
        title, rest = parted
        put(block, rows, at, "date", year_of(rest))
    elif (typed := set_in_type(rows[at].row, title)) is not None:
        title, rest = typed
    elif block.has("authors"):
        title, rest = split_venue(title)
    behind = SHOWN.search(title)
    if behind is not None and title_quality(title[: behind.start()]) > -0.3:
        put(block, rows, at, "date", behind["year"])
        title = title[: behind.start()].rstrip(" .,")
    put(block, rows, at, "title", _QUOTED.sub(r"\1", title))
    if len(rest) > 3:
        put(block, rows, at, "comment", rest)


def _references(block: Block, rows: Sequence[Fact], places: Sequence[int]) -> None:
    """The identifier of the record: the one that stands first, in a place of its own or with the title."""
    title_line = block.piece.lines.get("title", (0, 0))[0]
    for kind in ("arxiv", "dois", *SCHEMES):
        name = {"arxiv": "arxiv_id", "dois": "doi"}.get(kind, "other_ids")
        found: list[tuple[int, int, str]] = []
        for at in places:
            fact = rows[at]
            told = fact.row.links or fact.row.mark or fact.row.first == title_line
            if fact.label == "abstract" or (fact.is_prose and not told):
                continue
            for value in fact.references.of(kind):
                own = fact.references.lead or not fact.own or fact.label == "id" or fact.row.first == title_line
                found.append((0 if own else 1, at, value))
        if not found:
            continue
        found.sort(key=lambda each: each[0])
        rank, at, value = found[0]
        others = {v for r, _, v in found if r == rank}
        if len(others) > 1 and not (rank == 0 and (rows[at].references.lead or rows[at].row.first == title_line)):
            continue
        if name == "other_ids":
            before = block.piece.fields.pop(name, ())
            lines = block.piece.lines.get(name, (rows[at].row.first, rows[at].row.last))
            put(block, rows, at, name, ordered((*before, value)))
            here = block.piece.lines[name]
            block.piece.lines[name] = min(lines[0], here[0]), max(lines[1], here[1])
        else:
            put(block, rows, at, name, value)
        for _, place, same in found:  # the same identifier again is read, too
            if same == value and not rows[place].own:
                block.used.add(place)


def _abstract(block: Block, rows: Sequence[Fact], places: Sequence[int]) -> None:
    for at in places:
        fact = rows[at]
        if at in block.used or not fact.is_prose or (fact.prose < 0.8 and style_score(fact.own) < 0.3):
            continue
        text = fact.row.text if not fact.row.links else fact.own
        put(block, rows, at, "abstract", _LESS.sub("", text))
        if text[:1] == "…" or text[-1:] == "…":
            block.piece.doubts["abstract"] = CUT
        return
