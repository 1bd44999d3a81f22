"""Records that a stamp line (category, date, badges) opens: title, authors and abstract stand below it.

Pages of this kind come in three forms: title and authors in a line each, both glued in one line, or a title without
authors. The page as a whole decides the form; a record that clearly has another one keeps its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from readinglist.reading.pages.anchored.period import Period
from readinglist.reading.pages.piece import Piece
from readinglist.reading.pages.text import glue
from readinglist.reading.pages.text.dates import Stamp
from readinglist.reading.pages.text.lines import TITLE_LIMIT, Line, prose_score, style_score, title_score
from readinglist.reading.pages.text.names import AuthorLine, parse_authors

_BODY = 3
_CLEAR = 5.0
"""A cut that is so far ahead of the next one is not looked at again."""
_GUESSED = "Where the title ends and the first author begins is a guess."
_NO_AUTHORS = "No authors were found behind this title."


class Form(StrEnum):
    """How title and authors stand below the stamp."""

    SEPARATE = "separate"
    GLUED = "glued"
    PLAIN = "plain"


@dataclass(slots=True)
class _Record:
    stamp: Stamp
    stamp_at: int
    body: Sequence[Line]
    authors: AuthorLine | None = None
    split: glue.Split | None = None
    scores: dict[Form, float] = field(default_factory=dict)


def read(lines: Sequence[Line], period: Period, known: glue.Knowledge) -> tuple[list[Piece], set[int]]:
    """The records of a period of stamps, and the indices of the lines that went into them."""
    records = []
    for k, at in enumerate(period.anchors):
        end = period.anchors[k + 1] if k + 1 < len(period.anchors) else len(lines)
        stamp = period.stamps[at]
        records.append(_Record(stamp, at, lines[at + 1 : min(end, at + 1 + _BODY)]))
    for record in records:
        _weigh(record, known)
    form = _page_form(records)
    _learn(records, form, known)
    many = len(records) >= 2
    pieces: list[Piece] = []
    used: set[int] = set()
    for record in records:
        own = max(record.scores, key=lambda each: record.scores[each] + (1.5 if each is form else 0.0), default=None)
        if own is None:
            continue
        evidence = record.scores[own] + min(2.0, 0.5 * (len(records) - 1))
        evidence += 2.0 if record.stamp.category else -1.0 - 2.0 * (len(record.body) <= 2)
        if evidence <= 2.0 or (own is Form.PLAIN and not _plain_enough(record, many)):
            continue
        piece, taken = _piece(record, own, lines, known, many)
        pieces.append(piece)
        used.update(range(record.stamp_at, record.stamp_at + 1 + taken))
    return pieces, used


def _weigh(record: _Record, known: glue.Knowledge) -> None:
    body = record.body
    if not body or not 2 <= len(body[0].text) <= glue.LIMIT:
        return
    first = body[0].text
    title = max(-2.0, title_score(first)) * 0.5
    behind = prose_score(body[1].text) if len(body) > 1 else -5.0
    if len(first) <= TITLE_LIMIT and prose_score(first) < 1.5:
        if len(body) > 1 and behind < 0.5:
            record.authors = parse_authors(body[1].text, known.words)
            third = max(0.0, prose_score(body[2].text)) if len(body) > 2 else 0.0
            record.scores[Form.SEPARATE] = title + max(-3.0, record.authors.score) + third
        record.scores[Form.PLAIN] = title * 2 - 1.0 + (max(-1.0, behind) if len(body) > 1 else 0.0)
    record.split = glue.split(first, known)
    if record.split is not None:
        glued = max(-4.0, min(4.0, record.split.score)) * 0.7 - 0.5
        record.scores[Form.GLUED] = glued + (max(-2.0, behind) if len(body) > 1 else 0.0)


def _page_form(records: Sequence[_Record]) -> Form:
    totals = dict.fromkeys(Form, 0.0)
    for record in records:
        for form in Form:
            totals[form] += max(-3.0, min(5.0, record.scores.get(form, -3.0)))
    return max(totals, key=lambda form: totals[form])


def _learn(records: Sequence[_Record], form: Form, known: glue.Knowledge) -> None:
    """Take names from where they stand cleanly, then look at the glued lines again with them."""
    for record in records:
        for line in record.body[1:]:
            if prose_score(line.text) > 0:
                known.learn_words(line.text)
        if form is Form.SEPARATE and record.authors is not None and record.authors.score > 0:
            known.learn_names(record.authors.names)
    if form is not Form.GLUED:
        return
    counts = Counter(len(r.split.names) for r in records if r.split is not None and r.split.et_al and r.split.sure)
    if counts:
        known.shown = counts.most_common(1)[0][0]
    for record in records:
        if record.split is not None and record.split.score > 0:
            known.learn_names(record.split.names[1:])
    for sure_ones in (True, False):
        for record in records:
            if record.split is not None and record.split.margin < _CLEAR:
                record.split = glue.split(record.body[0].text, known)
            if sure_ones and record.split is not None and record.split.sure:
                known.learn_names(record.split.names[:1])


def _plain_enough(record: _Record, many: bool) -> bool:
    """A stamp over a title and a text is a paper only where it has a category or speaks as abstracts do."""
    if len(record.body) > 1 and prose_score(record.body[1].text) > 0:
        if record.stamp.category:
            return True
        return style_score(record.body[1].text) >= 1.4 and parse_authors(record.body[0].text).score < 1.0
    return bool(record.stamp.category) and many and title_score(record.body[0].text) > 0.5


def _piece(record: _Record, form: Form, lines: Sequence[Line], known: glue.Knowledge, many: bool) -> tuple[Piece, int]:
    """The record's fields, and how many lines below the stamp they took."""
    piece = Piece()
    piece.put_stamp(record.stamp, lines[record.stamp_at].number)
    first = record.body[0]
    taken = 1
    if form is Form.GLUED and record.split is not None:
        cut = record.split
        piece.put_title(cut.title, first.number)
        piece.put_authors(cut.names, cut.et_al, cut.affiliation, first.number)
        if not cut.sure:
            piece.doubts["title"] = _GUESSED
    else:
        piece.put_title(first.text, first.number)
        if form is Form.SEPARATE and record.authors is not None:
            authors = record.authors
            piece.put_authors(authors.names, authors.et_al, authors.affiliation, record.body[1].number)
            taken = 2
            if authors.score < -1.5:
                piece.doubts["authors"] = "This line may not be a list of authors."
        else:
            piece.doubts["authors"] = _NO_AUTHORS
    if len(record.body) > taken:
        abstract = record.body[taken]
        if prose_score(abstract.text) + (2.0 if many else 0.0) > 0:
            piece.put("abstract", abstract.text, abstract.number)
            taken += 1
    return piece, taken
