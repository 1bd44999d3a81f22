"""Commands that bring papers in and take them out: import and export."""

from __future__ import annotations

import contextlib
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from readinglist import citing, edits, importing
from readinglist.cli import output
from readinglist.cli.imports import known
from readinglist.cli.options import ids_only, json_option, library_option
from readinglist.cli.papers import find
from readinglist.cli.streams import input_lines, read_input, write_output
from readinglist.errors import BadRequest, CannotRead, NoSuchPaper
from readinglist.importing.given import LARGEST
from readinglist.library import Library
from readinglist.library.tags import clean_name, name_key
from readinglist.records import Paper, Place, Sort

if TYPE_CHECKING:
    from readinglist.reviewing import Plan

FORMAT_KEYS = ("markdown", "bibtex", "ris", "csl-json", "csv")
"""The keys of exporting.FORMATS, here so that the writers are loaded only to write."""

PARTLY = 5
"""Exit code: some sources gave nothing, the others were imported."""

MOST_ASKED = 20
"""Unsure papers that are listed before the question."""

INTERRUPTED = 130
"""Exit code of a shell's command that Ctrl+C ended."""


@click.command("import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@click.option("--dry-run", is_flag=True, help="Say what is there and what it would do; import nothing.")
@click.option("--yes", is_flag=True, help="Don't ask, even where something is unsure.")
@json_option
@library_option
def import_(library: Path, paths: tuple[Path, ...], dry_run: bool, yes: bool, as_json: bool) -> None:
    """Import files, folders and zip archives: copied or saved pages, BibTeX, RIS, CSL-JSON, CSV, Atom, our own exports,
    arXiv's metadata as JSON lines (- reads standard input).

    At a terminal you are asked first where a reading or a match is unsure; scripts are never asked.
    """
    with contextlib.ExitStack() as stack:
        given = []
        for path in paths:
            given += [_standard_input(stack)] if str(path) == "-" else importing.gather([path])
        asks = not yes and not as_json and _can_ask()
        try:
            with Library.open(library) as opened:
                if dry_run:
                    _show_plan(opened, given, as_json)
                    return
                imported = _asked(opened, given) if asks else _imported(opened, given)
        except KeyboardInterrupt:
            _clear_progress()
            click.echo("Stopped. What was imported so far is in the library; import again to go on.", err=True)
            raise click.exceptions.Exit(INTERRUPTED) from None
    _clear_progress()
    if as_json:
        output.print_json([report.as_json() for report in imported.reports])
    for report in imported.reports:
        if report.error:
            click.echo(report.error, err=True)
        elif not as_json:
            _print_report(report)
    _exit_for(imported.failed, len(imported.reports))


def _imported(library: Library, given: Sequence[importing.Given]) -> importing.Imported:
    return importing.run(library, given, on_progress=_progress if _is_terminal() else lambda _: None)


def _show_plan(library: Library, given: Sequence[importing.Given], as_json: bool) -> None:
    """What an import would do."""
    from readinglist import reviewing
    from readinglist.reviewing import told

    plan = _planned(library, given)
    _clear_progress()
    if as_json:
        output.print_json(told.as_json(plan))
    else:
        for line in told.lines(plan):
            click.echo(line)
        sentence = reviewing.Decisions(plan).outcome.sentence
        click.echo(
            f"Nothing was imported. Without --dry-run: {sentence.lower()}." if sentence else "Nothing to import."
        )
    _exit_for(sum(source.error is not None for source in plan.sources), len(plan.sources) + len(plan.unreviewed))


def _planned(library: Library, given: Sequence[importing.Given]) -> Plan:
    from readinglist import reviewing

    try:
        return reviewing.plan(library, given, on_progress=_planning if _is_terminal() else lambda _: None)
    except KeyboardInterrupt:
        _clear_progress()
        click.echo("Stopped. Nothing was imported.", err=True)
        raise click.exceptions.Exit(INTERRUPTED) from None


def _asked(library: Library, given: Sequence[importing.Given]) -> importing.Imported:
    """Import, but first ask where something is unsure."""
    from readinglist import reviewing
    from readinglist.reviewing import told

    plan = _planned(library, given)
    unsure = [entry for entry in plan.entries if entry.verdict == reviewing.Verdict.UNSURE]
    _clear_progress()
    if unsure:
        click.echo(
            f"{edits.counted(len(unsure), 'paper')} of {len(plan.entries):,} {_are(len(unsure))} unsure:", err=True
        )
        for entry in unsure[:MOST_ASKED]:
            click.echo(told.entry_line(entry), err=True)
        if len(unsure) > MOST_ASKED:
            click.echo(f"  and {len(unsure) - MOST_ASKED:,} more (--dry-run shows them all)", err=True)
        question = reviewing.Decisions(plan).outcome.sentence or "Go on"
        try:
            wanted = click.confirm(f"{question}?", default=True, err=True)
        except click.Abort:
            wanted = False
        if not wanted:
            click.echo("Nothing was imported.", err=True)
            raise click.exceptions.Exit(1)
    imported = reviewing.commit(library, plan, {}, on_progress=_progress)
    if not plan.unreviewed:
        return imported
    rest = _imported(library, plan.unreviewed)
    return importing.Imported((*imported.reports, *rest.reports), imported.change)


def _are(number: int) -> str:
    return "is" if number == 1 else "are"


def _exit_for(failed: int, sources: int) -> None:
    if failed:
        raise click.exceptions.Exit(CannotRead.exit_code if failed == sources else PARTLY)


def _can_ask() -> bool:
    return _is_terminal() and sys.stdin is not None and sys.stdin.isatty()


def _clear_progress() -> None:
    if _is_terminal():
        click.echo("\r\033[K", nl=False, err=True)


def _is_terminal() -> bool:
    return sys.stderr is not None and sys.stderr.isatty()


def _standard_input(stack: contextlib.ExitStack) -> importing.Given:
    """Standard input; what is too long for a page waits in a file, for it may be lines without end."""
    data = read_input(LARGEST + 1)
    if len(data) <= LARGEST:
        return importing.Given("standard input", "stdin", data=data)
    try:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="readinglist-"))
        path = Path(folder, "standard input")
        with path.open("wb") as file:
            file.write(data)
            del data
            shutil.copyfileobj(input_lines(), file, 1 << 20)
    except OSError as error:
        raise CannotRead(f"Standard input can't be read to its end ({error.strerror}). Nothing was changed.") from error
    return importing.Given("standard input", "stdin", path=path)


