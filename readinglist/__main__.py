"""The way in: commands without Qt, and the window, loaded only when it is asked for."""

from __future__ import annotations

import contextlib
import io
import sys

from readinglist.cli import make_program
from readinglist.cli.program import WindowRequest


def main() -> None:
    """Run the program; ends with the exit codes of readinglist/errors.py."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and not stream.isatty():
            with contextlib.suppress(ValueError):
                stream.reconfigure(encoding="utf-8", errors="replace")
    make_program(_open_window)(prog_name="readinglist")


def _open_window(request: WindowRequest) -> int:
    from ui import prerequisites

    prerequisites.ensure(window=prerequisites.has_display() and request.screenshot is None)
    from ui.start import run

    return run(request)


if __name__ == "__main__":
    main()
