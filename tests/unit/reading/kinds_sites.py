"""Kinds of pages that sites make: arXiv, Hugging Face, Scholar, Semantic Scholar, DBLP, OpenReview, ACL Anthology."""

# ruff: noqa: E501 (a row of a page is one line)
from __future__ import annotations

from collections.abc import Sequence

from kinds import (
    LONG_MEETINGS,
    MONTHS,
    SUBJECTS,
    VENUES,
    Knobs,
    Sheet,
    arxiv_id,
    initials,
    iso,
    month_day,
    wrapped,
)
from layouts import Given, Page

from readinglist.records import Bibliographic


def hugging_face(papers: Sequence[Given], knobs: Knobs) -> Page:
    """Daily and trending papers: submitters, votes, links and counters around each title."""
    sheet = Sheet(
        list(
            knobs.of(
                ["Hugging Face", "Models", "Datasets", "Spaces", "Daily Papers", "by AK and the research community"],
                [],
                ["Trending Papers", "Get trending papers in your email inbox once a day!", "Subscribe"],
            )
        )
    )
    way = knobs.of("votes", "trending", "links", "authors")
    for paper in papers:
        number = arxiv_id(paper, knobs)
        shown_id = None
        if way == "votes":
            sheet.lines += [
                "Submitted by",
                knobs.of("akhaliq", "taesiri", "someone-else"),
                str(knobs.number(1, 200)),
                paper.title,
                f"· {len(paper.authors)} authors",
                knobs.of(str(knobs.number(1, 9)), "·"),
            ]
            sheet.records.append(Bibliographic(title=paper.title))
            continue
        if way == "trending":
            sheet.lines += [
                "",
                paper.title,
                "",
                paper.abstract,
                "",
                knobs.of("AI-generated summary", "ByteDance", "Organization"),
                f"Upvote {knobs.number(1, 300)}",
                f"GitHub {knobs.number(1, 90)}.{knobs.number(0, 9)}k",
                "arXiv Page",
            ]
        elif way == "links":
            shown_id = number
            sheet.lines += [
                paper.title,
                f"https://huggingface.co/papers/{number}",
                f"Upvotes: {knobs.number(1, 300)}",
                paper.abstract,
                knobs.of("", "View arXiv page", "View PDF"),
            ]
        else:
            shown_id = number
            sheet.lines += [
                f"▲ {knobs.number(1, 300)}",
                paper.title,
                ", ".join(paper.authors),
                f"https://arxiv.org/abs/{number}",
                paper.abstract,
                "",
            ]
        authors = paper.authors if way == "authors" else ()
        sheet.records.append(
            Bibliographic(title=paper.title, authors=authors, abstract=paper.abstract, arxiv_id=shown_id)
        )
    return sheet.page()


def arxiv_listing(papers: Sequence[Given], knobs: Knobs) -> Page:
    """/list/…/new and /recent, author pages of arXiv."""
    sheet = Sheet()
    if knobs.chance(0.8):
        sheet.lines += [
            "Machine Learning",
            "Authors and titles for recent submissions",
            "",
            f"Total of {len(papers)} entries",
            "Showing up to 50 entries per page: fewer | more | all",
            knobs.of("Mon, 20 Oct 2025 (showing 5 of 5 entries )", "New submissions (showing 12 of 12 entries)", ""),
        ]
    abstracts = knobs.of(False, True)
    label = knobs.of("Authors: ", "", "Authors:\t")
    title = knobs.of("Title: ", "Title:", "Title:\n      ")
    gap = knobs.of([], [""])
    tail = knobs.of("[pdf, html, other]", "[pdf, other]", "(cross-list from cs.CV) [pdf, ps, other]")
    for k, paper in enumerate(papers, 1):
        number = arxiv_id(paper, knobs)
        sheet.lines += [
            f"[{k}] {knobs.of('', ' ')}arXiv:{number} {tail}",
            *f"{title}{paper.title}".split("\n"),
            label + ", ".join(paper.authors),
        ]
        comment = None
        if knobs.chance(0.6):
            comment = knobs.of("12 pages, 3 figures", "Accepted at NeurIPS 2025", "To appear in ICML. 9 pages")
            sheet.lines.append(f"Comments: {comment}")
        sheet.lines.append("Subjects: " + "; ".join({knobs.of(*SUBJECTS), knobs.of(*SUBJECTS)}))
        if abstracts:
            sheet.lines += ["", paper.abstract]
        sheet.lines += gap
        sheet.records.append(
            Bibliographic(
                title=paper.title,
                authors=paper.authors,
                arxiv_id=number,
                comment=comment,
                abstract=paper.abstract if abstracts else None,
            )
        )
    return sheet.page()


