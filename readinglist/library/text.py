"""Text as SQLite keeps it."""

from __future__ import annotations

import json
from collections.abc import Sequence


def storable(text: str) -> str:
    """Text that SQLite keeps whole: without NUL, which cuts it, and lone surrogates, which it refuses."""
    return text.replace("\0", "").encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def json_array(texts: Sequence[str]) -> str:
    """Texts as a JSON array, several times as fast as json makes it where nothing has to be escaped."""
    joined = '", "'.join(texts)
    if texts and joined.isprintable() and "\\" not in joined and joined.count('"') == 2 * len(texts) - 2:
        return f'["{joined}"]'
    return json.dumps(texts, ensure_ascii=False)
