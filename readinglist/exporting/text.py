"""Text made fit for a file, and the stretches of mathematics in it."""

from __future__ import annotations

import re

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_SPACES = re.compile("[ \t\n]+")

# As Pandoc tells them from prices: no space inside the dollars, no digit after the closing one.
_MATH = re.compile(r"(?<!\\)(\$\$?)(?=[^\s$])(?:[^$\\]|\\.)+?(?<=\S)\1(?![\d$])")


def plain(text: str | None) -> str:
    r"""``text`` that any file can hold: line ends are ``\n``, control characters are gone, surrogates are repaired.

    All that other programs take for a line end (``\x85``, U+2028, ...) counts as one. The other characters from
    ``\x80`` to ``\x9f`` stay: in text that was decoded wrongly they are letters, and dropping them would make the
    damage final.
    """
    if not text:
        return ""
    text = _CONTROLS.sub("", _LINE_ENDS.sub("\n", text))
    if _SURROGATES.search(text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def one_line(text: str | None) -> str:
    """``plain`` text with every run of spaces, tabs and line ends made one space, and none at its ends.

    No-break spaces stay beside other characters, being letters in text that was decoded wrongly.
    """
    if text and text.isprintable() and "  " not in text:  # most text is fine as it is
        return text.strip(" ")
    folded = _SPACES.sub(" ", plain(text)).strip(" ")
    return "" if folded.isspace() else folded


def note_lines(note: str | None) -> list[str]:
    """The lines of a note, without blank ones before and after it; empty for a note that says nothing."""
    lines = plain(note).split("\n")
    said = [index for index, line in enumerate(lines) if line.strip()]
    return lines[said[0] : said[-1] + 1] if said else []


def folded_note_lines(note: str | None) -> list[str]:
    """The lines of a note, each with its indentation (Markdown means something by it) and single spaces inside."""
    lines = (line.expandtabs(4) for line in note_lines(note))
    return [" " * (len(line) - len(line.lstrip(" "))) + one_line(line) for line in lines]


def math_spans(text: str) -> list[tuple[int, int]]:
    """Where ``$...$`` and ``$$...$$`` stand in ``text``, dollars included; a dollar without a partner is text."""
    if "$" not in text:
        return []
    return [match.span() for match in _MATH.finditer(text)]