def arxiv_search(papers: Sequence[Given], knobs: Knobs) -> Page:
    """What a search on arXiv shows, with a cut and perhaps a whole abstract."""
    sheet = Sheet(
        [
            f"Showing 1–50 of {knobs.number(60, 900)} results for all: trees",
            "Search v0.5.6 released 2020-02-24",
            knobs.of("", "50 results per page."),
        ]
    )
    indent = knobs.of("", "   ")
    for k, paper in enumerate(papers, 1):
        number = arxiv_id(paper, knobs)
        date = month_day(knobs, max(2008, min(2025, paper.year)))
        day = f"{date[2]} {MONTHS[date[1] - 1]}, {date[0]}"
        sheet.lines += [
            f"{k}. arXiv:{number}{knobs.of('v2', '')}  [pdf, ps, other]  {knobs.of('cs.LG', 'math.OC', 'doi 10.1000/x1')}".replace(
                "doi 10.1000/x1", "stat.ML"
            ),
            f"{indent}{paper.title}",
            f"{indent}Authors: {', '.join(paper.authors)}",
            f"{indent}Abstract: {knobs.of('', '…')}{paper.abstract}{knobs.of('', ' △ Less')}",
            f"{indent}Submitted {day}; {knobs.of('originally announced', 'v1 submitted 1 May, 2001; originally announced')} {MONTHS[date[1] - 1]} {date[0]}.",
        ]
        if knobs.chance(0.4):
            sheet.lines.append(f"{indent}Comments: 12 pages")
        sheet.lines.append("")
        sheet.records.append(Bibliographic(title=paper.title, authors=paper.authors, arxiv_id=number, date=iso(date)))
    return sheet.page()


def arxiv_mail(papers: Sequence[Given], knobs: Knobs) -> Page:
    """arXiv's daily e-mail: broken at a column, rules of dashes, continuation lines."""
    width = knobs.of(76, 78, 72, 80)
    rule = knobs.of("-" * 78, "------------------------------------------------------------------------------")
    sheet = Sheet()
    if knobs.chance(0.8):
        sheet.lines += [
            rule,
            "Send any comments regarding submissions directly to submitter.",
            rule,
            "Archives at http://arxiv.org/",
            "To unsubscribe, e-mail To: cs@arxiv.org, Subject: cancel",
            rule,
            " Submissions to:",
            "Artificial Intelligence",
            "Machine Learning",
            " received from  Thu 16 Oct 25 18:00:00 GMT  to  Fri 17 Oct 25 18:00:00 GMT",
            rule,
            rule,
        ]
    for paper in papers:
        number = arxiv_id(paper, knobs)
        date = month_day(knobs, max(2008, min(2025, paper.year)))
        head = [f"Title: {paper.title}", f"Authors: {', '.join(paper.authors)}", "Categories: cs.LG math.OC"]
        if knobs.chance(0.5):
            head.append("Comments: 23 pages, 4 figures, to appear in the proceedings of a conference with a long name")
        sheet.lines += [
            "\\\\",
            f"arXiv:{number}",
            f"Date: {knobs.of('Thu', 'Fri')}, {date[2]} {MONTHS[date[1] - 1][:3]} {date[0]} 17:59:58 GMT   (31kb,D)",
            *knobs.of([""], []),
        ]
        sheet.lines += wrapped(head, width, "  ")
        sheet.lines.append("\\\\")
        bare = knobs.chance(0.2)
        if not bare:
            sheet.lines += wrapped(["  " + paper.abstract], width)
        sheet.lines += [f"\\\\ ( https://arxiv.org/abs/{number} ,  31kb)", rule]
        sheet.records.append(
            Bibliographic(
                title=paper.title,
                authors=paper.authors,
                arxiv_id=number,
                date=iso(date),
                abstract=None if bare else paper.abstract,
            )
        )
    return sheet.page()


def _scholar_names(paper: Given, knobs: Knobs) -> tuple[tuple[str, ...], bool]:
    names = tuple(initials(name, dotted=False) for name in paper.authors)
    most = knobs.of(5, 6)
    return names[:most], len(names) > most


