"""Commands about papers that are in the library: search, show, tag, mark, status, note."""

from __future__ import annotations

from pathlib import Path

import click

from readinglist import edits
from readinglist.cli import output
from readinglist.cli.options import ids_and_words, ids_only, json_option, library_option
from readinglist.cli.streams import input_lines, output_stream, read_input
from readinglist.errors import NoSuchPaper
from readinglist.library import Library
from readinglist.records import Paper, Status

DEFAULT_LIMIT = 50


def find(library: Library, query: str, limit: int | None) -> list[tuple[Paper, float | None]]:
    """As in finding.py, which needs numpy and is loaded for searches only."""
    from readinglist.cli import finding

    return finding.find(library, query, limit)


@click.command()
@click.argument("query", nargs=-1)
@click.option("--limit", type=click.IntRange(0), help=f"Papers to print (default {DEFAULT_LIMIT}; 100 each with -).")
@click.option("--sessions", is_flag=True, help="With -: lines that extend each other are one person typing.")
@json_option
@library_option
def search(library: Path, query: tuple[str, ...], limit: int | None, sessions: bool, as_json: bool) -> None:
    """Find papers by words in any order; typos are forgiven. Without words, list all.

    Papers that hold the words only in their abstracts come last. The first search in a large library waits until its
    index is made; abstracts are searched as far as they are in it.

    The query - reads queries from standard input, one a line, and answers each with one line of JSON.
    """
    if query == ("-",):
        from readinglist.cli.answering import DEFAULT_LIMIT as EACH
        from readinglist.cli.answering import answer_lines

        with Library.open(library) as opened:
            most = EACH if limit is None else limit
            answer_lines(opened, input_lines(), output_stream(), most, sessions=sessions)
        return
    text = " ".join(query)
    if limit is None and text.strip():
        limit = DEFAULT_LIMIT
    with Library.open(library) as opened:
        found = find(opened, text, limit)
    if as_json:
        output.print_json([output.found_json(paper, score) for paper, score in found])
    else:
        output.print_list([paper for paper, _ in found])
        if not found:
            click.echo("No papers found.", err=True)


@click.command()
@click.argument("ids", nargs=-1, required=True)
@json_option
@library_option
def show(library: Path, ids: tuple[str, ...], as_json: bool) -> None:
    """Print all that is known of papers, and where it came from."""
    wanted = ids_only(ids)
    with Library.open(library) as opened:
        papers = opened.papers.load(opened.papers.live(wanted))
        missing = set(wanted) - {paper.id for paper in papers}
        if missing:
            raise NoSuchPaper(f"There is no paper {min(missing)} in this library.")
        sources = [opened.sources.provenance(paper.id) for paper in papers]
    if as_json:
        whole = [output.whole_json(paper, source) for paper, source in zip(papers, sources, strict=True)]
        output.print_json(whole[0] if len(whole) == 1 else whole)
        return
    for k, (paper, source) in enumerate(zip(papers, sources, strict=True)):
        if k:
            click.echo()
        output.print_whole(paper, source)


def _edit(library: Path, edit: edits.Edit, as_json: bool) -> None:
    with Library.open(library) as opened:
        output.print_change(edits.apply(opened, edit), as_json)


@click.command()
@click.argument("ids", nargs=-1, required=True)
@json_option
@library_option
def mark(library: Path, ids: tuple[str, ...], as_json: bool) -> None:
    """Mark papers."""
    _edit(library, edits.Mark(ids_only(ids), True), as_json)


@click.command()
@click.argument("ids", nargs=-1, required=True)
@json_option
@library_option
def unmark(library: Path, ids: tuple[str, ...], as_json: bool) -> None:
    """Take marks off papers."""
    _edit(library, edits.Mark(ids_only(ids), False), as_json)


