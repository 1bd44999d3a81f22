"""Which paper is this? By identifier, else by abstract, else by title with authors.

Nothing here reads or writes: the caller brings the papers that share a key with a draft.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from readinglist.records import Bibliographic, Known

SHORTEST_ABSTRACT = 80
"""Abstracts with fewer letters than this ("Withdrawn by the author.") say nothing about which paper it is."""

SHORTEST_TITLE = 15
"""Titles with fewer letters ("Introduction", "Editorial") never make two papers one."""

TITLE_AGREES = 60.0
"""Below this similarity (rapidfuzz ratio, 0..100) two titles speak against one paper, whatever their abstracts say."""


_NOT_ALPHANUMERIC = re.compile(r"[\W_]+")  # accents, apart from their letters after NFKD, are no letters either


_DELETED = bytes(c for c in range(128) if not chr(c).isalnum())
_LOWER = bytes(range(256)).lower()
_ASCII_DELETED = dict.fromkeys(_DELETED)


@dataclass(frozen=True, slots=True)
class Keys:
    """What a paper is looked up by. Hashes are 64 bits, signed, as SQLite keeps integers."""

    arxiv_id: str | None
    doi: str | None
    abstract_key: int | None
    title_key: int | None


def folded(text: str) -> str:
    """Letters and digits only, without case, accents and spaces.

    Hashes of this are kept in every library, so it changes only with a migration; the search folds its own way.
    """
    if text.isascii():
        return text.lower().translate(_ASCII_DELETED)
    return _NOT_ALPHANUMERIC.sub("", unicodedata.normalize("NFKD", text.casefold()))


def keys(said: Bibliographic) -> Keys:
    """The keys of a paper, None where it has not enough to be known by."""
    return Keys(said.arxiv_id, said.doi, abstract_key(said.abstract), title_key(said.title))


def abstract_key(abstract: str | None) -> int | None:
    """The key of an abstract; None where it is too short to know a paper by."""
    return _hash(abstract, SHORTEST_ABSTRACT) if abstract else None


def title_key(title: str | None) -> int | None:
    """The key of a title; None where it is too short to know a paper by."""
    return _hash(title, SHORTEST_TITLE) if title else None


def family_name(name: str) -> str:
    """The last name of ``Given Family`` or ``Family, Given``, folded; for comparing and sorting, not for show."""
    words = name.partition(",")[0].split()
    return folded(words[-1]) if words else ""


def author_sort(authors: tuple[str, ...]) -> str | None:
    """What a list is put in order by: the first author's last name, then all names."""
    if not authors:
        return None
    return f"{family_name(authors[0])} {folded(authors[0])}"


def same_paper(said: Bibliographic, its: Keys, candidates: Iterable[Known]) -> Known | None:
    """The candidate that is the same paper, or None: by the strongest key first, then the oldest paper."""
    possible = [c for c in candidates if not _contradicts(said, c)]
    for key in ("arxiv_id", "doi", "abstract_key", "title_key"):
        value = getattr(its, key)
        if value is None:
            continue
        found = [c for c in possible if getattr(c, key) == value and _agrees(key, said, c)]
        if found:
            return min(found, key=lambda c: c.id)
    return None


def _contradicts(said: Bibliographic, known: Known) -> bool:
    return bool(said.arxiv_id and known.arxiv_id and said.arxiv_id != known.arxiv_id)


def _agrees(key: str, said: Bibliographic, known: Known) -> bool:
    if key in ("arxiv_id", "doi"):
        return True
    people = _share_authors(said.authors, known.authors)
    if key == "abstract_key":
        if people or not (said.title and known.title):
            return True
        from rapidfuzz import fuzz  # here, because the window starts without it

        return fuzz.ratio(folded(said.title), folded(known.title)) >= TITLE_AGREES
    # The same title: people decide where both sides name any, else the title has to be a telling one.
    if said.authors and known.authors:
        return people
    return len((said.title or "").split()) >= 3


def _share_authors(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    return not {family_name(a) for a in ours}.isdisjoint({family_name(a) for a in theirs})


def _hash(text: str, shortest: int) -> int | None:
    if text.isascii():  # as folded(), seven times as fast
        letters = text.encode().translate(_LOWER, _DELETED)
        enough = len(letters) >= shortest
    else:
        plain = folded(text)
        enough, letters = len(plain) >= shortest, plain.encode("utf-8")
    if not enough:
        return None
    return int.from_bytes(hashlib.blake2b(letters, digest_size=8).digest(), "big", signed=True)
