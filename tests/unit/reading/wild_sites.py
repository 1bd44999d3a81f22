"""Pages of sites as browsers copy them: with counters, badges, missing fields and furniture in several languages."""

# ruff: noqa: E501 (a row of a page is one line)
# fmt: off
from __future__ import annotations

from collections.abc import Sequence

from kinds import (
    LONG_MEETINGS,
    MEETINGS,
    MONTHS,
    SUBJECTS,
    VENUES,
    Kind,
    Knobs,
    Sheet,
    arxiv_id,
    doi,
    initials,
    iso,
    month_day,
    reversed_name,
)
from layouts import Given, Page

from readinglist.records import Bibliographic


def _short(paper: Given, most: int) -> tuple[tuple[str, ...], bool]:
    names = tuple(initials(name, dotted=False) for name in paper.authors)
    return names[:most], len(names) > most


def profile(papers: Sequence[Given], knobs: Knobs) -> Page:
    """Scholar profile: sort links, co-authors, papers without a venue, a year or citations."""
    head = knobs.of(
        [papers[0].authors[0], "Professor, University of Oslo", "Verified email at uio.no - Homepage", "statisticsoptimisation", "", "FOLLOW", "Get my own profile", "Cited by", "VIEW ALL", "", "All\tSince 2020", "Citations\t2310\t1200", "h-index\t21\t18", "i10-index\t30\t25", "", "Title", "Sort", "Sort by citationsSort by yearSort by title", "Cited by", "Year"],
        ["Artikel", "Zitiert von", "Öffentlicher Zugriff", "Koautoren", "Titel", "Sortieren", "Nach Zitationen sortierenNach Jahr sortierenNach Titel sortieren", "Zitiert von\tJahr"],
        ["Título", "Citado por", "Año"],
        ["标题\t引用次数\t年份"],
        [],
    )
    sheet = Sheet(list(head))
    way = knobs.of("chrome", "firefox", "padded", "plain")
    for paper in papers:
        names, more = _short(paper, 6)
        line = ", ".join(names) + (", ..." if more else "")
        venue = knobs.of(
            f"{knobs.of(*VENUES)} {knobs.number(1, 400)} ({knobs.number(1, 12)}), {knobs.number(1, 9999)}-{knobs.number(10000, 19999)}",
            f"{knobs.of(*LONG_MEETINGS)} {knobs.number(20, 36)}",
            f"arXiv preprint arXiv:{arxiv_id(paper, knobs)}",
            f"{knobs.of(*VENUES)}",
            "",
        )
        number = venue.split("arXiv:")[1] if "arXiv:" in venue else None
        year = None if knobs.chance(0.08) else paper.year
        cites = "" if knobs.chance(0.15) else str(knobs.number(1, 2400)) + ("*" if knobs.chance(0.1) else "")
        shown = ", ".join(x for x in (venue, str(year) if year and venue else "") if x)
        if way == "chrome":
            sheet.lines += [paper.title, line, *([shown] if shown else []), f"{cites}\t{year or ''}"]
        elif way == "firefox":
            sheet.lines += [f"{paper.title}", line, *([f"{shown}\t{cites}\t{year or ''}"] if shown else [f"\t{cites}\t{year or ''}"])]
        elif way == "padded":
            sheet.lines += [paper.title, "", line, "", *([shown, ""] if shown else []), *([cites, ""] if cites else []), *([str(year), ""] if year else [])]
        else:
            sheet.lines += [paper.title, line, *([shown] if shown else []), *([cites] if cites else []), *([str(year)] if year else [])]
        sheet.records.append(Bibliographic(title=paper.title, authors=names, et_al=more, date=str(year) if year else None, arxiv_id=number))
    sheet.lines += knobs.of([], ["Articles 1–20", "SHOW MORE"], ["Co-authors", "View all", "Anna Berg", "University of Oslo", "Jonas Holm", "ETH Zürich"])
    return sheet.page()


