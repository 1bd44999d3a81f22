"""Papers out: one file per format, every one a function from papers to text.

The order of the papers is kept, and so is everything the library knows of them: what a format has no field
for goes into the field its readers are used to, or into one that they pass over.
"""

from __future__ import annotations

from readinglist.exporting.cite_keys import cite_keys
from readinglist.exporting.csv_table import render_csv
from readinglist.exporting.file import write
from readinglist.exporting.formats import FORMATS, Format, encode, format_for

__all__ = ["FORMATS", "Format", "cite_keys", "encode", "format_for", "render_csv", "write"]
