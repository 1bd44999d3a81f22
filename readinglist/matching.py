"""Which paper is this? By identifier, else by abstract, else by title with authors.

Nothing here reads or writes: the caller brings the papers that share a key with a draft.
"""

from __future__ import annotations

import codecs
import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from readinglist import likeness, other_ids
from readinglist.likeness import People, Titles
from readinglist.records import Bibliographic, Known

KEYS = ("arxiv_id", "doi", "other_ids", "abstract_key", "title_key")
"""What a paper is looked up by, the strongest first."""

NEAR_YEARS, LONGEST_WAY = 3, 6
"""Years between a preprint and its publication, at most: where the titles are only alike, and where they are one."""

SHORTEST_ABSTRACT = 80
"""Abstracts with fewer letters than this ("Withdrawn by the author.") say nothing about which paper it is."""

SHORTEST_TITLE = 15
"""Titles with fewer letters ("Introduction", "Editorial") never make two papers one."""

TITLE_AGREES = 60.0
"""Below this similarity (rapidfuzz ratio, 0..100) two titles speak against one paper, whatever their abstracts say."""


_NOT_ALPHANUMERIC = re.compile(r"[\W_]+")  # accents, apart from their letters after NFKD, are no letters either


_ARXIV_DOI = "10.48550/arxiv."
_BEFORE_DOI = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
_AROUND_ARXIV_ID = re.compile(r"^(?:https?://arxiv\.org/(?:abs|pdf)/|arxiv:\s*)|(?:v\d+)?(?:\.pdf)?$", re.IGNORECASE)

_DELETED = bytes(c for c in range(128) if not chr(c).isalnum())
_LOWER = bytes(range(256)).lower()
_FOLD_BEYOND_ASCII = "readinglist.fold"


@dataclass(frozen=True, slots=True)
class Keys:
    """What a paper is looked up by. Hashes are 64 bits, signed, as SQLite keeps integers."""

    arxiv_id: str | None
    doi: str | None
    abstract_key: int | None
    title_key: int | None
    other_ids: tuple[str, ...] = ()

    def pairs(self) -> list[tuple[str, str | int]]:
        """Each key by itself, as (field, value), in the order of KEYS."""
        found: list[tuple[str, str | int]] = []
        if self.arxiv_id is not None:
            found.append(("arxiv_id", self.arxiv_id))
        if self.doi is not None:
            found.append(("doi", self.doi))
        for one in self.other_ids:
            found.append(("other_ids", one))
        if self.abstract_key is not None:
            found.append(("abstract_key", self.abstract_key))
        if self.title_key is not None:
            found.append(("title_key", self.title_key))
        return found

    def sought(self) -> list[tuple[str, str, str | int]]:
        """What to look for: (the field that it stands for, the field to look in, value).

        A DOI of the ACL Anthology and the id it is made of are one key, of which either may be said.
        """
        found = [(kind, kind, value) for kind, value in self.pairs()]
        for one in self.other_ids:
            found += (("other_ids", "doi", doi) for doi in other_ids.dois_of_acl(one))
        acl = other_ids.acl_of_doi(self.doi) if self.doi is not None else None
        if acl is not None and acl not in self.other_ids:
            found.append(("doi", "other_ids", acl))
        return found


def folded(text: str) -> str:
    """Letters and digits only, without case, accents and spaces.

    Hashes of this are kept in every library, so it changes only with a migration; the search folds its own way.
    """
    if text.isascii():
        return text.encode().translate(_LOWER, _DELETED).decode()
    return _folded_slowly(text)


def _folded_slowly(text: str) -> str:
    return _NOT_ALPHANUMERIC.sub("", unicodedata.normalize("NFKD", text.casefold()))


def keys(said: Bibliographic) -> Keys:
    """The keys of a paper, None where it has not enough to be known by."""
    arxiv_id, doi = plain_ids(said.arxiv_id, said.doi)
    return Keys(arxiv_id, doi, abstract_key(said.abstract), title_key(said.title), said.other_ids)


def keys_of(known: Known) -> Keys:
    """The keys of a paper that is known already."""
    return Keys(known.arxiv_id, known.doi, known.abstract_key, known.title_key, known.other_ids)


