"""How papers are printed."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from typing import Any

import click

from readinglist import other_ids
from readinglist.records import Change, Paper, Provenance, first_words


def found_json(paper: Paper, score: float | None) -> dict[str, Any]:
    """A paper as ``search --json`` prints it; null where the sources do not say."""
    return {
        "id": paper.id,
        "title": paper.title,
        "authors": list(paper.authors),
        "et_al": paper.et_al,
        "date": paper.date,
        "category": paper.category,
        "arxiv_id": paper.arxiv_id,
        "tags": list(paper.tags),
        "marked": paper.marked,
        "status": paper.status.value,
        "score": None if score is None else round(score, 2),
    }


def whole_json(paper: Paper, provenance: Sequence[Provenance]) -> dict[str, Any]:
    """A paper as ``show --json`` prints it: every field, and where it came from."""
    whole = found_json(paper, None)
    del whole["score"]
    whole |= {
        "doi": paper.doi,
        "other_ids": list(paper.other_ids),
        "affiliation": paper.affiliation,
        "has_code": paper.has_code,
        "comment": paper.comment,
        "venue": paper.venue,
        "abstract": paper.abstract,
        "note": paper.note,
        "cite_key": paper.cite_key,
        "corrected": sorted(paper.corrected),
        "sources": [
            {"import_id": p.import_id, "name": p.import_name, "lines": {k: list(v) for k, v in p.lines.items()}}
            for p in provenance
        ],
    }
    return whole


def print_json(value: Any) -> None:
    """One JSON value on standard output."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def print_change(change: Change, as_json: bool) -> None:
    """What an edit did, in words or as the one line that a journal would keep."""
    if as_json:
        click.echo(change.to_json())
    else:
        click.echo(f"{change.label}." if change else "Nothing to change.")


def people(paper: Paper, most: int = 3) -> str:
    """``A, B, C et al.``"""
    names = ", ".join(paper.authors[:most])
    return f"{names} et al." if paper.et_al or len(paper.authors) > most else names


def print_list(papers: Sequence[Paper]) -> None:
    """Papers for the eye: a line with number, mark and title, and a grey one below."""
    width = shutil.get_terminal_size((100, 20)).columns
    for paper in papers:
        mark = "★" if paper.marked else " "
        click.echo(f"{paper.id:>6} {mark} " + click.style(first_words(paper.heading, max(width - 10, 40)), bold=True))
        about = " · ".join(filter(None, (people(paper), paper.date, paper.category, paper.status.value)))
        tags = "".join(f" #{tag}" for tag in paper.tags)
        click.secho(f"         {about}{tags}", dim=True)


def print_whole(paper: Paper, provenance: Sequence[Provenance]) -> None:
    """One paper with all that is known of it."""
    click.secho(paper.heading, bold=True)
    lines = [
        (", ".join(paper.authors) + (" et al." if paper.et_al else "")) or None,
        " · ".join(filter(None, (paper.date, paper.venue, paper.category, paper.affiliation, paper.comment))) or None,
        f"https://arxiv.org/abs/{paper.arxiv_id}" if paper.arxiv_id else None,
        f"https://doi.org/{paper.doi}" if paper.doi else None,
        *map(other_ids.address, paper.other_ids),
        f"{'★ marked · ' if paper.marked else ''}{paper.status.value}" + "".join(f" #{tag}" for tag in paper.tags),
    ]
    for line in lines:
        if line:
            click.echo(line)
    if paper.abstract:
        click.echo(f"\n{paper.abstract}")
    if paper.note:
        click.echo(f"\nNote:\n{paper.note}")
    for source in provenance:
        where = f", lines {source.extent[0]}–{source.extent[1]}" if source.extent else ""
        click.secho(f"\nFrom {source.import_name}{where}: {', '.join(source.lines)}", dim=True)
