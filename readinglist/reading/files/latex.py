r"""LaTeX in the values of BibTeX, as text: escapes and accents become letters, formulas stay as they are.

Commands that only change the type (``\emph{…}``) give their words. A command that is not known here stays as it is
written: better a backslash on the screen than a word that is lost.
"""

from __future__ import annotations

import re
import unicodedata

_MARKS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", '"': "\u0308", "=": "\u0304", ".": "\u0307",
    "u": "\u0306", "v": "\u030c", "H": "\u030b", "c": "\u0327", "k": "\u0328", "r": "\u030a", "d": "\u0323",
    "b": "\u0331", "t": "\u0361",
}  # fmt: skip
_SYMBOLS = {
    "ss": "ß", "SS": "ẞ", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å", "o": "ø", "O": "Ø",
    "l": "ł", "L": "Ł", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "dj": "đ", "DJ": "Đ", "th": "þ", "TH": "Þ",
    "ng": "ŋ", "NG": "Ŋ", "textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^", "textbraceleft": "{",
    "textbraceright": "}", "textunderscore": "_", "textdollar": "$", "textendash": "–", "textemdash": "—",
    "textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“", "textquotedblright": "”", "ldots": "…",
    "dots": "…", "textellipsis": "…", "textbar": "|", "textless": "<", "textgreater": ">", "textdegree": "°",
    "textmu": "µ", "copyright": "©", "textregistered": "®", "texttrademark": "™", "S": "§", "P": "¶",
    "pounds": "£", "euro": "€", "texteuro": "€", "LaTeX": "LaTeX", "TeX": "TeX", "BibTeX": "BibTeX", "quad": " ",
    "qquad": " ", "par": " ", "newline": " ", "textquotesingle": "'", "textasciigrave": "`", "slash": "/",
}  # fmt: skip
_TYPE = frozenset(
    str.split(
        "emph textit textbf texttt textrm textsf textsc textsl textup textmd textnormal mbox text url path it bf em tt"
        " rm sc sl sf itshape bfseries scshape ttfamily rmfamily sffamily normalfont uppercase lowercase underline"
        " textsuperscript textsubscript enquote protect relax ensuremath nolinkurl mathrm MakeUppercase small large"
    )
)
_TOKEN = re.compile(
    r"\$\$(?:[^$\\]|\\.)++\$\$|(?P<math>\$(?:[^$\\]|\\.)++\$|\\\((?:[^\\]|\\(?!\)).)*+\\\))"
    r"|\\(?P<sign>[`'^\"~=.])\s*+(?:\{\s*+\\?(?P<a>[^\W\d_]{1,2}+)\s*+\}|\\(?P<ij>[ij])(?![A-Za-z])|(?P<b>[^\W\d_]))"
    r"|\\(?P<mark>[uvHckrdbt])(?:\s*+\{\s*+\\?(?P<c>[^\W\d_]{1,2}+)\s*+\}|\s++\\?(?P<d>[^\W\d_])(?![A-Za-z]))"
    r"|\\href\s*+\{[^{}]*+\}"
    r"|\\(?P<name>[A-Za-z]++)\*?(?:\s*+\{(?P<arg>[^{}]*+)\}|(?P<space>\s*+))"
    r"|\\(?P<other>.)"
    r"|[{}~]"
)
_ESCAPED = frozenset("&%$#_{}")
_SPACING = dict.fromkeys(",;: \\", " ") | dict.fromkeys("-/!@", "")


def plain(value: str) -> str:
    """One line of text that the LaTeX of ``value`` prints."""
    value = folded(value)
    if "{" in value or "\\" in value or "$" in value or "~" in value or "}" in value:
        return folded(_TOKEN.sub(_text, value))
    return value


def folded(value: str) -> str:
    """One line with single spaces, and none at its ends."""
    if value.isprintable() and "  " not in value:  # no line ends either; most values are fine as they are
        return value.strip()
    return " ".join(value.split())


def note(value: str) -> str:
    r"""A note of several lines: one that ends in ``\\`` or with the line is a line, and keeps its indentation."""
    lines = []
    for at, row in enumerate(value.split("\n")):
        for line in (row if at == 0 else row.lstrip()).split("\\\\ "):
            body = line.lstrip(" ")
            lines.append(" " * (len(line) - len(body)) + plain(body))
    while lines and not lines[-1].strip():
        lines.pop()
    while lines and not lines[0].strip():
        lines.pop(0)
    return "\n".join(lines)


def _text(match: re.Match[str]) -> str:
    whole = match[0]
    if whole in "{}":
        return ""
    if whole == "~":
        return " "
    if whole[0] == "$" or match["math"]:
        return whole
    if match["sign"] or match["mark"]:
        base = match["a"] or match["ij"] or match["b"] or match["c"] or match["d"]
        mark = _MARKS[match["sign"] or match["mark"]]
        return unicodedata.normalize("NFC", base[0] + mark + base[1:])
    if match["other"]:
        other = match["other"]
        return other if other in _ESCAPED else _SPACING.get(other, whole)
    name = match["name"]
    if name is None:
        return ""  # \href{address}: the words come next
    arg = match["arg"]
    if name in _SYMBOLS:
        return _SYMBOLS[name] + (plain(arg) if arg else "")
    if name in _TYPE:
        return plain(arg) if arg else ""
    return whole
