"""The formats a list of papers can be written in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from readinglist.exporting.bibtex import render_bibtex
from readinglist.exporting.csl_json import render_csl_json
from readinglist.exporting.csv_table import render_csv
from readinglist.exporting.markdown import render_markdown
from readinglist.exporting.ris import render_ris
from readinglist.records import Paper


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write papers down.

    ``label`` is for a menu, ``extension`` begins with its dot. ``render`` gives the whole text with the line ends
    the format asks for. ``bom`` says that a byte order mark goes in front of the bytes.
    """

    key: str
    label: str
    extension: str
    render: Callable[[Sequence[Paper]], str]
    bom: bool = False


FORMATS: dict[str, Format] = {
    each.key: each
    for each in (
        Format("markdown", "Markdown reading list", ".md", render_markdown),
        Format("bibtex", "BibTeX", ".bib", render_bibtex),
        Format("ris", "RIS", ".ris", render_ris),
        Format("csl-json", "CSL-JSON", ".json", render_csl_json),
        Format("csv", "CSV for spreadsheets", ".csv", render_csv, bom=True),
    )
}
"""Every format, by the name the command line knows it by, in the order of the menu."""

_OTHER_EXTENSIONS = {".markdown": "markdown", ".bibtex": "bibtex"}


def format_for(path: str | PurePath) -> Format | None:
    """The format that the extension of ``path`` stands for, or None."""
    extension = PurePath(path).suffix.lower()
    by_extension = {each.extension: each for each in FORMATS.values()}
    return by_extension.get(extension) or FORMATS.get(_OTHER_EXTENSIONS.get(extension, ""))


def encode(fmt: Format, text: str) -> bytes:
    """The bytes of a rendered text, the same for a file and for standard output: UTF-8, line ends as they are."""
    return text.encode("utf-8-sig" if fmt.bom else "utf-8", "replace")
