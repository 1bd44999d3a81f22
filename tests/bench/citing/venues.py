"""Where and when a paper appeared, in as many ways as are seen."""

from __future__ import annotations

import random

from citing.journals import BOOKS, JOURNALS, LONG_MEETINGS, MEETINGS, PUBLISHERS, SCHOOLS
from citing.made import GONE, Paper
from citing.names import FOREIGN_FAMILY
from citing.styles import Style
from citing.titles import made_title


def _volume(rng: random.Random, year: int, has_year: bool) -> str:
    v, n, p = rng.randrange(1, 400), rng.randrange(1, 13), rng.randrange(1, 3000)
    q = p + rng.randrange(2, 40)
    dash = rng.choice(["-", "–", "–", "--", "−"])
    y = str(year)
    plain = [
        f"{v}({n}), {p}{dash}{q}",
        f"{v}({n}):{p}{dash}{q}",
        f"{v}:{p}{dash}{q}",
        f"{v}, {p}{dash}{q}",
        f"{v}, no. {n}, {p}{dash}{q}",
        f"vol. {v}, no. {n}, pp. {p}{dash}{q}",
        f"Vol. {v}, pp. {p}{dash}{q}",
        f"{v} ({n}): {p}{dash}{q}",
        f"{v}",
        f"{v}, {p}",
        f"{v}:{p}",
        f"{v}({n})",
        f"{v}, Article {p}",
        f"{v}: e{p}",
        f"Volume {v}, Issue {n}, Pages {p}{dash}{q}",
        f"vol.{v}, no.{n}",
        f"Bd. {v}, S. {p}{dash}{q}",
        f"{v} (no. {n}), Paper No. {p}, {q - p} pp",
        f"T. {v}, № {n}. С. {p}{dash}{q}",
        f"v. {v}, n. {n}, p. {p}{dash}{q}",
        f"{v}. {p}{dash}{q}",
        f"{v} {p}{dash}{q}",
        f"{v}/{n}, S. {p}{dash}{q}",
        f"{v}.{n}: {p}{dash}{q}",
        f"vol. {v}, p. {p}",
        f"{v}, {rng.randrange(100000, 999999)}",
        f"No. {n}",
        f"pp. {p}{dash}{q}",
        f"p. {p}{dash}{q}",
        f"{p}{dash}{q}",
    ]
    dated = [
        f"{v} ({y}), {p}{dash}{q}",
        f"{v} ({y}) {p}{dash}{q}",
        f"{v}, {p} ({y})",
        f"{v} ({y}), no. {n}, {p}{dash}{q}",
        f"{v}({n}), {y}",
        f"{y};{v}({n}):{p}{dash}{q}",
        f"{y}, {v}({n}): {p}{dash}{q}",
        f"{y}. Vol. {v}, № {n}. P. {p}{dash}{q}",
        f"({y}) {v}:{p}{dash}{q}",
        f"{v}, {p}{dash}{q}, {y}",
        f"{v}.{n} ({y}): {p}{dash}{q}",
        f"{v} ({y}) {p}",
        f"{y}. Т. {v}. № {n}. С. {p}{dash}{q}",
        f"– {y}. – Vol. {v}({n}). – P. {p}{dash}{q}",
        f"{y}",
        f"({y})",
        f"{v}, {y}, pp. {p}{dash}{q}",
        f"{n}/{y}, S. {p}",
        f"{v}:{p}{dash}{q} ({y})",
        f"{v}:{p} ({y})",
        f"{y}; {v}: {p}",
        f"Jg. {v}, H. {n}, {y}, S. {p}{dash}{q}",
        f", {rng.choice(['May', 'June', 'Jan.', 'Spring'])} {y}",
        f"{y}, vol. {v}, no. {n}",
        f"{y}, {v}, {p}",
        f"{v} ({n}), {p}{dash}{q} ({y})",
        f"{y} {rng.choice(['Jan', 'Mar', 'Dec'])};{v}({n}):{p}{dash}{q}",
        f"vol. {v}, no. {n}, pp. {p}{dash}{q}, {rng.choice(['Mar. ', ''])}{y}",
    ]
    return rng.choice(dated if not has_year or rng.random() < 0.1 else plain)


def _someone(rng: random.Random) -> str:
    return f"{rng.choice('ABCDEFGHJKLMNPRST')}. {rng.choice(FOREIGN_FAMILY)}"


