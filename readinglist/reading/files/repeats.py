"""The element that a page repeats for every record: the innermost one that comes again and holds most of the words."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

_LEAST = 3
_MOST = 0.75
"""Of the words that the widest sort of elements holds, what a narrower one holds that still is that of the records."""
_PART = 0.4
"""Of the words of a page."""
_LINES = 2.0
"""Lines of a record, on the average: of records of one line each no gap need tell."""
_WAYS = frozenset(("odd", "even", "first", "last", "active", "clearfix"))


@dataclass(slots=True)
class Repeats:
    """Elements as they open and close; what they hold is counted in lines and letters."""

    _open: list[tuple[str, int, int]] = field(default_factory=list)
    _found: dict[tuple[str, str], list[tuple[int, int, int]]] = field(default_factory=lambda: defaultdict(list))

    def opens(self, tag: str, classes: str | None, line: int, letters: int) -> None:
        """An element begins at a line, so many letters behind the beginning."""
        names = (name for name in (classes or "").split() if name.isalpha() or "-" in name or "_" in name)
        name = next((name for name in names if name not in _WAYS and not any(map(str.isdigit, name))), "")
        self._open.append((f"{tag}.{name}", line, letters))

    def closes(self, line: int, letters: int) -> None:
        """The innermost element ends in front of a line."""
        kind, first, before = self._open.pop()
        if line > first:
            above = self._open[-1][0] if self._open else ""
            self._found[above, kind].append((first, line, letters - before))

    def records(self, letters: int) -> list[tuple[int, int]]:
        """The lines of each record (the end left out), in order; none where nothing comes again."""
        groups = []
        for items in self._found.values():
            lines = sum(last - first for first, last, _ in items)
            held = sum(count for _, _, count in items)
            if len(items) >= _LEAST and held >= _PART * letters and lines >= _LINES * len(items):
                groups.append((held, items))
        most = max((held for held, _ in groups), default=0)
        near = [items for held, items in groups if held >= _MOST * most]
        best = max(near, key=len, default=[])
        return sorted((first, last) for first, last, _ in best)
