"""Lists that people and journals write: styles of references, CVs, lab pages, programmes, mails, posts."""

# ruff: noqa: E501 (a row of a page is one line)
from __future__ import annotations

import re
from collections.abc import Sequence

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
from layouts import Given, Page
from wild_sites import SITES

from readinglist.records import Bibliographic

PLACES = (
    "MIT",
    "ETH Zürich",
    "University of Oslo",
    "Stanford University",
    "Google DeepMind",
    "Inria Paris",
    "Tsinghua University, China",
)
STYLES = (
    "nature",
    "mla",
    "chicago",
    "lncs",
    "acm",
    "ams",
    "elsevier",
    "ieee",
    "wikipedia",
    "apa",
    "plain et al.",
    "prose journal",
)


def cited(paper: Given, knobs: Knobs, way: str) -> tuple[str, Bibliographic]:
    """A citation and what it says."""
    names, title, year = paper.authors, paper.title, paper.year
    stop = "" if title[-1] in "?!." else "."
    journal, vol, first = knobs.of(*VENUES), knobs.number(1, 400), knobs.number(1, 9000)
    last = first + knobs.number(3, 30)
    short, back, whole = (
        tuple(map(initials, names)),
        tuple(reversed_name(n) for n in names),
        tuple(reversed_name(n, "full") for n in names),
    )
    shown: tuple[str, ...] = short
    more = False
    number = found = None
    if way == "nature":
        shown = back
        if len(names) > 4:
            shown, more = back[:1], True
        line = f"{listed(shown, ' & ') + (' et al.' if more else '')} {title}{stop} {knobs.of('Nature', 'Phys. Rev. Lett.', 'Preprint at arXiv', journal)} {vol}, {first}–{last} ({year})."
    elif way == "mla":
        shown = (whole[0], *names[1:])
        if len(names) > 2:
            shown, more = whole[:1], True
        people = f"{whole[0]}, et al" if more else listed(shown, ", and ")
        line = f"{people}. “{title}{stop}” {journal}, vol. {vol}, no. 2, {year}, pp. {first}–{last}."
    elif way == "chicago":
        shown = (whole[0], *names[1:])
        line = f"{listed(shown, ', and ')}. {year}. “{title}{stop}” {journal} {vol} (3): {first}–{last}."
    elif way == "lncs":
        shown = back
        line = f"{', '.join(back)}: {title}{stop} {knobs.of(f'In: {knobs.of(*MEETINGS)} {year}. LNCS, vol. {vol}, pp. {first}–{last}. Springer, Cham ({year})', f'{journal} {vol}(2), {first}–{last} ({year})')}"
    elif way == "acm":
        shown, found = names, doi(knobs)
        line = f"{listed(names, ', and ' if len(names) > 2 else ' and ')}. {year}. {title}{stop} In {knobs.of(*LONG_MEETINGS)}. ACM, New York, NY, USA, {first}–{last}. https://doi.org/{found}"
    elif way == "ams":
        line = f"{listed(short, ', and ' if len(short) > 2 else ' and ')}, {title}, {journal} {vol} ({year}), no. 3, {first}–{last}."
    elif way == "elsevier":
        line = f"{', '.join(short)}, {title}, {journal} {vol} ({year}) {first}–{last}."
    elif way == "ieee":
        more = len(short) > 3
        shown = short[:1] if more else short
        line = (
            f"{short[0]} et al., “{title},” {journal}, vol. {vol}, no. 1, pp. {first}–{last}, Mar. {year}."
            if more
            else f"{listed(short)}, “{title},” in Proc. {knobs.of(*MEETINGS)}, {year}, pp. {first}–{last}."
        )
    elif way == "wikipedia":
        shown, number = whole, arxiv_id(paper, knobs)
        line = f'{"; ".join(whole)} ({year}). "{title}". {journal}. {vol} (3): {first}–{last}. arXiv:{number}.'
    elif way == "apa":
        shown = back
        found = doi(knobs)
        line = f"{listed(back, ', & ')} ({year}{knobs.of('', 'a', ', May')}). {title}{stop} {journal}, {vol}(2), {first}–{last}. https://doi.org/{found}"
    elif way == "plain et al.":
        shown, more = names[:1], True
        line = f"{names[0]} et al. {title}{stop} {knobs.of(*MEETINGS)}, {year}."
    else:
        shown = names
        line = f"{listed(names)}. {title}{stop} {journal} {vol} ({year}), {first}–{last}."
    line = re.sub(r"(?<=[^\W\da-z_])\.\. ", ". ", line)  # one full stop ends both the initial and the list
    return line, Bibliographic(
        title=title, authors=shown, et_al=more, date=str(year), arxiv_id=number, doi=found and found.lower()
    )