def venue(paper: Paper, look: Style, rng: random.Random, has_year: bool) -> str:
    """What stands behind a paper's title and authors."""
    kind = (
        look.venue
        if look.venue != "any"
        else rng.choice(["journal", "meeting", "book", "part", "thesis", "pre", "sub", "bare"])
    )
    if rng.random() < 0.12:
        kind = rng.choice(["journal", "meeting", "book", "part", "thesis", "pre", "sub", "bare"])
    y = paper.year
    p = rng.randrange(1, 900)
    pages = rng.choice(
        [f"pp. {p}–{p + 12}", f"pages {p}-{p + 9}", f"{p}--{p + 10}", f"p. {p}", f"S. {p}–{p + 20}", f"{p}-{p + 8}"]
    )
    tail = (
        ""
        if has_year
        else rng.choice(
            [f", {y}", f" ({y})", f" {y}", f". {y}", f", {rng.choice(['June', 'Jul.', 'December'])} {y}", ""]
        )
    )
    if kind == "journal":
        sep = rng.choice([" ", " ", ", ", ", ", ". ", "; ", ": ", ".– ", ". — "])
        return rng.choice(JOURNALS) + sep + _volume(rng, y, has_year)
    if kind == "bare":
        return rng.choice(JOURNALS + MEETINGS) + tail
    if kind == "meeting":
        short = rng.choice(MEETINGS)
        name = rng.choice(
            [
                short + (f" {y}" if not has_year else ""),
                f"{short}’{y % 100:02d}",
                f"{short} ({rng.choice(['oral', 'spotlight', 'poster'])})" + tail,
                f"Proc. {short}{tail}",
                f"{short} Workshop on {rng.choice(BOOKS)}{tail}",
            ]
            + [
                rng.choice(LONG_MEETINGS)
                + rng.choice(
                    [
                        "",
                        f" ({short})",
                        f", {pages}",
                        f", {rng.choice(['Vienna', 'Paris, France', 'Long Beach, CA, USA'])}",
                        f", volume {p} of LNCS",
                        f", {rng.choice(PUBLISHERS)}",
                    ]
                )
                + tail
            ]
            * 4
        )
        return (
            rng.choice(
                ["In ", "In: ", "in ", "", "", "in: ", "In Proc. of ", "//"[:0], "Presented at ", "to appear at "]
            )
            + name
            + rng.choice(["", "", f", {pages}"])
        )
    if kind == "book":
        return (
            rng.choice(PUBLISHERS)
            + tail
            + rng.choice(
                [
                    "",
                    "",
                    f", {p} pp.",
                    f". {p} p.",
                    f" – {p} с.",
                    f", ISBN {rng.randrange(10**9, 10**10)}",
                    f". {p} S.",
                    " (2nd ed.)",
                ]
            )
        )
    if kind == "part":
        eds = rng.choice(
            [
                "",
                f"{_someone(rng)} and {_someone(rng)} (eds.), ",
                f"{_someone(rng)} (Hrsg.), ",
                f"ed. {_someone(rng)}, ",
                f"{_someone(rng)}, ed., ",
            ]
        )
        name = rng.choice(BOOKS) if rng.random() < 0.5 else made_title(rng, "en")
        after = (
            rng.choice(["", f", edited by {_someone(rng)}", f" (eds. {_someone(rng)}, {_someone(rng)})"])
            if not eds
            else ""
        )
        return (
            rng.choice(["In ", "In: ", "in ", "in: ", "In: ", "// ", "Em: ", "dans ", "//"])
            + eds
            + name
            + after
            + rng.choice([", ", ". ", " (", "; "])
            + rng.choice(PUBLISHERS)
            + tail
            + rng.choice(["", f", {pages}", f", ch. {p % 20}"])
        )
    if kind == "thesis":
        return (
            rng.choice(
                [
                    "PhD thesis",
                    "Ph.D. thesis",
                    "Ph.D. dissertation",
                    "Master's thesis",
                    "Doctoral dissertation",
                    "Dissertation",
                    "Diplomarbeit",
                    "Thèse de doctorat",
                    "Tese de doutorado",
                    "Tesis doctoral",
                    "Habilitationsschrift",
                    "Bachelor thesis",
                    "MSc thesis",
                    "Дис. канд. филос. наук",
                    "Technical Report TR-12",
                    "Tech. rep.",
                    "Working Paper No. 123",
                    "NBER Working Paper 23102",
                    "CEPR Discussion Paper",
                    "Research Report",
                ]
            )
            + rng.choice([", ", ". ", ", ", " – "])
            + rng.choice(SCHOOLS)
            + tail
        )
    if kind == "pre":
        return (
            rng.choice(
                [
                    f"arXiv preprint {GONE}",
                    f"{GONE}",
                    "arXiv",
                    f"arXiv: {GONE}",
                    "preprint",
                    "Preprint",
                    "bioRxiv",
                    "SSRN",
                    f"arXiv e-prints, {GONE}",
                    "Preprint on webpage",
                    "CoRR",
                    "medRxiv",
                    "PsyArXiv",
                    "HAL",
                    "math.CO",
                    "Manuscript",
                    "unpublished manuscript",
                    "Working paper",
                ]
            )
            + tail
        )
    journal = rng.choice(JOURNALS)
    return rng.choice(
        [
            "Submitted",
            "submitted to " + journal,
            "Submitted to " + journal,
            "to appear in " + journal,
            "To appear",
            "accepted for publication in " + journal,
            f"{journal}, to appear",
            "in press",
            "Under review",
            "under revision at " + journal,
            "forthcoming in " + journal,
            f"{journal} (in press)",
            "Work in progress",
            "In preparation",
            "R&R at " + journal,
            "(submitted)",
            "(accepted)",
            "Accepted, " + journal,
            "Conditionally accepted, " + journal,
            "eingereicht",
            "im Druck",
            "à paraître",
            "no prelo",
            "в печати",
        ]
    ) + ("" if rng.random() < 0.7 else tail)
