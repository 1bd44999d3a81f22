"""Kinds of pages that people write: accepted papers, CVs, bibliographies, reading lists, newsletters, bare lists."""

# ruff: noqa: E501 (a row of a page is one line)
from __future__ import annotations

import html
from collections.abc import Callable, Sequence

from kinds import (
    LONG_MEETINGS,
    MEETINGS,
    VENUES,
    Kind,
    Knobs,
    Sheet,
    arxiv_id,
    doi,
    initials,
    listed,
    reversed_name,
    wrapped,
)
from kinds_sites import (
    arxiv_listing,
    arxiv_mail,
    arxiv_search,
    hugging_face,
    scholar_profile,
    scholar_results,
    semantic_scholar,
)
from kinds_venues import anthology, dblp, openreview
from layouts import Given, Page

from readinglist.records import Bibliographic

PLACES = ("MIT", "ETH Zürich", "University of Oslo", "Stanford University", "Google DeepMind", "Inria Paris")


def accepted(papers: Sequence[Given], knobs: Knobs) -> Page:
    """Accepted papers of a conference: two lines each, or one; by session; the award papers again on top."""
    sheet = Sheet(
        knobs.of(
            ["# Accepted Papers", ""], ["Accepted Papers", "The following papers were accepted for presentation."], []
        )
    )
    way = knobs.of("title first", "authors first", "places", "dots", "bold", "labelled", "one line", "numbers")
    awards = list(papers[:2]) if len(papers) > 9 and knobs.chance(0.5) else []
    gap = knobs.of([], [""])
    if awards:
        sheet.lines += ["Best Paper Awards", *gap]
    for k, paper in enumerate([*awards, *papers]):
        if len(papers) > 6 and k and k % 6 == 0:
            sheet.lines += [
                f"Session {k // 6}: {knobs.of('Theory', 'Applications', 'Vision and Language', 'Robustness')}",
                *gap,
            ]
        names = paper.authors
        row = {
            "title first": [paper.title, ", ".join(names)],
            "authors first": [listed(names), paper.title],
            "places": [paper.title, "; ".join(f"{name} ({knobs.of(*PLACES)})" for name in names)],
            "dots": [paper.title, " · ".join(names)],
            "bold": [f"**{paper.title}**  ", f"*{listed(names, ', ')}*"],
            "labelled": [f"Title: {paper.title}", f"Authors: {', '.join(names)}"],
            "one line": [f"{k + 1}. {paper.title}. {listed(names)}."],
            "numbers": [f"{k + 1}. {paper.title}", f"   {', '.join(names)}"],
        }[way]
        if knobs.chance(0.1) and way in ("title first", "dots"):
            row += ["[pdf] [supp] [bibtex]"]
        sheet.lines += [*row, *gap]
        sheet.records.append(Bibliographic(title=paper.title, authors=names))
    return sheet.page()


def accepted_html(papers: Sequence[Given], knobs: Knobs) -> Page:
    """The same as the source of a web page."""
    sheet = Sheet(["<h2>Accepted papers</h2>", "<ul>"])
    way = knobs.of("br", "divs", "em")
    for paper in papers:
        title, names = html.escape(paper.title, quote=False), html.escape(", ".join(paper.authors), quote=False)
        number = arxiv_id(paper, knobs) if way != "em" else None
        if way == "br":
            sheet.lines.append(f'<li><a href="https://arxiv.org/abs/{number}">{title}</a><br>{names}</li>')
        elif way == "divs":
            sheet.lines += [
                '<div class="paper">',
                f'<div class="title"><a href="https://arxiv.org/pdf/{number}">{title}</a></div>',
                f'<div class="authors">{names}</div>',
                "</div>",
            ]
        else:
            sheet.lines.append(f"<li><b>{title}</b><br/><em>{names}</em></li>")
        sheet.records.append(Bibliographic(title=paper.title, authors=paper.authors, arxiv_id=number))
    sheet.lines.append("</ul>")
    return sheet.page()


