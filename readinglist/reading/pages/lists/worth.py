"""What a record is worth: how much it explains of its rows, and how sure it is a paper at all."""

from __future__ import annotations

from collections.abc import Sequence

from readinglist.reading.pages.facts.fact import Fact
from readinglist.reading.pages.lists.block import Block
from readinglist.reading.pages.piece import Piece
from readinglist.reading.pages.text.lines import prose_score, style_score
from readinglist.reading.pages.text.wording import is_affiliation, title_quality, trade

_AGAIN = 12
"""Letters of a row that comes again by which it is known."""
_DIGITS = {ord(digit): None for digit in "0123456789"}
_FRAME = 2
"""Rows that come again with each record, and so show that the page has one: a counter, a button, who sent it."""
_LISTED = 0.6
"""What a record is worth at least that the head of a table calls one."""
_OVER = 1.5
"""What speaks against authors or a text over a heading that is a title: they are the paper's above it."""
_TITLED, _SENTENCE = 4, 50
"""Titles until a page shows how it ends them, and letters of a sentence."""


def _distance(block: Block, rows: Sequence[Fact], places: Sequence[int]) -> int:
    """How many rows lie from the title to the authors."""
    title, authors = block.piece.lines["title"], block.piece.lines["authors"]
    low, high = sorted((title, authors))
    return sum(1 for at in places if low[1] < rows[at].row.first <= high[0])


def _frame(rows: Sequence[Fact], places: Sequence[int], line: int) -> str:
    """On which sides of the title in ``line`` stand rows that come again with each record, as in ``Block.framed``."""
    again = [at for at in places if rows[at].repeated and rows[at].own and not rows[at].row.cell]
    words = {rows[at].row.text for at in again}
    if len(words) < _FRAME or not any(c.isalpha() for text in words for c in text):
        return ""
    return "a" * any(rows[at].row.first < line for at in again) + "b" * any(rows[at].row.first > line for at in again)


def _explained(row: Fact) -> bool:
    """Whether a row that no field took is nobody's loss: furniture, or what stands below a heading that is a title."""
    return row.junk or row.rule or bool(row.label) or row.under


def worth(piece: Piece) -> float:
    """What a record counts for when readings of a page are held against each other."""
    fields = piece.fields
    title = str(fields.get("title", ""))
    quality = max(-0.5, min(1.4, title_quality(title))) + 0.4 if title else 0.0
    if "authors" in fields:
        quality += 0.6 + min(0.8, 0.3 * (len(fields["authors"]) + bool(fields.get("et_al"))))
    quality += 0.9 * (piece.identifier is not None)
    quality += 0.8 if "abstract" in fields else 0.0
    return quality + 0.3 * ("date" in fields) + 0.2 * ("comment" in fields)


def weigh(block: Block, rows: Sequence[Fact], places: Sequence[int], single: bool) -> None:
    """How much of its rows the record explains, and how sure it is a paper at all."""
    fields = block.piece.fields
    title = str(fields.get("title", ""))
    named = block.piece.identifier is not None
    quality = worth(block.piece)
    if title and "authors" in fields:
        apart = 0 if rows[min(block.used)].headline else _distance(block, rows, places)
        quality -= min(2.0, 0.15 * max(0, apart - 1) + 0.4 * max(0, apart - 3))
    if block.used:
        start = min(block.used)
        crossed = any(rows[at].row.gap for at in places if start < at <= max(block.used))
        quality -= 0.5 * (crossed and not rows[start].row.gap)  # blank lines stand between records, not inside them
        quality -= 1.0 * any(rows[at].divides for at in places if start < at < max(block.used))
        if not rows[start].row.mark.startswith("#"):  # a heading stands over records, not inside them
            below = (rows[at] for at in places if start < at <= max(block.used))
            quality -= 0.8 * any(fact.row.mark.startswith("#") and not fact.headline for fact in below)
    headed = next((rows[at].row.first for at in places if rows[at].headline), 0)
    before = (block.piece.lines.get(name, (headed,))[0] < headed for name in ("authors", "abstract"))
    quality -= _OVER * any(before)
    low, high = (min(block.used), max(block.used)) if block.used else (0, -1)
    inside = [at for at in places if low <= at <= high]
    left = sum(1 for at in inside if at not in block.used and not _explained(rows[at]))
    after = sum(1 for at in places if not low <= at <= high and (rows[at].is_title or rows[at].is_people))
    quality -= 0.0 if single else 0.35 * left + 0.45 * after
    line = block.piece.lines.get("title", (0, 0))[0]
    block.offered = bool(title) and any(rows[at].row.offers for at in places if rows[at].row.first == line)
    block.framed = _frame(rows, places, line) if title else ""
    again = [rows[at] for at in places if rows[at].repeated or rows[at].label]
    block.again = frozenset(fact.label or fact.row.text[:_AGAIN].translate(_DIGITS) for fact in again)
    block.apart = _distance(block, rows, places) if title and "authors" in fields else -1
    listed = bool(title) and any(rows[at].listed for at in block.used)
    whole = listed or (
        title
        and not is_affiliation(title)
        and (
            "authors" in fields
            or named
            or block.offered
            or block.framed
            or "abstract" in fields
            or ("date" in fields and "comment" in fields)
        )
    )
    if not (whole or named):
        quality = 0.0 if not title else min(0.2, quality)
    block.quality = max(_LISTED if listed else 0.0, quality)
    evidence = 1.0 * named + 0.5 * ("authors" in fields) + 0.4 * ("date" in fields) + min(0.6, 0.3 * trade(title))
    evidence += 0.3 * ("comment" in fields) + 0.5 * (block.offered or listed)
    evidence += 0.5 * bool(block.framed and not block.offered)
    if "abstract" in fields:
        style = style_score(str(fields["abstract"]))
        signed = len(fields.get("authors", ())) > 1
        evidence += min(1.0, 0.5 * style) if style >= 0.3 else 0.0 if signed else -0.6
    if listed or any(rows[at].label in ("title", "authors", "abstract", "category") for at in block.used):
        evidence += 0.6
        block.labelled = True
    block.evidence = evidence if (named or whole) else 0.0


def spoken(blocks: Sequence[Block]) -> list[Block]:
    """Records whose title is a whole sentence on a page that ends none of its other titles so: what is said of a
    paper, or of the page."""
    titled = [block for block in blocks if block.has("title")]
    found = [block for block in titled if ends_sentence(str(block.piece.fields["title"]))]
    signed = [block for block in titled if block.has("authors")]
    shown = signed if len(signed) >= _TITLED else titled
    ended = sum(1 for block in shown if ends_sentence(str(block.piece.fields["title"])))
    return found if len(shown) >= _TITLED and ended * 2 < len(shown) else []


def ends_sentence(text: str) -> bool:
    """Whether a text is long enough for a sentence and ends as one."""
    return text[-1:] in ".。" and text[-3:] != "..." and len(text) >= _SENTENCE


def is_long_sentence(block: Block) -> bool:
    """Whether the title of a record is a sentence longer than most titles."""
    title = str(block.piece.fields.get("title", ""))
    return ends_sentence(title) and len(title) >= 2 * _SENTENCE


def paragraph(text: str) -> bool:
    """Whether a row is an abstract on its own."""
    return prose_score(text) > 0.8 and style_score(text) >= 1.0
