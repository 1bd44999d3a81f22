"""References taken out of a PDF: spaces lost behind full stops, words broken at the ends of lines of any length."""

from __future__ import annotations

from readinglist.reading import read

BRAZILIAN = """\
MOURA, A. d. S.; LEMOS, W. G.Medição de ventos em
perfis costeiros. [S.l.]: São Paulo, 2009.

COSTA, F. R.Avaliação da qualidade de energia e do desempenho de turbi-
nas eólicas conectadas à rede elétrica. 2010. Dissertação (Mestrado) — Universidade
Federal de Santa Catarina, Florianópolis, 2010.

```
```
NUNES, J. C.Camada limite turbulenta. [S.l.], 2014.

PRADO, K.; BRAGA, C. Modeling and simulation of a grid connected wind elec-
tric generator.Wind Engineering, v. 3, n. 2, p. 18–24, 2002. Acesso em: 14 jul. 2024. Disponível
em: <https://example.org/wind>.

SERRA, M. S. et al.Fundamentos de energia eólica. 1. ed. Natal: Instituto Federal de
Educação, 2021.

TELES, I.; VIANA, E.An atlas of coastal winds. 1. ed. Dordrecht: Kluwer Aca-
demic Publishers, 1989.
"""


def test_lost_spaces_and_broken_words_are_mended() -> None:
    drafts = read(BRAZILIAN.encode(), "page.txt").drafts
    read_as = [(draft.title, draft.authors, draft.date) for draft in drafts]
    assert read_as == [
        ("Medição de ventos em perfis costeiros", ("MOURA, A. d. S.", "LEMOS, W. G."), "2009"),
        (
            "Avaliação da qualidade de energia e do desempenho de turbi-nas eólicas conectadas à rede elétrica",
            ("COSTA, F. R.",),
            "2010",
        ),
        ("Camada limite turbulenta", ("NUNES, J. C.",), "2014"),
        (
            "Modeling and simulation of a grid connected wind elec-tric generator",
            ("PRADO, K.", "BRAGA, C."),
            "2002",
        ),
        ("Fundamentos de energia eólica", ("SERRA, M. S.",), "2021"),
        ("An atlas of coastal winds", ("TELES, I.", "VIANA, E."), "1989"),
    ]
