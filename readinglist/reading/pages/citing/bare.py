"""A title without the signs around it."""

from __future__ import annotations

from readinglist.reading.pages.text.references import GONE

QUOTES = frozenset("“”„«»\"‘’'`")
_MARKS = " \t,;|/*-–—" + GONE


def bare_title(shown: str) -> str:
    """A title without the signs around it: quotes, the full stop, an open bracket."""
    title = shown
    while True:
        cut = title.strip(_MARKS).lstrip(".:)]").rstrip(":")
        cut = cut[:-1] if cut[-1:] == "." and cut[-3:] != "..." else cut
        inner = cut[1:-1]
        if cut.startswith("``") and cut.endswith("''"):
            cut = cut[2:-2]
        elif cut[:1] in QUOTES and cut[-1:] in QUOTES and QUOTES.isdisjoint(inner[:1] + inner[-1:]) and len(inner) > 2:
            cut = inner
        elif cut[:1] in QUOTES and QUOTES.isdisjoint(inner):
            cut = cut[1:]
        elif cut[-1:] and (
            (cut[-1] in '”»"“' and QUOTES.isdisjoint(cut[:-1]))
            or (cut[-1] in ")]" and cut.count("(") + cut.count("[") < cut.count(")") + cut.count("]"))
            or cut[-1] in "(["
        ):
            cut = cut[:-1]
        if cut == title:
            return title
        title = cut