def plain_ids(arxiv_id: str | None, doi: str | None) -> tuple[str | None, str | None]:
    """Ids without versions, prefixes and case; a DOI that arXiv gave is the arXiv id it holds."""
    if doi:
        doi = _BEFORE_DOI.sub("", doi.strip()).lower() or None
        if doi and doi.startswith(_ARXIV_DOI):
            arxiv_id, doi = arxiv_id or doi.removeprefix(_ARXIV_DOI), None
    if arxiv_id:
        arxiv_id = _AROUND_ARXIV_ID.sub("", arxiv_id.strip()) or None
        if arxiv_id and "/" in arxiv_id:
            before, _, number = arxiv_id.partition("/")
            arxiv_id = f"{before.partition('.')[0].lower()}/{number}"  # math.AG/0309136 is math/0309136
    return arxiv_id, doi


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


class Relation(StrEnum):
    """What a record is to the library."""

    NEW = "new"
    SAME = "same"
    ELSEWHERE = "elsewhere"
    """The library's paper as it appeared somewhere else: its preprint, or its published version."""
    UNSURE = "unsure"
    """Perhaps a paper of the library; a person has to say."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Which paper a record is. ``by`` is the key it was found by (a field of Keys, or ``title`` for a title that is
    only alike); ``why`` is one short sentence for UNSURE, to stand behind the other paper's title."""

    relation: Relation
    paper: int | None = None
    by: str = ""
    why: str = ""

    @property
    def is_known(self) -> bool:
        """Whether the record goes to a paper of the library."""
        return self.relation in (Relation.SAME, Relation.ELSEWHERE)


NEW = Verdict(Relation.NEW)


def verdict(said: Bibliographic, its: Keys, by_key: Mapping[str, Iterable[Known]], alike: Iterable[Known]) -> Verdict:
    """Which paper a record is: by the strongest key first, then by a title that is alike, then the oldest paper.

    ``by_key`` holds for each field of Keys the papers that share it, ``alike`` papers whose titles may be alike.
    """
    doubt: Verdict | None = None
    for key in KEYS:
        for known in sorted(by_key.get(key, ()), key=_id):
            found = _by_key(key, said, its, known)
            if found.is_known:
                return found
            doubt = doubt or _doubt(found)
    if said.title:
        ours = likeness.title(said.title)
        if not likeness.is_generic(ours):
            known_by: dict[Titles, list[Verdict]] = {}
            for known in sorted(alike, key=_id):
                how, found = _by_title(ours, said, its, known)
                if found.is_known:
                    known_by.setdefault(how, []).append(found)
                doubt = doubt or _doubt(found)
            for how in sorted(known_by, reverse=True):
                first = known_by[how][0]
                begin = {one.paper for kind, found in known_by.items() if kind <= Titles.CUT for one in found}
                if how <= Titles.CUT and len(begin) > 1:
                    return Verdict(Relation.UNSURE, first.paper, "title", "several titles begin like this one")
                return first
    return doubt or NEW


def _id(known: Known) -> int:
    return known.id


def _doubt(found: Verdict) -> Verdict | None:
    return found if found.relation is Relation.UNSURE else None


def _contradicts(its: Keys, known: Known) -> bool:
    """Two arXiv ids are two papers unless a person says otherwise."""
    return bool(its.arxiv_id and known.arxiv_id and its.arxiv_id != known.arxiv_id)


def _by_key(key: str, said: Bibliographic, its: Keys, known: Known) -> Verdict:
    """What a record is to a paper that shares ``key`` with it."""
    if _contradicts(its, known):
        return NEW
    if key in ("arxiv_id", "doi", "other_ids"):
        return Verdict(Relation.SAME, known.id, key)
    people = likeness.people(said.authors, known.authors)
    if key == "abstract_key":
        titles = _titles(said, known)
        if titles is None or titles >= Titles.HEAD:
            return _same(key, said, its, known)
        if not _one_of_a_kind(said, known):
            return Verdict(Relation.UNSURE, known.id, key, "the abstract is the same, the title is not")
        from rapidfuzz import fuzz  # here, because the window starts without it

        alike = fuzz.ratio(folded(said.title or ""), folded(known.title or "")) >= TITLE_AGREES
        if alike or people is People.SAME:
            return _same(key, said, its, known)
        return NEW
    # The same title: people decide where both sides name any, else the title has to be a telling one.
    ours = likeness.title(said.title or "")
    if likeness.is_generic(ours):
        return NEW
    if people is People.UNKNOWN:
        return _same(key, said, its, known) if len((said.title or "").split()) >= 3 else NEW
    if people is People.DIFFERENT:
        return NEW
    if people is People.INITIALS:
        return Verdict(Relation.UNSURE, known.id, key, "the title is the same, the authors’ first names are not")
    if years_apart(said.date, known.date) > LONGEST_WAY:
        return Verdict(Relation.UNSURE, known.id, key, "title and authors are the same, the years are far apart")
    return _same(key, said, its, known)


