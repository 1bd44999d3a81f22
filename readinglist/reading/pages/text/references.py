"""Identifiers and addresses in a row: what they name, where they stand, and the text without them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote

from readinglist import other_ids

GONE = "\x1f"
"""Stands where an identifier, an address or a button was taken out of a text: nothing reads across it."""

_URL = re.compile(
    r"<?(?:https?://|www\.|(?<![\w./])(?:arxiv\.org|doi\.org|dx\.doi\.org|openreview\.net"
    r"|aclanthology\.org|aclweb\.org|pubmed\.ncbi\.nlm\.nih\.gov|pmc\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov)/)[^\s<>\"”\x1f|]{3,500}",
    re.I,
)
_NEW = r"\d\d(?:0[1-9]|1[0-2])\.\d{4,5}"
_OLD = r"[a-z]{2,8}(?:-[a-z]{2,4})?(?:\.[A-Za-z]{2})?/\d{7}"
_IN_URL = re.compile(rf"/(?P<id>{_NEW})(?:v\d{{1,2}})?(?:\.pdf|\.html)?/?(?:[?#].*)?$")
_OLD_IN_URL = re.compile(rf"arxiv\.org/(?:abs|pdf|ps|html)/(?P<id>{_OLD})", re.IGNORECASE)
_IN_TEXT = re.compile(
    rf"(?:(?:\barXiv\s+(?:preprint|e-?prints?)\s*,?\s*)?\barXiv\s?(?::|\s|preprint|e-?print)\s*(?:abs/)?|\b(?:CoRR"
    rf"|arXiv),?\s+abs/|\babs/)"
    rf"(?P<id>{_NEW}|{_OLD})(?:v\d{{1,2}})?(?!\d)(?:\s?\[[a-z-]{{2,9}}(?:\.[A-Za-z-]{{2,9}})?\])?",
    re.IGNORECASE,
)
_BARE = re.compile(rf"^(?P<id>{_NEW})(?:v\d{{1,2}})?(?:\s?\[[a-z-]{{2,9}}(?:\.[A-Z]{{2}})?\])?$")
_ENCLOSED = re.compile(rf"^\[(?P<id>{_NEW})(?:v\d{{1,2}})?\]\s")
_DOI = re.compile(
    r"(?:\bdoi\s?[:=]?\s*|https?://(?:dx\.)?doi\.org/)?\b"
    r"(?P<doi>10\.\d{4,9}/[^\s\"<>|\x1f⟨⟩〈〉\uffff]{2,200})",
    re.IGNORECASE,
)
_DOI_IN_URL = re.compile(r"[/=](?P<doi>10\.\d{4,9}/[^\s?#&]{2,200})")
_PAGE_OF_DOI = re.compile(
    r"(?:v\d{1,2})?(?:\.(?:full|abstract|short|long)(?:-text|\.pdf)?|\.pdf|v\d{1,2}"
    r"|/(?:full|fulltext|pdf|epdf|html?|meta|abstract|summary|references))+/?$",
    re.IGNORECASE,
)
"""What a publisher's address has behind the DOI."""
_OF_ARCHIVE = re.compile(
    r"(?<![\w./:-])(?P<id>(?:hep-(?:th|ph|ex|lat)|astro-ph|cond-mat|gr-qc|quant-ph|nucl-(?:th|ex)|math-ph|math|physics|cs"
    r"|nlin|q-bio|q-alg|alg-geom|dg-ga|funct-an|solv-int|chao-dyn|patt-sol|adap-org|cmp-lg|chem-ph|comp-gas|supr-con"
    r"|mtrl-th)(?:\.[A-Z]{2})?/(?:9[1-9]|0[0-7])(?:0[1-9]|1[0-2])\d{3})(?:v\d{1,2})?(?![\w/-])",
    re.IGNORECASE,
)
"""arXiv's old identifiers, which nothing else looks like, whether a mark stands in front of them or not."""
_ARXIV_DOI = re.compile(rf"^10\.48550/arxiv\.(?P<id>{_NEW})", re.IGNORECASE)
_LABEL_BEHIND = re.compile(r"\.[a-z]?(?:PMC?ID|Epub)$")
"""The next label, where nothing stands between it and the DOI before it."""
_BRACKETED = re.compile(rf"[\[(]\s?{GONE}\s?[\])]")
_CUT = ".,;:'\"”’"


