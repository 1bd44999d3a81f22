"""The command line. Data goes to standard output, progress and errors to standard error."""

from __future__ import annotations

from readinglist.cli.program import OpenWindow, make_program

__all__ = ["OpenWindow", "make_program"]