def _venue(paper: Given, knobs: Knobs) -> str:
    return knobs.of(
        f"In Proceedings of {knobs.of(*MEETINGS)}, {paper.year}",
        f"{knobs.of(*VENUES)}, {knobs.number(1, 90)}({knobs.number(1, 12)}):{knobs.number(1, 99)}–{knobs.number(100, 999)}, {paper.year}",
        f"In {knobs.of(*LONG_MEETINGS)}, pages {knobs.number(1, 99)}–{knobs.number(100, 199)}, {paper.year}",
        f"{knobs.of(*MEETINGS)} {paper.year}",
        f"{knobs.of(*VENUES)}, {paper.year}",
    )


def _cited(paper: Given, knobs: Knobs, way: str) -> tuple[str, tuple[str, ...], bool]:
    """A citation in a style, the names as it shows them, and whether it shows but some."""
    names, title, year = paper.authors, paper.title, paper.year
    stop = "" if title[-1] in "?!." else "."
    venue = _venue(paper, knobs)
    bare = venue.replace(f", {year}", "").replace(f" {year}", "")
    short = tuple(map(initials, names))
    back = tuple(reversed_name(name) for name in names)
    if way == "plain":
        return f"{listed(short, ' and ' if len(short) < 3 else ', and ')}. {title}{stop} {venue}.", short, False
    if way == "full":
        return f"{listed(names)}. {title}{stop} {venue}.", names, False
    if way == "ieee":
        return f"{listed(short)}, “{title},” {venue.replace('In ', 'in ')}.", short, False
    if way == "straight quotes":
        return f'{listed(names)}. "{title}." {venue}.', names, False
    if way == "apa":
        return f"{listed(back, ', & ')} ({year}). {title}{stop} {bare}.", back, False
    if way == "harvard":
        return f"{listed(back)} ({year}) {title}{stop} {bare}.", back, False
    if way == "vancouver":
        last = tuple(reversed_name(name, "AB") for name in names)
        return (
            f"{', '.join(last)}. {title}{stop} {knobs.of(*VENUES)}. {year};{knobs.number(1, 60)}:{knobs.number(1, 99)}-{knobs.number(100, 199)}.",
            last,
            False,
        )
    if way == "et al.":
        return f"{short[0]} et al. {title}{stop} {venue}.", short[:1], True
    if way == "title first":
        return f"{title}{stop} {listed(names)}. {venue}.", names, False
    if way == "quoted title first":
        return f"“{title}”, {listed(short)}, {venue}.", short, False
    if way == "title (year)":
        return f"{title} ({year}). {', '.join(names)}.", names, False
    if way == "semicolons":
        return f"{'; '.join(back)}. {title}{stop} {venue}.", back, False
    assert way == "colon"
    return f"{', '.join(names)}: {title}{stop} {venue}.", names, False


# fmt: off
STYLES = (
    "plain", "full", "ieee", "apa", "title first", "et al.", "vancouver", "colon", "straight quotes", "harvard",
    "quoted title first", "semicolons", "title (year)",
)
# fmt: on


def _citations(papers: Sequence[Given], knobs: Knobs, head: list[str]) -> Page:
    sheet = Sheet(head)
    way = knobs.of(*STYLES)
    mark: Callable[[int], str] = knobs.of(
        lambda k: f"[{k}] ", lambda k: f"{k}. ", lambda k: "", lambda k: "- ", lambda k: f"({k}) "
    )
    width = knobs.of(0, 80, 0, 72)
    gap = knobs.of([], [""]) if not (width and mark(1) == "") else [""]
    indent = knobs.of("    ", "", "  ")
    identified = knobs.chance(0.3)
    for k, paper in enumerate(papers, 1):
        line, names, more = _cited(paper, knobs, way)
        number = found = None
        if identified and knobs.chance(0.7):
            if knobs.chance(0.5):
                number = arxiv_id(paper, knobs)
                line += knobs.of(f" arXiv:{number}.", f" https://arxiv.org/abs/{number}")
            else:
                found = doi(knobs)
                line += knobs.of(f" doi:{found}.", f" https://doi.org/{found}")
        sheet.lines += [*(wrapped([mark(k) + line], width, indent) if width else [mark(k) + line]), *gap]
        sheet.records.append(
            Bibliographic(
                title=paper.title,
                authors=names,
                et_al=more,
                date=str(paper.year),
                arxiv_id=number,
                doi=found and found.lower(),
            )
        )
    return sheet.page()


