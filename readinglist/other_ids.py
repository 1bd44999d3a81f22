"""Identifiers of papers besides arXiv's and DOIs, as ``scheme:value`` in one spelling each.

- ``openreview:rJl-b3RcF7``: the forum of a submission at OpenReview; upper and lower case differ.
- ``acl:2020.acl-main.1``, before 2020 ``acl:P18-1001``: the ACL Anthology
  (https://aclanthology.org/info/ids/). Papers of its own proceedings have DOIs made of these.
- ``pmid:12345678`` and ``pmcid:PMC1234567``: PubMed and PubMed Central.

An id is taken from an address that leads to the paper, or from a text that says which scheme it is of; never from bare
digits.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

SCHEMES = ("openreview", "acl", "pmid", "pmcid")
"""All schemes, in the order in which a paper's ids stand."""

LABELS = {"openreview": "OpenReview", "acl": "ACL Anthology", "pmid": "PubMed", "pmcid": "PubMed Central"}
"""What people call them."""

_OPENREVIEW = r"[A-Za-z0-9_-]{8,16}"
_ACL = r"(?:[A-Z]\d\d-\d{4,5}|(?:19|20)\d\d\.[a-z][a-z0-9_]*-[a-z0-9]+\.\d+)"
_FORMS = {
    "openreview": re.compile(_OPENREVIEW, re.ASCII),
    "acl": re.compile(_ACL, re.IGNORECASE | re.ASCII),
    "pmid": re.compile(r"[1-9]\d{0,8}", re.ASCII),
    "pmcid": re.compile(r"(?:PMC)?([1-9]\d{0,8})(?:\.\d{1,2})?", re.IGNORECASE | re.ASCII),
}
_SPELT = {
    "openreview": "openreview", "acl": "acl", "aclanthology": "acl", "aclanthologyid": "acl", "anthologyid": "acl",
    "pmid": "pmid", "pubmed": "pmid", "pubmedid": "pmid", "medline": "pmid", "pmcid": "pmcid", "pmc": "pmcid",
    "pubmedcentral": "pmcid",
}  # fmt: skip
_ADDRESS = re.compile(
    rf"(?:openreview\.net/(?:forum|pdf)\?(?:[^\s#]{{0,300}}?&)?id=(?P<openreview>{_OPENREVIEW})(?![\w-])"
    rf"|(?:aclanthology\.org|aclweb\.org/anthology|aclanthology\.info|aclanthology\.coli\.uni-saarland\.de)/"
    rf"(?:[^\s?#]{{0,80}}/)?(?P<acl>{_ACL})(?:v\d{{1,2}})?(?:\.(?:pdf|bib|xml|endf))?(?![\w.-]{{0,40}}\w)"
    r"|(?:pubmed\.ncbi\.nlm\.nih\.gov/|ncbi\.nlm\.nih\.gov/pubmed/(?:\?term=)?|europepmc\.org/(?:article|abstract)/med/)"
    r"(?P<pmid>[1-9]\d{0,8})(?!\d)"
    r"|(?:pmc\.ncbi\.nlm\.nih\.gov/articles|ncbi\.nlm\.nih\.gov/pmc/articles|europepmc\.org/(?:articles?(?:/pmc)?))/"
    r"PMC(?P<pmcid>[1-9]\d{0,8})(?!\d))",
    re.IGNORECASE | re.ASCII,
)
MARKED = re.compile(
    r"(?:(?<![\w:/.-])(?:(?:PMID|PubMed ?ID)\s?(?::|\s)|PubMed\s?:)\s*(?P<pmid>[1-9]\d{0,8})(?![\w-])"
    r"|(?<![\w:/.-])(?:PMCID\s?(?::|\s)\s*)?PMC(?P<pmcid>[1-9]\d{3,8})(?:\.\d{1,2})?(?![\w-])"
    rf"|(?<![\w/.-])(?:(?i:ACL Anthology(?: ID)?|Anthology ID)\s?(?::|\s)\s*|ACL:)(?P<acl>{_ACL})(?![\w-])"
    rf"|(?<![\w/.-])(?i:openreview)\s?:\s?(?P<openreview>(?=[\w-]*[A-Z0-9_]){_OPENREVIEW})(?![\w-]))",
    re.ASCII,
)
"""An id that a text names as one, with its mark."""

