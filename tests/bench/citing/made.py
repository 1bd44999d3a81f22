"""What is cited, and a row that cites it while it is put together."""

from __future__ import annotations

from dataclasses import dataclass, field

GONE = "\x1f"


@dataclass(slots=True)
class Made:
    """A row: its text, the tag of each letter, its links and what is set off by type."""

    text: str = ""
    tags: list[str] = field(default_factory=list)
    links: list[tuple[int, int]] = field(default_factory=list)
    strong: list[tuple[int, int]] = field(default_factory=list)

    def add(self, text: str, tag: str) -> tuple[int, int]:
        """Append a piece; its span."""
        start = len(self.text)
        self.text += text
        self.tags += [tag] * len(text)
        return start, len(self.text)


@dataclass(frozen=True, slots=True)
class Paper:
    """What is cited."""

    title: str
    authors: tuple[str, ...]
    year: int


def words(text: str) -> list[str]:
    """A list written with bars between its items."""
    return [part.strip() for part in text.replace("\n", " ").split("|") if part.strip()]
