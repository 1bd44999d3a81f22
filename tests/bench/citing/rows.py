# ruff: noqa: E501
"""A row of a style: the parts of a citation, what stands in front of them and behind, each letter with its tag."""

from __future__ import annotations

import random

from citing import others
from citing.made import GONE, Made, Paper, words
from citing.names import authors
from citing.styles import Style
from citing.titles import title as write_title
from citing.venues import venue

NOTES = words("""
(oral presentation)|(Best Paper Award)|[Video] [Slides]|Reprinted in a volume of essays.|Impact factor: 3.4|Cited by 12|Cited by 154 Related articles All 7 versions|
A short and clear proof of the main result.|The paper that started it all.|Editor's choice|(with discussion)|Longer version available on request.|Winner of the 2015 prize
for the best student paper|Supplementary material|Data and code|Selected press: The Guardian, Wired|MR2345678|Zbl 1234.56789|A preliminary version appeared in STOC 2012.|
(An extended abstract appeared in FOCS 2010.)|Also available as a technical report.|This is a must read for newcomers.|Review by A. Holm in Isis.|Top 1% cited paper|
(Dutch translation: 2018)|Invited paper.|Contributed talk.|Acceptance rate 22%|IF=4.2, Q1|(SSCI)|Scopus, WoS|Great overview of the field, with many examples.|Blog post|Erratum
""")
BUTTONS = [
    "PDF", "PDF Cite Code DOI", "PDF Code", "paper | code | project page", "[PDF] [Code]", "Abs PDF", "arXiv Code Slides", "PDF · Code · Video",
    "Paper / Code / Website", "DOI BibTeX", "[bibtex]", "[pdf] [arXiv] [slides]", "Abstract PDF Supplementary", "code", "link", "(pdf, bib)", "HTML", "Download", "View Article", "poster",
]  # fmt: skip
FRONT = words("""
PDF|[PDF]|New!|NEW|Paper:|Journal article:|Preprint:|(forthcoming)|CVPR 2020|[ICML 2016]|ICLR’19:|[Cha20]|Smith2015|J12.|C3.|[J3]|P-7|[12]|12.|3)|(17)|2019-05:|May 2019.|
2018/11|#4|A1.|★|Main reading:|Optional:|Required:|See|cf.|Background:|Book chapter:|Monograph|Journal:|1st author|Talk:
""")


