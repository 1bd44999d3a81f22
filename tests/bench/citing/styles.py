"""A style of citing: the order of its parts, the signs between them, how names and years are written."""

from __future__ import annotations

import random
from dataclasses import dataclass

from citing.made import GONE

NAME_FORMS = (
    ["{g} {f}"] * 8
    + ["{i. } {f}"] * 5
    + ["{i.} {f}"] * 2
    + ["{i} {f}"] * 2
    + ["{f}, {i. }"] * 6
    + ["{f}, {i.}"] * 2
    + ["{f} {i}"] * 4
    + ["{f}, {g}"] * 3
    + ["{F}, {i.}"]
    + ["{F}, {g}"]
    + ["{F} {i s}"] * 2
    + ["{F} {g}"]
    + ["{g} {F}"] * 2
    + ["{f}"] * 4
    + ["{f} {i.}"]
    + ["{f} {i. }"]
    + ["{f}, {i}"]
    + ["{f} {g}"]
    + ["{i s} {f}"]
    + ["{g i} {f}"] * 3
    + ["{F} {i.}"]
    + ["{f} {i s}"]
)


@dataclass(slots=True)
class Style:
    """How a page writes its rows; kept for several rows, so that a style is not one row's chance."""

    order: str
    form: str
    turned: bool
    comma: str
    last: str
    et_al: str
    most: int
    end_authors: str
    year: str
    end_title: str
    quotes: tuple[str, str]
    set_off: str
    mark: str
    venue: str
    tongue: str
    front: str
    behind: str
    signs: str
    full_stop: str
    lead_in: str
    end_year: str
    cites: bool


