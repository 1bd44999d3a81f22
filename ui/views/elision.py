"""Cutting a text that is too wide, without hiding what a search found in it. No widgets."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence

Measure = Callable[[str], float]
Span = tuple[int, int]

ELLIPSIS = "…"
_GLUE = ("\u200d", "\ufe0e", "\ufe0f")
"""The joiner and the selectors that belong to the character before them."""
_IDEOGRAPHS = "\u2e80"
"""From here on scripts are written without blanks; two characters count as a word."""


def elide(text: str, spans: Sequence[Span], width: float, measure: Measure) -> tuple[str, list[Span]]:
    """Cut ``text`` to ``width`` around its ``spans``; returns the cut text and the spans within it.

    ``measure`` gives the width of a text. What fits is left as it is. Otherwise the end goes, and if that would
    hide a span, words before and between the spans go instead. Spans that cannot all fit are kept from the first on;
    a span that alone is too wide loses its end.
    """
    if measure(text) <= width:
        return text, list(spans)
    end = _fitting(text, width, measure)
    if all(b <= end for _, b in spans):
        return _joined(text, [(0, end)], spans)
    pieces = _kept_spans(text, spans, width, measure)
    if not pieces:  # even the first is too wide for the room there is
        start = spans[0][0]
        lead = ELLIPSIS if start else ""
        end = _fitting(text[start:], width - measure(lead), measure) + start
        return _joined(text, [(start, end)], spans)
    return _joined(text, _grown(text, pieces, width, measure), spans)


def whole_names(names: str, width: float, measure: Measure) -> str:
    """Names joined by commas, cut behind the last that fits, and "et al." if any went; else simply cut."""
    if measure(names) <= width:
        return names
    bare = names.removesuffix(" et al.")
    end = _fitting(bare, width, measure, "")
    while end > 0:
        end = bare.rfind(", ", 0, end)
        if end <= 0:
            break
        cut = bare[:end] + " et al."
        if measure(cut) <= width:
            return cut
    return elide(names, (), width, measure)[0]


def _fitting(text: str, width: float, measure: Measure, tail: str = ELLIPSIS) -> int:
    """How many characters of the start of ``text`` fit with ``tail`` behind them."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if measure(text[:middle].rstrip() + tail) <= width:
            low = middle
        else:
            high = middle - 1
    while 0 < low < len(text) and _belongs_before(text, low):
        low -= 1
    return len(text[:low].rstrip())


def _belongs_before(text: str, at: int) -> bool:
    """Whether a cut at ``at`` would part a character from its accent, or an emoji from its other half."""
    following = text[at]
    return following in _GLUE or text[at - 1] == "\u200d" or unicodedata.category(following) in ("Mn", "Mc", "Me", "Sk")


def _kept_spans(text: str, spans: Sequence[Span], width: float, measure: Measure) -> list[Span]:
    """As many spans, from the first on, as fit together."""
    kept: list[Span] = []
    for start, end in sorted(spans):
        trial = _merged([*kept, (start, end)], text)
        if measure(_joined(text, trial, ())[0]) > width:
            break
        kept = trial
    return kept


def _grown(text: str, pieces: list[Span], width: float, measure: Measure) -> list[Span]:
    """Give the room that is left to the words around the pieces and to the start of the text."""
    if pieces[0][0] > 0:
        pieces = [(0, 0), *pieces]
    stuck = False
    while not stuck:
        stuck = True
        # The start of a title tells which it is; then what leads up to a match; then what follows it.
        for place, side in [(0, 1)] + [(i, s) for i in range(len(pieces)) for s in (-1, 1)]:
            if place >= len(pieces):
                break
            start, end = pieces[place]
            longer = (_word_before(text, start), end) if side < 0 else (start, _word_after(text, end))
            if longer == (start, end):
                continue
            trial = _merged([*pieces[:place], longer, *pieces[place + 1 :]], text)
            if measure(_joined(text, trial, ())[0]) <= width:
                pieces, stuck = trial, False
    pieces = [(start, end) for start, end in pieces if start < end]
    return _filled(text, pieces, width, measure)


def _filled(text: str, pieces: list[Span], width: float, measure: Measure) -> list[Span]:
    """Give the last piece the letters of the next word that still fit."""
    start, end = pieces[-1]
    room = width - (measure(_joined(text, pieces, ())[0]) - measure(text[start:end] + ELLIPSIS))
    longer = start + _fitting(text[start:], room, measure) if text[end:].strip() else end
    filled = [*pieces[:-1], (start, longer)]
    if longer > end + 2 and measure(_joined(text, filled, ())[0]) <= width:
        return filled
    return pieces


def _word_before(text: str, at: int) -> int:
    if at and text[at - 1] >= _IDEOGRAPHS:
        return max(0, at - 2)
    return text.rfind(" ", 0, max(0, at - 1)) + 1


def _word_after(text: str, at: int) -> int:
    if at < len(text) and text[at] >= _IDEOGRAPHS:
        return min(len(text), at + 2)
    found = text.find(" ", at + 1)
    return len(text) if found < 0 else found


def _merged(pieces: Sequence[Span], text: str) -> list[Span]:
    """The pieces in order, those that touch or leave only a blank between them made one."""
    merged: list[Span] = []
    for start, end in sorted(pieces):
        if merged and start < end and merged[-1][0] < merged[-1][1] and not text[merged[-1][1] : start].strip():
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def _joined(text: str, pieces: Sequence[Span], spans: Sequence[Span]) -> tuple[str, list[Span]]:
    """The pieces with an ellipsis for each gap, and where the spans, cut to the pieces, come to stand."""
    shown = ""
    moved: list[Span] = []
    for start, end in (piece for piece in pieces if piece[0] < piece[1]):
        if start > 0:
            gap = ELLIPSIS + (" " if shown and text[start - 1] == " " else "")
            shown, moved = _cut_blanks(shown, moved)
            shown += gap
        shift = len(shown) - start
        shown += text[start:end]
        for a, b in spans:
            a, b = max(a, start), min(b, end)
            if a < b:
                moved.append((a + shift, b + shift))
    last = max((end for _, end in pieces), default=0)
    if text[last:].strip():
        shown, moved = _cut_blanks(shown, moved)
        shown += ELLIPSIS
    return shown, moved


def _cut_blanks(shown: str, spans: list[Span]) -> tuple[str, list[Span]]:
    """Without the blanks at the end, and without what spans had of them."""
    shown = shown.rstrip()
    return shown, [(a, min(b, len(shown))) for a, b in spans if a < len(shown)]
