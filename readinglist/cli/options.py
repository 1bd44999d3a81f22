"""Options and arguments that several commands share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import click

from readinglist.library.location import default_path, expanded

LONGEST_ID = 18
"""Digits of a paper's number; what has more is a word."""

P = ParamSpec("P")
R = TypeVar("R")

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


def library_option(command: Callable[..., R]) -> Callable[..., R]:
    """``--library`` behind the command as well as before it; the command is given the path in force."""

    @click.option("--library", type=click.Path(path_type=Path), help="The library file (else READINGLIST_LIBRARY).")
    @click.pass_context
    @wraps(command)
    def with_library(context: click.Context, /, *args: Any, library: Path | None = None, **kwargs: Any) -> R:
        given = library or context.find_root().obj
        return command(expanded(Path(given)) if given else default_path(), *args, **kwargs)

    return with_library


def ids_and_words(items: Sequence[str]) -> tuple[list[int], list[str]]:
    """Numbers are ids of papers, the rest are words; ids may be joined by commas."""
    ids: list[int] = []
    words: list[str] = []
    for item in items:
        parts = [part for part in item.split(",") if part]
        if parts and all(part.isascii() and part.isdigit() and len(part) <= LONGEST_ID for part in parts):
            ids += [int(part) for part in parts]
        else:
            words.append(item)
    return ids, words


def ids_only(items: Sequence[str]) -> list[int]:
    """Ids of papers; anything else is a usage error."""
    ids, words = ids_and_words(items)
    if words:
        raise click.UsageError(f"“{words[0]}” is no paper's number; readinglist search shows the numbers.")
    if not ids:
        raise click.UsageError("Say which papers, by their numbers.")
    return ids
