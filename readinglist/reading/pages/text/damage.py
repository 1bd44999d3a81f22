"""Letters that were lost before the text came here: they are kept as they are, and said."""

from __future__ import annotations

import re

# UTF-8 read as Latin-1 leaves a lead byte (Ã, Å, Ï, â) and a second one; the second is often gone from the text,
# and then no program can decode it. Å before a vowel stands in no word of the languages that have Å.
_DAMAGE = re.compile(
    "\ufffd|[\x80-\x9f]"
    "|[ÂÃÄÅÎÏÐÑ][\xa0-\xbf]"
    "|â€|Ã[a-z]"
    "|Å[aeiouy]"
    r"|(?<![^\W\d_])[ÃÎÏ](?![^\W\d_])"
)
DOUBT = "Some letters were damaged before the text came here."


def is_damaged(text: str) -> bool:
    """Whether a text shows letters that were decoded wrongly or lost."""
    return not text.isascii() and _DAMAGE.search(text) is not None


def warning(numbers: list[int]) -> str:
    """The sentence for a source with damaged letters in the lines ``numbers``."""
    shown = ", ".join(map(str, numbers[:8])) + (" and more" if len(numbers) > 8 else "")
    where = "line" if len(numbers) == 1 else "lines"
    return f"Some letters were damaged before the text came here ({where} {shown}); they were kept as they are."
