"""The program as click sees it: commands, and the window where no command is named."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from readinglist import __version__
from readinglist.cli import imports, lookup, papers, same, transfer
from readinglist.cli.options import library_option
from readinglist.errors import ReadingListError
from readinglist.library.location import default_path


@dataclass(frozen=True, slots=True)
class WindowRequest:
    """What the window shall show: a library, files to import into it, or only a picture of it."""

    library: Path
    files: tuple[Path, ...]
    screenshot: Path | None
    theme: str
    size: tuple[int, int]
    query: str


OpenWindow = Callable[[WindowRequest], int]
"""Opens the window and returns the exit code when it is closed."""


class _Shown(click.ClickException):
    """An error of ours on its way out through click, which prints it and takes its exit code."""

    def __init__(self, error: ReadingListError) -> None:
        super().__init__(str(error))
        self.exit_code = error.exit_code  # type: ignore[misc]  # declared for the class, read from the instance


class _Program(click.Group):
    """Commands by name; anything else means the window (``readinglist``, ``readinglist page.txt``)."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        at = _first_word(args)
        if at == len(args) or (args[at] not in self.commands and args[at] not in ("--help", "--version")):
            args = [*args[:at], "open", *args[at:]]
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except ReadingListError as error:
            raise _Shown(error) from error


def _first_word(args: Sequence[str]) -> int:
    """Where the options of the program end."""
    at = 0
    while at < len(args):
        if args[at] == "--library":
            at += 2
        elif args[at].startswith("--library="):
            at += 1
        else:
            break
    return min(at, len(args))


def make_program(open_window: OpenWindow) -> click.Group:
    """The whole command line, with the way to open a window given by whoever knows windows."""

    @click.group(cls=_Program, context_settings={"help_option_names": ["--help"]})
    @click.version_option(__version__, prog_name="readinglist")
    @click.option("--library", type=click.Path(path_type=Path), help="The library file (else READINGLIST_LIBRARY).")
    @click.pass_context
    def program(context: click.Context, library: Path | None) -> None:
        """Keep one library of the papers you find on pages.

        Without a command the window opens: readinglist [FILE…] imports the files into it.
        """
        context.obj = library

    @program.command("open")
    @click.argument("files", nargs=-1, type=click.Path(path_type=Path))
    @click.option("--screenshot", type=click.Path(path_type=Path), help="Write a PNG of the window and end.")
    @click.option("--theme", type=click.Choice(["system", "light", "dark"]), default="system", show_default=True)
    @click.option("--size", default="1280x800", show_default=True, help="Size of the screenshot.")
    @click.option("--query", default="", help="What the screenshot shows in the search box.")
    @library_option
    def open_(
        library: Path, files: tuple[Path, ...], screenshot: Path | None, theme: str, size: str, query: str
    ) -> None:
        """Open the window, importing FILES (also without the word open)."""
        width, _, height = size.partition("x")
        if not (width.isdigit() and height.isdigit() and 200 <= int(width) <= 8000 and 200 <= int(height) <= 8000):
            raise click.BadParameter("use WIDTHxHEIGHT, such as 1280x800", param_hint="--size")
        request = WindowRequest(library, files, screenshot, theme, (int(width), int(height)), query)
        code = open_window(request)
        if code:
            raise click.exceptions.Exit(code)

    for command in (*papers.COMMANDS, *same.COMMANDS, *transfer.COMMANDS, *imports.COMMANDS, *lookup.COMMANDS):
        program.add_command(command)
    return program


__all__ = ["OpenWindow", "WindowRequest", "default_path", "make_program"]