def style(rng: random.Random) -> Style:
    """Draw a style."""
    c = rng.choice
    tongue = c(["corpus"] * 12 + ["en"] * 9 + ["de", "de", "fr", "es", "pt", "it", "ru", "ru", "tr", "east"])
    order = c(
        ["ATV"] * 9
        + ["AYTV"] * 7
        + ["TAV"] * 7
        + ["TWV"] * 5
        + ["TV"] * 4
        + ["TA"] * 3
        + ["AT"] * 2
        + ["YATV"] * 2
        + ["TYAV"]
        + ["TAYV"] * 2
        + ["VTA"]
        + ["T"] * 2
        + ["A"] * 2
        + ["TYV"]
        + ["TVA"]
        + [
            "VAT",
            "ATYV",
            "AVT",
            "VT",
            "V",
            "AV",
            "AV",
            "AV",
            "AV",
            "AV",
            "TY",
            "TY",
            "TV",
            "AY",
            "AYT",
            "YT",
            "YTA",
            "YTV",
            "TW",
            "ATV",
        ]
    )
    form = c(NAME_FORMS)
    if form == "{f}" and rng.random() < 0.5:
        order = rng.choice(["AT", "ATV", "ATY", "AYT", "AYTV"])
    inner_comma = "," in form
    comma = (
        c(["; "] * 3 + [", "] * 4)
        if inner_comma
        else c([", "] * 12 + ["; "] * 2 + [" / ", " · ", " – ", " & ", " and ", "/"])
    )
    last = (
        comma
        if comma in (" / ", " · ", " – ", "/")
        else c(
            [comma] * 4
            + [" and "] * 5
            + [", and "] * 3
            + [" & "] * 3
            + [", & "] * 2
            + [" und ", " y ", " et ", " e ", " и "]
            + ["; and "] * (comma == "; ")
            + [" &amp; ".replace("amp;", "")]
        )
    )
    quotes = c(
        [("", "")] * 9
        + [("“", "”")] * 4
        + [('"', '"')] * 4
        + [("„", "“")]
        + [("«", "»")]
        + [("”", "”")]
        + [("‘", "’")]
        + [("``", "''")]
        + [("'", "'")]
        + [("»", "«")]
    )
    quoted = bool(quotes[0])
    end_authors = c(
        [". "] * 7
        + [", "] * 5
        + [": "] * 5
        + [" "] * (4 if quoted else 2)
        + [" – "]
        + [" - "]
        + ["; "]
        + [" | "]
        + [".  "]
        + ["."]
        + [" // "]
        + [" (with) "[:1]]
    )
    end_title = c(
        [". "] * 10
        + [", "] * 7
        + [" "] * (2 if not quoted else 3)
        + [" // "] * 2
        + [
            " - ",
            " – ",
            " — ",
            "; ",
            " | ",
            ": ",
            " //",
            "//",
            ".",
            "  ",
            f" {GONE} ",
            f"{GONE}",
            ". – ",
            ". — ",
            ".– ",
            " / ",
        ]
    )
    if quoted and rng.random() < 0.75:
        end_title = c([" ", ", ", ". ", ",> ", ".> ", ".> ", ",> ", " – "])
    if order.find("Y") == order.find("A") + 1 and "A" in order:
        end_authors = c([" ", " ", " ", ", ", ". ", ", ", ": ", "; "])
    return Style(
        order,
        form,
        rng.random() < 0.12 and form in ("{f}, {g}", "{f}, {i. }"),
        comma,
        last,
        c(
            [
                " et al.",
                ", et al.",
                " et al",
                ", et al.",
                " and others",
                "…",
                ", …",
                " u. a.",
                " и др.",
                " и соавт.",
                ", +3 more",
                " 等",
            ][: 7 if tongue in ("corpus", "en") else 12]
        ),
        c([2, 3, 3, 4, 6, 6, 8, 12]),
        end_authors,
        c(
            ["({y})"] * 6
            + ["({y})."] * 2
            + ["{y}."] * 3
            + ["{y}"] * 3
            + ["{y},"] * 2
            + ["[{y}]"]
            + ["({y}):"] * 2
            + ["{y}:"] * 2
            + [
                "({y}a)",
                "{y}a.",
                "({y}b).",
                "({y}, May)",
                "({y}),",
                "({y}, in press).",
                "’{yy}",
                "(to appear).",
                "(in press).",
            ]
        ),
        end_title,
        quotes,
        c(
            [""] * 12
            + ["link"] * 8
            + ["strong"] * 5
            + ["linkall", "strongname", "strongname", "linknames", "strongvenue", "strongvenue"]
        ),
        c(
            [""] * 20
            + [
                "[J]",
                "[J]",
                "[M]",
                "[C]",
                "[J/OL]",
                "[D]",
                "[EB/OL]",
                " [in Russian]",
                " (in German)",
                " [Journal article]",
                " PDF",
                " [A new look]",
                " (Book review)",
                " [preprint]",
                " (Best paper)",
            ]
        ),
        c(
            ["journal"] * 8
            + ["meeting"] * 5
            + ["book"] * 3
            + ["part"] * 3
            + ["thesis"]
            + ["pre"] * 2
            + ["sub"] * 2
            + ["bare"] * 2
            + ["any"] * 4
        ),
        tongue,
        c([""] * 30 + ["key", "venue", "kind", "year", "new", "gone", "number", "number", "dateyear"]),
        c(
            [""] * 12
            + ["gone"] * 5
            + ["links"] * 3
            + ["note"] * 4
            + [
                "cited",
                "award",
                "remark",
                "remark",
                "buttons",
                "buttons",
                "buttons",
                "buttons",
                "impact",
                "doi",
                "mr",
                "accessed",
                "pages",
                "notes",
            ]
        ),
        c([""] * 14 + ["*", "1", "†", "eq"]),
        c([".", ".", ".", "", "", ";", " "]),
        c(
            [""] * 10
            + ["by "] * 6
            + ["with ", "(with ", "(", "(joint with ", "joint work with ", "Authors: ", "von ", "por ", "["]
        ),
        c([" ", " ", ". ", ", ", ": ", " - ", " – "]),
        rng.random() < 0.5,
    )
