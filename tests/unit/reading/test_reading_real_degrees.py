"""People with their degrees: authors of papers, and those of whom a page only lists who does what."""

from __future__ import annotations

from readinglist.reading import read


def test_people_by_their_fields_are_no_papers() -> None:
    fields = (
        "Anesthesia",
        "Cardiology",
        "Critical Care",
        "Endocrinology",
        "Geriatrics",
        "Neurology",
        "Palliative Care",
    )
    people = ("Alex Brown", "Emily Walsh", "John Mitchell", "Katy Welp", "Mallory Bryant", "Lane Polk", "Todd Rice")
    rows = [
        f"{field}: {a}, MD, {b}, MD, and {c}, DO\n"
        for field, a, b, c in zip(fields, people, people[2:] + people[:2], people[4:] + people[:4], strict=True)
    ]
    rows.append("Physical Medicine & Rehabilitation: Jakob Lund, MD, Douglas Holm, MD, and Anna Berg, MD (2023)\n")
    page = "# Editors and Reviewers\n\n# Editors-in-Chief\n\nJulie Holm, MD, and Spencer Lund, MD\n\n" + "\n".join(rows)
    assert read(page).drafts == ()


def test_degrees_are_no_part_of_names() -> None:
    page = """1. **Factors associated with healthcare seeking behaviour of older people**
   Anna Berg, MD, PhD, Jonas Holm, M.D., and Uwe Klein, MPH
   *The Lancet*, 2016
2. **Early antenatal care visits among women in rural districts**
   Emily Walsh, PhD; Todd Rice, MD; Katy Welp, MD
   *BMJ Open*, 2019
3. **The burden of road traffic injuries in a growing city**
   John Mitchell, MD and Lane Polk, DO
   *Injury Epidemiology*, 2022
"""
    assert [draft.authors for draft in read(page).drafts] == [
        ("Anna Berg", "Jonas Holm", "Uwe Klein"),
        ("Emily Walsh", "Todd Rice", "Katy Welp"),
        ("John Mitchell", "Lane Polk"),
    ]
