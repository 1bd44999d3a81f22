"""What was typed, taken apart: words, "phrases", -exclusions and field:words.

No text is an error. What is not one of these forms is just words.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from readinglist import other_ids
from readinglist.searching.folding import is_unspaced, pairs, runs

MOST_CHARACTERS = 4_096
MOST_WORDS = 32
"""Bounds on what is looked at of a query; the rest of it is left aside."""

_FIELDS = {
    "tag": "tags", "tags": "tags", "author": "authors", "authors": "authors", "title": "title",
    "note": "note", "notes": "note", "venue": "venue",
}  # fmt: skip

_FORM = re.compile(
    r"(?P<minus>-)?(?:(?P<field>tags?|authors?|title|notes?|venue):)?"
    r"(?:[\"“„](?P<phrase>[^\"“”„]*)(?P<close>[\"“”„])?|(?P<plain>\S+))",
    re.IGNORECASE,
)

_NEW_ARXIV = re.compile(r"(\d{4}\.\d{1,6})(?:v\d*)?(?:\.pdf)?")
_OLD_ARXIV = re.compile(
    r"(acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas|cond-mat|cs|dg-ga"
    r"|funct-an|gr-qc|hep-(?:ex|lat|ph|th)|math|math-ph|mtrl-th|nlin|nucl-(?:ex|th)|patt-sol|physics|plasm-ph|q-alg"
    r"|q-bio|quant-ph|solv-int|supr-con)(?:\.[a-z]{2})?/(\d{2,7})(?:v\d*)?(?:\.pdf)?"
)
_DOI = re.compile(r"10\.\d{4,9}/\S+")
_ADDRESS = re.compile(
    r"(?:https?:/*)?(?:www\.|export\.)?"
    r"(?:arxiv(?:\.org)?(?:[:/]\s*|$)(?:(?:abs|pdf|html|format)(?:/|$))?|(?:dx\.)?doi(?:\.org/|:|\.org$|$))",
)
_SCHEME = re.compile(r"https?(?::/*)?")


class Term(NamedTuple):
    """One condition of a query: words that stand side by side (mostly one word).

    ``field`` names the one field it must be found in, None any. ``prefix``: the last word may go on, as it is
    being typed. ``strict``: neither typos nor leaving it out are allowed. ``text`` is the folded text it was read from.
    """

    words: tuple[str, ...]
    text: str
    field: str | None = None
    prefix: bool = False
    strict: bool = False

    @property
    def word(self) -> str | None:
        """The word, where the term is a single one."""
        return self.words[0] if len(self.words) == 1 else None


class Query(NamedTuple):
    """The conditions of a query, in the order typed."""

    wanted: tuple[Term, ...] = ()
    unwanted: tuple[Term, ...] = ()

    @property
    def is_blank(self) -> bool:
        """Whether it asks for nothing at all."""
        return not self.wanted and not self.unwanted


def identifier(text: str) -> str | None:
    """The arXiv id or DOI that a text without blanks is a spelling (or the beginning) of, bare and lower case; an id of
    another register whole, as ``pmid:123``."""
    bare = _ADDRESS.sub("", text.lower(), count=1) if _ADDRESS.match(text.lower()) else text.lower()
    if m := _NEW_ARXIV.fullmatch(bare):
        return m[1]
    if m := _OLD_ARXIV.fullmatch(bare):
        return f"{m[1]}/{m[2]}"
    if m := _DOI.fullmatch(bare):
        return m[0].rstrip(".,;:)]}")
    other = other_ids.parsed(text)
    if other and any(sign.isdigit() or sign.isupper() for sign in other.partition(":")[2]):
        return other.lower()
    return None


@lru_cache(maxsize=256)
def parse(text: str) -> Query:
    """Take a query apart."""
    text = text[:MOST_CHARACTERS]
    wanted: list[Term] = []
    unwanted: list[Term] = []
    room = MOST_WORDS
    last: Term | None = None
    for match in _FORM.finditer(text):
        for term in _terms(match):
            last = term
            into = unwanted if match["minus"] else wanted
            if term not in into and room >= len(term.words):
                room -= len(term.words)
                into.append(term)
    if last is not None and wanted and wanted[-1] == last and not last.strict:
        wanted[-1] = last._replace(prefix=True)  # the word at the end is still being typed
    return Query(tuple(wanted), tuple(unwanted))


def _terms(match: re.Match[str]) -> list[Term]:
    field = _FIELDS[match["field"].lower()] if match["field"] else None
    if match["phrase"] is not None:
        typed = runs(match["phrase"])
        found = tuple(pair for run in typed for pair in (pairs(run) if is_unspaced(run) else [run]))[:MOST_WORDS]
        open_end = match["close"] is None and not match["minus"]
        return [Term(found, " ".join(typed), field, open_end, True)] if found else []
    plain = match["plain"]
    if plain.lower().rstrip(":").lstrip("-") in _FIELDS and plain.endswith(":"):
        return []  # a filter whose word is still to come
    if field is None:
        if found_id := identifier(plain):
            return [Term((found_id,), found_id)]
        lowered = plain.lower()
        if (m := _ADDRESS.match(lowered)) and (m[0].endswith((":", "/")) or lowered.startswith("http")):
            plain = plain[m.end() :]
        elif m := _SCHEME.match(lowered):
            plain = plain[m.end() :] if "/" in m[0] or m.end() == len(lowered) else plain
    terms = []
    for run in runs(plain):
        if is_unspaced(run):
            terms.append(Term(tuple(pairs(run)), run, field, len(run) == 1))
        else:
            terms.append(Term((run,), run, field))
    return terms