def results(papers: Sequence[Given], knobs: Knobs) -> Page:
    """Scholar results: marks, books, citations, snippets that are broken, side links, related searches."""
    foot = knobs.of(
        "Save Cite Cited by {} Related articles All {} versions View as HTML",
        "SaveCiteCited by {}Related articlesAll {} versions",
        "Save\nCite\nCited by {}\nRelated articles\nAll {} versions",
        "Speichern Zitieren Zitiert von: {} Ähnliche Artikel Alle {} Versionen HTML-Version Web of Science: 12",
        "☆ 保存 引用 被引用次数：{} 相关文章 所有 {} 个版本",
        "Salva Cita Citato da {} Articoli correlati Tutte e {} le versioni",
    )
    sheet = Sheet(list(knobs.of(["Articles", "About 23,400 results (0.07 sec)", "Any time", "Since 2025", "Sort by relevance", "Sort by date", "Create alert"], ["找到约 1,230 条结果"], ["Seite 2 von etwa 1.230 Ergebnissen (0,05 Sek.)"], [])))
    for k, paper in enumerate(papers):
        names, more = _short(paper, 4)
        line = ", ".join(names) + ("…" if more else "")
        site = knobs.of("Springer", "arxiv.org", "Elsevier", "proceedings.mlr.press", "dl.acm.org", "ieeexplore.ieee.org", "books.google.com", "aps.org")
        venue = knobs.of(*VENUES, "Advances in neural …", "Proceedings of the …", "International conference on …", "arXiv preprint arXiv …")
        kind = knobs.of("plain", "plain", "plain", "book", "cited", "no site")
        mark = knobs.of("", "", "[PDF] ", "[HTML] ")
        if kind == "book":
            mark, by = knobs.of("[BOOK] ", "[BOOK][B] "), f"{line} - {paper.year} - {site}"
        elif kind == "cited":
            mark, by = knobs.of("[CITATION] ", "[CITATION][C] ", "[ZITATION] "), f"{line} - {venue}, {paper.year}"
        elif kind == "no site":
            by = f"{line} - {venue}, {paper.year}"
        else:
            by = f"{line} - {venue}, {paper.year} - {site}"
        by = by.replace(" - ", knobs.of(" - ", "\xa0- "))
        if knobs.chance(0.4):
            sheet.lines.append(knobs.of("[PDF] psu.edu", "[HTML] nih.gov", "Full View", "[PDF] academia.edu"))
        sheet.lines += [mark + paper.title, by]
        if kind != "cited":
            words = paper.abstract[:170].split()
            half = len(words) // 2
            sheet.lines += knobs.of(["… " + " ".join(words[:half]), " ".join(words[half:]) + " …"], [" ".join(words) + "…"], ["… " + " ".join(words) + " …"])
        sheet.lines += foot.format(knobs.number(1, 2400), knobs.number(2, 20)).split("\n")
        if knobs.chance(0.3):
            sheet.lines.append("")
        if k == 4 and knobs.chance(0.5):
            sheet.lines += ["Related searches", "gradient descent convergence", "neural network optimization"]
        sheet.records.append(Bibliographic(title=paper.title, authors=names, et_al=more, date=str(paper.year)))
    sheet.lines += knobs.of([], ["Previous", "12345678910", "Next"], ["Help Privacy Terms"])
    return sheet.page()


