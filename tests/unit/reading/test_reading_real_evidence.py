"""What makes a list one of papers: citations in any language, and what stands in sections of other things."""

from __future__ import annotations

from readinglist.reading import read

GERMAN = (
    ("Detzel, P. (1998)", "Die Heuschrecken der Alb", "Ulmer, Stuttgart. 580 S."),
    ("Schlumprecht, H. & G. Waeber (2003)", "Heuschrecken in Bayern", "Ulmer, Stuttgart. 515 S."),
    ("Klatt, R., Braasch, D. & B. Vossen (1999)", "Rote Liste der Käfer in Franken", "Ulmer, Hamburg. 20 S."),
    ("Ingrisch, S. (1979)", "Rote Liste der Schaben in Hessen", "Ulmer, Stuttgart. 519 S."),
)


def test_citations_need_no_english_word() -> None:
    page = "\n".join(f"- {by}: {title}. {rest}" for by, title, rest in GERMAN)
    assert [draft.title for draft in read(page).drafts] == [title for _, title, _ in GERMAN]


def test_a_menu_of_dishes_is_no_list_of_papers() -> None:
    page = "\n".join(f"- {dish}: mit Salat. Küche {at}" for at, dish in enumerate(("Suppe", "Braten", "Kuchen", "Tee")))
    assert read(page).drafts == ()


TITLES = ("Scheduling Queues with Unknown Arrivals", "A Compiler Pass for Loops", "Tracing Packets across Networks")
COMMITTEE = (
    "Anna Berg, INRIA, FR",
    "Luis Costa, University of Naples, IT",
    "Kim Weber, German Aerospace Center, DE",
    "Dana Katz, CEA, FR",
    "Michal Nowak, Supercomputing and Networking Center, PL",
    "Mia Lund, AMD",
    "Jonas Holm, Tampere University, FI",
    "Sara Rossi, University of Siena, IT",
)


def test_a_committee_beside_papers_is_no_paper() -> None:
    people = "".join(f"<li><b>{each.partition(',')[0]}</b>,{each.partition(',')[2]}</li>" for each in COMMITTEE)
    papers = "".join(
        f'<li><span class="by">Omar Haddad and Li Wei{"ng" * at}</span> <span class="title">{title}</span>'
        f' <a href="https://doi.org/10.4230/X.{at}">10.4230/X.{at}</a></li>'
        for at, title in enumerate(TITLES)
    )
    page = f"<h2>Program Committee</h2><ul>{people}</ul><h2>Volume 141</h2><ul>{papers}</ul>"
    assert [draft.title for draft in read(page, "page.html").drafts] == list(TITLES)


def test_a_record_with_its_journal_first_and_an_affiliation_below() -> None:
    about = (
        "PURPOSE: We measure how cells grow in media that lack one nutrient and recover when it returns to them.\n"
        "RESULTS: Growth stops within an hour, and returns to half of what it was before within a single day."
    )
    entry = (
        "{0}. J Cell Growth. 2014 Oct;98(10):14-{0}5. doi: 10.1136/grow-2014-{0}.\n\n{1}.\n\n"
        "Berg A(1), Holm J(1), Lund M(1).\n\nAuthor information: \n"
        "(1)Department of Biology, University of Siena, Italy.\n\n"
        + about + "\n\nPMID: 2503405{0}  [PubMed - indexed for MEDLINE]\n"
    )  # fmt: skip
    titles = ("Effects of light on cells", "Comparison of two media in cell culture", "Growth of cells after a shock")
    drafts = read("\n\n".join(entry.format(4 + at, title) for at, title in enumerate(titles))).drafts
    assert [(draft.title or "").rstrip(".") for draft in drafts] == list(titles)
    assert [draft.authors for draft in drafts] == [("Berg A", "Holm J", "Lund M")] * 3
    assert [(draft.date or "")[:4] for draft in drafts] == ["2014"] * 3
    assert [draft.doi for draft in drafts] == [f"10.1136/grow-2014-{at}" for at in (4, 5, 6)]


