"""Records whose parts only the elements of a page hold apart: no sign and no line end stands between them."""

from __future__ import annotations

from readinglist.reading import read

PAPERS = (
    ("Ada Berg, Jonas Holm, and Mia Lund", "Scheduling Queues with Unknown Arrivals"),
    ("Omar Haddad", "A Compiler Pass for Loops That Rarely Run"),
    ("Li Wei and Sara Novak", "MESH: Tracing Packets across Small Networks"),
)


def _read(page: str) -> list[tuple[str | None, int]]:
    return [(draft.title, len(draft.authors)) for draft in read(page, "page.html").drafts]


EXPECTED = [(title, 1 + by.count(" and ") + by.count(", ") - by.count(", and")) for by, title in PAPERS]


def test_elements_of_other_classes_are_other_fields() -> None:
    items = "".join(
        f'<li>\n<span class="authors">{by}</span>\n<span class="title">{title}</span>\n'
        f'<a href="https://doi.org/10.4230/X.2026.{at}">10.4230/X.2026.{at}</a></li>\n'
        for at, (by, title) in enumerate(PAPERS)
    )
    assert _read(f"<h2>Volume 12</h2><ul>{items}</ul>") == EXPECTED


def test_titles_before_authors_in_elements() -> None:
    items = "".join(
        f'<div class="paper"><span class="t">{title}</span> <span class="by">{by}</span></div>' for by, title in PAPERS
    )
    assert _read(f"<h2>Accepted papers</h2>{items}") == EXPECTED


def test_citations_that_are_elements_are_each_a_record() -> None:
    items = "\n".join(
        f'<cite>{by.replace(", and", " and")} (2018) "<a href="/p{at}.html">{title}</a>", Volume 6, pages {at}-9</cite>'
        for at, (by, title) in enumerate(PAPERS)
    )
    page = f"<p>This journal covers all of its field.</p><h2>Recent articles:</h2><div>{items}</div>"
    assert [title for title, _ in _read(page)] == [title for _, title in PAPERS]


def test_names_in_elements_stay_together() -> None:
    items = "".join(
        "<li><h4>" + title + "</h4>"
        + " ".join(f'<span class="first">{name.split()[0]}</span> <span class="last">{name.split()[1]}</span>,'
                   for name in by.replace(", and", ",").replace(" and", ",").split(", ")) + "</li>"
        for by, title in PAPERS
    )  # fmt: skip
    assert _read(f"<h2>Accepted papers</h2><ul>{items}</ul>") == EXPECTED


def test_a_part_of_a_page_that_begins_with_words_is_html() -> None:
    page = "".join(
        f'{by}.\n{title}. <a href="/j/{at}"><i>Journal of Networks</i> {at}:18 (2021)</a> '
        f'<a href="https://arxiv.org/abs/2101.0000{at}">[arXiv]</a>\n<br>\n<br>\n'
        for at, (by, title) in enumerate(PAPERS)
    )
    drafts = read(page, "page.html").drafts
    assert [draft.title for draft in drafts] == [title for _, title in PAPERS]
    assert [draft.arxiv_id for draft in drafts] == ["2101.00000", "2101.00001", "2101.00002"]


def test_a_venue_under_a_link_ends_the_title() -> None:
    page = "<p>List of papers</p><ul>" + "".join(
        f'<li>{by}. {title} <a href="/j/{at}"><i>Proc. Networks</i> {at}:18 (2021)</a></li>'
        for at, (by, title) in enumerate(PAPERS[:2])
    )
    assert [title for title, _ in _read(page)] == [title for _, title in PAPERS[:2]]
