"""Items of a CV broken over lines: titles in quotes or in italics that end a line below, a year that begins a line."""

from __future__ import annotations

from readinglist.reading import read

QUOTED = """\
### Articles

"Of Ships Yet of Situated Harbours: An Examination of the Implicit and
Explicit Criteria that Shape Digital Archives of Old Coastal and Inland
Newspapers." Tessa Lindqvist, Julian Nyborg, M. H. Ekman, Melissa Tarras
and Emily Brandt. *Archival Science* 20 (2020)

"Close Readings of Old Logs: Triangulating Patterns of Textual
Reappearance in the Northern Mercury, 1820-1840" *Periodicals Review*
51:4 (Winter 2018/9)

"Northern Harbours: Cultural Identity in Colonial Settlements as
Demonstrated by the Company of Coastal Farmers" *International Review of
Nordic Studies* 30 (September 2005)

"The Role of the *Harbour Gazette* in Perceptions of the Coast,
1803-1842" In *Historical Networks in the Book Trade of the North*,
edited by Karin Felix and Johan Hinks, 148–70. Stockholm: Routledge,
2016.

### Reports

*An Atlas of Digitised Logs and their Metadata: Reports from Coastal
Exchanges*. M. H. Ekman and Emily Brandt. Lund: 2019.
"""

YEARS = """\
## Publications

*   Norman, G., Duffield, C., Powers, A. & **Lockhart, J.**
    (2012). Position Paper on Hypersensitivity to Static Fields
    (Intolerance Attributed to Electromagnetic Fields). Canada: *Science Watch*.

*   **Lockhart, J.**, Bunting, L., Roy, E. & Danek, J. (2010). Measuring Deficits in Visually Guided Action.
    *Sports Medicine*,
    *40*, 183-187.

*   Strider, C., **Lockhart, J.**, Blang, A. & Danek, J. (2008). Examining the link between attention and
    visuomotor control. *Neuropsychologia*, *47*, 1491-1499.
"""


def test_titles_that_end_a_line_below() -> None:
    drafts = read(QUOTED.encode(), "page.md").drafts
    assert [(draft.title, (draft.date or "")[:4]) for draft in drafts] == [
        (
            "Of Ships Yet of Situated Harbours: An Examination of the Implicit and Explicit Criteria that Shape "
            "Digital Archives of Old Coastal and Inland Newspapers",
            "2020",
        ),
        (
            "Close Readings of Old Logs: Triangulating Patterns of Textual Reappearance in the Northern Mercury, "
            "1820-1840",
            "2018",
        ),
        (
            "Northern Harbours: Cultural Identity in Colonial Settlements as Demonstrated by the Company of Coastal "
            "Farmers",
            "2005",
        ),
        ("The Role of the Harbour Gazette in Perceptions of the Coast, 1803-1842", "2016"),
        ("An Atlas of Digitised Logs and their Metadata: Reports from Coastal Exchanges", "2019"),
    ]
    assert drafts[0].authors == ("Tessa Lindqvist", "Julian Nyborg", "M. H. Ekman", "Melissa Tarras", "Emily Brandt")
    assert drafts[4].authors == ("M. H. Ekman", "Emily Brandt")


def test_a_year_that_begins_a_line_is_no_mark() -> None:
    drafts = read(YEARS.encode(), "page.md").drafts
    assert [(draft.title, draft.date) for draft in drafts] == [
        (
            "Position Paper on Hypersensitivity to Static Fields (Intolerance Attributed to Electromagnetic Fields)",
            "2012",
        ),
        ("Measuring Deficits in Visually Guided Action", "2010"),
        ("Examining the link between attention and visuomotor control", "2008"),
    ]
