"""Papers are looked up at services that answer well, badly, late or not at all."""

from __future__ import annotations

from dataclasses import replace

import pytest
from services import Reply, feed, serving, work

from readinglist.lookup import Answer, Progress, fetching, look_up
from readinglist.records import Paper

DOI = Paper(id=3, doi="10.1000/waiting.7")


def one(reply: Reply, *, seconds: float = 10.0) -> Answer:
    with serving(lambda what, before: reply) as server:
        (answer,) = look_up([DOI], replace(server.services, seconds=seconds))
    assert (answer.paper, answer.service) == (3, "Crossref")
    return answer


def test_crossref_says_what_it_knows_of_a_doi() -> None:
    draft = one(work()).draft
    assert draft is not None
    assert draft.title == "On waiting & seeing: A study of queues"
    assert draft.authors == ("Ada Byron", "Emmy Noether Jr.", "The Queue Group")
    assert (draft.venue, draft.date, draft.doi) == ("Annals of Waiting", "2021-02-11", "10.1000/waiting.7")
    assert draft.abstract == "We wait, and then we see what came."


@pytest.mark.parametrize(
    ("different", "name", "value"),
    [
        ({"title": [], "subtitle": ["A study"]}, "title", None),
        ({"title": None}, "title", None),
        ({"title": [7]}, "title", None),
        ({"title": "Plain", "subtitle": []}, "title", "Plain"),
        ({"title": ["A\0B\ud800C"], "subtitle": []}, "title", "A�B�C"),
        ({"author": "Ada"}, "authors", ()),
        ({"author": [None, {"given": 3}, {"family": "Byron"}]}, "authors", ("Byron",)),
        ({"published-online": {"date-parts": [[None]]}, "published-print": {}, "issued": 5}, "date", None),
        ({"published-online": {"date-parts": [[2021, 13, 1]]}, "published-print": None}, "date", "2021"),
        ({"published-online": None}, "date", "2021-03"),
        ({"abstract": ["no"]}, "abstract", None),
        ({"container-title": []}, "venue", None),
    ],
)
def test_what_is_not_as_it_should_be_is_not_known(different: dict[str, object], name: str, value: object) -> None:
    draft = one(work(**different)).draft
    assert draft is not None
    assert getattr(draft, name) == value


@pytest.mark.parametrize(
    ("reply", "why"),
    [
        (work(DOI="10.1000/another"), "Crossref knows no 10.1000/waiting.7."),
        (Reply(code=404), "Crossref knows no 10.1000/waiting.7."),
        (Reply(code=410), "Crossref knows no 10.1000/waiting.7."),
        (Reply(code=500), "Crossref answered with an error (500)."),
        (Reply(b""), "Crossref gave an answer that can’t be read."),
        (Reply(b"<html>Sign in to this network</html>"), "Crossref gave an answer that can’t be read."),
        (Reply(b'{"message": []}'), "Crossref gave an answer that can’t be read."),
        (Reply(b"[" * 100_000), "Crossref gave an answer that can’t be read."),
        (Reply(b"\xff\xfe\x00"), "Crossref gave an answer that can’t be read."),
        (Reply(b'{"message": {}}', length=900), "Crossref gave only part of an answer."),
        (Reply(b" " * (fetching.LARGEST + 1)), "Crossref gave an answer that is too long to be a paper’s."),
        (Reply(code=429, headers={"Retry-After": "3600"}), "Crossref has too much to do just now; try again later."),
        (Reply(code=503, headers={"Retry-After": "0"}), "Crossref has too much to do just now; try again later."),
        (
            Reply(code=429, headers={"Retry-After": "Fri, 31 Dec 2999 23:59:59 GMT"}),
            "Crossref has too much to do just now; try again later.",
        ),
        (Reply(code=302, headers={"Location": "http://elsewhere.invalid/"}), "Crossref sent us to another place."),
    ],
)
def test_a_bad_answer_is_a_sentence(reply: Reply, why: str) -> None:
    assert one(reply) == Answer(3, "Crossref", None, why)


def test_a_service_that_does_not_answer_is_not_waited_for() -> None:
    assert one(Reply(never=True), seconds=0.05).why == "Crossref did not answer in time."


def test_a_service_that_is_not_there() -> None:
    with serving(lambda what, before: work()) as server:
        gone = server.services
    (answer,) = look_up([DOI], gone)
    assert answer.why == "Crossref can’t be reached; check the connection and try again."


def test_a_busy_service_is_asked_again() -> None:
    busy = Reply(code=429, headers={"Retry-After": "0"})
    with serving(lambda what, before: busy if before < fetching.TRIES - 1 else work()) as server:
        (answer,) = look_up([DOI], server.services)
    assert answer.draft is not None
    assert len(server.asked) == fetching.TRIES


def test_a_redirect_on_the_same_host_is_followed() -> None:
    moved = Reply(code=301, headers={"Location": "/works/moved"})
    with serving(lambda what, before: work() if what == "moved" else moved) as server:
        (answer,) = look_up([DOI], server.services)
    assert answer.draft is not None


def test_arxiv_is_asked_about_many_at_once_and_crossref_about_the_rest() -> None:
    papers = [Paper(id=k, arxiv_id=f"2401.{k:05}") for k in range(1, 61)]
    papers += [Paper(id=90), DOI, Paper(id=91, arxiv_id="hep-th/9901001", doi="10.48550/arxiv.hep-th/9901001")]
    titles = {paper.arxiv_id: f"Title {paper.id}" for paper in papers if paper.arxiv_id and paper.id != 7}
    told: list[Progress] = []

    def reply(what: str, before: int) -> Reply:
        return work() if what.startswith("10.") else feed({i: titles[i] for i in what.split(",") if i in titles})

    with serving(reply) as server:
        answers = list(look_up(papers, server.services, on_progress=told.append))
    assert [len(what.split(",")) for what in server.asked] == [50, 11, 1]
    assert [a.paper for a in answers] == [*range(1, 61), 91, 3]
    assert [a.paper for a in answers if a.draft is None] == [7]
    assert answers[6].why == "arXiv knows no 2401.00007."
    first = answers[0].draft
    assert first is not None
    assert (first.title, first.authors, first.date) == ("Title 1", ("Ada Byron", "Emmy Noether"), "2024-01-02")
    assert (first.category, first.arxiv_id) == ("cs.LG", "2401.00001")
    assert (first.abstract or "").startswith("We let water run down a graph")
    assert [(p.done, p.service) for p in told][::2] == [(0, "arXiv"), (50, "arXiv"), (61, "Crossref")]
    assert (told[-1].done, told[-1].total) == (62, 62)


@pytest.mark.parametrize("body", [b"", b"<feed", b"<html>no</html>", b"<feed><entry><id>x</feed>", b"\0\xff<feed>"])
def test_a_feed_that_cannot_be_read(body: bytes) -> None:
    with serving(lambda what, before: Reply(body)) as server:
        (answer,) = look_up([Paper(id=1, arxiv_id="2401.00001")], server.services)
    assert answer.draft is None
    assert answer.why in ("arXiv gave an answer that can’t be read.", "arXiv knows no 2401.00001.")


def test_who_cancels_is_not_kept_waiting() -> None:
    stop = False

    def reply(what: str, before: int) -> Reply:
        nonlocal stop
        stop = True
        return Reply(code=429, headers={"Retry-After": "30"})

    with serving(reply) as server:
        assert list(look_up([DOI, replace(DOI, id=4)], server.services, cancelled=lambda: stop)) == []
    assert len(server.asked) == 1
