"""Addresses of papers, and arXiv's names for its subjects."""

from __future__ import annotations

import re
from urllib.parse import quote

from readinglist import other_ids
from readinglist.exporting.text import one_line
from readinglist.records import Paper

_ARCHIVES = frozenset(str.split("astro-ph cond-mat cs econ eess math nlin physics q-bio q-fin stat"))
_ARCHIVES_WITHOUT_CLASSES = frozenset(
    str.split("gr-qc hep-ex hep-lat hep-ph hep-th math-ph nucl-ex nucl-th quant-ph astro-ph cond-mat")
)
_FULL_CATEGORY = re.compile(r"([A-Za-z-]+)\.([A-Za-z-]{2,})")


def identifier(text: str | None) -> str:
    """An identifier without spaces or control characters."""
    return "".join(one_line(text).split())


def arxiv_url(paper: Paper) -> str:
    """The paper's page at arXiv, or nothing."""
    bare = identifier(paper.arxiv_id)
    return f"https://arxiv.org/abs/{quote(bare, safe='/')}" if bare else ""


def doi_url(paper: Paper) -> str:
    """The address the paper's DOI leads to, or nothing."""
    bare = identifier(paper.doi)
    return f"https://doi.org/{quote(bare, safe='/:')}" if bare else ""


def other_urls(paper: Paper) -> list[tuple[str, str]]:
    """For each of the paper's other ids what its register is called, and the address of its page."""
    ids = (one for one in paper.other_ids if other_ids.address(one))
    return [(other_ids.LABELS[one.partition(":")[0]], other_ids.address(one)) for one in ids]


def of_scheme(paper: Paper, scheme: str) -> list[str]:
    """The paper's ids of one of other_ids.SCHEMES, bare."""
    return [one.partition(":")[2] for one in paper.other_ids if one.startswith(f"{scheme}:") and other_ids.address(one)]


def page_url(paper: Paper) -> str:
    """The paper's page: at arXiv, else at OpenReview or in the ACL Anthology; nothing where those do not have it."""
    others = (url for label, url in other_urls(paper) if not label.startswith("PubMed"))
    return arxiv_url(paper) or next(others, "")


def full_category(category: str | None) -> str:
    """The arXiv subject in full, such as ``cs.LG`` or ``hep-th``; nothing where only a part of it is known.

    ``LG`` alone may be cs.LG, but the page does not say so. Upper and lower case follow arXiv's taxonomy:
    classes of two letters are upper case, longer ones lower.
    """
    text = identifier(category)
    if text.lower() in _ARCHIVES_WITHOUT_CLASSES:
        return text.lower()
    match = _FULL_CATEGORY.fullmatch(text)
    if not match or match[1].lower() not in _ARCHIVES:
        return ""
    subject = match[2]
    return f"{match[1].lower()}.{subject.upper() if len(subject) == 2 else subject.lower()}"