def dblp(papers: Sequence[Given], knobs: Knobs) -> Page:
    """DBLP with its buttons, homonym numbers and types of entries."""
    sheet = Sheet([papers[0].authors[0], "", "> Home > Persons", "[–] 2020 – today", ""])
    buttons = knobs.of(["view", "electronic edition @ doi.org", "export record", "dblp key:", "share record"], ["", "view", ""], [])
    year = None
    for k, paper in enumerate(sorted(papers, key=lambda p: -p.year)):
        if paper.year != year:
            year = paper.year
            sheet.lines.append(str(year))
        stop = "" if paper.title[-1] in ".?!" else "."
        venue = knobs.of(f"{knobs.of(*MEETINGS)} {year}: {knobs.number(1, 99)}:1-{knobs.number(1, 99)}:20", f"IEEE Trans. Inf. Theory {knobs.number(1, 70)}({knobs.number(1, 12)}): {knobs.number(1, 99)}-{knobs.number(100, 199)} ({year})", f"J. ACM {knobs.number(1, 70)}: {knobs.number(1, 99)} ({year})", f"{knobs.of(*MEETINGS)} (Findings) {year}: {knobs.number(1, 99)}-{knobs.number(100, 199)}", "CoRR abs/{id} (" + str(year) + ")")
        number = arxiv_id(paper, knobs) if "{id}" in venue else None
        names = ", ".join(name + (" 0001" if knobs.chance(0.1) else "") for name in paper.authors)
        mark = f"[{knobs.of('c', 'j', 'i')}{len(papers) - k}]"
        rows = [f"{names}:", f"{paper.title}{stop} {venue.replace('{id}', number or '')}"]
        sheet.lines += [mark, *buttons, *rows] if buttons else [f"{mark}\t\t{rows[0]}", rows[1]]
        sheet.records.append(Bibliographic(title=paper.title, authors=paper.authors, date=str(year), arxiv_id=number))
    return sheet.page()


def listing(papers: Sequence[Given], knobs: Knobs) -> Page:
    """arXiv's new listing: sections, replacements, journal references."""
    sheet = Sheet(list(knobs.of(["Optimization and Control", "Showing new listings for Monday, 20 October 2025", f"Total of {len(papers)} entries", "Showing up to 2000 entries per page: fewer | more | all", f"New submissions (showing {len(papers)} of {len(papers)} entries)"], ["See recent articles", ""], [])))
    title, authors = knobs.of(("Title: ", ""), ("Title:", "Authors:"), ("", ""), ("Title: ", "Authors: "))
    abstracts = knobs.of(True, False)
    for k, paper in enumerate(papers, 1):
        number = arxiv_id(paper, knobs)
        if k == 4:
            sheet.lines.append(f"Cross submissions (showing {len(papers) - 3} of {len(papers) - 3} entries)")
        sheet.lines += [f"[{k}]{knobs.of(' ', chr(9))}arXiv:{number} {knobs.of('[pdf, html, other]', '(replaced) [pdf, other]', '(cross-list from stat.ML) [pdf, html, other]')}", title + paper.title, authors + ", ".join(paper.authors)]
        comment = knobs.of(None, "v2: minor changes; 31 pages", "21 pages, 5 figures, comments welcome!")
        if comment:
            sheet.lines.append(f"Comments: {comment}")
        if knobs.chance(0.2):
            sheet.lines.append(f"Journal-ref: Phys. Rev. D {knobs.number(1, 99)}, {knobs.number(1, 999)} ({paper.year})")
        sheet.lines.append("Subjects: " + "; ".join(dict.fromkeys((knobs.of(*SUBJECTS), knobs.of(*SUBJECTS)))))
        if knobs.chance(0.2):
            sheet.lines.append("MSC classes: 90C25, 65K05")
        if abstracts:
            sheet.lines += ["", paper.abstract, ""]
        sheet.records.append(Bibliographic(title=paper.title, authors=paper.authors, arxiv_id=number, comment=comment, abstract=paper.abstract if abstracts else None))
    return sheet.page()


