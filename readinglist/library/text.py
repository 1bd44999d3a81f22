"""Text as SQLite keeps it."""

from __future__ import annotations


def storable(text: str) -> str:
    """Text that SQLite keeps whole: without NUL, which cuts it, and lone surrogates, which it refuses."""
    return text.replace("\0", "").encode("utf-16", "surrogatepass").decode("utf-16", "replace")
