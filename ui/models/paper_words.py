"""The words a row of the list shows for a paper: its title, its people, and what a screen reader says. No widgets."""

from __future__ import annotations

import re
from itertools import islice

from readinglist.records import Paper, Status, first_words
from ui.views.paper_text import given_first, shown_date

TITLE_SHOWN = 1_000
"""Characters of a title that are measured; a pasted page can make one of a megabyte."""
AUTHORS_SHOWN = 64
"""Names that are looked at for one line; a paper can have 5,000."""
NO_TITLE, NO_AUTHORS = "no title on the page", "no authors on the page"
_UNSHOWN = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Control characters, those that turn the writing direction of all that follows, and halves of characters."""
STATUS_WORDS = {Status.UNREAD: "to read", Status.READING: "reading", Status.DONE: "done"}


def one_line(text: str, length: int = TITLE_SHOWN) -> str:
    """``text`` without line breaks and control characters, at most ``length`` characters."""
    return _UNSHOWN.sub("\ufffd", " ".join(text[: length * 2].split())[:length])


def title_line(paper: Paper) -> str:
    """The first line of a row: the title, or what stands for it."""
    return one_line(paper.heading)


def authors_line(paper: Paper) -> str:
    """The names of at most AUTHORS_SHOWN authors, with "et al." where more are known of; empty without any."""
    names = ", ".join(one_line(given_first(name), 200) for name in islice(paper.authors, AUTHORS_SHOWN))
    return names + " et al." if names and (paper.et_al or len(paper.authors) > AUTHORS_SHOWN) else names


def second_line(paper: Paper) -> tuple[str, str]:
    """The second line of a row: what may be cut, and a remark that is kept.

    The first is the authors, or for a paper without title and authors the start of its abstract.
    """
    people = authors_line(paper)
    if paper.title:
        return (people, "") if people else ("", NO_AUTHORS)
    if people:
        return people, NO_TITLE
    abstract = one_line(first_words(paper.abstract, 160), 161)
    return ("" if abstract and paper.heading.rstrip("…") in abstract else abstract), NO_TITLE


def date_words(paper: Paper) -> str:
    """The date as it is read: "20 Oct 2025", "18 Feb", "Oct 2025", "2025"; empty without one."""
    return one_line(shown_date(paper.date), 40)


def spoken(paper: Paper) -> str:
    """The whole row as one sentence for a screen reader."""
    people = authors_line(paper) or NO_AUTHORS
    parts = [title_line(paper), people, date_words(paper), STATUS_WORDS[paper.status]]
    if paper.marked:
        parts.append("marked")
    if paper.tags:
        parts.append("tags " + ", ".join(one_line(tag, 100) for tag in paper.tags[:12]))
    return ", ".join(part for part in parts if part)
