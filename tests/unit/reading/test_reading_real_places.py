"""What a row is by its place: authors one below the other, titles of any words, lists of titles alone."""

from __future__ import annotations

from readinglist.reading import read

TITLES = (
    "Household Debt and Regional Cycles",
    "Monetary Policy with Many Households",
    "The Fall of the Labor Share: Evidence from Firms",
    "Robots and Wages in Local Markets",
)
STACKS = (
    ("Anna Berg, MIT and NBER", "Jonas Holm, University of Zurich"),
    ("Ines Duarte, Harvard University", "Kofi Mensah, Department of the Treasury", "Lars Brandt, MIT"),
    ("Mei Okafor, Boston University",),
    ("Rosa Lindqvist, Paris School of Economics", "Tomas Herrera, MIT", "Wei Chen, Princeton University"),
)


def test_authors_one_below_the_other_are_the_authors_of_one_paper() -> None:
    page = "Summer Meeting\n\nThursday, July 13\n8:30 am\tCoffee\n"
    page += "".join(f"{9 + at}:00 am\t" + "\n".join(STACKS[at]) + f"\n{TITLES[at]}\n\n" for at in range(4))
    drafts = read(page + "1:15 pm\tAdjourn\n").drafts
    assert [draft.title for draft in drafts] == list(TITLES)
    assert [draft.authors for draft in drafts] == [tuple(row.split(",")[0] for row in rows) for rows in STACKS]


def test_authors_alone_in_their_rows_stand_below_a_title() -> None:
    page = "\n\n".join(
        "\n".join((title, *(row.split(",")[0] for row in rows))) for title, rows in zip(TITLES, STACKS, strict=True)
    )
    assert [len(draft.authors) for draft in read(page).drafts] == [2, 3, 1, 3]


def test_a_title_beside_authors_may_have_any_words() -> None:
    titles = [*TITLES, "Transactions Make Debugging Easy", "Shuffles Zipped", "Learning Networks from Weather Data"]
    people = "Anna Berg (MIT); Jonas Holm (University of Zurich); Mei Okafor (Boston University)"
    drafts = read("\n\n".join(f"{title}\n{people}" for title in titles)).drafts
    assert [draft.title for draft in drafts] == titles


def test_a_title_with_its_venue_in_one_row_is_one_however_many_numbers_that_has() -> None:
    rows = (
        "Deep forests. Nat. 521(7553): 436-444 (2015)",
        "Networks of sand for tidal analysis. ICML 2019: 3519-3529",
        "Pix2map: A Language Modeling Framework for Maps. ICLR 2022",
        "Learning the shape of rivers. Commun. ACM 60(6): 84-90 (2017)",
        "Tidal attention for small harbours. NIPS 2017: 3856-3866",
    )
    page = "\n\n".join(f"Anna Berg, Jonas Holm, Mei Okafor:\n{row}" for row in rows)
    assert [draft.title for draft in read(page).drafts] == [row.split(". ")[0] for row in rows]


def test_what_stands_over_and_below_a_list_of_titles_is_no_title() -> None:
    titles = (
        "Training language models to follow a plan with human feedback",
        "Diffusion Models for Maps of Harbours",
        "Is Tidal Detection Learnable?",
        "Score-Based Generative Models of Networks",
        "Beyond scaling: learning from few data",
        "Gradient Descent with a Memory",
    )
    page = "Meeting\n\nSchedule Tutorials Main Conference Workshops\n\nLayout: mini compact topic detail\n\n"
    page += "\n".join(titles) + "\nThe logo of this page may be used in presentations of any kind.\n\n"
    page += "Contact\n\nSan Rafael CA 92109\n"
    assert [draft.title for draft in read(page).drafts] == list(titles)


def test_names_that_nobody_knows_are_authors_where_the_page_has_its_authors() -> None:
    people = ("Anna Berg, Jonas Holm", "Yucheng Low", "Larry Guth, Nets Hawk Katz", "Mei Okafor, Wei Chen")
    people = (*people, "Ben Green, Terence Tao", "Ines Duarte, Lars Brandt", "Kofi Mensah, Wei Chen")
    titles = (*TITLES, "Learning Networks from Weather Data", "Tidal Models of Prices", "A Survey of Small Harbours")
    page = "\n\n".join(f"{names}\n{title}\nAnnals 167 (2008)" for names, title in zip(people, titles, strict=True))
    drafts = read(page).drafts
    assert [", ".join(draft.authors) for draft in drafts] == list(people)
    assert all(len(draft.authors) == names.count(",") + 1 for draft, names in zip(drafts, people, strict=True))


def test_a_title_that_is_broken_behind_a_small_word_is_put_together() -> None:
    people = ("Anna Berg, Jonas Holm", "Mei Okafor, Wei Chen", "Ines Duarte, Lars Brandt")
    titles = ("Proof of the main conjecture in the theory of mean values for\ndegrees higher than three", *TITLES[:2])
    page = "\n\n".join(f"{names}\n{title}\nAnnals 167 (2008)" for names, title in zip(people, titles, strict=True))
    assert [draft.title for draft in read(page).drafts] == [title.replace("\n", " ") for title in titles]


def test_a_name_that_is_written_small_is_one_of_several() -> None:
    people = ("Volodymyr Mnih, Nicolas Heess, Alex Graves, koray kavukcuoglu", "Anna Berg, Jonas Holm")
    people = (*people, "Mei Okafor, Wei Chen", "Ines Duarte, Lars Brandt", "Kofi Mensah, Wei Chen")
    titles = (*TITLES, "Learning Networks from Weather Data")
    order = (1, 0, 2, 3, 4)
    page = "\n\n".join(f"{titles[at]}\n{people[at]}" for at in order)
    assert [", ".join(draft.authors) for draft in read(page).drafts] == [people[at] for at in order]
