"""The words the paper pane shows for a paper: its date, its people, its ids, where it came from. No widgets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from readinglist import other_ids
from readinglist.records import Lines, Paper, Provenance

AUTHORS_SHOWN = 12
SOURCES_SHOWN = 5
TEXT_SHOWN = 20_000
"""Characters of an abstract or a rendered note that are laid out."""
WORD_SHOWN = 4_000
"""Characters without a space that are laid out: Qt's time grows with their square, to seconds at 100,000."""
TITLE_SHOWN = 2_000

_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DATE = re.compile(r"(?P<year>\d{4}|-)(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?$")
_URL = re.compile(r"https?://[^\s<>\"“”{}|\\^`]{1,2000}", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_FIELD_NAMES = {
    "title": "title",
    "authors": "authors",
    "date": "date",
    "arxiv_id": "id",
    "doi": "DOI",
    "other_ids": "other ids",
    "category": "category",
    "affiliation": "affiliation",
    "comment": "comment",
    "venue": "venue",
    "has_code": "code",
    "abstract": "abstract",
}
_CODE_HOSTS = ("github.com", "gitlab.com", "bitbucket.org", "codeberg.org", "huggingface.co")


_ENDLESS = re.compile(rf"\S{{{WORD_SHOWN},}}")


def bounded(text: str) -> str:
    """``text`` without NULs and with endless words cut, fit to be laid out."""
    return _ENDLESS.sub(lambda found: found[0][: WORD_SHOWN - 1] + "…", text.replace("\0", ""))


def has_endless_word(text: str) -> bool:
    """Whether ``text`` holds a word that is slow to wrap."""
    return _ENDLESS.search(text) is not None


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one look. ``href`` makes it a link; ``role`` names the token of its ink."""

    text: str
    href: str = ""
    role: str = ""
    match: bool = False


def safe_link(href: str) -> str | None:
    """``href`` if a browser or mail program may be sent there (http, https, mailto, doi), else None.

    ``doi:10.1000/xyz`` comes back as the address of the DOI resolver.
    """
    href = href.strip()
    if not href or _CONTROL.search(href):
        return None
    try:
        parts = urlsplit(href)
    except ValueError:
        return None
    scheme = parts.scheme.lower()
    if scheme in ("http", "https"):
        return href if parts.netloc else None
    if scheme == "mailto":
        return href if "@" in parts.path else None
    if scheme == "doi" and parts.path.strip("/"):
        return doi_address(parts.path.strip("/"))
    return None


def title_words(paper: Paper) -> str:
    """The heading in one line, the start of it if it has no end."""
    return " ".join(paper.heading[: TITLE_SHOWN + 1].split())[:TITLE_SHOWN]


def arxiv_address(arxiv_id: str) -> str:
    """The page of an arXiv id."""
    return "https://arxiv.org/abs/" + quote(arxiv_id, safe="/")


def doi_address(doi: str) -> str:
    """The resolver's address of a DOI."""
    return "https://doi.org/" + quote(doi, safe="/:;().,-_~%")


def shown_date(date: str | None) -> str:
    """``2025-10-20`` as "20 Oct 2025", ``--10-20`` as "20 Oct"; anything else stays as it is."""
    found = _DATE.match(date or "")
    if not found:
        return date or ""
    year, month, day = found["year"], found["month"], found["day"]
    if month and not 1 <= int(month) <= 12:
        return date or ""
    parts = [str(int(day)) if day else "", _MONTHS[int(month) - 1] if month else "", "" if year == "-" else year]
    return " ".join(part for part in parts if part) or (date or "")


def addresses(text: str | None) -> list[str]:
    """The web addresses in ``text``, without the full stop or bracket that ends the sentence around them."""
    return [url for _, _, url in _found_addresses(text or "")]


def _found_addresses(text: str) -> Iterator[tuple[int, int, str]]:
    for found in _URL.finditer(text):
        url = found[0].rstrip(".,;:!?'\"’”*")
        while url and url[-1] in ")]" and url.count(url[-1]) > url.count("(" if url[-1] == ")" else "["):
            url = url[:-1].rstrip(".,;:!?'\"’”*")
        if safe_link(url):
            yield found.start(), found.start() + len(url), url


def linked(text: str, role: str = "muted") -> list[Run]:
    """``text`` with its web addresses as links, each shown without its scheme and cut when long."""
    runs, at = [], 0
    for start, end, url in _found_addresses(text):
        runs.append(Run(text[at:start], role=role))
        shown = url.split("://", 1)[1].removeprefix("www.").rstrip("/")
        runs.append(Run(shown if len(shown) <= 36 else shown[:35] + "…", url))
        at = end
    runs.append(Run(text[at:], role=role))
    return [run for run in runs if run.text]


def given_first(name: str) -> str:
    """A name as it is spoken: ``Berg, Anna`` shows as Anna Berg, or a list of such names could not be told apart."""
    family, comma, given = name.partition(", ")
    if not comma or "," in given or not given or given.rstrip(".").lower() in _SUFFIXES:
        return name
    return f"{given} {family}"


def author_runs(paper: Paper, *, expanded: bool) -> list[Run]:
    """The people of a paper; beyond the first twelve only their number, until ``expanded``."""
    names = list(map(given_first, paper.authors))
    if not names:
        return [Run("no authors on the page", role="muted")]
    tail = [Run(" et al.", role="muted")] if paper.et_al else []
    more = len(names) - AUTHORS_SHOWN
    if more <= 1:
        return [Run(", ".join(names), role="muted"), *tail]
    if expanded:
        return [Run(", ".join(names), role="muted"), *tail, Run("  "), Run("show fewer", "authors:fewer")]
    return [
        Run(", ".join(names[:AUTHORS_SHOWN]), role="muted"),
        Run(" and ", role="muted"),
        Run(f"{more:,}\u00a0more", "authors:more"),
    ]


def about_runs(paper: Paper) -> list[Run]:
    """The line under the authors: date, venue, category, comment, affiliation; what is not known is left out."""
    venue = " ".join((paper.venue or "")[:TEXT_SHOWN].split())
    parts = [
        [Run(shown_date(paper.date), role="muted")] if paper.date else [],
        [Run(venue, role="muted")] if venue else [],
        [Run(paper.category, role="muted")] if paper.category else [],
        linked(" ".join((paper.comment or "")[:TEXT_SHOWN].split())),
        [Run(paper.affiliation, role="muted")] if paper.affiliation else [],
    ]
    return _joined([part for part in parts if part], Run(" · ", role="muted"))


def id_runs(paper: Paper) -> list[Run]:
    """The ids of a paper as links, and its code where the page shows some."""
    parts = []
    if paper.arxiv_id:
        parts.append([Run(f"arXiv:{paper.arxiv_id}", arxiv_address(paper.arxiv_id))])
    if paper.doi:
        parts.append([Run(f"doi:{paper.doi}", doi_address(paper.doi))])
    parts += [[Run(other_ids.shown(one), other_ids.address(one))] for one in paper.other_ids]
    if paper.has_code:
        code = code_address(paper)
        parts.append([Run("code", code) if code else Run("has code", role="muted")])
    return _joined(parts, Run("   "))


def code_address(paper: Paper) -> str | None:
    """Where the code is: the address in the comment that looks like a code host, else the first one."""
    found = addresses(paper.comment)
    hosted = [url for url in found if (urlsplit(url).hostname or "").removeprefix("www.") in _CODE_HOSTS]
    return next(iter(hosted or found), None)


def best_address(paper: Paper) -> str | None:
    """What "Open" opens: the arXiv page, else the DOI, else another id, else the first address in the comment."""
    if paper.arxiv_id:
        return arxiv_address(paper.arxiv_id)
    if paper.doi:
        return doi_address(paper.doi)
    others = filter(None, map(other_ids.address, paper.other_ids))
    return next(others, None) or next(iter(addresses(paper.comment)), None)


def matched(text: str, spans: Sequence[tuple[int, int]], role: str = "") -> list[Run]:
    """``text`` with ``spans`` (start, end), in any order, as matches; what lies outside the text is cut off."""
    runs, at = [], 0
    for start, end in sorted(spans):
        start, end = max(start, at), min(end, len(text))
        if start < end:
            runs += [Run(text[at:start], role=role), Run(text[start:end], match=True)]
            at = end
    runs.append(Run(text[at:], role=role))
    return [run for run in runs if run.text]


def shown_lines(lines: Lines | None) -> str:
    """``(33, 38)`` as "lines 33-38" with an en dash, kept together when the text wraps."""
    if lines is None:
        return ""
    first, last = lines
    return f"line\u00a0{first}" if first == last else f"lines\u00a0{first}–{last}"


def source_runs(
    sources: Sequence[Provenance], *, expanded: bool, can_split: bool = False
) -> tuple[list[list[Run]], int]:
    """Two paragraphs for each source (its name and lines; what it gave), and how many sources are shown.

    Links are ``source:N`` with the source's place in ``sources``, ``split:N`` where there are several and they may be
    split, and ``sources:more``.
    """
    shown = len(sources) if expanded or len(sources) <= SOURCES_SHOWN + 1 else SOURCES_SHOWN
    paragraphs = []
    for number, source in enumerate(sources[:shown]):
        lines = shown_lines(source.extent)
        paragraphs.append([Run(source.import_name + (f", {lines}" if lines else ""), role="muted")])
        given = ", ".join(name for field, name in _FIELD_NAMES.items() if field in source.lines)
        runs = [Run(f"{given} · " if given else "", role="muted"), Run("show", f"source:{number}")]
        if can_split and len(sources) > 1:
            runs += [Run(" · ", role="muted"), Run("not this paper", f"split:{number}")]
        paragraphs.append(runs)
    if shown < len(sources):
        paragraphs.append([Run(f"{len(sources) - shown:,} more", "sources:more")])
    return paragraphs, shown


def corrected_words(paper: Paper) -> str:
    """The fields the reader corrected by hand, as one short sentence; empty where there are none."""
    names = [name for field, name in _FIELD_NAMES.items() if field in paper.corrected]
    return f"you corrected: {', '.join(names)}" if names else ""


def _joined(parts: list[list[Run]], between: Run) -> list[Run]:
    runs: list[Run] = []
    for part in parts:
        runs += [between, *part] if runs else part
    return runs
