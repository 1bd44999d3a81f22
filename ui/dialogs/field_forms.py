"""What may stand in the fields of a paper when a person writes them."""

from __future__ import annotations

import re
from datetime import date

from readinglist import other_ids

_YEAR = re.compile(r"[12]\d{3}")
_MONTH = re.compile(r"([12]\d{3})-(\d\d)")
_DAY = re.compile(r"([12]\d{3}|-)-(\d\d)-(\d\d)")
_ARXIV = re.compile(r"\d{4}\.\d{4,5}|[a-z-]{2,12}(?:\.[a-z]{2})?/\d{7}", re.IGNORECASE)
_ARXIV_BEFORE = re.compile(
    r"(?:https?://)?(?:www\.)?(?:export\.)?arxiv\.org/(?:abs|pdf|html)/|arxiv ?: ?", re.IGNORECASE
)
_ARXIV_BEHIND = re.compile(r"(?:v\d{1,2})?(?:\.pdf)?/?$", re.IGNORECASE)
_DOI = re.compile(r"10\.\d{4,9}/\S+")
_DOI_BEFORE = re.compile(r"(?:https?://)?(?:dx\.)?doi\.org/|doi ?: ?", re.IGNORECASE)


def one_line(text: str) -> str:
    """The text with its spaces and line breaks folded."""
    return " ".join(text.split())


def date_objection(text: str) -> str:
    """Why a date is none, empty where it is one: ``2025-10-20``, ``2025-10``, ``2025``; ``--10-20`` without a year."""
    if not text or _YEAR.fullmatch(text):
        return ""
    if month := _MONTH.fullmatch(text):
        return "" if 1 <= int(month[2]) <= 12 else "There are twelve months."
    if day := _DAY.fullmatch(text):
        try:
            date(2000 if day[1] == "-" else int(day[1]), int(day[2]), int(day[3]))
        except ValueError:
            return "There is no such day."
        return ""
    return "Write 2025-10-20, 2025-10 or 2025; --10-20 where the year is not known."


def arxiv_id(text: str) -> str:
    """The bare id of what was written or pasted: an id with its version, ``arXiv:…``, an address of its page."""
    bare = _ARXIV_BEHIND.sub("", _ARXIV_BEFORE.sub("", one_line(text), count=1))
    return bare.lower() if "/" in bare else bare


def arxiv_objection(text: str) -> str:
    """Why a bare id is none, empty where it is one."""
    return "" if not text or _ARXIV.fullmatch(text) else "An arXiv id looks like 2510.17506 or hep-th/9901001."


def doi(text: str) -> str:
    """The bare DOI, lower case, of what was written or pasted."""
    return _DOI_BEFORE.sub("", one_line(text), count=1).lower()


def doi_objection(text: str) -> str:
    """Why a bare DOI is none, empty where it is one."""
    return "" if not text or _DOI.fullmatch(text) else "A DOI looks like 10.1000/xyz123."


def other(text: str) -> str:
    """Ids of other registers in their usual spelling and order, with spaces between them; what is none stays."""
    found = [(other_ids.parsed(one), one) for one in text.replace(",", " ").replace(";", " ").split()]
    known = other_ids.ordered(parsed for parsed, _ in found if parsed)
    return " ".join([*known, *(one for parsed, one in found if not parsed)])


def other_objection(text: str) -> str:
    """Why one of several ids is none, empty where all are."""
    wrong = next((one for one in text.split() if not other_ids.parsed(one)), "")
    return (
        f"“{wrong[:40]}” is no id; write pmid:123456, pmcid:PMC123456, openreview:… or acl:P18-1001." if wrong else ""
    )


def names(text: str) -> tuple[str, ...]:
    """Authors, one from each line that is not empty."""
    return tuple(name for line in text.splitlines() if (name := one_line(line)))