def references(papers: Sequence[Given], knobs: Knobs, head: Sequence[str] = ("References",)) -> Page:
    """A list of references with the journal's own links behind them, broken or not."""
    sheet = Sheet(list(head))
    way = knobs.of(*STYLES)
    mark = knobs.of("[{}] ", "{}. ", "", "{}.\n", "[{}]\t", "• ", "key", "^ ")
    tail = knobs.of(
        "",
        "",
        " [CrossRef] [PubMed]",
        "\nArticle ADS Google Scholar",
        "\n[Crossref], [Web of Science ®], [Google Scholar]",
        " ↑",
    )
    width = knobs.of(0, 0, 76, 90)
    indent = knobs.of("", "   ")
    for k, paper in enumerate(papers, 1):
        line, record = cited(paper, knobs, way)
        name = re.sub(r"\W", "", paper.authors[0].split()[-1])[:3]
        opened = f"[{name}{paper.year % 100:02d}] " if mark == "key" else mark.format(k)
        line = opened + line + tail
        for row in line.split("\n"):
            sheet.lines += wrapped([row], width, indent) if width else [row]
        if width and not opened.strip():
            sheet.lines.append("")
        sheet.records.append(record)
    return sheet.page()


def curriculum(papers: Sequence[Given], knobs: Knobs) -> Page:
    """A CV: labels, the years in front, papers in press, prizes beside papers."""
    name = papers[0].authors[0]
    sheet = Sheet(
        [
            f"Curriculum Vitae – {name}",
            "Born 1 May 1980, Oslo",
            "Tel. +47 22 85 50 50, office 1012",
            "",
            "Employment",
            "2015–present  Professor, Department of Mathematics, University of Oslo",
            "2011–2015  Postdoctoral fellow, ETH Zürich",
            "",
            knobs.of("Publications", "Peer-reviewed publications", "List of publications (all peer reviewed)"),
            knobs.of("", "Journal articles"),
            "",
        ]
    )
    label = knobs.of("J{}. ", "[J{}] ", "{}) ", "({})\t", "{}.\t", "", "year")
    way = knobs.of("own bold", "prose journal", "apa", "ams", "year last", "title lines")
    for k, paper in enumerate(sorted(papers, key=lambda p: -p.year)):
        stop = "" if paper.title[-1] in "?!." else "."
        press = knobs.chance(0.1)
        if way in ("prose journal", "apa", "ams"):
            line, record = cited(paper, knobs, way)
        else:
            names = paper.authors
            venue = knobs.of(
                f"{knobs.of(*VENUES)}, {knobs.number(1, 99)}:{knobs.number(1, 99)}–{knobs.number(100, 199)}",
                f"In {knobs.of(*LONG_MEETINGS)} ({knobs.of(*MEETINGS)})",
                f"{knobs.of(*VENUES)}",
            )
            date: str | None = None if press else str(paper.year)
            ending = ", in press" if press else f", {paper.year}"
            prize = knobs.of("", "", " (Best paper award)", " (Oral)")
            if way == "own bold":
                line = f"{', '.join(f'**{n}**' if n == name else n for n in names)}. {paper.title}{stop} *{venue}*{ending}.{prize}"
            elif way == "year last":
                line = f"{listed(names, ' and ')}, “{paper.title}”, {venue}{ending}{prize}"
            else:
                line = f"{paper.title}{stop}\n{listed(names)}.\n{venue}{ending}.{prize}"
            record = Bibliographic(title=paper.title, authors=names, date=date)
        opened = f"{paper.year}\t" if label == "year" else label.format(len(papers) - k)
        sheet.lines += (opened + line).split("\n") + knobs.of([], [""])
        sheet.records.append(record)
    sheet.lines += [
        "",
        "Teaching",
        "MAT1100 Calculus, autumn 2016 and 2017",
        "Grants",
        "ERC Starting Grant 2016, 1.5 MEUR",
        "Reviewer for Annals of Statistics, JMLR, NeurIPS",
    ]
    return sheet.page()