def _print_report(report: importing.ImportReport) -> None:
    click.echo(report.sentence())
    if report.left_out_of is not None and report.left_out_on:
        click.echo(f"  To take them after all: readinglist imports {report.left_out_of} --take-left-out")
    for warning in report.warnings:
        click.echo(f"  {warning}")
    if report.unread:
        click.echo(f"  {edits.count(report.unread, 'line')} went into no paper (--json lists them).")


def _progress(progress: importing.Progress) -> None:
    _say(f"Importing {progress.name}…", progress)


def _planning(progress: importing.Progress) -> None:
    _say(
        f"Comparing {progress.name} with the library…" if progress.comparing else f"Reading {progress.name}…", progress
    )


def _say(doing: str, progress: importing.Progress) -> None:
    of = f" of {progress.total}" if progress.total else ""
    click.echo(f"\r\033[K{doing} {progress.done}{of}", nl=False, err=True)


@click.command()
@click.option("--marked", is_flag=True, help="The marked papers.")
@click.option("--all", "everything", is_flag=True, help="All papers.")
@click.option("--query", help="What a search finds, best first.")
@click.option("--import", "import_id", type=click.IntRange(1, (1 << 63) - 1), help="The papers of an import.")
@click.option("--tag", "tag", help="The papers with a tag.")
@click.option("--id", "ids", multiple=True, help="Papers by number, in this order.")
@click.argument("more_ids", nargs=-1)
@click.option("--format", "format_key", type=click.Choice(FORMAT_KEYS), help="Default: by the file's name.")
@click.option("-o", "--output", "target", default="-", help="The file to write (- is standard output).")
@library_option
def export(
    library: Path,
    marked: bool,
    everything: bool,
    query: str | None,
    import_id: int | None,
    tag: str | None,
    ids: tuple[str, ...],
    more_ids: tuple[str, ...],
    format_key: str | None,
    target: str,
) -> None:
    """Write papers to a reading-list file."""
    said = [marked, everything, query is not None, import_id is not None, tag is not None, bool(ids)]
    if sum(said) != 1 or (more_ids and not ids):
        raise click.UsageError("Say which papers: one of --marked, --all, --query, --import, --tag or --id.")
    from readinglist import exporting

    by_name = None if target == "-" else exporting.format_for(Path(target))
    chosen = exporting.FORMATS[format_key] if format_key else by_name or exporting.FORMATS["markdown"]
    with Library.open(library) as opened:
        if query is None and not ids:
            papers = opened.papers.load(opened.papers.ids(_place(opened, marked, import_id, tag), Sort()))
        else:
            papers = _chosen(opened, query, ids_only((*ids, *more_ids)) if ids else ())
        papers = citing.with_cite_keys(opened, papers)
    data = exporting.encode(chosen, chosen.render(papers))
    if target == "-":
        write_output(data)
    else:
        exporting.write(data, Path(target))
        click.echo(f"Wrote {edits.count(papers, 'paper')} to {target}.", err=True)


def _place(library: Library, marked: bool, import_id: int | None, tag: str | None) -> Place:
    if import_id is not None:
        return Place("import", known(library, import_id).id)
    if tag is not None:
        wanted = name_key(clean_name(tag))
        found = next((one for one in library.tags.all() if name_key(one.name) == wanted), None)
        if found is None:
            raise BadRequest(f"There is no tag “{tag}” in this library. Nothing was written.")
        return Place("tag", found.id)
    return Place("marked" if marked else "all")


def _chosen(library: Library, query: str | None, ids: Sequence[int]) -> list[Paper]:
    if query is not None:
        return [paper for paper, _ in find(library, query, None)]
    papers = library.papers.load(library.papers.live(ids))
    missing = set(ids) - {paper.id for paper in papers}
    if missing:
        raise NoSuchPaper(f"There is no paper {min(missing)} in this library. Nothing was written.")
    return papers


COMMANDS = (import_, export)
