"""The command that asks arXiv and Crossref about papers that lack something."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from readinglist import edits
from readinglist.cli import output
from readinglist.cli.options import ids_only, json_option, library_option
from readinglist.errors import BadRequest, NoSuchPaper
from readinglist.importing import completing
from readinglist.library import Library
from readinglist.records import Paper, Place, Sort

if TYPE_CHECKING:
    from readinglist.lookup import Progress


@click.command()
@click.argument("items", nargs=-1, metavar="[ID]...")
@click.option(
    "--all", "everything", is_flag=True, help="Every paper that lacks a title, authors, a date or an abstract."
)
@click.option("--online", is_flag=True, envvar="READINGLIST_ONLINE", help="Allow asking; without it nothing is sent.")
@click.option("--dry-run", is_flag=True, help="Show what would be filled; change nothing.")
@json_option
@library_option
def complete(
    library: Path, items: tuple[str, ...], everything: bool, online: bool, dry_run: bool, as_json: bool
) -> None:
    """Fill what papers lack from arXiv and Crossref, by their ids. What is there already stays as it is.

    Only ids leave this computer, and only with --online (or READINGLIST_ONLINE=1).
    """
    if everything == bool(items):
        raise click.UsageError("Say which papers: their numbers, or --all.")
    with Library.open(library) as opened:
        papers = _papers(opened, None if everything else ids_only(items))
        if not online:
            of = edits.count(papers, "paper")
            raise BadRequest(f"Looking up is off. {of} would be asked about; add --online to allow it.")
        fillings, objections = _ask(papers)
        change = None if dry_run or not fillings else completing.fill(opened, fillings)
    if as_json:
        output.print_json(
            {
                "filled": [] if dry_run else [completing.as_json(one) for one in fillings],
                "would_fill": [completing.as_json(one) for one in fillings] if dry_run else [],
                "not_filled": [{"paper": paper.id, "why": why} for paper, why in objections],
            }
        )
        return
    by_id = {paper.id: paper for paper in papers}
    for one in fillings:
        click.echo(f"{one.paper}  {by_id[one.paper].heading}: {', '.join(one.fields)} ({one.service})")
    for paper, why in objections:
        click.echo(f"{paper.id}  {paper.heading}: {why}", err=True)
    click.echo("Nothing was changed." if change is None or not change else f"{change.label}.")


def _papers(library: Library, ids: Sequence[int] | None) -> list[Paper]:
    if ids is None:
        return list(completing.incomplete(library, library.papers.ids(Place(), Sort())))
    papers = library.papers.load(library.papers.live(ids))
    missing = set(ids) - {paper.id for paper in papers}
    if missing:
        raise NoSuchPaper(f"There is no paper {min(missing)} in this library. Nothing was changed.")
    return papers


def _ask(papers: Sequence[Paper]) -> tuple[list[completing.Filling], list[tuple[Paper, str]]]:
    from readinglist import lookup  # what speaks with the network is loaded only here

    by_id = {paper.id: paper for paper in papers}
    told = _progress if sys.stderr is not None and sys.stderr.isatty() else lambda _: None
    fillings = []
    objections = [(paper, "It has no id to look up.") for paper in papers if not lookup.can_be_looked_up(paper)]
    for answer in lookup.look_up(papers, on_progress=told):
        filling, why = completing.judged(by_id[answer.paper], answer)
        if filling is not None:
            fillings.append(filling)
        else:
            objections.append((by_id[answer.paper], why))
    return fillings, objections


def _progress(progress: Progress) -> None:
    click.echo(f"\r\033[KAsking {progress.service}… {progress.done} of {progress.total}", nl=False, err=True)
    if progress.done == progress.total:
        click.echo("\r\033[K", nl=False, err=True)


COMMANDS = (complete,)