@dataclass(slots=True)
class References:
    """What a text refers to, in order, without repetition; ``rest`` is the text with GONE where they stood."""

    arxiv: list[str] = field(default_factory=list)
    dois: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    urls: list[str] = field(default_factory=list)
    rest: str = ""
    lead: bool = False

    @property
    def any(self) -> bool:
        """Whether an identifier is among them."""
        return bool(self.arxiv or self.dois or self.others)

    def of(self, kind: str) -> Sequence[str]:
        """Those of one kind: ``arxiv``, ``dois``, or a scheme of other_ids."""
        if kind in ("arxiv", "dois"):
            return self.arxiv if kind == "arxiv" else self.dois
        return [one for one in self.others if one.startswith(f"{kind}:")]


def url_identifier(url: str) -> tuple[str | None, str | None]:
    """The arXiv identifier and the DOI that an address names by its last part."""
    url = unquote(url.rstrip(_CUT + ")"))
    doi = _DOI_IN_URL.search(url)
    if doi is not None:
        value = doi["doi"]
        if "doi.org/" not in url[: doi.start("doi")].lower():
            value = _PAGE_OF_DOI.sub("", value.partition("/suppl_file/")[0]).rstrip("/")
        value = _trim(value)
        inner = _ARXIV_DOI.match(value)
        return (inner["id"] if inner else None), value.lower()
    found = _IN_URL.search(url)
    if found is not None:
        return (found["id"] if _right_length(found["id"]) else None), None
    old = _OLD_IN_URL.search(url)
    return (old["id"].lower() if old else None), None


def refer(text: str, links: Sequence[tuple[int, int, str]] = ()) -> References:
    """Take the references of a row out of its text."""
    found = References()
    for _, _, target in links:
        _add(found, *url_identifier(target), other_ids.of_address(target))
        found.urls.append(target)
    likely = any(
        sign in text for sign in ("/", "rXiv", "ARXIV", "arxiv", "PM", "ubMed", "nthology", "penReview:", "ACL:")
    ) or (text[:5].lstrip("[")[:4].isdigit() and "." in text[:7])
    if not likely:
        found.rest = text
        return found

    def take_url(match: re.Match[str]) -> str:
        url = match[0].lstrip("<")
        kept = ""
        while url and (url[-1] in _CUT + ">" or (url[-1] == ")" and "(" not in url)):
            kept = url[-1] + kept
            url = url[:-1]
        _add(found, *url_identifier(url), other_ids.of_address(url))
        found.urls.append(url)
        return GONE + kept.replace(">", "")

    def take_arxiv(match: re.Match[str]) -> str:
        if not _right_length(match["id"]):
            return match[0]
        _add(found, match["id"] if match["id"][0].isdigit() else match["id"].lower(), None)
        found.lead = found.lead or match.start() < 3
        return GONE

    def take_doi(match: re.Match[str]) -> str:
        value = _trim(_LABEL_BEHIND.sub("", _trim(match["doi"])))
        tail = match["doi"][len(value) :]
        inner = _ARXIV_DOI.match(value)
        _add(found, inner["id"] if inner else None, value.lower())
        return GONE + tail

    def take_other(match: re.Match[str]) -> str:
        _add(found, None, None, other_ids.parsed(match[0]))
        return GONE

    text = _URL.sub(take_url, text)
    bare = _BARE.match(text.strip())
    if bare is not None and _right_length(bare["id"]):
        _add(found, bare["id"], None)
        found.lead, found.rest = True, GONE
        return found
    enclosed = _ENCLOSED.match(text)
    if enclosed is not None and _right_length(enclosed["id"]):
        _add(found, enclosed["id"], None)
        found.lead = True
        text = GONE + text[enclosed.end() :]
    text = _IN_TEXT.sub(take_arxiv, text)
    if "/" in text:
        text = _OF_ARCHIVE.sub(take_arxiv, text)
    if "10." in text:
        text = _DOI.sub(take_doi, text)
    if any(sign in text for sign in ("PM", "ubMed", "nthology", "penReview", "ACL:")):
        text = _BRACKETED.sub(GONE, other_ids.MARKED.sub(take_other, text))
    found.rest = text
    return found


def _add(found: References, arxiv: str | None, doi: str | None, other: str | None = None) -> None:
    if arxiv and arxiv not in found.arxiv:
        found.arxiv.append(arxiv)
    if doi and doi not in found.dois:
        found.dois.append(doi)
    if other and other not in found.others:
        found.others.append(other)


def _trim(doi: str) -> str:
    while doi and (
        doi[-1] in _CUT or (doi[-1] in ")]}" and doi.count(doi[-1]) > doi.count("([{"[")]}".index(doi[-1])]))
    ):
        doi = doi[:-1]
    return doi


def _right_length(identifier: str) -> bool:
    """Five digits behind the dot since January 2015, four before; no paper is older than April 2007."""
    if not identifier[0].isdigit():
        return True
    return int(identifier[:4]) >= 704 and (len(identifier) == 10) == (int(identifier[:4]) >= 1501)
