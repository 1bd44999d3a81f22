# ruff: noqa: E501
"""Rows that are no paper's: news, courses, posts, menus, running text."""

from __future__ import annotations

import random
from collections.abc import Sequence

from citing.journals import JOURNALS, MEETINGS, SCHOOLS
from citing.made import Made, Paper, words
from citing.titles import NOUNS, made_title

_VERBS = words("is|was|will be|has been|can be|should be|may be|are|were")
_PLACES = words(
    "Vienna|Paris|Room 101|Lecture hall B|Boston|Online|Zoom|Oslo|Tokyo|Berlin, Germany|University of Vienna|Kyoto|Building 4"
)
_MONTH = words("January|February|March|April|May|June|July|August|September|October|November|December")
_NEWS = words("""
Our paper was accepted at {m} {y}.|I gave a talk on {t} at {s}.|We are hiring a postdoc in {t}.|{mo} {y}: I joined {s} as an assistant professor.|{y}–{y2} Postdoc, {s}|
{y}-{y2}: PhD student at {s}, advisor: {p}|Ph.D. in Physics, {s}, {y}|B.Sc., {s} ({y})|Visiting professor, {s}, {mo} {y}|Best Paper Award, {m} {y}|Grant from the National Science
Foundation, {y}–{y2}, 120,000 EUR|Reviewer for {j}, {j2}, and {j3}|Program committee member: {m} {y}, {m2} {y2}|Member of the editorial board of {j} since {y}|
Invited talk, {s}, {pl}, {mo} {y}|Keynote at {m} {y}, {pl}|Seminar talk “{t}”, {s}, {mo} {y}|Teaching: {t} (winter {y})|Lecture {n}: {t}|Week {n} {t}|{mo} {d}: {t}|
Homework {n} due|No class (holiday)|Midterm exam|Office hours: Monday {d}:00–{d}:30, {pl}|Contact: anna at example dot org|Phone: +43 1 4277 {y}|Publications|
Selected publications|Journal articles|Conference papers|Refereed Conference Papers|Books and book chapters|Working papers|Work in Progress|Preprints|Talks|Teaching|
Education|Employment|Awards and honors|References|Bibliography|Literatur|Veröffentlichungen|Publicações|Publications récentes|Публикации|{y}|{y} ({n} papers)|
Home|About|Research|Software|CV|Blog|Login|Next page|Back to top|Last modified: {mo} {d}, {y}|Copyright © {y} {s}|All rights reserved|Download CV (PDF)|
Abstract|Read more|Show all|Search|Google Scholar|GitHub|ORCID|Twitter|Session {n}: {t}|{d}:30 – {d}:50 Coffee break|{d}:00 Registration|Chair: {p}|Lunch|Poster session|
Supervised students: {p}, {p2}|{p}, {s}|{p} (PhD student)|Dr. {p}|Prof. {p}, {s}, {pl}|Student: {p}, thesis on {t}|Here is a list of my papers.|The following papers are
available on request.|For a complete list see my profile.|* denotes equal contribution|Click on the title to read the abstract.|Papers are listed in reverse chronological order.|
This course covers {t} and {t2}.|We study {t} and show that it {v} related to {t2}.|In this paper {t} {v} discussed in detail, and new results are given.|My research is on {t}.|
I am interested in {t}, {t2} and {t3}.|Registration opens in {mo} {y}.|The workshop takes place in {pl} on {mo} {d}, {y}.|Important dates|Call for papers|Committee|Sponsors|
Submission deadline: {mo} {d}, {y}|Notification: {d} {mo} {y}|Exhibition “{t}”, {pl}, {y}|Concert in {pl}, {mo} {y}|Installed version {n}.{d}|Fixed a bug in the parser|
Added support for {t}|Chapter {n}. {t} .......... {d}|{n}.{d} {t}|Part {n}: {t}|Python, R, C++, Julia|Languages: German, English (fluent), French|Citizenship: Austrian|
h-index {n}, {y} citations|Patents: US {y}{d}{n}|Consultant, World Bank, {y}|Workshop organizer, {m} {y}|Panelist, “{t}”, {m} {y}|Radio interview, {mo} {y}|{j}|{m} {y}|
""")


REMARKS: list[str] = ["This one is worth reading twice."]
"""Sentences of running text."""


def no_paper(rng: random.Random, papers: Sequence[Paper]) -> Made:
    """A row that is no paper's."""
    if rng.random() < 0.2:
        prose = Made()
        prose.add(
            rng.choice(["", "", "", "Abstract: ", "Abstract. ", "TL;DR: "])
            + " ".join(rng.choice(REMARKS) for _ in range(rng.choice([1, 1, 2, 4]))),
            "O",
        )
        return prose
    y = rng.randrange(1990, 2026)
    person = lambda: rng.choice(rng.choice(papers).authors)  # noqa: E731
    topic = lambda: rng.choice([made_title(rng, "en"), rng.choice(NOUNS["en"][0]), rng.choice(papers).title])  # noqa: E731
    made = Made()
    text = rng.choice(_NEWS).format(
        y=y,
        y2=y + rng.randrange(1, 5),
        m=rng.choice(MEETINGS),
        m2=rng.choice(MEETINGS),
        s=rng.choice(SCHOOLS),
        p=person(),
        p2=person(),
        j=rng.choice(JOURNALS),
        j2=rng.choice(JOURNALS),
        j3=rng.choice(JOURNALS),
        t=topic(),
        t2=topic(),
        t3=topic(),
        mo=rng.choice(_MONTH),
        n=rng.randrange(1, 12),
        d=rng.randrange(1, 30),
        pl=rng.choice(_PLACES),
        v=rng.choice(_VERBS),
    )
    if rng.random() < 0.15:
        text += " " + rng.choice(_NEWS).split("{")[0]
    made.add(text.strip(), "O")
    if rng.random() < 0.15 and len(text) > 20:
        a = rng.randrange(len(text) // 2)
        rng.choice([made.links, made.strong]).append((a, rng.randrange(a + 5, len(text))))
    return made
