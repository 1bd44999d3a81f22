"""Books among the entries of a bibliography: edition, place and publisher are no part of a title."""

from __future__ import annotations

from readinglist.reading import read

APA = """References

Bandura, A. (1997). Self-efficacy: The exercise of control. W. H. Freeman.
Cronbach, L. J. (1990). Essentials of psychological testing (5th ed.). Harper & Row.
Festinger, L. (1957). A theory of cognitive dissonance. Stanford University Press.
Milgram, S. (1963). Behavioral study of obedience. Journal of Abnormal and Social Psychology, 67(4), 371–378.
Fisher, R. A. (1935). The design of experiments (2nd ed.). Oliver and Boyd.
"""

IEEE = """[1] D. E. Knuth, The Art of Computer Programming, 3rd ed. Reading, MA, USA: Addison-Wesley, 1997.
[2] V. N. Vapnik, Statistical Learning Theory. New York, NY, USA: Wiley, 1998.
[3] C. E. Shannon, “A mathematical theory of communication,” Bell Syst. Tech. J., vol. 27, no. 3, pp. 379–423, 1948.
[4] A. Papoulis, Signal Analysis. New York, NY, USA: McGraw-Hill, 1977.
"""

GERMAN = """Literatur

Elias, Norbert (1939): Über den Prozeß der Zivilisation. Basel: Haus zum Falken.
Gadamer, Hans-Georg (1960): Wahrheit und Methode. Grundzüge einer philosophischen Hermeneutik. Tübingen: Mohr.
Blumer, Herbert/Hughes, Everett (1950): Gesellschaft und soziale Handlung. Frankfurt a. M.: Suhrkamp.
Parsons, Talcott/Shils, Edward A. (1951): Theorie des Handelns. Grundlagen der Forschung. 2., überarb. Aufl. \
Weinheim: Beltz.
Tönnies, Ferdinand (1925/26): Gemeinschaft und Gesellschaft in der Forschung. In: Zeitschrift für Soziologie 3, \
S. 1–12.
"""

MLA = """Works Cited

Auerbach, Erich. Mimesis: The Representation of Reality in Western Literature. Princeton UP, 1953.
Bloom, Harold. The Western Canon: The Books and School of the Ages. Harcourt Brace, 1994.
Barthes, Roland. “The Death of the Author.” Aspen, no. 5, 1967, www.ubu.com/aspen. Accessed 3 May 2019.
"""


def test_an_edition_is_no_part_of_a_title() -> None:
    assert [draft.title for draft in read(APA).drafts] == [
        "Self-efficacy: The exercise of control",
        "Essentials of psychological testing",
        "A theory of cognitive dissonance",
        "Behavioral study of obedience",
        "The design of experiments",
    ]


def test_nor_are_the_place_and_the_publisher() -> None:
    drafts = read(IEEE).drafts
    assert [draft.title for draft in drafts] == [
        "The Art of Computer Programming",
        "Statistical Learning Theory",
        "A mathematical theory of communication",
        "Signal Analysis",
    ]
    assert [draft.date for draft in drafts] == ["1997", "1998", "1948", "1977"]


def test_authors_with_a_stroke_between_them_and_years_of_two_volumes() -> None:
    drafts = read(GERMAN).drafts
    assert [draft.authors for draft in drafts] == [
        ("Elias, Norbert",),
        ("Gadamer, Hans-Georg",),
        ("Blumer, Herbert", "Hughes, Everett"),
        ("Parsons, Talcott", "Shils, Edward A."),
        ("Tönnies, Ferdinand",),
    ]
    assert [draft.title for draft in drafts] == [
        "Über den Prozeß der Zivilisation",
        "Wahrheit und Methode. Grundzüge einer philosophischen Hermeneutik",
        "Gesellschaft und soziale Handlung",
        "Theorie des Handelns. Grundlagen der Forschung",
        "Gemeinschaft und Gesellschaft in der Forschung",
    ]
    assert [draft.date for draft in drafts] == ["1939", "1960", "1950", "1951", "1925"]


def test_a_name_ends_at_a_full_stop_and_the_day_of_a_look_is_no_year() -> None:
    drafts = read(MLA).drafts
    assert [draft.authors for draft in drafts] == [("Auerbach, Erich",), ("Bloom, Harold",), ("Barthes, Roland",)]
    assert [draft.title for draft in drafts] == [
        "Mimesis: The Representation of Reality in Western Literature",
        "The Western Canon: The Books and School of the Ages",
        "The Death of the Author",
    ]
    assert [draft.date for draft in drafts] == ["1953", "1994", "1967"]
