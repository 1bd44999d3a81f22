"""Records that an identifier opens or closes: an abstract, perhaps a comment, perhaps a title with its authors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from readinglist.reading.pages.anchored.period import Period
from readinglist.reading.pages.piece import Piece
from readinglist.reading.pages.text.lines import Line, comment_score, prose_score, style_score, title_score
from readinglist.reading.pages.text.names import parse_authors

_SHORT = 200
_FEW = 4
_POOR = -2.9
"""What is glued behind an identifier needs little more to be an abstract than to be words."""


@dataclass(frozen=True, slots=True)
class _Text:
    """A text between two identifiers; ``glued`` to the one in front of it where they share a line."""

    at: int
    number: int
    text: str
    glued: bool


@dataclass(frozen=True, slots=True)
class _Anchor:
    at: int
    number: int
    identifier: str
    before: tuple[_Text, ...]
    behind: tuple[_Text, ...]


def read(lines: Sequence[Line], period: Period, free: Sequence[bool]) -> tuple[list[Piece], set[int]]:
    """The records of a period of identifiers among the lines that are free, and the indices of the lines they took."""
    taken: list[tuple[Piece, list[int]]] = []
    for anchor in _anchors(lines, period, free):
        piece = Piece()
        piece.put("arxiv_id", anchor.identifier, anchor.number)
        used = [anchor.at, *(_open(piece, anchor.behind) if period.opens else _closed(piece, anchor.before))]
        taken.append((piece, used))
    whole = [piece for piece, _ in taken if "abstract" in piece.fields]
    if not whole or (len(whole) == 1 and len(lines) > _FEW and style_score(whole[0].fields["abstract"]) < 0.7):
        return [], set()
    if len(whole) == 1:
        taken = [pair for pair in taken if "abstract" in pair[0].fields]
    return [piece for piece, _ in taken], {at for _, used in taken for at in used}


def _anchors(lines: Sequence[Line], period: Period, free: Sequence[bool]) -> list[_Anchor]:
    """Each identifier with the texts on both sides of it, up to the next ones (the four nearest of each)."""
    marks: list[tuple[int, int, str]] = []
    gaps: list[list[_Text]] = [[]]
    first, last = period.anchors[0], period.anchors[-1]
    for at in range(max(0, first - 4), min(len(lines), last + 5)):
        if not free[at]:  # what another record took is no text of this one
            gaps[-1].clear()
            continue
        line = lines[at]
        done = 0
        behind_one = False
        for found in period.found.get(at, ()):
            _keep(gaps[-1], _Text(at, line.number, line.text[done : found.start].strip(), behind_one))
            marks.append((at, line.number, found.identifier))
            gaps.append([])
            done, behind_one = found.end, True
        _keep(gaps[-1], _Text(at, line.number, line.text[done:].strip(), behind_one))
    return [
        _Anchor(at, number, identifier, tuple(gaps[k]), tuple(gaps[k + 1]))
        for k, (at, number, identifier) in enumerate(marks)
    ]


def _keep(gap: list[_Text], text: _Text) -> None:
    if not text.text:
        return
    if len(gap) == 8:  # enough to see both ends of a gap, and no more of a long one
        gap[4:] = gap[5:]
    gap.append(text)


def _closed(piece: Piece, texts: Sequence[_Text]) -> list[int]:
    """Read the texts in front of the identifier; the lines they took."""
    if not texts:
        return []
    head, rest = texts[0], texts[1:]
    if head.glued:
        if len(head.text) < _SHORT and comment_score(head.text) > 0 and not rest:
            return _comment(piece, head)
        used = _abstract(piece, head) if prose_score(head.text) > _POOR else []
        if rest and (len(rest) == 1 or comment_score(rest[-1].text) > 0) and len(rest[-1].text) <= 600:
            used += _comment(piece, rest[-1])
        return used
    last = texts[-1]
    if _is_abstract(last) and not (len(last.text) < 250 and comment_score(last.text) > 0):
        return [*_abstract(piece, last), *_title(piece, texts[:-1])]
    if len(texts) > 1 and _is_abstract(texts[-2]):
        return [*_abstract(piece, texts[-2]), *_comment(piece, last), *_title(piece, texts[:-2])]
    return _comment(piece, last) if comment_score(last.text) > 0 else []


def _open(piece: Piece, texts: Sequence[_Text]) -> list[int]:
    """Read the texts behind the identifier; the lines they took."""
    for k, text in enumerate(texts[:4]):
        if _is_abstract(text):
            used = [*_title(piece, texts[:k]), *_abstract(piece, text)]
            if k + 1 < len(texts) and comment_score(texts[k + 1].text) > 0:
                used += _comment(piece, texts[k + 1])
            return used
    return []


def _is_abstract(text: _Text) -> bool:
    return prose_score(text.text) > 0


def _abstract(piece: Piece, text: _Text) -> list[int]:
    piece.put("abstract", text.text, text.number)
    return [text.at]


def _comment(piece: Piece, text: _Text) -> list[int]:
    piece.put_comment(text.text, text.number)
    return [text.at]


def _title(piece: Piece, texts: Sequence[_Text]) -> list[int]:
    """A title counts only with its authors below it: a heading alone may be the page's."""
    if len(texts) < 2:
        return []
    title, line = texts[-2:]
    authors = parse_authors(line.text)
    if title_score(title.text) <= 0.5 or authors.score <= 0.5:
        return []
    piece.put_title(title.text, title.number)
    piece.put_authors(authors.names, authors.et_al, authors.affiliation, line.number)
    return [title.at, line.at]
