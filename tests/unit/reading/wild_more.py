"""Another hand's pages: the same kinds as in wild_sites.py and wild_lists.py, laid out otherwise."""

# ruff: noqa: E501 (a row of a page is one line)
# fmt: off
from __future__ import annotations

import re
from collections.abc import Sequence

from kinds import Kind, Knobs, Sheet, arxiv_id, doi, initials, listed, reversed_name, wrapped
from layouts import Given, Page

from readinglist.records import Bibliographic

JOURNALS = ("J. Fluid Mech.", "Acta Mathematica", "Neurocomputing", "The Annals of Probability", "PNAS", "eLife", "Monthly Notices of the Royal Astronomical Society", "Comptes Rendus", "Communications in Mathematical Physics", "Zeitschrift für Physik", "Chaos", "Duke Math. J.", "Scientific Reports")
CONFERENCES = ("CVPR", "ICASSP", "WACV", "CIKM", "CHI", "OOPSLA", "USENIX Security", "SIGGRAPH Asia", "CoRL", "EuroSys")


def profile_b(papers: Sequence[Given], knobs: Knobs) -> Page:
    """A profile on Scholar in other languages, pasted with the cells in rows of their own."""
    sheet = Sheet(list(knobs.of(["タイトル", "引用先", "年"], ["Tytuł", "Cytowane przez", "Rok"], ["My profile", "Following", "Articles", "Cited by", "Public access", "Co-authors", "Title1–20", "Cited by", "Year"], [])))
    for paper in papers:
        short = tuple(initials(n, dotted=False) for n in paper.authors)
        names, more = short[:4], len(short) > 4
        cites = knobs.of("", str(knobs.number(1900, 2030)), str(knobs.number(1, 99)))
        venue = knobs.of(f"{knobs.of(*JOURNALS)} {knobs.number(1, 99)}, {knobs.number(1, 99)}-{knobs.number(100, 999)}", f"US Patent {knobs.number(9, 11)},{knobs.number(100, 999)},{knobs.number(100, 999)}", f"{paper.year} IEEE international conference on robotics and automation (ICRA), {knobs.number(1, 99)}-{knobs.number(100, 199)}", "University of Oslo")
        sheet.lines += [paper.title, ", ".join(names) + (", ..." if more else ""), f"{venue}, {paper.year}", *([cites] if cites else []), str(paper.year)]
        sheet.records.append(Bibliographic(title=paper.title, authors=names, et_al=more, date=str(paper.year)))
    return sheet.page()


def results_b(papers: Sequence[Given], knobs: Knobs) -> Page:
    """Results of Scholar: names in full, no snippets, other feet."""
    sheet = Sheet(list(knobs.of(["Scholar", "Articles", "My profile", "My library"], ["Resultados 1 - 10 de aproximadamente 5.430. (0,03 s)"], [])))
    foot = knobs.of("Cited by {}Related articlesAll {} versionsImport into BibTeX", "Сохранить Цитировать Цитируется: {} Похожие статьи Все версии статьи ({})", "Cited by {}   Related articles   All {} versions   Cite   Save   More")
    for paper in papers:
        short = tuple(initials(n, dotted=False) for n in paper.authors)
        names, more = short[:3], len(short) > 3
        line = ", ".join(names) + (", …" if more else "")
        sheet.lines += [*knobs.of([], [], ["[PDF]"]), paper.title + knobs.of("", "", " [PDF] from mit.edu"), f"{line} - {knobs.of(*JOURNALS)}, {paper.year} - {knobs.of('nature.com', 'Wiley Online Library', 'Taylor & Francis', 'cambridge.org', 'openaccess.thecvf.com')}", *knobs.of([], [f"{paper.abstract[:120]} ..."]), foot.format(knobs.number(1, 999), knobs.number(2, 30)), ""]
        sheet.records.append(Bibliographic(title=paper.title, authors=names, et_al=more, date=str(paper.year)))
    return sheet.page()


