"""Pages of venues: DBLP, OpenReview, the ACL Anthology."""

# ruff: noqa: E501 (a row of a page is one line)
from __future__ import annotations

from collections.abc import Sequence

from kinds import MEETINGS, MONTHS, VENUES, Knobs, Sheet, arxiv_id, iso, month_day
from layouts import Given, Page

from readinglist.records import Bibliographic


def dblp(papers: Sequence[Given], knobs: Knobs) -> Page:
    sheet = Sheet([papers[0].authors[0], "Person information", "Refine list"])
    way = knobs.of("two lines", "one line", "two lines with mark")
    year = None
    for k, paper in enumerate(sorted(papers, key=lambda p: -p.year)):
        if paper.year != year:
            year = paper.year
            sheet.lines.append(str(year))
        tail = knobs.of(
            f"{knobs.of(*MEETINGS)} {paper.year}: {knobs.number(1, 99)}-{knobs.number(100, 199)}",
            f"CoRR abs/{{id}} ({paper.year})",
            f"{knobs.of(*VENUES)} {knobs.number(1, 99)}({knobs.number(1, 12)}): {knobs.number(1, 99)}-{knobs.number(100, 199)} ({paper.year})",
        )
        number = arxiv_id(paper, knobs) if "{id}" in tail else None
        tail = tail.replace("{id}", number or "")
        authors, title = (
            ", ".join(paper.authors) + ":",
            f"{paper.title}{'' if paper.title[-1] in '.?!' else '.'} {tail}",
        )
        mark = f"[{knobs.of('c', 'j', 'i')}{len(papers) - k}]"
        sheet.lines += (
            [f"{mark} {authors} {title}"]
            if way == "one line"
            else [authors, title]
            if way == "two lines"
            else [mark, authors, title]
        )
        sheet.records.append(
            Bibliographic(title=paper.title, authors=paper.authors, date=str(paper.year), arxiv_id=number)
        )
    return sheet.page()


def openreview(papers: Sequence[Given], knobs: Knobs) -> Page:
    sheet = Sheet(knobs.of(["ICLR 2024 Conference", "Accept (oral)", "Accept (poster)"], ["Accepted Papers"], []))
    abstracts = knobs.of(True, False)
    for paper in papers:
        date = month_day(knobs, knobs.number(2019, 2025))
        stamp = f"{date[2]:02d} {MONTHS[date[1] - 1][:3]} {date[0]}"
        sheet.lines += [
            paper.title,
            ", ".join(paper.authors),
            knobs.of(
                f"Published: {stamp}, Last Modified: {stamp}",
                f"{stamp} (modified: {stamp})",
                f"Published: {stamp}, Last Modified: {stamp}, ICLR 2024 poster, Readers: Everyone",
            ),
        ]
        if abstracts:
            sheet.lines += [
                "Keywords: trees, graphs, learning theory",
                "TL;DR: We look at trees and find out what they are good for.",
                f"Abstract: {paper.abstract}",
            ]
        sheet.lines += ["Show details", *knobs.of([], [""])]
        sheet.records.append(
            Bibliographic(
                title=paper.title, authors=paper.authors, date=iso(date), abstract=paper.abstract if abstracts else None
            )
        )
    return sheet.page()


def anthology(papers: Sequence[Given], knobs: Knobs) -> Page:
    sheet = Sheet(
        [
            "Proceedings of the 61st Annual Meeting of the Association for Computational Linguistics (Volume 1: Long Papers)",
            "Anna Berg, Jonas Holm (Editors)",
            "Show all abstracts",
            "",
        ]
    )
    buttons = knobs.of("pdf bib abs", "bib (full) Proceedings", "pdfbibabs").replace(
        "bib (full) Proceedings", "pdf bib"
    )
    way = knobs.of("two", "one", "venue")
    for paper in papers:
        authors = " | ".join(paper.authors)
        sheet.lines += [buttons, f"{paper.title}"] + ([authors] if way != "one" else [authors, ""])
        if way == "venue":
            sheet.lines.append("Findings of the Association for Computational Linguistics: EMNLP 2023")
        sheet.records.append(Bibliographic(title=paper.title, authors=paper.authors))
    return sheet.page()
