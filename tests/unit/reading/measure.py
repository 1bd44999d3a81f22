"""What came back of a page against what stands on it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from layouts import Page

from readinglist.records import Bibliographic, Draft

Pair = tuple[Bibliographic | None, Draft | None]


def folded(text: str | None) -> str:
    return re.sub(r"[\W_]+", " ", text or "").strip().casefold()


def _key(record: Bibliographic) -> tuple[str, str]:
    if record.title:
        return "title", folded(record.title)
    if record.arxiv_id:
        return "id", record.arxiv_id
    return "abstract", folded(record.abstract)[:200]


def pair(page: Page, drafts: Sequence[Draft]) -> list[Pair]:
    """Each record with the draft that is it: the same title, else the same identifier or most of its title."""
    left = list(drafts)
    pairs: list[Pair] = []
    for record in page.records:
        found = next((d for d in left if _key(d) == _key(record)), None)
        if found is None and record.arxiv_id:
            found = next((d for d in left if d.arxiv_id == record.arxiv_id), None)
        if found is None and record.title:
            start = folded(record.title)[:25]
            found = next((d for d in left if d.title and start and start in folded(d.title)), None)
        if found is not None:
            left.remove(found)
        pairs.append((record, found))
    return [*pairs, *((None, draft) for draft in left)]


def score(page: Page, drafts: Sequence[Draft]) -> tuple[Counter[str], list[Pair]]:
    """Counts for one page, and the pairs that are not right. ``… wrong`` counts what the page does not hold."""
    tally: Counter[str] = Counter(records=len(page.records), drafts=len(drafts))
    bad: list[Pair] = []
    text = page.text
    flat = " ".join(text.split())
    for record, draft in pair(page, drafts):
        right = True
        tally["found"] += record is not None and draft is not None
        if draft is not None:
            _invented(draft, text, flat, tally)
        if record is None:
            tally["invented"] += 1
            tally["title wrong"] += bool(draft and draft.title)
            bad.append((record, draft))
            continue
        for name, field in (
            ("title", "title"),
            ("authors", "authors"),
            ("id", "arxiv_id"),
            ("id", "doi"),
            ("date", "date"),
            ("abstract", "abstract"),
        ):
            there, got = getattr(record, field), getattr(draft, field) if draft is not None else None
            if field == "title":
                there, got = folded(there), folded(got)
            if field == "abstract":
                there, got = folded(there), folded(got)
            tally[f"{name} given"] += bool(there)
            same = bool(there) and there == got and (field != "authors" or draft is None or draft.et_al == record.et_al)
            tally[f"{name} right"] += same
            tally[f"{name} wrong"] += (
                bool(got) and not same and (bool(there) or field in ("title", "authors", "doi", "arxiv_id"))
            )
            right = right and (same or not there or field == "abstract")
        if not right:
            bad.append((record, draft))
    return tally, bad


def _invented(draft: Draft, text: str, flat: str, tally: Counter[str]) -> None:
    """Years, names and identifiers that do not stand on the page at all."""
    if draft.date and not draft.date.startswith("-") and draft.date[:4] not in text:
        tally["invented year"] += 1
    for name in draft.authors:
        if name not in flat and not all(word in flat for word in name.split()):
            tally["invented author"] += 1
    if (draft.arxiv_id and draft.arxiv_id not in text) or (draft.doi and draft.doi.lower() not in text.lower()):
        tally["invented id"] += 1