def references_b(papers: Sequence[Given], knobs: Knobs) -> Page:
    """References in styles of other journals."""
    sheet = Sheet(list(knobs.of(["Literature cited", ""], ["REFERENCES"], ["Literaturverzeichnis", ""], [])))
    way = knobs.of("cell", "aip", "rsc", "thesis", "german", "french", "semicolon", "caps", "acs", "jmlr", "springer", "bullet title")
    mark = knobs.of("", "{}. ", "[{}] ", "{} ", "({}) ", "– ")
    width = knobs.of(0, 0, 0, 80)
    for k, paper in enumerate(papers, 1):
        names, title, year, j = paper.authors, paper.title, paper.year, knobs.of(*JOURNALS)
        stop = "" if title[-1] in "?!." else "."
        vol, a = knobs.number(1, 300), knobs.number(1, 900)
        b = a + knobs.number(2, 40)
        short, back, whole, van = tuple(map(initials, names)), tuple(reversed_name(n) for n in names), tuple(reversed_name(n, "full") for n in names), tuple(reversed_name(n, "AB") for n in names)
        shown: tuple[str, ...] = short
        more, found = False, None
        if way == "cell":
            shown, line = back, f"{listed(back, ', and ')} ({year}). {title}{stop} {j} {vol}, {a}–{b}."
        elif way == "aip":
            line = f"{listed(short, ', and ' if len(short) > 2 else ' and ')}, “{title},” {j} {vol}, {a} ({year})."
        elif way == "rsc":
            shown, line = names, f"{listed(names)}, {title}, {j}, {year}, {vol}, {a}–{b}."
        elif way == "thesis":
            shown, line = names[:1], f"{names[0]}. {title}{stop} PhD thesis, University of Oslo, {year}."
        elif way == "german":
            shown, line = whole, f"{' / '.join(whole)}: {title}, in: {j} {vol} ({year}), S. {a}–{b}."
        elif way == "french":
            line = f"{', '.join(short)}, « {title} », {j}, vol. {vol}, {year}, p. {a}-{b}."
        elif way == "semicolon":
            shown, line = back, f"{'; '.join(back)} {title}{stop} {j} {year}, {vol}, {a}–{b}."
        elif way == "caps":
            shown = tuple(n.upper() for n in back)
            line = f"{listed(shown)}: {title}{stop} {j}, {vol}:{a}–{b}, {year}."
        elif way == "acs":
            shown, line = back, f"{'; '.join(back)} {title}{stop} {j} {year}, {vol} ({knobs.number(1, 12)}), {a}–{b}."
        elif way == "jmlr":
            shown, found = names, doi(knobs)
            line = f"{listed(names, ', and ' if len(names) > 2 else ' and ')}. {title}{stop} {j}, {vol}({knobs.number(1, 12)}):{a}–{b}, {year}. doi: {found}."
        elif way == "springer":
            shown, found = van, doi(knobs)
            line = f"{', '.join(van)} ({year}) {title}{stop} {j} {vol}({knobs.number(1, 12)}):{a}–{b}. https://doi.org/{found}"
        else:
            shown, line = names, f"{title}{stop} {', '.join(names)}. {knobs.of(*CONFERENCES)} {year}."
        line = re.sub(r"(?<=[^\W\da-z_])\.\. ", ". ", line)
        sheet.lines += wrapped([mark.format(k) + line], width, "     ") if width else [mark.format(k) + line]
        if width and not mark:
            sheet.lines.append("")
        sheet.records.append(Bibliographic(title=title, authors=shown, et_al=more, date=str(year), doi=found and found.lower()))
    return sheet.page()