@click.command()
@click.argument("ids_and_status", nargs=-1, required=True, metavar="IDS... [STATUS]")
@json_option
@library_option
def status(library: Path, ids_and_status: tuple[str, ...], as_json: bool) -> None:
    """Set the reading status of papers: unread, reading or done. Without one, print it."""
    ids, words = ids_and_words(ids_and_status)
    if len(words) > 1 or not ids:
        raise click.UsageError(f"Give papers by their numbers and one of {', '.join(Status)}.")
    if words:
        _edit(library, edits.SetStatus(ids, Status(words[0]) if words[0] in list(Status) else words[0]), as_json)  # type: ignore[arg-type]
        return
    with Library.open(library) as opened:
        papers = opened.papers.load(opened.papers.live(ids))
        if len(papers) < len(set(ids)):
            raise NoSuchPaper(f"There is no paper {min(set(ids) - {p.id for p in papers})} in this library.")
    if as_json:
        output.print_json([{"id": paper.id, "status": paper.status.value} for paper in papers])
    else:
        for paper in papers:
            click.echo(f"{paper.id} {paper.status.value}")


@click.command()
@click.argument("paper", type=int)
@click.argument("text", nargs=-1)
@click.option("--append", is_flag=True, help="Add to the note instead of replacing it.")
@json_option
@library_option
def note(library: Path, paper: int, text: tuple[str, ...], append: bool, as_json: bool) -> None:
    """Write the Markdown note of a paper. TEXT - reads standard input; without TEXT the note is printed."""
    most = 4 * edits.LONGEST_NOTE + 1  # bytes, so that a note that is too long is still seen to be
    written = read_input(most).decode("utf-8", "replace") if text == ("-",) else " ".join(text)
    with Library.open(library) as opened:
        found = opened.papers.load(opened.papers.live([paper]))
        if not found:
            raise NoSuchPaper(f"There is no paper {paper} in this library.")
        if text:
            before = found[0].note
            whole = f"{before}\n\n{written}" if append and before else written
            output.print_change(edits.apply(opened, edits.SetNote(paper, whole.strip("\n"))), as_json)
        elif as_json:
            output.print_json({"id": paper, "note": found[0].note})
        else:
            click.echo(found[0].note)


@click.group()
def tag() -> None:
    """Tag papers, and list the tags."""


def _names_and_ids(items: tuple[str, ...], named: tuple[str, ...]) -> tuple[list[str], list[int]]:
    ids, words = ids_and_words(items)
    names = [*words, *named]
    if not ids or not names:
        raise click.UsageError("Give at least one tag and one paper's number.")
    return names, ids


_named = click.option("--name", "named", multiple=True, help="A tag that is a number, such as 2024.")


@tag.command("add")
@click.argument("items", nargs=-1, required=True, metavar="NAMES... IDS...")
@_named
@json_option
@library_option
def tag_add(library: Path, items: tuple[str, ...], named: tuple[str, ...], as_json: bool) -> None:
    """Let papers (numbers) wear tags (words)."""
    names, ids = _names_and_ids(items, named)
    _edit(library, edits.AddTags(ids, names), as_json)


@tag.command("remove")
@click.argument("items", nargs=-1, required=True, metavar="NAMES... IDS...")
@_named
@json_option
@library_option
def tag_remove(library: Path, items: tuple[str, ...], named: tuple[str, ...], as_json: bool) -> None:
    """Take tags (words) off papers (numbers)."""
    names, ids = _names_and_ids(items, named)
    _edit(library, edits.RemoveTags(ids, names), as_json)


@tag.command("list")
@json_option
@library_option
def tag_list(library: Path, as_json: bool) -> None:
    """Print all tags with the number of papers that wear them."""
    with Library.open(library) as opened:
        tags = opened.tags.all()
    if as_json:
        output.print_json([{"name": one.name, "count": one.count} for one in tags])
    else:
        for one in tags:
            click.echo(f"{one.count:>6} {one.name}")


@click.command()
@library_option
def index(library: Path) -> None:
    """Make the search index whole, abstracts too. (Searches make what they can't do without.)"""
    from readinglist.cli import finding

    with Library.open(library) as opened:
        finding.make_whole(opened)


COMMANDS = (search, index, show, tag, mark, unmark, status, note)
