"""The only room with SQL: one SQLite file that holds a library.

Open a :class:`Library` in each thread that needs one; a connection does not travel between threads.
"""

from __future__ import annotations

from readinglist.library.database import SCHEMA_VERSION, Library
from readinglist.library.location import default_path

__all__ = ["SCHEMA_VERSION", "Library", "default_path"]
