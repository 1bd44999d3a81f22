"""Rows of PubMed: names without commas inside, then a journal, the year, the month and the volume."""

from __future__ import annotations

from readinglist.reading import read


def test_a_journal_with_year_and_month_ends_the_authors() -> None:
    page = """Ego depletion and the strength model of self-control: a meta-analysis.
Hagger MS, Wood C, Stiff C, Chatzisarantis NL. Psychol Bull. 2010 Jul;136(4):495-525. doi: 10.1037/a0019486. PMID: 20565167
Results showed a large effect …
Ego depletion: is the active self a limited resource?
Baumeister RF, Bratslavsky E, Muraven M, Tice DM. J Pers Soc Psychol. 1998 May;74(5):1252-65. PMID: 9599441
"""  # noqa: E501
    drafts = read(page).drafts
    assert [draft.title for draft in drafts] == [
        "Ego depletion and the strength model of self-control: a meta-analysis.",
        "Ego depletion: is the active self a limited resource?",
    ]
    assert drafts[0].authors == ("Hagger MS", "Wood C", "Stiff C", "Chatzisarantis NL")
    assert drafts[1].authors == ("Baumeister RF", "Bratslavsky E", "Muraven M", "Tice DM")
    assert [draft.date for draft in drafts] == ["2010", "1998"]
