"""What several sources say of one paper, as one record.

The result depends on what was said alone, never on the order it came in, so a library is the same however its pages
were imported, and taking one import back leaves what the others say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from readinglist import matching, other_ids
from readinglist.library.papers import Row
from readinglist.records import BIBLIOGRAPHIC_FIELDS, Bibliographic, Draft


def merged(drafts: Sequence[Draft]) -> Bibliographic:
    """One record out of at least one draft."""
    ordered = sorted(drafts, key=_content)
    best_authors = max((d for d in ordered), key=lambda d: (len(d.authors), not d.et_al, "authors" not in d.doubts))
    said: dict[str, Any] = {
        "title": _best(ordered, "title", len),
        "authors": best_authors.authors,
        "et_al": best_authors.et_al if best_authors.authors else any(d.et_al for d in ordered),
        "affiliation": _best(ordered, "affiliation", len),
        "category": _best(ordered, "category", lambda text: ("." in text, len(text))),
        "date": _best(ordered, "date", lambda text: (not text.startswith("--"), len(text))),
        "has_code": any(d.has_code for d in ordered),
        "arxiv_id": _best(ordered, "arxiv_id", len),
        "doi": _best(ordered, "doi", len),
        "other_ids": other_ids.ordered(one for d in ordered for one in d.other_ids),
        "comment": _best(ordered, "comment", len),
        "venue": _best(ordered, "venue", len),
        "abstract": _best(ordered, "abstract", lambda text: (not _is_cut(text), len(text))),
    }
    return Bibliographic(**said)


def row(said: Bibliographic, corrections: Mapping[str, Any] | None = None, keys: matching.Keys | None = None) -> Row:
    """A record as it is shown, and the keys it will be found by.

    What the user corrected wins over what was said ("": there is none), but the paper is found by what was said: the
    next copy of its page will say it again. ``keys`` are those of ``said`` where they are known.
    """
    keys = keys or matching.keys(said)
    corrected: dict[str, Any] = {
        name: tuple(value) if name in ("authors", "other_ids") else None if value == "" else value
        for name, value in (corrections or {}).items()
        if name in BIBLIOGRAPHIC_FIELDS
    }
    shown = Bibliographic(**said.bibliographic() | corrected) if corrected else said
    return Row(shown, matching.author_sort(shown.authors), keys.title_key, keys.abstract_key)


def other_keys(drafts: Iterable[Draft], corrections: Mapping[str, Any]) -> set[tuple[str, str | int]]:
    """What a paper is known by besides the keys in its row, as (kind, value): what any of its sources says, and what
    the user corrected it to."""
    drafts = list(drafts)
    said = merged(drafts)
    made = row(said, corrections)
    every = [matching.keys(each) for each in (*drafts, said, made.fields)]
    found = {pair for keys in every for pair in keys.pairs()}
    # A row can be looked up by these of its columns; by its other ids only through the keys beside it.
    return found - set(matching.Keys(made.fields.arxiv_id, made.fields.doi, made.abstract_key, made.title_key).pairs())


def has_other_ids(draft: Draft) -> bool:
    """Whether a paper is known by other ids than its row is looked up by: a DOI that arXiv gave, say."""
    return bool(draft.other_ids) or (draft.arxiv_id, draft.doi) != matching.plain_ids(draft.arxiv_id, draft.doi)


def _best(drafts: Iterable[Draft], name: str, worth: Callable[[str], Any]) -> str | None:
    """The value that is sure rather than doubted, then worth most, then first in the alphabet."""
    sayings: list[tuple[bool, Any, str]] = [
        (name not in d.doubts, worth(value), value) for d in drafts if (value := getattr(d, name))
    ]
    if not sayings:
        return None
    top = max((sure, value_worth) for sure, value_worth, _ in sayings)
    return min(value for sure, value_worth, value in sayings if (sure, value_worth) == top)


def _is_cut(text: str) -> bool:
    return text.rstrip().endswith(("…", "..."))


def _content(draft: Draft) -> str:
    return repr([(name, getattr(draft, name)) for name in BIBLIOGRAPHIC_FIELDS])
