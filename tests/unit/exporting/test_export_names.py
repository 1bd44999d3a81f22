from __future__ import annotations

import pytest

from readinglist.exporting.names import PersonName, person_name


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Ada Lovelace", ("Ada", "", "Lovelace", "")),
        ("Lachlan Ewen MacDonald", ("Lachlan Ewen", "", "MacDonald", "")),
        ("  Ada \n King  Lovelace ", ("Ada King", "", "Lovelace", "")),
        ("J.-P. Serre", ("J.-P.", "", "Serre", "")),
        ("Ludwig van Beethoven", ("Ludwig", "van", "Beethoven", "")),
        ("Christoph von der Malsburg", ("Christoph", "von der", "Malsburg", "")),
        ("Maria de los Santos Silva", ("Maria", "de los", "Santos Silva", "")),
        ("Jean d'Alembert", ("Jean", "", "d'Alembert", "")),
        ("Valentin De Bortoli", ("Valentin", "", "De Bortoli", "")),
        ("Guy Van den Broeck", ("Guy", "", "Van den Broeck", "")),
        ("Luc Van Gool", ("Luc", "", "Van Gool", "")),
        ("Hung Van Nguyen", ("Hung Van", "", "Nguyen", "")),
        ("José Ortega y Gasset", ("José", "", "Ortega y Gasset", "")),
        ("Martin Luther King Jr.", ("Martin Luther", "", "King", "Jr.")),
        ("Martin Luther King, Jr.", ("Martin Luther", "", "King", "Jr.")),
        ("King, Jr., Martin Luther", ("Martin Luther", "", "King", "Jr.")),
        ("King, Martin Luther, Jr.", ("Martin Luther", "", "King", "Jr.")),
        ("Cornelis van der Berg III", ("Cornelis", "van der", "Berg", "III")),
        ("van der Berg, Cornelis", ("Cornelis", "van der", "Berg", "")),
        ("García Márquez, Gabriel", ("Gabriel", "", "García Márquez", "")),
        ("Celestine Mendler-Dünner", ("Celestine", "", "Mendler-Dünner", "")),
        ("bell hooks", ("bell", "", "hooks", "")),
    ],
)
def test_a_persons_name(name: str, parts: tuple[str, str, str, str]) -> None:
    found = person_name(name)
    assert found is not None and not found.literal
    assert (found.given, found.particle, found.family, found.suffix) == parts


@pytest.mark.parametrize(
    "name",
    [
        "Plato",
        "OpenAI",
        "Simon and Schuster",
        "Smith & Wesson",
        "The LIGO Scientific Collaboration",
        "Gemini Team",
        "University of Somewhere",
        "others",
        "山田 太郎",
        "김 민준",
        "R2 D2",
        "a, b, c, d",
        "Lovelace,",
        ", Ada",
        "Name {with braces}",
    ],
)
def test_what_is_not_cut(name: str) -> None:
    assert person_name(name) == PersonName(name, literal=True)


@pytest.mark.parametrize("name", ["", " ", "\n\t", "\x00", "\xa0"])
def test_nothing_in_it(name: str) -> None:
    assert person_name(name) is None