def row(paper: Paper, look: Style, rng: random.Random) -> Made:
    """One row of a style."""
    made = Made()
    order = look.order
    if rng.random() < 0.04:
        order = order.replace("V", "")
    if rng.random() < 0.05 and len(order) > 2:
        order = order.replace("Y", "")
    if not order:
        order = "T"
    has_title = "T" in order
    done = not has_title
    before, behind = ("A1", "R1"), ("A2", "R2")
    bare = not has_title and "A" not in order
    if bare:
        before = behind = ("O", "O")
    front = ""
    if look.front:
        front = {
            "year": f"{paper.year}",
            "dateyear": f"({paper.year})",
            "gone": GONE,
            "number": f"[{rng.randrange(1, 90)}]",
        }.get(look.front) or rng.choice(FRONT)
        made.add(front + rng.choice([" ", " ", ": ", ". ", " – "]), "O" if bare else "R1")
    has_year = "Y" in order
    spans: dict[str, tuple[int, int]] = {}
    for at, part in enumerate(order):
        after = order[at + 1] if at + 1 < len(order) else ""
        people, rest = before if not done or part == "T" else behind
        if not has_title:
            people, rest = before
        if part == "A":
            text = authors(paper, look, rng)
            lead = look.lead_in if at and "T" in order[:at] else ""
            if lead:
                made.add(lead, people)
            spans["A"] = made.add(text, people)
            if lead[:1] in ("(", "["):
                made.add(")" if lead[0] == "(" else "]", people)
            if after:
                sign = (
                    look.end_authors
                    if "T" not in order[:at]
                    else rng.choice([". ", ", ", " ", "; ", " – ", " | ", ". "])
                )
                if sign == ". " and text.endswith("."):
                    sign = " "
                if order[at + 1 :] == "":
                    sign = ""
                made.add(sign, people)
            elif text[-1:] != "." and look.full_stop == ".":
                made.add(".", people)
        elif part == "W":
            text = authors(paper, look, rng)
            spans["A"] = made.add(
                rng.choice(
                    [
                        f"(with {text})",
                        f"with {text}",
                        f", with {text}",
                        f", with {text}",
                        f"(joint with {text})",
                        f"(joint work with {text})",
                        f", with {text}",
                        f"(avec {text})",
                        f"(mit {text})",
                        f"({text})",
                        f"(w/ {text})",
                        f"(supervised by {text})",
                        f"(advisor: {text})",
                        f"with {text}",
                    ]
                ),
                people,
            )
            made.add(rng.choice([". ", ". ", ", ", " "]) if after else look.full_stop.strip(), people)
        elif part == "Y":
            text = look.year.format(y=paper.year, yy=f"{paper.year % 100:02d}")
            made.add(text, rest)
            made.add((look.end_year if text[-1] not in ".,:" else " ") if after else "", rest)
        elif part == "T":
            title = write_title(paper, rng, look.tongue)
            open_, close = look.quotes
            if open_:
                title = title.replace('"', "").replace("“", "").replace("”", "")
            end = look.end_title if after else rng.choice(["", "", ".", look.full_stop.strip()])
            if after == "Y" and rng.random() < 0.5:
                end = rng.choice([" ", " ", " ", ", ", f" {GONE} ", ": "])
            elif after in ("A", "W", "Y"):
                end = (
                    rng.choice([" ", " ", ". ", ", ", " – ", " | ", " / ", "; ", ": ", " - "])
                    if after != "W"
                    else rng.choice([" ", " ", ", ", ". "])
                )
            if title[-1] in "?!." and end[:1] in ".,":
                end = end[1:] if title[-1] != "." or rng.random() < 0.7 else end
                end = end or " "
            if ">" in end:
                sign, end = end[0], end[2:]
                title_text = f"{open_}{title}{sign if title[-1] not in '?!.' else ''}{close}"
            else:
                title_text = f"{open_}{title}{close}"
            spans["T"] = made.add(title_text, "T")
            if open_:
                spans["T"] = (spans["T"][0] + len(open_), spans["T"][1] - len(close))
            done = True
            if look.mark:
                made.add(look.mark, "R2")
            # The sign that ends a title is taken to be the title's, and stripped from it.
            made.add(
                end,
                "T"
                if not look.mark
                and not end.strip().startswith(("//", "|", "/"))
                and end.strip() not in ("-", "–", "—")
                and GONE not in end
                else "R2",
            )
        elif part == "V":
            text = venue(paper, look, rng, has_year)
            spans["V"] = made.add(text, rest)
            if after:
                made.add(rng.choice([". ", ": ", ", ", " – ", " ", " | "]), rest)
            else:
                made.add(look.full_stop if text[-1:] != "." else "", rest)
    if look.behind == "remark" and has_title:
        made.add(rng.choice([". ", " – ", ": ", " "]) + rng.choice(others.REMARKS), "R2")
    tail = {
        "remark": "",
        "gone": f" {GONE}",
        "links": f" {GONE} {GONE}",
        "doi": f" doi: {GONE}.",
        "cited": f" Cited by {rng.randrange(1, 900)}",
        "mr": " MR" + str(rng.randrange(10**6, 10**7)),
        "accessed": f" {GONE} (accessed 12 May 2020).",
        "pages": f", {rng.randrange(3, 40)} pages",
    }.get(look.behind)
    if look.behind == "buttons":
        tail = rng.choice(["", " ", " · ", " | ", ". "]) + rng.choice(BUTTONS)
    if look.behind and tail is None:
        tail = " " + rng.choice(NOTES)
        if look.behind == "notes":
            tail += " " + rng.choice(NOTES)
    if tail and rng.random() < 0.8:
        made.add(tail, "R2" if has_title else "O" if bare else "R1")
    span = {"link": "T", "strong": "T", "linkall": "*", "strongname": "A", "linknames": "A", "strongvenue": "V"}.get(
        look.set_off
    )
    if span == "*" and made.text:
        made.links.append((0, len(made.text)))
    elif span in spans:
        a, b = spans[span]
        if look.set_off == "strongname":
            words = made.text[a:b].split(", ")
            at = rng.randrange(len(words))
            a += len(", ".join(words[:at])) + (2 if at else 0)
            b = a + len(words[at])
        if look.set_off == "linknames":
            for word in made.text[a:b].split(", "):
                made.links.append((a, a + len(word)))
                a += len(word) + 2
        else:
            (made.links if look.set_off.startswith("link") else made.strong).append((a, b))
            if span == "V" and b - a > 8:
                cut = next((k for k in range(a + 4, b) if made.text[k].isdigit()), b)
                made.strong[-1] = (a, max(a + 2, cut - 1))
    return made
