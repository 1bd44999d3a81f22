"""Accents as TeX writes them: arXiv's own listings spell names so, ``Erd\\H{o}s`` and ``Fr\\'echet``."""

from __future__ import annotations

import re
import unicodedata

_MARKS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", '"': "\u0308", "=": "\u0304", ".": "\u0307",
    "u": "\u0306", "v": "\u030c", "H": "\u030b", "c": "\u0327", "k": "\u0328", "r": "\u030a", "d": "\u0323",
    "b": "\u0331",
}  # fmt: skip
_LETTERS = {
    "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å", "o": "ø", "O": "Ø", "l": "ł",
    "L": "Ł", "i": "i", "j": "j",
}  # fmt: skip
_LIKELY = re.compile(r"\\(?:[`'^~\"=.]|[uvHckrdb][ {]|(?:ss|ae|AE|oe|OE|aa|AA|[oOlLij])(?![A-Za-z]))")
_ACCENT = re.compile(
    r"\{?\\(?:"
    r"(?P<sign>[`'^~\"=.])\s*(?:\{\s*\\?(?P<a>[A-Za-z])\s*\}|\\?(?P<b>[A-Za-z]))"
    r"|(?P<mark>[uvHckrdb])(?:\s*\{\s*\\?(?P<c>[A-Za-z])\s*\}|\s+(?P<d>[A-Za-z])(?![A-Za-z]))"
    r"|(?P<letter>ss|ae|AE|oe|OE|aa|AA|[oOlLij])(?:\{\}|(?![A-Za-z])\s?)"
    r")(?P<close>\}?)"
)


def accented(text: str) -> str:
    """``text`` with TeX's accents as letters; formulas between dollars stay as they are."""
    if "\\" not in text or _LIKELY.search(text) is None:
        return text
    parts = text.split("$")
    parts[::2] = [_ACCENT.sub(_letter, part) for part in parts[::2]]
    return "$".join(parts)


def _letter(match: re.Match[str]) -> str:
    whole = match[0]
    if match["letter"]:
        made = _LETTERS[match["letter"]]
    else:
        base = match["a"] or match["b"] or match["c"] or match["d"]
        made = unicodedata.normalize("NFC", base + _MARKS[match["sign"] or match["mark"]])
    opened, closed = whole.startswith("{"), bool(match["close"])
    # A brace that has no partner here belongs to the text around.
    return ("{" if opened and not closed else "") + made + ("}" if closed and not opened else "")
