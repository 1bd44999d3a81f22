"""A reading list in Markdown, for people first: GitHub, Obsidian and any editor show it as a list of tasks.

One line per paper, ``- [x]`` where it is done, with the number of the paper in a comment nobody sees, so that the
list can be read back. What else is known stands below it as ``- Name: value``; the note is last, as it was
written, indented under ``- Note:``. Tags are ``#tag``, with a hyphen for what no tag can hold; where that changes
one, the tags are also spelled out below.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from readinglist.exporting.dates import partial_date
from readinglist.exporting.identifiers import arxiv_url, doi_url, other_urls
from readinglist.exporting.text import math_spans, note_lines, one_line
from readinglist.records import Paper, Status

# Escaped wherever they stand; & and # only where they would start an entity or a tag.
_SPECIAL = re.compile(r"[\\`*_$\[\]<>|]|~(?=~)|&(?=[#\w]+;)|(?<!\S)#(?=\S)")
# In mathematics a backslash would change the formula, so a formula without any of these stays as it is.
_NOT_IN_MATH = re.compile(r"[`*\[\]<>|&#—]")
_PLAIN_TAG = re.compile(r"[^\W_]([\w/-]*[^\W_])?")
_NOT_IN_TAG = re.compile(r"[^\w/]+|^_+|_+$")
_LONE_DASH = re.compile(r"(?<!\S)—(?!\S)")


def render_markdown(papers: Sequence[Paper]) -> str:
    """All papers as one list under a heading that counts them."""
    count = "1 paper" if len(papers) == 1 else f"{len(papers)} papers"
    lines = [f"# Reading list: {count}", ""]
    for paper in papers:
        lines.append(_task(paper))
        lines += (f"  - {name}: {value}" for name, value in _details(paper) if value)
        note = note_lines(paper.note)
        if note:
            lines += ["  - Note:", "", *(f"    {line}" if line.strip() else "" for line in note), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def escape(text: str | None) -> str:
    """One line that shows as ``text``; ``$...$`` is left to those who can set it."""
    text = one_line(text)
    pieces: list[str] = []
    at = 0
    for start, end in [*math_spans(text), (len(text), len(text))]:
        pieces.append(_SPECIAL.sub(r"\\\g<0>", text[at:start]))
        math = text[start:end]
        pieces.append(_SPECIAL.sub(r"\\\g<0>", math) if _NOT_IN_MATH.search(math) else math)
        at = end
    return "".join(pieces)


def _task(paper: Paper) -> str:
    # What stands between the parts must not stand in them, so that the line can be read back: the dash before
    # the authors, the comma between them, the bracket after them.
    title = _LONE_DASH.sub("&mdash;", escape(paper.heading)) or "Paper without a title"
    authors = [_part(name).replace("(", r"\(") for name in paper.authors if one_line(name)]
    if not authors and title.endswith(")"):
        title = title[:-1] + r"\)"
    if authors and paper.et_al:
        authors.append("et al.")
    date = partial_date(paper.date)
    links = (("arXiv", arxiv_url(paper)), ("doi", doi_url(paper)), *other_urls(paper))
    parts = [
        f"- [{'x' if paper.status is Status.DONE else ' '}] {title}",
        f"— {', '.join(authors)}" if authors else "",
        f"({_bracketed(date.spoken)})" if date else "",
        *(f"[{name}]({url.replace('(', '%28').replace(')', '%29')})" for name, url in links if url),
        *(f"#{tag}" for tag in map(_tag, paper.tags) if tag),
        f"<!-- rl:{paper.id} -->",
    ]
    return " ".join(part for part in parts if part)


def _details(paper: Paper) -> Iterator[tuple[str, str]]:
    yield "Status", "reading" if paper.status is Status.READING else ""
    yield "Marked", "yes" if paper.marked else ""
    if not all(_PLAIN_TAG.fullmatch(one_line(tag)) for tag in paper.tags):
        yield "Tags", ", ".join(_part(tag) for tag in paper.tags if one_line(tag))
    yield "Venue", escape(paper.venue)
    yield "Category", escape(paper.category)
    yield "Affiliation", escape(paper.affiliation)
    yield "Code", "yes" if paper.has_code else ""
    yield "Comment", escape(paper.comment)
    yield "Abstract", escape(paper.abstract)


def _part(text: str) -> str:
    """One of several names that are joined by commas; there is no mathematics in them."""
    return _SPECIAL.sub(r"\\\g<0>", one_line(text)).replace(",", "&#44;")


def _bracketed(text: str) -> str:
    return escape(text).replace("(", r"\(").replace(")", r"\)")


def _tag(tag: str) -> str:
    """What every program takes for one tag; empty where nothing of it is left."""
    return _NOT_IN_TAG.sub("-", one_line(tag)).strip("-")