def scholar_profile(papers: Sequence[Given], knobs: Knobs) -> Page:
    """A profile on Google Scholar."""
    sheet = Sheet(
        list(
            knobs.of(
                [
                    papers[0].authors[0],
                    "Professor of Examples, University of Oslo",
                    "Cited byAll\tSince 2019",
                    "Citations\t1234\t567",
                    "h-index\t20\t11",
                    "TITLE\tCITED BY\tYEAR",
                ],
                ["TITLE", "CITED BY", "YEAR"],
                ["Titel", "Zitiert von", "Jahr"],
                ["TITRE", "CITÉE PAR", "ANNÉE"],
            )
        )
    )
    tabs = knobs.of("line", "tail", "rows", "none")
    for paper in papers:
        names, more = _scholar_names(paper, knobs)
        line = ", ".join(names) + (", ..." if more else "")
        venue = knobs.of(
            f"{knobs.of(*VENUES)} {knobs.number(1, 90)} ({knobs.number(1, 12)}), {knobs.number(1, 99)}-{knobs.number(100, 999)}",
            f"{knobs.of(*LONG_MEETINGS)}",
            "arXiv preprint",
        )
        cites = str(knobs.number(0, 9999)) + knobs.of("", "*")
        if tabs == "line":
            sheet.lines += [paper.title, line, f"{venue}, {paper.year}", f"{cites}\t{paper.year}"]
        elif tabs == "tail":
            sheet.lines += [paper.title, line, f"{venue}, {paper.year}\t{cites}\t{paper.year}"]
        elif tabs == "rows":
            sheet.lines += [f"{paper.title}\t", line, f"{venue}", "", f"{cites}\t", str(paper.year)]
        else:
            sheet.lines += [paper.title, line, venue, cites, str(paper.year)]
        sheet.records.append(Bibliographic(title=paper.title, authors=names, et_al=more, date=str(paper.year)))
    sheet.lines += knobs.of([], ["SHOW MORE"], ["Articles 1–20"])
    return sheet.page()


def scholar_results(papers: Sequence[Given], knobs: Knobs) -> Page:
    """Results of a search on Google Scholar, in some language."""
    foot = knobs.of(
        "Save Cite Cited by {} Related articles All {} versions",
        "Speichern Zitieren Zitiert von: {} Ähnliche Artikel Alle {} Versionen",
        "Enregistrer Citer Cité {} fois Autres articles Les {} versions",
        "Guardar Citar Citado por {} Artículos relacionados Las {} versiones",
    )
    sheet = Sheet([knobs.of("About 1,230 results (0.05 sec)", "Ungefähr 1.230 Ergebnisse (0,05 Sek.)", "")])
    for paper in papers:
        names = tuple(initials(name, dotted=False) for name in paper.authors)
        most = knobs.of(3, 4)
        line = ", ".join(names[:most]) + ("…" if len(names) > most else "")
        venue = knobs.of(*VENUES)
        if knobs.chance(0.3):
            sheet.lines.append(knobs.of("[PDF] arxiv.org", "[PDF] neurips.cc", "[HTML] springer.com"))
        sheet.lines += [
            knobs.of("", "", "[HTML][HTML] ", "[PDF][PDF] ") + paper.title,
            f"{line} - {venue}{knobs.of('', '…')}, {paper.year} - {knobs.of('Springer', 'arxiv.org', 'Elsevier', 'proceedings.mlr.press')}",
        ]
        sheet.lines += [
            paper.abstract[:150] + " …",
            foot.format(knobs.number(1, 999), knobs.number(2, 20)),
            *knobs.of([], [""]),
        ]
        sheet.records.append(
            Bibliographic(title=paper.title, authors=names[:most], et_al=len(names) > most, date=str(paper.year))
        )
    return sheet.page()


def semantic_scholar(papers: Sequence[Given], knobs: Knobs) -> Page:
    sheet = Sheet(
        knobs.of(
            [f"{len(papers)} results for “trees”", "Fields of Study", "Date Range", "Has PDF", "Sort by Relevance"], []
        )
    )
    for paper in papers:
        names, more = paper.authors, False
        line = ", ".join(names)
        if len(names) > 4:
            line, names, more = (
                f"{', '.join(names[:2])}, +{len(names) - 3} authors, {names[-1]}",
                (*names[:2], names[-1]),
                True,
            )
        date = month_day(knobs, paper.year)
        shown = knobs.of(
            f"{date[2]} {MONTHS[date[1] - 1]} {date[0]}", f"{MONTHS[date[1] - 1]} {date[2]}, {date[0]}", str(paper.year)
        )
        sheet.lines += [
            paper.title,
            line,
            knobs.of("Computer Science", f"Computer Science, {knobs.of(*LONG_MEETINGS)}", "Mathematics, Physics"),
            shown,
        ]
        if knobs.chance(0.5):
            sheet.lines += ["TLDR", paper.abstract[:120].rsplit(" ", 1)[0] + ".", "Expand"]
        sheet.lines += [
            str(knobs.number(1, 9999)),
            *knobs.of(["PDF", "Save", "Cite"], ["[PDF]", "Save", "Alert"], ["Save", "Alert", "Cite"]),
            *knobs.of([], [""]),
        ]
        sheet.records.append(
            Bibliographic(title=paper.title, authors=names, et_al=more, date=shown if shown.isdigit() else iso(date))
        )
    return sheet.page()