def bibliography(papers: Sequence[Given], knobs: Knobs) -> Page:
    return _citations(papers, knobs, list(knobs.of(["References", ""], ["Bibliography"], [])))


def curriculum(papers: Sequence[Given], knobs: Knobs) -> Page:
    """A CV: a person, a career, and then publications."""
    name = papers[0].authors[0]
    head = [
        name,
        "Department of Examples, University of Oslo",
        "someone@example.org",
        "",
        "EDUCATION",
        "PhD in Mathematics, University of Oslo, 2011",
        "MSc in Physics, 2006",
        "",
        "EXPERIENCE",
        "2012–2015 Postdoctoral researcher, ETH Zürich",
        "",
        knobs.of("PUBLICATIONS", "Selected Publications", "Refereed journal papers"),
        "",
    ]
    page = _citations(papers, knobs, head)
    page.text += "\n\n" + knobs.of(
        "AWARDS\nYoung Scientist Award, 2014",
        "TEACHING\nLinear Algebra I, autumn 2016\nCalculus, spring 2017",
        "LANGUAGES\nEnglish, German",
    )
    return page


def markdown(papers: Sequence[Given], knobs: Knobs) -> Page:
    """A reading list in Markdown."""
    sheet = Sheet(
        knobs.of(["# Reading list", "", "Papers that I want to read this year.", "", "## Trees"], ["## To read"], [])
    )
    way = knobs.of("dash", "box", "below", "heading", "bold", "table")
    if way == "table":
        sheet.lines += ["| Title | Authors | Year | Link |", "|---|---|---|---|"]
    for paper in papers:
        number, names = arxiv_id(paper, knobs), ", ".join(paper.authors)
        url = f"https://arxiv.org/{knobs.of('abs', 'pdf')}/{number}"
        title = paper.title.replace("[", "(").replace("]", ")").replace("|", "/").replace("*", "").replace("_", "-")
        year: str | None = str(paper.year)
        lines = {
            "dash": [f"- [{title}]({url}) — {names} ({year})"],
            "box": [f"- [{knobs.of('x', ' ')}] [{title}]({url}), {names}, {year}"],
            "below": [f"* [{title}]({url})", f"  {names}, {knobs.of(*MEETINGS)} {year}"],
            "heading": [f"### {title}", f"{names}. {year}. [[paper]]({url}) [[code]](https://github.com/a/b)", ""],
            "bold": [f"- **{title}** ({year}) by {names} [[PDF]]({url})"],
            "table": [f"| {title} | {names} | {year} | [pdf]({url}) |"],
        }[way]
        sheet.lines += lines
        sheet.records.append(Bibliographic(title=title, authors=paper.authors, date=year, arxiv_id=number))
    return sheet.page()


def bare_links(papers: Sequence[Given], knobs: Knobs) -> Page:
    sheet = Sheet(knobs.of([], ["To read:"], ["papers"]))
    way = knobs.of(
        "https://arxiv.org/abs/{}",
        "arXiv:{}",
        "https://arxiv.org/pdf/{}v1",
        "{}",
        "- https://arxiv.org/abs/{}",
        "arxiv.org/abs/{}",
    )
    for paper in papers:
        number = arxiv_id(paper, knobs)
        sheet.lines.append(way.format(number))
        sheet.records.append(Bibliographic(arxiv_id=number))
    return sheet.page()


def links_with_titles(papers: Sequence[Given], knobs: Knobs) -> Page:
    """A title and its link, on one line or two."""
    sheet = Sheet(knobs.of([], ["Links from the seminar", ""]))
    way = knobs.of("two", "one", "reversed", "named", "brackets")
    for paper in papers:
        number = arxiv_id(paper, knobs)
        url = f"https://arxiv.org/abs/{number}"
        sheet.lines += {
            "two": [paper.title, url, ""],
            "one": [f"{paper.title} {url}"],
            "reversed": [url, paper.title, ""],
            "named": [f"{paper.title} (arXiv:{number})"],
            "brackets": [f"[{number}] {paper.title}"],
        }[way]
        sheet.records.append(Bibliographic(title=paper.title, arxiv_id=number))
    return sheet.page()


