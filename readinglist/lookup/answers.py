"""Papers in, answers out: which service is asked about which paper, how politely, and what came back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote, urlencode

from readinglist import reading
from readinglist.errors import CannotRead
from readinglist.lookup import crossref
from readinglist.lookup.fetching import Cancelled, NoAnswer, Stopped, fetch, wait
from readinglist.records import Draft, Paper

AT_ONCE = 50
"""Papers in one question to arXiv, whose interface takes lists of ids."""

Service = Literal["arXiv", "Crossref"]


@dataclass(frozen=True, slots=True)
class Services:
    """Where to ask, and how patiently. ``pause`` is the time between two questions to one service, in seconds: arXiv's
    terms of use ask for three. ``seconds`` bounds one answer."""

    arxiv: str = "https://export.arxiv.org/api/query"
    crossref: str = "https://api.crossref.org/works/"
    pause: float = 3.0
    seconds: float = 30.0


SERVICES = Services()
"""Who is asked where nobody else is named."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a service said of a paper: a draft, or in ``why`` a sentence that says why there is none."""

    paper: int
    service: Service
    draft: Draft | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """How many papers were asked about, of how many, and who is being asked."""

    done: int
    total: int
    service: Service


def can_be_looked_up(paper: Paper) -> bool:
    """Whether a paper has an id that a service knows."""
    return bool(paper.arxiv_id or paper.doi)


def look_up(
    papers: Sequence[Paper],
    services: Services | None = None,
    *,
    on_progress: Callable[[Progress], None] = lambda _: None,
    cancelled: Cancelled = lambda: False,
) -> Iterator[Answer]:
    """Ask about papers that have an id: arXiv about its own, Crossref about other DOIs. Ends early when cancelled."""
    services = services or SERVICES
    at_arxiv = [paper for paper in papers if paper.arxiv_id]
    at_crossref = [paper for paper in papers if paper.doi and not paper.arxiv_id]
    total = len(at_arxiv) + len(at_crossref)
    done = 0
    asked = False
    questions: list[tuple[Service, tuple[Paper, ...]]] = [("arXiv", part) for part in _parts(at_arxiv)]
    questions += [("Crossref", (paper,)) for paper in at_crossref]
    before: Service | None = None
    try:
        for service, part in questions:
            on_progress(Progress(done, total, service))
            if asked and service == before:
                wait(services.pause if service == "arXiv" else services.pause / 10, cancelled)
            asked, before = True, service
            ask = _ask_arxiv if service == "arXiv" else _ask_crossref
            yield from ask(part, services, cancelled)
            done += len(part)
            on_progress(Progress(done, total, service))
    except Stopped:
        return


def _parts(papers: Sequence[Paper]) -> Iterator[tuple[Paper, ...]]:
    for low in range(0, len(papers), AT_ONCE):
        yield tuple(papers[low : low + AT_ONCE])


def _ask_arxiv(papers: Sequence[Paper], services: Services, cancelled: Cancelled) -> Iterator[Answer]:
    ids = [paper.arxiv_id or "" for paper in papers]
    query = urlencode({"id_list": ",".join(ids), "max_results": len(ids)}, safe=",/")
    try:
        answer = fetch(
            f"{services.arxiv}?{query}",
            accept="application/atom+xml",
            seconds=services.seconds,
            cancelled=cancelled,
        )
        found = {draft.arxiv_id: draft for draft in _atom(answer or b"")}
    except NoAnswer as why:
        yield from (Answer(paper.id, "arXiv", why=f"arXiv {why}.") for paper in papers)
        return
    for paper in papers:
        draft = found.get(paper.arxiv_id)
        unknown = f"arXiv knows no {paper.arxiv_id}."
        yield Answer(paper.id, "arXiv", draft, "" if draft else unknown)


def _atom(answer: bytes) -> Sequence[Draft]:
    """The papers of a feed; a feed of none is an answer too."""
    if b"<feed" not in answer[:2000]:
        raise NoAnswer("gave an answer that can’t be read")
    try:
        return reading.read(answer, "arXiv").drafts
    except CannotRead as error:
        raise NoAnswer("gave an answer that can’t be read") from error


def _ask_crossref(papers: Sequence[Paper], services: Services, cancelled: Cancelled) -> Iterator[Answer]:
    for paper in papers:
        doi = (paper.doi or "").lower()
        try:
            answer = fetch(
                services.crossref + quote(doi, safe=""),
                accept="application/json",
                seconds=services.seconds,
                cancelled=cancelled,
            )
            draft = crossref.draft(answer, doi) if answer is not None else None
        except NoAnswer as why:
            yield Answer(paper.id, "Crossref", why=f"Crossref {why}.")
        except (ValueError, RecursionError):
            yield Answer(paper.id, "Crossref", why="Crossref gave an answer that can’t be read.")
        else:
            yield Answer(paper.id, "Crossref", draft, "" if draft else f"Crossref knows no {doi}.")