def curriculum_b(papers: Sequence[Given], knobs: Knobs) -> Page:
    """A CV: own name bold or as initials, awards, pages, numbers counted down."""
    sheet = Sheet([papers[0].authors[0].upper(), "someone@example.org | +1 555 0100 | Oslo, Norway", "", "Research Interests", "Trees, graphs, and what can be learned from them.", "", "Education", "Ph.D., Computer Science, University of Oslo (2011)", "", knobs.of("Refereed Conference Papers", "Journal Publications", "A. Articles in journals")])
    way = knobs.of("quotes", "year first", "block", "star", "under review")
    for k, paper in enumerate(papers):
        stop = "" if paper.title[-1] in "?!." else "."
        names, date = paper.authors, str(paper.year) or None
        if way == "quotes":
            lines = [f"[C{len(papers) - k}] {listed(names)}, \"{paper.title},\" in {knobs.of(*CONFERENCES)}, {paper.year}. (acceptance rate: {knobs.number(10, 30)}%)"]
        elif way == "year first":
            lines = [f"{paper.year}. {', '.join(names)}. {paper.title}{stop} {knobs.of(*JOURNALS)}, {knobs.number(1, 99)}({knobs.number(1, 12)}), {knobs.number(1, 99)}–{knobs.number(100, 199)}."]
        elif way == "block":
            lines = [f"{paper.title}", f"{listed(names)}", f"{knobs.of(*JOURNALS)}, {paper.year}", *knobs.of([], ["Best Paper Award"]), ""]
        elif way == "star":
            lines = [f"* {', '.join(n + ('*' if i == 0 else '†' if i == 1 else '') for i, n in enumerate(names))}: {paper.title}{stop} {knobs.of(*CONFERENCES)} {paper.year}"]
        else:
            lines = [f"{k + 1}. {listed(names, ', and ')}. “{paper.title}{stop}” Under review at {knobs.of(*JOURNALS)}, {paper.year}."]
        sheet.lines += lines
        sheet.records.append(Bibliographic(title=paper.title, authors=names, date=date))
    sheet.lines += ["", "Professional Service", "Programme committee: CHI 2019, CIKM 2020", "Languages: English, German"]
    return sheet.page()


def programme_b(papers: Sequence[Given], knobs: Knobs) -> Page:
    """A programme: rooms, talks, tables, columns."""
    sheet = Sheet(list(knobs.of(["Accepted Papers – Research Track", "We congratulate the authors of all accepted papers.", ""], ["Program at a glance", "Room A", ""], [])))
    way = knobs.of("by", "table", "oral", "authors in brackets", "numbers", "blank lines", "tab")
    if way == "table":
        sheet.lines += ["| ID | Title | Authors |", "|----|-------|---------|"]
    for k, paper in enumerate(papers):
        names = ", ".join(paper.authors)
        title = paper.title.replace("|", "/") if way == "table" else paper.title
        sheet.lines += {
            "by": [f"{title}", f"by {listed(paper.authors)}"],
            "table": [f"| {k + 101} | {title} | {names} |"],
            "oral": [f"Oral {k + 1}", title, names, f"Room {knobs.of('A', 'B')}, {9 + k % 8}:{knobs.of('00', '30')} AM"],
            "authors in brackets": [f"• {title} ({names})"],
            "numbers": [f"{k + 1:03d}", title, f"{names}"],
            "blank lines": [title, "", f"{names}", "", ""],
            "tab": [f"{title}\t{names}"],
        }[way]
        sheet.records.append(Bibliographic(title=title, authors=paper.authors))
    return sheet.page()


def group_page_b(papers: Sequence[Given], knobs: Knobs) -> Page:
    """A lab's page: pictures' captions, badges, venues in front, months."""
    sheet = Sheet(list(knobs.of(["Home", "People", "Publications", "Join us", ""], ["Selected publications", "(full list on Google Scholar)", ""], [])))
    way = knobs.of("venue first", "badge", "month", "dash", "dot line")
    for paper in papers:
        names = ", ".join(paper.authors)
        place = f"{knobs.of(*CONFERENCES)} {paper.year}"
        date = str(paper.year)
        if way == "venue first":
            sheet.lines += [place, paper.title, names, "Paper Code Video", ""]
        elif way == "badge":
            sheet.lines += [f"teaser image {knobs.number(1, 99)}", paper.title, f"{names}", f"{place} (Oral Presentation)", "project page / arXiv / code"]
        elif way == "month":
            sheet.lines += [paper.title, f"{names}.", f"{knobs.of(*JOURNALS)}, May {paper.year}", "[paper] [bibtex]", ""]
            date = f"{paper.year}-05"
        elif way == "dash":
            sheet.lines += [f"{paper.title} – {names} – {place}"]
        else:
            sheet.lines += [f"{paper.title}", f"{names} · {place} · PDF · Cite"]
        sheet.records.append(Bibliographic(title=paper.title, authors=paper.authors, date=date))
    return sheet.page()