def group_page(papers: Sequence[Given], knobs: Knobs) -> Page:
    """A person's or a lab's page of publications: years, badges, news."""
    sheet = Sheet(
        list(
            knobs.of(
                [
                    "About",
                    "Publications",
                    "CV",
                    "Teaching",
                    "publications by categories in reversed chronological order.",
                    "",
                ],
                ["Our research group", "News", "05/2025 Two papers accepted!", "", "Publications"],
                ["Publications", "* denotes equal contribution", ""],
            )
        )
    )
    way = knobs.of("al-folio", "three", "two and year", "starred", "strip")
    buttons = knobs.of(
        "Abs arXiv Bib HTML PDF Code",
        "[PDF] [Code] [Slides] [BibTeX]",
        "PDF Cite Code DOI",
        "paper | code | project page",
    )
    year = None
    for paper in sorted(papers, key=lambda p: -p.year):
        if paper.year != year and way != "strip":
            year = paper.year
            sheet.lines.append(str(year))
        names = ", ".join(paper.authors)
        meeting = knobs.of(*MEETINGS)
        if way == "al-folio":
            sheet.lines += [
                meeting,
                paper.title,
                listed(paper.authors, ", and "),
                f"In {knobs.of(*LONG_MEETINGS)}, {knobs.of('Jul', 'Dec')} {paper.year}",
                buttons,
            ]
        elif way == "three":
            sheet.lines += [
                paper.title,
                names,
                knobs.of(
                    f"{meeting} {paper.year}",
                    f"{knobs.of(*VENUES)}, {paper.year}",
                    f"{meeting} {paper.year} (Spotlight)",
                ),
                buttons,
                "",
            ]
        elif way == "two and year":
            sheet.lines += [f"{paper.title}", f"{names}. {meeting}'{paper.year % 100:02d}, {paper.year}. {buttons}"]
        elif way == "starred":
            sheet.lines += [
                paper.title,
                ", ".join(n + ("*" if i < 2 else "") for i, n in enumerate(paper.authors)),
                f"{meeting}, {paper.year}",
                buttons,
            ]
        else:
            sheet.lines += [
                f"{paper.title}",
                f"{names}",
                f"{knobs.of(*VENUES)}, vol. {knobs.number(1, 99)}, {paper.year}",
            ]
        sheet.records.append(Bibliographic(title=paper.title, authors=paper.authors, date=str(paper.year)))
    return sheet.page()


def programme(papers: Sequence[Given], knobs: Knobs) -> Page:
    """A conference's papers: numbers, times, sessions with chairs, columns, institutions."""
    sheet = Sheet(
        list(
            knobs.of(
                ["Technical Program", "Tuesday, 14 October", ""],
                ["Paper ID\tPaper Title\tAuthor Names"],
                ["List of accepted papers (main track)", ""],
            )
        )
    )
    way = knobs.of("cmt", "times", "posters", "easychair", "institutions", "bullets")
    clock = 9 * 60
    for k, paper in enumerate(papers):
        if k % 5 == 0 and way in ("times", "posters"):
            sheet.lines.append(
                f"Session {k // 5 + 1}{knobs.of('A', 'B')}: {knobs.of('Learning', 'Vision', 'Theory')} (Chair: Mary Jones)"
                if way == "times"
                else f"Poster Session {k // 5 + 1}"
            )
        names = ", ".join(paper.authors)
        sheet.lines += {
            "cmt": [
                f"{knobs.number(1, 9999)}\t{paper.title}\t{'; '.join(f'{n} ({knobs.of(*PLACES)})' + ('*' if i == 0 else '') for i, n in enumerate(paper.authors))}"
            ],
            "times": [
                f"{clock // 60:02d}:{clock % 60:02d} - {(clock + 20) // 60:02d}:{(clock + 20) % 60:02d}",
                paper.title,
                names,
            ],
            "posters": [f"#{k + 1} {paper.title}", f"{names}"],
            "easychair": [f"{listed(paper.authors)}", f"{paper.title} (abstract)"],
            "institutions": [f"{paper.title}", "; ".join(f"{n}, {knobs.of(*PLACES)}" for n in paper.authors), ""],
            "bullets": [f"• {paper.title}", f"  {listed(paper.authors, ' and ')}"],
        }[way]
        clock += 20
        sheet.records.append(Bibliographic(title=paper.title, authors=paper.authors))
    return sheet.page()


