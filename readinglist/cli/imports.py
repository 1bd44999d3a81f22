"""The command about what was brought in: list imports, open one, rename it, take it back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from readinglist import edits
from readinglist.cli import output
from readinglist.cli.options import json_option, library_option
from readinglist.cli.streams import write_output
from readinglist.errors import BadRequest
from readinglist.library import Library
from readinglist.records import Import


@click.command()
@click.argument("import_id", required=False, type=click.IntRange(1, (1 << 63) - 1), metavar="[IMPORT]")
@click.option("--rename", "name", help="Give it another name.")
@click.option("--take-back", is_flag=True, help="Undo it as a whole; papers that carry something of yours stay.")
@click.option("--take-left-out", is_flag=True, help="Take after all what was left out of it in a review.")
@click.option("--text", is_flag=True, help="Print its source as it was read.")
@json_option
@library_option
def imports(
    library: Path,
    import_id: int | None,
    name: str | None,
    take_back: bool,
    take_left_out: bool,
    text: bool,
    as_json: bool,
) -> None:
    """List the imports, or show one: where from, when, its counts, its warnings and the lines that were not read.

    readinglist export --import IMPORT writes the papers of one to a file.
    """
    wanted = (name is not None) + take_back + take_left_out + text
    if wanted > 1 or (wanted and import_id is None):
        raise click.UsageError("Name one import, and one thing to do with it.")
    with Library.open(library) as opened:
        if import_id is None:
            _print_all(list(opened.imports.all()), as_json)
            return
        known(opened, import_id)
        if name is not None:
            output.print_change(edits.apply(opened, edits.RenameImport(import_id, name)), as_json)
        elif take_back:
            output.print_change(edits.apply(opened, edits.TakeBackImport(import_id)), as_json)
        elif take_left_out:
            from readinglist.importing import left_out

            output.print_change(left_out.take(opened, import_id), as_json)
        elif text:
            write_output(opened.imports.source_text(import_id).encode("utf-8", "replace"))
        else:
            _print_one(known(opened, import_id), as_json)


def known(library: Library, import_id: int) -> Import:
    """An import that was not taken back. Raises BadRequest."""
    found = next((one for one in library.imports.all() if one.id == import_id), None)
    if found is None:
        raise BadRequest(f"There is no import {import_id} in this library; readinglist imports lists them.")
    return found


def _print_all(found: list[Import], as_json: bool) -> None:
    if as_json:
        output.print_json([_as_json(one) for one in found])
        return
    for one in found:
        click.echo(f"{one.id:>4}  {one.when[:10]}  {edits.counted(one.papers, 'paper'):>14}  {one.name}")


def _print_one(one: Import, as_json: bool) -> None:
    if as_json:
        unread = [{"line": line.number, "text": line.text} for line in one.unread]
        output.print_json(_as_json(one) | {"unread": unread})
        return
    click.echo(f"{one.name} ({one.origin}, {one.when})")
    click.echo(
        f"  {edits.counted(one.records, 'record')}: {one.new:,} new, {one.existing:,} already there,"
        f" {one.merged:,} completed; {edits.counted(one.papers, 'paper')} of it in the library now"
    )
    if not one.finished:
        click.echo("  It was not finished; import the same source again to go on.")
    for warning in one.warnings:
        click.echo(f"  {warning}")
    for line in one.unread:
        click.echo(f"  not read, line {line.number}: {line.text}")


def _as_json(one: Import) -> dict[str, Any]:
    return {
        "id": one.id,
        "name": one.name,
        "origin": one.origin,
        "when": one.when,
        "records": one.records,
        "new": one.new,
        "existing": one.existing,
        "completed": one.merged,
        "papers": one.papers,
        "finished": one.finished,
        "warnings": list(one.warnings),
        "unread_lines": len(one.unread),
    }


COMMANDS = (imports,)
