"""Accepted papers, programmes and proceedings: lists in which the page itself shows what stands where."""

from __future__ import annotations

from readinglist.reading import read

KEYWORDS = """
<h2>Tidal marshes as carbon stores</h2>
<p>Ines Duarte and Kofi Mensah</p>
<h4>Abstract</h4>
<p>This paper measures how much carbon the marshes of two estuaries hold. We show that the upper zones hold most
of it, and we compare three ways to estimate the rate at which it is lost when the banks are cut.</p>
<h4>Keywords</h4>
<p>Carbon, Salt marshes, Estuaries, Sediment cores</p>
<h2>Reading old harbour maps with image segmentation</h2>
<p>Rosa Lindqvist, Tomás Herrera</p>
<h4>Abstract</h4>
<p>Old maps of harbours are hard to read by machine. In this paper we propose a model that separates ink from paper,
and we evaluate it on maps of nine towns. Results improve on those of two earlier methods.</p>
<h4>Keywords</h4>
<p>Historical maps, Image segmentation, Neural networks</p>
<h2>Speech rhythm in bilingual children</h2>
<p>Mei Okafor and Lars Brandt</p>
<h4>Abstract</h4>
<p>We study the rhythm of speech of forty bilingual children. Our results show that rhythm follows the language of
school rather than that of the home, and that the effect grows with age.</p>
<h4>Keywords</h4>
<p>Bilingualism, Prosody, Language acquisition</p>
"""


def test_keywords_in_a_row_of_their_own_are_no_title() -> None:
    drafts = read(f"<html><body>{KEYWORDS}</body></html>", "page.html").drafts
    assert [draft.title for draft in drafts] == [
        "Tidal marshes as carbon stores",
        "Reading old harbour maps with image segmentation",
        "Speech rhythm in bilingual children",
    ]
    assert all(len(draft.authors) == 2 and draft.abstract for draft in drafts)


ONE_FORM = """Accepted Papers
Maria Keller. Beyond pilot projects: barriers to open transport data in Austria
Shenuka Wetta. Rethinking river committees working in rural flood planning
Anna Olsen and Peter Hart. How neighbourhoods use noise data to influence city councils
John Baker. Examining open weather data as a source of advantage for small farms
Paul Weber and Ines van Dam. Governance and quality of shared soil maps in Europe
Carla Di Nardo. Mapping the readers of census tables in Portugal. The findings of a national survey
Thomas Wright. Measuring the cost of closed formats in public archives
"""


def test_one_row_of_many_in_the_same_form_needs_no_more() -> None:
    """A name that nobody knows, and a title with a full stop inside: the other rows say how they are to be read."""
    drafts = read(ONE_FORM).drafts
    assert len(drafts) == 7
    assert drafts[1].title == "Rethinking river committees working in rural flood planning"
    assert drafts[1].authors == ("Shenuka Wetta",)
    assert drafts[5].title == "Mapping the readers of census tables in Portugal. The findings of a national survey"


TABLE = """| Title | Authors | Link |
|-------|---------|------|
| How street design can slow traffic near schools | Jodi Foster | |
| Evidence needed to prove the existence of hidden fees in online shops| Pranav Kulkarni | |
| Change policy or users? Reducing the risks of shared passwords | Shaun Reid, Habiba Khan| |
|Drafting rules for delivery robots and pavements together|Hanna Sand, Wendy Li, And Jo Yang||
"""


def test_cells_whose_bars_stand_close() -> None:
    drafts = read(TABLE).drafts
    assert [len(draft.authors) for draft in drafts] == [1, 1, 2, 3]
    assert drafts[1].title == "Evidence needed to prove the existence of hidden fees in online shops"
    assert drafts[3].authors == ("Hanna Sand", "Wendy Li", "Jo Yang")


POSTERS = """### Poster Papers

- **Detecção de boatos em mensagens sobre a vacinação no Brasil**
_Helena Prado (CEFET/RJ - Centro Federal de Educação Tecnológica Celso Suckow da Fonseca - Brazil)_;
_Rui Teles (UFPB - Brazil)_;
_Igor Leal do Rêgo (Universidade Federal da Paraíba (UFPB) - Brazil)_

- **Um léxico de gírias para a análise de sentimentos em português**
_Beatriz Falcão (Puc-Rio - Brazil)_;
_Caio Moura (Universidade Federal da Paraíba (UFPB) - Brazil)_

- **Leitura automática de receitas médicas manuscritas**
_Luana Serrano (ICMC - USP - Brazil)_
"""


def test_authors_each_in_a_row_with_long_places_of_work() -> None:
    drafts = read(POSTERS).drafts
    assert [draft.authors for draft in drafts] == [
        ("Helena Prado", "Rui Teles", "Igor Leal do Rêgo"),
        ("Beatriz Falcão", "Caio Moura"),
        ("Luana Serrano",),
    ]
    assert drafts[0].title == "Detecção de boatos em mensagens sobre a vacinação no Brasil"
