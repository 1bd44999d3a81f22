"""The words of the paper pane, and which addresses may be followed."""

from __future__ import annotations

import pytest

from readinglist.records import Paper, Provenance
from ui.views import paper_text
from ui.views.paper_text import Run


def words(runs: list[Run]) -> str:
    return "".join(run.text for run in runs)


def links(runs: list[Run]) -> list[str]:
    return [run.href for run in runs if run.href]


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        ("2025-10-20", "20 Oct 2025"),
        ("2025-10", "Oct 2025"),
        ("2025", "2025"),
        ("--10-20", "20 Oct"),
        ("--02-01", "1 Feb"),
        ("2025-13-01", "2025-13-01"),
        ("soon", "soon"),
        ("", ""),
        (None, ""),
    ],
)
def test_dates(date: str | None, shown: str) -> None:
    assert paper_text.shown_date(date) == shown


@pytest.mark.parametrize(
    ("href", "safe"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("HTTP://example.org", "HTTP://example.org"),
        ("mailto:me@example.org", "mailto:me@example.org"),
        ("doi:10.1000/xyz", "https://doi.org/10.1000/xyz"),
        ("doi:10.1000/a<b>", "https://doi.org/10.1000/a%3Cb%3E"),
        ("https:", None),
        ("https:///path", None),
        ("http://[bad", None),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("data:text/html,x", None),
        ("vbscript:x", None),
        ("/etc/passwd", None),
        ("//example.org", None),
        ("java\nscript:x", None),
        ("https://example.org/\u202etxt.exe", None),
        ("https://exa mple.org", None),
        ("doi:", None),
        ("mailto:", None),
        ("", None),
    ],
)
def test_safe_links(href: str, safe: str | None) -> None:
    assert paper_text.safe_link(href) == safe


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Code: https://github.com/a/b.", ["https://github.com/a/b"]),
        ("(see https://example.org/x)", ["https://example.org/x"]),
        ("https://en.example.org/Set_(maths)", ["https://en.example.org/Set_(maths)"]),
        ("https://a.org, http://b.org; and https://c.org!", ["https://a.org", "http://b.org", "https://c.org"]),
        ("ftp://a.org and www.b.org", []),
        (None, []),
    ],
)
def test_addresses_in_a_comment(text: str | None, found: list[str]) -> None:
    assert paper_text.addresses(text) == found


def test_the_line_under_the_authors() -> None:
    paper = Paper(date="2025-10-20", category="LG", comment="NeurIPS 2025", affiliation="ETH")
    assert words(paper_text.about_runs(paper)) == "20 Oct 2025 · LG · NeurIPS 2025 · ETH"
    assert paper_text.about_runs(Paper()) == []


def test_a_long_address_is_shown_short_and_followed_whole() -> None:
    address = "https://www.example.org/" + "long/" * 20
    runs = paper_text.about_runs(Paper(comment=f"see {address}"))
    assert links(runs) == [address]
    assert len(words(runs)) < 50 and "example.org/long" in words(runs)


def test_ids_are_links() -> None:
    paper = Paper(arxiv_id="hep-th/9901001", doi="10.1000/xyz", has_code=True, comment="x https://a.org y")
    assert links(paper_text.id_runs(paper)) == [
        "https://arxiv.org/abs/hep-th/9901001",
        "https://doi.org/10.1000/xyz",
        "https://a.org",
    ]
    assert words(paper_text.id_runs(paper)).split() == ["arXiv:hep-th/9901001", "doi:10.1000/xyz", "code"]


def test_ids_of_other_registers_are_links() -> None:
    paper = Paper(doi="10.1000/xyz", other_ids=("openreview:rJl-b3RcF7", "acl:P18-1001", "pmid:12", "pmcid:PMC345"))
    assert words(paper_text.id_runs(paper)).split() == [
        *("doi:10.1000/xyz", "OpenReview:rJl-b3RcF7", "ACL:P18-1001", "PMID:12", "PMC345"),
    ]
    assert links(paper_text.id_runs(paper))[1:] == [
        "https://openreview.net/forum?id=rJl-b3RcF7",
        "https://aclanthology.org/P18-1001",
        "https://pubmed.ncbi.nlm.nih.gov/12",
        "https://pmc.ncbi.nlm.nih.gov/articles/PMC345",
    ]