def mail_b(papers: Sequence[Given], knobs: Knobs) -> Page:
    """Mails and chats with lists in them."""
    sheet = Sheet(list(knobs.of(["From: Anna Berg <anna@example.org>", "To: reading-group@example.org", "Subject: Papers for next week", "Date: Mon, 3 Mar 2025 10:12:00 +0100", "", "Dear all,", "", "please find below the papers for our next meetings.", ""], ["On Mon, Mar 3, 2025 at 10:12 AM Jonas Holm <jonas@example.org> wrote:", "> Hi,", ">"])))
    quote = "> " if sheet.lines[-1] == ">" else ""
    way = knobs.of("numbered", "url under", "prose", "stars")
    rows: list[str] = []
    for k, paper in enumerate(papers, 1):
        number = arxiv_id(paper, knobs)
        authors: tuple[str, ...] = paper.authors
        date: str | None = None
        if way == "numbered":
            rows += [f"({k}) {listed(authors)}: {paper.title}, https://arxiv.org/abs/{number}"]
        elif way == "url under":
            rows += [paper.title, f"https://arxiv.org/pdf/{number}", ""]
            authors = ()
        elif way == "prose":
            rows += [f"- {paper.title} by {listed(authors)} ({paper.year}), arXiv:{number}"]
            date = str(paper.year)
        else:
            rows += [f"* \"{paper.title}\" ({authors[0]} et al., {paper.year}) https://arxiv.org/abs/{number}"]
            date = str(paper.year)
        more = way == "stars"
        sheet.records.append(Bibliographic(title=paper.title, authors=authors[:1] if more else authors, et_al=more, date=date, arxiv_id=number))
    sheet.lines += [(quote + line).rstrip() for line in wrapped(rows, 74, "  ")] + ["", "Cheers,", "Jonas"]
    return sheet.page()


def posts_b(papers: Sequence[Given], knobs: Knobs) -> Page:
    """Lists in Markdown by other hands."""
    sheet = Sheet(list(knobs.of(["# 2025 reading", "", "- [x] done  - [ ] todo", "", "---"], ["## Papers", "<!-- please keep sorted -->"], [])))
    way = knobs.of("number bold", "table", "details", "nested", "plain link", "year first")
    if way == "table":
        sheet.lines += ["Year | Venue | Paper | Authors", "--- | --- | --- | ---"]
    for k, paper in enumerate(papers, 1):
        number, names = arxiv_id(paper, knobs), ", ".join(paper.authors)
        title = re.sub(r"[\[\]|*_`]", "", paper.title)
        url = f"https://arxiv.org/abs/{number}"
        date: str | None = str(paper.year)
        authors: tuple[str, ...] = paper.authors
        if way == "number bold":
            sheet.lines += [f"{k}. **[{title}]({url})**  ", f"   *{names}* ({knobs.of(*CONFERENCES)} {paper.year})"]
        elif way == "table":
            sheet.lines += [f"{paper.year} | {knobs.of(*CONFERENCES)} | [{title}]({url}) | {names}"]
        elif way == "details":
            sheet.lines += [f"### {k}. {title}", "", f"**Authors:** {names}  ", f"**Link:** <{url}>  ", f"**Year:** {paper.year}", ""]
        elif way == "nested":
            sheet.lines += [f"- {title}", f"  - {names}", f"  - {url}"]
            date = None
        elif way == "plain link":
            sheet.lines += [f"* [{title}]({url}) - great read on trees"]
            authors, date = (), None
        else:
            sheet.lines += [f"- {paper.year}: {title}. {names}. [arXiv]({url})"]
        sheet.records.append(Bibliographic(title=title, authors=authors, date=date, arxiv_id=number))
    return sheet.page()


MORE: dict[str, Kind] = {
    "profile B": profile_b,
    "results B": results_b,
    "references B": references_b,
    "curriculum B": curriculum_b,
    "programme B": programme_b,
    "group page B": group_page_b,
    "mail B": mail_b,
    "posts B": posts_b,
}
