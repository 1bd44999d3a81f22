"""Commands about papers that are one, or are not: merge, split, duplicates."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from readinglist import edits
from readinglist.cli import output
from readinglist.cli.options import ids_only, json_option, library_option
from readinglist.errors import BadRequest, NoSuchPaper
from readinglist.library import Library

if TYPE_CHECKING:
    from readinglist.duplicates import Likely


@click.command()
@click.argument("ids", nargs=-1, required=True)
@json_option
@library_option
def merge(library: Path, ids: tuple[str, ...], as_json: bool) -> None:
    """Let papers be one; the first keeps its number and wins where both say something."""
    wanted = ids_only(ids)
    if len(set(wanted)) < 2:
        raise click.UsageError("Give the numbers of at least two papers.")
    with Library.open(library) as opened:
        output.print_change(edits.apply(opened, edits.MergePapers(wanted)), as_json)


@click.command()
@click.argument("paper", type=int)
@click.option("--source", "numbers", type=int, multiple=True, help="Which source is of another paper, as listed.")
@json_option
@library_option
def split(library: Path, paper: int, numbers: tuple[int, ...], as_json: bool) -> None:
    """Let sources of a paper be of another paper. Without --source, the sources are listed; of two, the later goes."""
    with Library.open(library) as opened:
        if not opened.papers.live([paper]):
            raise NoSuchPaper(f"There is no paper {paper} in this library.")
        sources = opened.sources.provenance(paper)
        if len(sources) < 2:
            raise BadRequest(f"Paper {paper} has one source only, so there is nothing to split.")
        if not numbers and len(sources) == 2:
            numbers = (2,)
        if not numbers:
            listed = "".join(f"\n{k:>4} {one.import_name}" for k, one in enumerate(sources, 1))
            raise click.UsageError(f"Say which sources are of another paper, with --source N:{listed}")
        if not all(1 <= number <= len(sources) for number in numbers):
            raise BadRequest(f"Paper {paper} has the sources 1 to {len(sources)}. Nothing was changed.")
        chosen = [sources[number - 1].source for number in numbers]
        output.print_change(edits.apply(opened, edits.SplitPaper(paper, chosen)), as_json)


@click.command()
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="Pairs to print.")
@click.option("--seconds", type=click.FloatRange(0.1), default=60.0, show_default=True, help="When to stop looking.")
@json_option
@library_option
def duplicates(library: Path, limit: int, seconds: float, as_json: bool) -> None:
    """List papers that are likely one, with why. Ctrl+C stops; what was found is printed."""
    from readinglist.duplicates import likely

    found: list[Likely] = []
    with Library.open(library, create=False) as opened:
        try:
            for pair in likely(opened, seconds=seconds):
                found.append(pair)
                if not as_json:
                    _print_pair(opened, pair)
                if len(found) >= limit:
                    break
        except KeyboardInterrupt:
            click.echo("Stopped.", err=True)
    if as_json:
        output.print_json([{"papers": [p.paper, p.other], "why": p.why, "sure": p.sure} for p in found])
    elif not found:
        click.echo("No likely duplicates found.", err=True)


def _print_pair(library: Library, pair: Likely) -> None:
    papers = library.papers.load([pair.paper, pair.other])
    output.print_list(papers)
    click.secho(
        f"         {'' if pair.sure else 'perhaps: '}{pair.why} · readinglist merge {pair.paper} {pair.other}\n"
    )


COMMANDS = (merge, split, duplicates)