def test_the_address_of_a_code_host_is_the_code() -> None:
    paper = Paper(has_code=True, comment="Page: https://lab.example.org, code: https://github.com/a/b")
    assert paper_text.code_address(paper) == "https://github.com/a/b"
    assert links(paper_text.id_runs(Paper(has_code=True))) == []


@pytest.mark.parametrize(
    ("paper", "address"),
    [
        (Paper(arxiv_id="2510.17506", doi="10.1/x"), "https://arxiv.org/abs/2510.17506"),
        (Paper(doi="10.1/x", comment="https://a.org"), "https://doi.org/10.1/x"),
        (Paper(other_ids=("acl:P18-1001",), comment="https://a.org"), "https://aclanthology.org/P18-1001"),
        (Paper(comment="https://a.org"), "https://a.org"),
        (Paper(), None),
    ],
)
def test_what_open_opens(paper: Paper, address: str | None) -> None:
    assert paper_text.best_address(paper) == address


@pytest.mark.parametrize(
    ("count", "et_al", "shown"),
    [
        (0, False, "no authors on the page"),
        (2, False, "A0, A1"),
        (2, True, "A0, A1 et al."),
        (13, False, ", ".join(f"A{n}" for n in range(13))),
        (5000, False, ", ".join(f"A{n}" for n in range(12)) + " and 4,988\u00a0more"),
    ],
)
def test_authors(count: int, et_al: bool, shown: str) -> None:
    paper = Paper(authors=tuple(f"A{n}" for n in range(count)), et_al=et_al)
    assert words(paper_text.author_runs(paper, expanded=False)) == shown


def test_all_authors_when_asked() -> None:
    paper = Paper(authors=tuple(f"A{n}" for n in range(5000)))
    runs = paper_text.author_runs(paper, expanded=True)
    assert "A4999" in words(runs) and links(runs) == ["authors:fewer"]


def test_matches_in_any_order_and_out_of_bounds() -> None:
    runs = paper_text.matched("abcdef", [(4, 99), (1, 2), (1, 3), (3, 3)])
    assert [(run.text, run.match) for run in runs] == [
        ("a", False),
        ("b", True),
        ("c", True),
        ("d", False),
        ("ef", True),
    ]
    assert words(runs) == "abcdef"


def test_where_a_paper_came_from() -> None:
    source = Provenance(7, "Lab page", {"has_code": (6, 6), "authors": (4, 5), "title": (4, 4)}, (4, 6))
    paragraphs, shown = paper_text.source_runs([source, Provenance(8, "typed", {}, None)], expanded=False)
    assert [words(runs) for runs in paragraphs] == [
        "Lab page, lines\u00a04–6",
        "title, authors, code · show",
        "typed",
        "show",
    ]
    assert shown == 2 and links(paragraphs[1]) == ["source:0"]
    assert paper_text.shown_lines((5, 5)) == "line\u00a05"


def test_many_sources_are_folded() -> None:
    sources = [Provenance(n, f"page {n}", {}, None) for n in range(500)]
    paragraphs, shown = paper_text.source_runs(sources, expanded=False)
    assert shown == 5 and words(paragraphs[-1]) == "495 more" and links(paragraphs[-1]) == ["sources:more"]
    assert paper_text.source_runs(sources, expanded=True)[1] == 500


def test_endless_words_are_cut() -> None:
    assert len(paper_text.bounded("x" * 100_000)) == paper_text.WORD_SHOWN
    assert paper_text.bounded("fine words\0 here") == "fine words here"
    assert len(paper_text.title_words(Paper(title="word " * 10_000))) <= paper_text.TITLE_SHOWN
