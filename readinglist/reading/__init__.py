"""Text in, drafts out: no database, no Qt."""

from __future__ import annotations

from readinglist.reading.detect import decode
from readinglist.reading.page import read_page
from readinglist.records import Reading

__all__ = ["read"]


def read(data: bytes | str, name: str = "") -> Reading:
    """What one source holds. ``name`` is what messages call it.

    A text without papers gives a Reading with no drafts and every line that is not blank unread.
    Raises CannotRead for a source that is empty or not text.
    """
    return read_page(decode(data, name))