def abstract_page(papers: Sequence[Given], knobs: Knobs) -> Page:
    """One paper's own page on arXiv."""
    paper = papers[0]
    number = arxiv_id(paper, knobs)
    date = month_day(knobs, paper.year)
    day = f"{date[2]} {MONTHS[date[1] - 1][:3]} {date[0]}"
    sheet = Sheet(list(knobs.of(["Skip to main content", "Cornell University", "We gratefully acknowledge support from the Simons Foundation, member institutions, and all contributors. Donate", f"arxiv logo > cs > arXiv:{number}", "Help | Advanced Search", "", "Search"], [])))
    sheet.lines += [
        "Computer Science > Machine Learning", f"arXiv:{number} (cs)", "", f"[Submitted on {day}{knobs.of('', f' (v1), last revised 1 Nov {date[0]} (this version, v2)')}]", paper.title, ", ".join(paper.authors), "View PDF HTML (experimental)",
        knobs.of("Abstract:", "    Abstract: ", "Abstract: ") + paper.abstract, "Comments:\t12 pages", "Subjects:\tMachine Learning (cs.LG)", f"Cite as:\tarXiv:{number} [cs.LG]", f" \t(or arXiv:{number}v2 [cs.LG] for this version)", f" \thttps://doi.org/10.48550/arXiv.{number}",
        "Focus to learn more", "Submission history", f"From: {paper.authors[0]} [view email]", f"[v1] Mon, {day} 13:00:00 UTC (100 KB)", "Full-text links:", "Access Paper:", "View PDF", "TeX Source", "Current browse context:", "cs.LG", "< prev   |   next >", "References & Citations", "NASA ADS", "Google Scholar", "Semantic Scholar", "Export BibTeX Citation", "About arXivLabs",
    ]  # fmt: skip
    sheet.records.append(Bibliographic(title=paper.title, authors=paper.authors, arxiv_id=number, doi=f"10.48550/arxiv.{number}", date=iso(date), abstract=paper.abstract))
    return sheet.page()


def pubmed(papers: Sequence[Given], knobs: Knobs) -> Page:
    sheet = Sheet(list(knobs.of(["My NCBI Filters", "Results by year", "1,234 results", "Page of 124"], [])))
    for k, paper in enumerate(papers, 1):
        names = tuple(reversed_name(name, "AB") for name in paper.authors)
        found = doi(knobs)
        journal = knobs.of("J Neurosci", "Nat Methods", "PLoS One", "Phys Rev Lett", "Bioinformatics")
        sheet.lines += [str(k), "Cite", paper.title + ("" if paper.title[-1] in ".?!" else "."), ", ".join(names) + ".", f"{journal}. {paper.year} {knobs.of('Mar 3', 'Dec', 'May')};{knobs.number(1, 60)}({knobs.number(1, 12)}):{knobs.number(1, 99)}-{knobs.number(100, 199)}. doi: {found}.{knobs.of('', f' Epub {paper.year} Jan 5.')}", f"PMID: {knobs.number(10**7, 4 * 10**7)}{knobs.of('', ' Free PMC article.', ' Review.')}", *([paper.abstract[:140] + " …"] if knobs.chance(0.5) else []), "Share"]
        sheet.records.append(Bibliographic(title=paper.title, authors=names, date=None, doi=found.lower()))
    return sheet.page()


def digital_library(papers: Sequence[Given], knobs: Knobs) -> Page:
    """Search results of two publishers' libraries."""
    sheet = Sheet()
    way = knobs.of("ieee", "acm")
    for paper in papers:
        found = None
        if way == "ieee":
            sheet.lines += [paper.title, "; ".join(paper.authors), f"{paper.year} IEEE International Conference on Robotics and Automation (ICRA)", f"Year: {paper.year} | Conference Paper | Publisher: IEEE", f"Cited by: Papers ({knobs.number(1, 99)})", knobs.of("Abstract", "Abstract HTML PDF")]
        else:
            found = doi(knobs)
            sheet.lines += [knobs.of("research-article", "short-paper"), *knobs.of([], ["Open Access"]), paper.title, ", ".join(paper.authors), f"KDD '{paper.year % 100:02d}: Proceedings of the 2{knobs.number(0, 9)}th ACM SIGKDD Conference, August {paper.year}, pp {knobs.number(1, 99)}–{knobs.number(100, 199)}", f"https://doi.org/{found}", f"{knobs.number(1, 99)}\t{knobs.number(100, 9999)}"]
        date = str(paper.year) if way == "ieee" else f"{paper.year}-08"
        sheet.records.append(Bibliographic(title=paper.title, authors=paper.authors, date=date, doi=found and found.lower()))
    return sheet.page()