def titles(papers: Sequence[Given], knobs: Knobs) -> Page:
    sheet = Sheet(knobs.of([], ["Reading list", ""]))
    mark: Callable[[int], str] = knobs.of(lambda k: "", lambda k: "- ", lambda k: f"{k}. ")
    gap = knobs.of([], [""])
    for k, paper in enumerate(papers, 1):
        sheet.lines += [mark(k) + paper.title, *gap]
        sheet.records.append(Bibliographic(title=paper.title))
    return sheet.page()


def abstracts(papers: Sequence[Given], knobs: Knobs) -> Page:
    sheet = Sheet()
    gap = knobs.of([""], [])
    for paper in papers:
        sheet.lines += [paper.abstract, *gap]
        sheet.records.append(Bibliographic(abstract=paper.abstract))
    return sheet.page()


def newsletter(papers: Sequence[Given], knobs: Knobs) -> Page:
    """A title, then what somebody says of it."""
    sheet = Sheet(
        knobs.of(
            ["The Weekly Digest", "Issue 12", "", "Here is what we read this week.", ""], ["Top papers of the week", ""]
        )
    )
    way = knobs.of("dash", "link", "below")
    for k, paper in enumerate(papers, 1):
        words = "a careful look at what makes such methods work, with many experiments and a clear proof of the main result."
        number = None
        if way == "dash":
            sheet.lines += [f"{paper.title} — {words}", ""]
        elif way == "link":
            number = arxiv_id(paper, knobs)
            title = paper.title.replace("[", "(").replace("]", ")").replace("*", "").replace("_", "-")
            sheet.lines += [f"{k}. [{title}](https://arxiv.org/abs/{number}) - {words}"]
            sheet.records.append(Bibliographic(title=title, arxiv_id=number))
            continue
        else:
            number = arxiv_id(paper, knobs)
            sheet.lines += [
                f"{k}. {paper.title}",
                f"The authors take {words}",
                f"Paper: https://arxiv.org/abs/{number}",
                "",
            ]
        sheet.records.append(Bibliographic(title=paper.title, arxiv_id=number))
    return sheet.page()


def author_counters(papers: Sequence[Given], knobs: Knobs) -> Page:
    """An author's page with a number of citations, downloads and the like at every paper."""
    sheet = Sheet(
        [papers[0].authors[0], "University of Oslo", f"{len(papers)} Publications", "Follow", "h-index 12", ""]
    )
    way = knobs.of("cited", "research", "inline")
    for paper in papers:
        names = ", ".join(paper.authors)
        venue = f"{knobs.of(*VENUES)}, {paper.year}"
        if way == "cited":
            sheet.lines += [paper.title, names, venue, f"Cited by {knobs.number(1, 999)}", ""]
        elif way == "research":
            sheet.lines += [
                "Article",
                paper.title,
                f"{paper.year}",
                names,
                f"{knobs.number(1, 999)} Reads",
                f"{knobs.number(1, 99)} Citations",
                "Download",
            ]
        else:
            sheet.lines += [
                f"{paper.title}",
                f"{names}",
                f"{venue} · {knobs.number(1, 999)} citations · {knobs.number(1, 999)} downloads",
            ]
        sheet.records.append(Bibliographic(title=paper.title, authors=paper.authors, date=str(paper.year)))
    return sheet.page()


KINDS: dict[str, Kind] = {
    "Hugging Face": hugging_face,
    "arXiv listing": arxiv_listing,
    "arXiv search": arxiv_search,
    "arXiv e-mail": arxiv_mail,
    "Scholar profile": scholar_profile,
    "Scholar results": scholar_results,
    "Semantic Scholar": semantic_scholar,
    "DBLP": dblp,
    "OpenReview": openreview,
    "ACL Anthology": anthology,
    "accepted papers": accepted,
    "accepted, HTML": accepted_html,
    "bibliography": bibliography,
    "curriculum": curriculum,
    "Markdown list": markdown,
    "bare links": bare_links,
    "links with titles": links_with_titles,
    "titles only": titles,
    "abstracts only": abstracts,
    "newsletter": newsletter,
    "author counters": author_counters,
}
CLEAR = tuple(
    name
    for name in KINDS
    if name not in ("titles only", "abstracts only", "newsletter", "links with titles", "bare links")
)
"""The kinds with a period that can be seen: fields that come again in the same order."""