def mail(papers: Sequence[Given], knobs: Knobs) -> Page:
    """A mail that quotes a list, hard wrapped."""
    quote = knobs.of("> ", "", ">> ", "| ")
    sheet = Sheet(["Hi all,", "", "here is the list that we talked about:", ""])
    way = knobs.of("plain et al.", "apa", "two lines", "links")
    for k, paper in enumerate(papers, 1):
        number = arxiv_id(paper, knobs)
        if way == "two lines":
            rows, record = (
                [f"{k}. {paper.title}", f"   {', '.join(paper.authors)}, arXiv:{number}"],
                Bibliographic(title=paper.title, authors=paper.authors, arxiv_id=number),
            )
        elif way == "links":
            rows, record = (
                [f"* {paper.title}", f"  https://arxiv.org/abs/{number}"],
                Bibliographic(title=paper.title, arxiv_id=number),
            )
        else:
            line, record = cited(paper, knobs, way)
            rows = [f"[{k}] {line}"]
        sheet.lines += [quote + row for row in wrapped(rows, 70, "    ")] + [quote.rstrip()]
        sheet.records.append(record)
    sheet.lines += ["", "Best,", "Anna"]
    return sheet.page()


def posts(papers: Sequence[Given], knobs: Knobs) -> Page:
    """Lists in repositories and newsletters."""
    sheet = Sheet(
        list(
            knobs.of(
                [
                    "# Awesome Papers [![Awesome](https://awesome.re/badge.svg)](https://awesome.re)",
                    "",
                    "## Contents",
                    "- [Survey](#survey)",
                    "",
                    "## Survey",
                ],
                ["**This week in ML**", "", "Good morning! Here are this week's highlights:", ""],
                [],
            )
        )
    )
    way = knobs.of("awesome", "bold", "star", "quote", "table", "emoji")
    if way == "table":
        sheet.lines += ["| Date | Title | Venue | Paper | Code |", "|:----:|:------|:-----:|:-----:|:----:|"]
    for paper in papers:
        number, names = arxiv_id(paper, knobs), ", ".join(paper.authors)
        title = re.sub(r"[\[\]|*_]", "", paper.title)
        url = f"https://arxiv.org/{knobs.of('abs', 'pdf')}/{number}{knobs.of('', 'v2')}"
        meeting = knobs.of(*MEETINGS)
        date: str | None = str(paper.year)
        authors: tuple[str, ...] = paper.authors
        if way == "awesome":
            sheet.lines.append(f"- [{meeting} {paper.year}] [{title}]({url}). {names}.")
        elif way == "bold":
            sheet.lines += [
                f"1. **{title}**, *{names}*, {meeting} {paper.year}. [[Paper]]({url}) [[Code]](https://github.com/x/y) ![](https://img.shields.io/github/stars/x/y)"
            ]
        elif way == "star":
            sheet.lines += [f"* ({meeting} {paper.year}) {title} [[paper]]({url})"]
            authors = ()
        elif way == "quote":
            sheet.lines += [f"**[{title}]({url})**", f"> {paper.abstract}", ""]
            authors, date = (), None
        elif way == "table":
            sheet.lines.append(
                f"| {paper.year}-05 | **{title}** | {meeting} | [Link]({url}) | [Code](https://github.com/x/y) |"
            )
            authors, date = (), f"{paper.year}-05"
        else:
            sheet.lines += [f"📄 {title}", f"✍️ {names}", f"🔗 {url}", ""]
            date = None
        sheet.records.append(Bibliographic(title=title, authors=authors, arxiv_id=number, date=date))
    return sheet.page()


WILD: dict[str, Kind] = {
    **SITES,
    "references": references,
    "curriculum": curriculum,
    "group page": group_page,
    "programme": programme,
    "mail": mail,
    "posts": posts,
}