def physics(papers: Sequence[Given], knobs: Knobs) -> Page:
    """Lists of two services of physics."""
    sheet = Sheet()
    way = knobs.of("inspire", "ads")
    for k, paper in enumerate(papers, 1):
        number = arxiv_id(paper, knobs)
        if way == "inspire":
            shown = tuple(initials(name) for name in paper.authors)
            names = shown
            sheet.lines += [f"#{k}", paper.title, ", ".join(f"{name} ({knobs.of('Oslo U.', 'CERN', 'MIT, LNS')})" if knobs.chance(0.7) else name for name in shown) + f" ({MONTHS[3][:3]} {knobs.number(1, 28)}, {paper.year})", f"e-Print: {number} [hep-th]", "pdf", "cite", "claim", "reference search", f"{knobs.number(0, 99)} citations"]
        else:
            names = tuple(reversed_name(name, "full") for name in paper.authors)
            sheet.lines += [str(k), f"{paper.year}arXiv{number.replace('.', '')}B", f"{paper.year}/0{knobs.number(1, 9)}", f"cited: {knobs.number(1, 99)}", paper.title, "; ".join(names)]
            number = ""
        sheet.records.append(Bibliographic(title=paper.title, authors=names, date=None, arxiv_id=number or None))
    return sheet.page()


def proceedings(papers: Sequence[Given], knobs: Knobs) -> Page:
    """Volumes of proceedings: PMLR, NeurIPS, CVF, ACL, JMLR."""
    sheet = Sheet(list(knobs.of(["Volume 202: International Conference on Machine Learning, 23-29 July 2023, Hawaii, USA", "[edit]", "Editors: Anna Berg, Jonas Holm", "[bib][citeproc]", ""], ["Advances in Neural Information Processing Systems 36 (NeurIPS 2023)", "Edited by: A. Berg and J. Holm", ""], [])))
    way = knobs.of("pmlr", "neurips", "cvf", "acl", "jmlr")
    for paper in papers:
        date: str | None = None
        names = ", ".join(paper.authors)
        if way == "pmlr":
            date = str(paper.year)
            sheet.lines += [paper.title, f"{names}; Proceedings of the 40th International Conference on Machine Learning, PMLR 202:{knobs.number(1, 99)}-{knobs.number(100, 199)}, {paper.year}", "[abs][Download PDF][OpenReview]", ""]
        elif way == "neurips":
            sheet.lines += [f"{paper.title} {knobs.of('Main Conference Track', 'Datasets and Benchmarks Track')}", names] if knobs.chance(0.0) else [paper.title, names, "Main Conference Track"]
        elif way == "cvf":
            sheet.lines += [paper.title, names, "[pdf] [supp] [arXiv]", "[bibtex]"]
        elif way == "acl":
            sheet.lines += ["pdf bib abs", paper.title, " | ".join(paper.authors), *([] if knobs.chance(0.5) else ["Proceedings of the 61st Annual Meeting of the Association for Computational Linguistics"])]
        else:
            date = str(paper.year)
            sheet.lines += [paper.title, f"{names}; ({knobs.number(1, 99)}):1−{knobs.number(10, 60)}, {paper.year}.", "[abs][pdf][bib]      [code]"]
        sheet.records.append(Bibliographic(title=paper.title, authors=paper.authors, date=date))
    return sheet.page()


SITES: dict[str, Kind] = {
    "profile": profile,
    "results": results,
    "dblp": dblp,
    "listing": listing,
    "abstract page": abstract_page,
    "pubmed": pubmed,
    "digital library": digital_library,
    "physics": physics,
    "proceedings": proceedings,
}