def _by_title(ours: likeness.Title, said: Bibliographic, its: Keys, known: Known) -> tuple[Titles, Verdict]:
    """What a record is to a paper whose title may be alike."""
    if _contradicts(its, known) or not known.title:
        return Titles.OTHER, NEW
    theirs = likeness.title(known.title)
    titles = Titles.OTHER if likeness.is_generic(theirs) else likeness.compare(ours, theirs)
    return titles, NEW if titles is Titles.OTHER else _by_likeness(titles, len(ours.words), said, its, known)


def _by_likeness(titles: Titles, length: int, said: Bibliographic, its: Keys, known: Known) -> Verdict:
    """What a record is to a paper whose title is as much alike as ``titles`` says; its own has ``length`` words."""
    people = likeness.people(said.authors, known.authors)
    if people is People.DIFFERENT:
        return NEW
    gap = years_apart(said.date, known.date)
    if titles >= Titles.HEAD and people is People.SAME:
        if gap <= (NEAR_YEARS if titles < Titles.SLIP else LONGEST_WAY):
            return _same("title", said, its, known)
        return Verdict(Relation.UNSURE, known.id, "title", "the titles are alike, the years are far apart")
    why = {
        Titles.NEAR: "the titles differ in a word",
        Titles.HEAD: "one has a subtitle",
        Titles.CUT: "one title is cut short",
        Titles.SLIP: "the titles differ in a letter or two",
        Titles.SAME: "the titles are the same",
    }[titles]
    if titles is Titles.NEAR:
        return Verdict(Relation.UNSURE, known.id, "title", why) if people is People.SAME else NEW
    if people is People.UNKNOWN:
        if titles is Titles.SAME and length >= 3:
            return _same("title", said, its, known)
        return Verdict(Relation.UNSURE, known.id, "title", f"{why}, and one names no authors")
    others = "the authors’ first names are others" if people is People.INITIALS else "only some authors are the same"
    return Verdict(Relation.UNSURE, known.id, "title", f"{why}, and {others}")


def _same(key: str, said: Bibliographic, its: Keys, known: Known) -> Verdict:
    """SAME, or ELSEWHERE where both have an id or a place of their own and share none."""
    ours, theirs = _names(its), _names(known)
    another = bool(ours and theirs and not ours & theirs)
    placed = bool(said.venue) != bool(known.venue) and bool(its.arxiv_id if known.venue else known.arxiv_id)
    return Verdict(Relation.ELSEWHERE if another or placed else Relation.SAME, known.id, key)


def _names(one: Keys | Known) -> set[str]:
    """All ids of a paper, but for those of PubMed, which lists what appeared elsewhere."""
    said = {one.arxiv_id, one.doi, other_ids.acl_of_doi(one.doi), *one.other_ids}
    return {name for name in said if name and not name.startswith(("pmid:", "pmcid:"))}


def _titles(said: Bibliographic, known: Known) -> Titles | None:
    if not said.title or not known.title:
        return None
    return likeness.compare(likeness.title(said.title), likeness.title(known.title))


def _one_of_a_kind(said: Bibliographic, known: Known) -> bool:
    return likeness.same_kind(likeness.title(said.title or ""), likeness.title(known.title or ""))


def years_apart(one: str | None, other: str | None) -> int:
    """Years between two dates (as in Bibliographic); 0 where either has none."""
    if not one or not other or not one[:4].isdigit() or not other[:4].isdigit():
        return 0
    return abs(int(one[:4]) - int(other[:4]))


def _hash(text: str, shortest: int) -> int | None:
    letters = _letters(text)
    if len(letters) < shortest or (not text.isascii() and len(letters.decode()) < shortest):
        return None
    return int.from_bytes(hashlib.blake2b(letters, digest_size=8).digest(), "big", signed=True)


def _letters(text: str) -> bytes:
    """``folded(text)`` in UTF-8, several times as fast for what is ASCII but for a letter here and there."""
    try:
        return text.encode("ascii", _FOLD_BEYOND_ASCII).translate(_LOWER, _DELETED)
    except UnicodeEncodeError:
        return folded(text).encode()


def _fold_beyond_ascii(error: UnicodeError) -> tuple[bytes, int]:
    """Stands in for letters that are not ASCII while a text is encoded; each is folded by itself."""
    assert isinstance(error, UnicodeEncodeError)
    letters = _folded_slowly(error.object[error.start : error.end]).encode()
    if letters != letters.lower():
        raise error  # of some signs, such as ™ and ℝ, capitals are left over, which stay
    return letters, error.end


codecs.register_error(_FOLD_BEYOND_ASCII, _fold_beyond_ascii)