def test_places_of_work_without_a_comma_and_buttons_of_two_words() -> None:
    by = ("Anna Berg and Mia Lund (QUT) Jonas Holm (Penn State University, PA)", "Omar Haddad (CSIRO, Ryde)")
    items = "".join(
        f"<p><i>{title}\n</i><br>\n{by[at % 2]}\n<a href='{at}.pdf'>Short paper</a>\n"
        for at, title in enumerate(TITLES)
    )
    drafts = read(f"<h2>Papers</h2>{items}", "page.html").drafts
    assert [draft.title for draft in drafts] == list(TITLES)
    assert drafts[0].authors == ("Anna Berg", "Mia Lund", "Jonas Holm")
    assert drafts[1].authors == ("Omar Haddad",)


def test_what_people_are_called_is_no_part_of_their_names() -> None:
    people = (("Anna Berg", "Jonas Holm"), ("Mia Lund", "Omar Haddad"), ("Sara Rossi", "Luis Costa"))
    page = "\n\n".join(f"{title}\nDr. {a}, Prof. {b}" for title, (a, b) in zip(TITLES, people, strict=True))
    assert [draft.authors for draft in read(page).drafts] == list(people)


def test_two_strokes_part_title_and_journal() -> None:
    page = "\n".join(
        f"{at}. {by}.{title}{sign}Journal of Networks. –– 2015. –– Vol.22(67). –– P. 85–110."
        for at, (by, title, sign) in enumerate(
            zip(
                ("Rossi, Sara", "Lund, Mia; Berg, Anna T. & Holm, Jonas", "Haddad, Omar"),
                TITLES,
                (" //", "//", " // "),
                strict=True,
            ),
            1,
        )
    )
    drafts = read(page).drafts
    assert [draft.title for draft in drafts] == list(TITLES)


def test_quotes_that_open_as_they_close() -> None:
    page = "\n".join(f"- Berg, Anna, & Jonas Holm. (2018). ”{title}.” *Annual Review*, 10: 6-9." for title in TITLES)
    assert [draft.title for draft in read(page).drafts] == list(TITLES)


SET_OFF = """# Sources we come back to

**Ken Thompson — [*Reflections on Trusting Trust*](https://example.org/1)**

**Mark Weiser — [*The Computer for the 21st Century*](https://example.org/2)**

**Richard Gabriel — [*Worse is Better*](https://example.org/3)**

**Alan Kay — [*The Early History of Smalltalk*](https://example.org/4)**

**Herbert Simon — [*The Architecture of Complexity*](https://example.org/5)**
"""


def test_titles_set_off_in_the_same_way_beside_one_name_each_are_papers() -> None:
    drafts = read(SET_OFF, "notes.md").drafts
    assert [draft.title for draft in drafts] == [
        "Reflections on Trusting Trust",
        "The Computer for the 21st Century",
        "Worse is Better",
        "The Early History of Smalltalk",
        "The Architecture of Complexity",
    ]


def test_a_heading_says_that_names_and_titles_are_papers() -> None:
    rows = [
        ("Berg, Anna M.", "The Old Manuscript: An Elegant Puzzle", "National Press, 1978."),
        ("Holm, Jon", "Studies on the Language of the Old Manuscript", ""),
        ("Rossi, Mara", "Computational Approaches to Old Scripts", ""),
        ("Costa, Ines", "Collected Cryptologic Papers", ""),
        ("Lund, Eva", "What We Know About the Old Manuscript", ""),
    ]
    body = "".join(f"<p><b>{name}</b><br><i>{title}</i><br>{more}</p>" for name, title, more in rows)
    page = "<html><body><h1>{}</h1>" + body + "</body></html>"
    titles = [draft.title for draft in read(page.format("Bibliographie").encode(), "page.html").drafts]
    assert titles == [title for _, title, _ in rows]
    assert not read(page.format("Evening of the Society").encode(), "page.html").drafts
    songs = (
        page.replace("Studies on the Language", "A Night").replace("Computational Approaches", "Walks").format("Papers")
    )
    assert not read(songs.replace("Cryptologic Papers", "Songs").encode(), "page.html").drafts
