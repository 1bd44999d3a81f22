"""The Markdown reading list that this program writes, read back; also after its boxes were ticked in an editor.

Each paper is a line ``- [ ] Title — Authors (date) [arXiv](…) [doi](…) #tag <!-- rl:12 -->``; what else is known stands
below it, indented, the note last. Other lists are read as pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from readinglist import other_ids
from readinglist.reading.files import values
from readinglist.reading.files.latex import folded
from readinglist.reading.files.slip import Slip, unread
from readinglist.records import Draft, UnreadLine

TASK = re.compile(r"- \[([ xX])\] (.*) <!-- rl:\d+ -->\s*")
_DETAIL = re.compile(r"  - (Status|Marked|Tags|Category|Affiliation|Code|Comment|Venue|Abstract): (.*)")
_NOTE = "  - Note:"
_TAG = re.compile(r"(.*) #(\S+)")
_LINK = re.compile(r"(.*) \[(arXiv|doi|OpenReview|ACL Anthology|PubMed|PubMed Central)\]\((\S+)\)")
_DATE = re.compile(r"(.*) \(((?:[^()\\]|\\.)*)\)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])|(\$\$?)(?:[^$\\]|\\.)+\2|&mdash;|&#44;")
_ENTITIES = {"&mdash;": "—", "&#44;": ","}
_HEADING = re.compile(r"# Reading list: (?:1 paper|\d+ papers)")


def read(blocks: Iterable[str]) -> Iterator[Draft | UnreadLine]:
    """Every paper and every line that is none, in the order of the text."""
    slip: Slip | None = None
    done = False
    note: list[str] = []
    note_from = 0

    def finished() -> Iterator[Draft | UnreadLine]:
        nonlocal note_from
        if slip is not None:
            if note_from:
                while note and not note[-1].strip():
                    note.pop()
                while note and not note[0].strip():
                    note.pop(0)
                slip.own("note", "\n".join(note), (note_from, note_from + len(note)))
            if done:
                slip.own("status", values.status("done"), slip.lines_of("title"))
            draft = slip.draft()
            if draft is not None:
                yield draft
        note.clear()
        note_from = 0

    number = 0
    for block in blocks:
        rows = block.split("\n")
        for row in rows[:-1] if not rows[-1] else rows:
            number += 1
            task = TASK.fullmatch(row)
            if task is not None:
                yield from finished()
                slip, done = Slip(), task[1] != " "
                _task(slip, task[2], number)
            elif note_from and (not row.strip() or row.startswith("    ")):
                note.append(row[4:])
            elif slip is not None and row == _NOTE and not note_from:
                note_from = number
            elif slip is not None and not note_from and (detail := _DETAIL.fullmatch(row)):
                _detail(slip, detail[1], detail[2], number)
            elif row.strip() and not _HEADING.fullmatch(row):
                yield from finished()
                slip = None
                yield from unread(row, number)
    yield from finished()


def _task(slip: Slip, text: str, number: int) -> None:
    lines = (number, number)
    tags: list[str] = []
    while match := _TAG.fullmatch(text):
        text = match[1]
        tags.insert(0, match[2])
    slip.own("tags", tuple(tags), lines)
    while match := _LINK.fullmatch(text):
        text = match[1]
        address = unquote(match[3])
        if match[2] == "arXiv":
            slip.say("arxiv_id", values.arxiv_id(address.rpartition("/abs/")[2], bare=True), lines)
        elif match[2] == "doi":
            slip.say("doi", values.doi(address), lines)
        else:
            slip.others([other_ids.of_address(address)], lines)
    if match := _DATE.fullmatch(text):
        date = values.date(_plain(match[2]))
        if date:
            text = match[1]
            slip.say("date", date, lines)
    title, _, names = text.partition(" — ")
    title = _plain(title)
    if (
        title != "Paper without a title"
        and title != f"arXiv:{slip.said('arxiv_id')}"
        and title != f"doi:{slip.said('doi')}"
        and title not in (slip.said("other_ids") or ())
    ):
        slip.say("title", title, lines)
    people = [_plain(name) for name in names.split(", ")] if names else []
    if people[-1:] == ["et al."]:
        people.pop()
        slip.say("et_al", True, lines)
    slip.say("authors", tuple(people), lines)


def _detail(slip: Slip, name: str, text: str, number: int) -> None:
    lines = (number, number)
    if name == "Status":
        slip.own("status", values.status(text), lines)
    elif name == "Marked":
        slip.own("marked", True if text == "yes" else None, lines)
    elif name == "Tags":
        slip.retag(tuple(_plain(tag) for tag in text.split(", ")), lines)
    elif name == "Code":
        slip.say("has_code", text == "yes", lines)
    else:
        slip.say(name.lower(), folded(_plain(text)), lines)


def _plain(text: str) -> str:
    return _ESCAPED.sub(lambda match: match[1] or _ENTITIES.get(match[0], match[0]), text)