_LIKELY = re.compile(r"P(?:MI?[CD]|ub[Mm])|pubmed|[Oo]pen[Rr]eview|acl|ACL|nthology|ncbi|europepmc")
_ACL_DOIS = ("10.18653/v1/", "10.3115/v1/")
"""What the Anthology's DOIs begin with: since about 2015, and in the years before."""


def canonical(scheme: str, value: str) -> str | None:
    """An id of one of SCHEMES in its one spelling; None where the value is none of that scheme."""
    form = _FORMS.get(scheme)
    found = form.fullmatch(value.strip()) if form else None
    if found is None:
        return None
    if scheme == "acl":
        return f"acl:{found[0].upper() if '.' not in found[0] else found[0].lower()}"
    if scheme == "pmcid":
        return f"pmcid:PMC{found[1]}"
    return f"{scheme}:{found[0]}"


def parsed(text: str) -> str | None:
    """The id that a whole text is a spelling of: ``pmid:123``, ``PMC123``, an address, ``2020.acl-main.1``."""
    text = text.strip().rstrip("/")
    scheme, colon, value = text.partition(":")
    known = _SPELT.get(re.sub(r"[\W_]+", "", scheme.lower())) if colon else None
    if known and (found := canonical(known, value)):
        return found
    matched = MARKED.fullmatch(text)
    if matched is not None:
        return _of(matched)
    if "/" in text:
        return of_address(text)
    return canonical("acl", text) if "." in text and _FORMS["acl"].fullmatch(text) else None


def of_address(url: str) -> str | None:
    """The id of the paper that an address leads to."""
    if not any(sign in url for sign in ("openreview.", "acl", "ncbi", "pmc", "ACL")):
        return None
    found = _ADDRESS.search(url) or (_ADDRESS.search(unquote(url)) if "%" in url else None)
    return _of(found) if found else None


def in_text(text: str) -> Iterator[str]:
    """Every id that a text names: by addresses, and by words such as ``PMID: 123``."""
    if _LIKELY.search(text) is None:
        return
    for pattern in (_ADDRESS, MARKED):
        for found in pattern.finditer(text):
            if one := _of(found):
                yield one


def _of(found: re.Match[str]) -> str | None:
    scheme = found.lastgroup or ""
    return canonical(scheme, found[scheme])


def ordered(ids: Iterable[str]) -> tuple[str, ...]:
    """Ids each once, scheme by scheme, and in the alphabet's order: the same whatever order they came in."""
    return tuple(sorted(set(ids), key=_place)) if ids else ()


def _place(one: str) -> tuple[int, str]:
    scheme = one.partition(":")[0]
    return (SCHEMES.index(scheme) if scheme in SCHEMES else len(SCHEMES)), one


def address(one: str) -> str:
    """The page of an id; empty for an unknown scheme."""
    scheme, _, value = one.partition(":")
    before = {
        "openreview": "https://openreview.net/forum?id=",
        "acl": "https://aclanthology.org/",
        "pmid": "https://pubmed.ncbi.nlm.nih.gov/",
        "pmcid": "https://pmc.ncbi.nlm.nih.gov/articles/",
    }.get(scheme)
    return f"{before}{value}" if before and _FORMS[scheme].fullmatch(value) else ""


def shown(one: str) -> str:
    """An id as people write it: ``PMID:123``, ``PMC123``, ``ACL:P18-1001``, ``OpenReview:rJl-b3RcF7``."""
    scheme, _, value = one.partition(":")
    if scheme == "pmcid":
        return value
    return f"{ {'openreview': 'OpenReview', 'acl': 'ACL', 'pmid': 'PMID'}.get(scheme, scheme) }:{value}"


def acl_of_doi(doi: str | None) -> str | None:
    """The Anthology's id that a DOI is made of."""
    for before in _ACL_DOIS:
        if doi and doi.startswith(before):
            return canonical("acl", doi.removeprefix(before))
    return None


def dois_of_acl(one: str) -> tuple[str, ...]:
    """The DOIs, in lower case, that a paper of the Anthology may have; none for an id of another scheme."""
    scheme, _, value = one.partition(":")
    return tuple(before + value.lower() for before in _ACL_DOIS) if scheme == "acl" else ()
