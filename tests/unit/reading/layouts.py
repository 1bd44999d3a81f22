"""Pages for tests: four layouts that sites use, filled with given papers, and rubbish to put around them."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from readinglist.records import Bibliographic

SHOWN = 3
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
CATEGORIES = ("LG", "CV", "CL", "ML", "OC", "NE", "CO", "AI", "QUANT-PH", "COMP-PH", "HEP-TH", "STR-EL", "AP", "DS")
AFFILIATIONS = ("eth-zurich", "deepmind", "stanford", "cmu", "University of Oslo", "MIT CSAIL", "max-planck")
COMMENTS = (
    ("NeurIPS 2024", False),
    ("icml 2023", False),
    ("Accepted to CDC 2025", False),
    ("23 pages, 7 figures", False),
    ("Code available at https://github.com/someone/some-thing", True),
    ("ICLR 2025. Code is available at https://gitlab.com/group/tool", True),
    ("Accepted in CVPR 2024. Project page at https://example.org/project/page", False),
    ("15 pages. To appear in the Journal of Examples", False),
    ("Published at AISTATS 2022 (oral)", False),
    ("Code: https://github.com/someone/other", True),
)


@dataclass(frozen=True, slots=True)
class Given:
    """A paper to fill a layout with."""

    title: str
    authors: tuple[str, ...]
    year: int
    abstract: str


@dataclass(slots=True)
class Page:
    """A filled layout: its text, the records that stand in it, and how many of its lines belong to none."""

    text: str
    records: list[Bibliographic]
    furniture: list[str] = field(default_factory=list)


Layout = Callable[[Sequence[Given], random.Random], Page]


def _stamp(paper: Given, rng: random.Random, years: float, codes: float) -> tuple[str, dict[str, Any]]:
    category = rng.choice(CATEGORIES)
    month, day = rng.randint(1, 12), rng.randint(1, 28)
    line = f"{category}{MONTHS[month - 1]} {day}"
    shown = rng.random() < years
    date = f"{paper.year if shown else '-'}-{month:02d}-{day:02d}"
    line += f", {paper.year}" if shown else ""
    code = rng.random() < codes
    return line + ("Code" if code else ""), {"category": category, "date": date, "has_code": code}


def _authors(paper: Given) -> tuple[str, dict[str, Any]]:
    shown = paper.authors[:SHOWN]
    more = len(paper.authors) > SHOWN
    return ", ".join(shown) + (" et al." if more else ""), {"authors": shown, "et_al": more}


def author_page(papers: Sequence[Given], rng: random.Random, abstracts: float = 1.0) -> Page:
    """A profile header; then date, title, authors and abstract in a line each, with blank lines between."""
    owner = papers[0].authors[0] if papers[0].authors else "A. Nobody"
    header = [owner, ""]
    facts = [
        rng.choice(CATEGORIES),
        f"h-index{rng.randint(1, 90)}",
        f"{len(papers)}papers",
        f"{rng.randint(0, 9999)}citations",
    ]
    header += [fact for fact in facts if rng.random() < 0.8] + ["", f"{len(papers)} Papers", ""]
    if rng.random() < 0.15:
        header = []
    out, records = list(header), []
    for paper in papers:
        stamp, values = _stamp(paper, rng, 0.9, 0.1)
        line, more = _authors(paper)
        abstract = paper.abstract if rng.random() < abstracts else None
        out += [stamp, paper.title, "", line, ""] + ([abstract, ""] if abstract else [])
        records.append(Bibliographic(title=paper.title, abstract=abstract, **values, **more))
    return Page("\n".join(out).rstrip("\n"), records, [line for line in header if line])


def compact_page(papers: Sequence[Given], rng: random.Random, abstracts: float = 1.0) -> Page:
    """Date, then title and authors glued, then the abstract; no blank lines, no header."""
    out, records = [], []
    for paper in papers:
        stamp, values = _stamp(paper, rng, 0.85, 0.08)
        line, more = _authors(paper)
        affiliation = rng.choice(AFFILIATIONS) if rng.random() < 0.1 else None
        abstract = paper.abstract if rng.random() < abstracts else None
        out += [stamp, paper.title + line + (f" · {affiliation}" if affiliation else "")] + (
            [abstract] if abstract else []
        )
        records.append(Bibliographic(title=paper.title, abstract=abstract, affiliation=affiliation, **values, **more))
    return Page("\n".join(out), records)


def daily_page(papers: Sequence[Given], rng: random.Random, abstracts: float = 1.0) -> Page:
    """A few lines of furniture, then title and abstract in turn."""
    furniture = rng.choice(
        (
            ["new", "Get the trending list in your inbox!", "Subscribe", "Daily Papers", "by the community"],
            ["Menu", "Sign in", "Weekly Reading", "chosen by our editors"],
            ["Log In", "Latest Publications"],
            [],
        )
    )
    out, records = [row for line in furniture for row in (line, "")], []
    for k, paper in enumerate(papers):
        abstract = paper.abstract if k in (0, len(papers) - 1) or rng.random() < abstracts else None
        out += [paper.title, ""] + ([abstract, ""] if abstract else [])
        records.append(Bibliographic(title=paper.title, abstract=abstract))
    return Page("\n".join(out).rstrip("\n"), records, furniture)


def lab_page(papers: Sequence[Given], rng: random.Random, abstracts: float = 1.0) -> Page:
    """Abstract, perhaps a comment, and the identifier, with the next abstract glued behind it; no titles."""
    text, records = "", []
    for paper in papers:
        year = max(8, min(99, paper.year % 100)) if paper.year >= 2000 else 8
        digits = 5 if year >= 15 else 4
        identifier = f"{year:02d}{rng.randint(1, 12):02d}.{rng.randint(1, 9999):0{digits}d}"
        comment, code = rng.choice(COMMENTS) if rng.random() < 0.6 else (None, False)
        abstract = paper.abstract if rng.random() < abstracts else None
        text += "\n".join(part for part in (abstract, comment, "") if part is not None) if abstract else ""
        text += f"{comment}\n" if comment and not abstract else ""
        text += f"\narXiv:{identifier}" if not abstract and not comment else f"arXiv:{identifier}"
        records.append(Bibliographic(abstract=abstract, comment=comment, has_code=code, arxiv_id=identifier))
    return Page(text.lstrip("\n"), records)


LAYOUTS: dict[str, Layout] = {
    "author page": author_page,
    "daily page": daily_page,
    "lab page": lab_page,
    "compact page": compact_page,
}


def log_lines(rng: random.Random, count: int) -> list[str]:
    return [
        f"2024-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d} {rng.randint(0, 23):02d}:07:{k % 60:02d},{k:03d} "
        f"{rng.choice(('INFO', 'WARNING', 'DEBUG'))} worker[{rng.randint(1, 99)}]: request "
        f"{rng.getrandbits(32):08x} took "
        f"{rng.randint(1, 900)} ms, {rng.randint(0, 9)} retries left"
        for k in range(count)
    ]


def base64_lines(rng: random.Random, count: int) -> list[str]:
    signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    return ["".join(rng.choices(signs, k=76)) for _ in range(count)]


CODE = '''import os
from pathlib import Path

class Reader(Base):
    """Reads a thing."""

    def __init__(self, path: str, limit: int = 10) -> None:
        self.path = Path(path)  # where it is
        self.limit = limit

    def run(self):
        for line in self.path.read_text().splitlines()[: self.limit]:
            if not line.strip():
                continue
            yield line, len(line)

int main(int argc, char **argv) {
    for (int i = 0; i < argc; i++) { printf("%s\\n", argv[i]); }
    return 0;
}'''.splitlines()

LETTER = """Dear Anna,

Thank you for your letter of March 3, which came while we were at the lake. The weather was fine all week, and \
the children swam every day until they were blue. We thought of you often, and of the summer when the boat sank \
and your brother had to walk home in his wet clothes.

Peter says that the roof should be mended before the winter, and I believe him, although he said the same last \
year and the year before that. The man from the village wants too much for it, so we shall probably wait until \
the rain comes in again, and then pay him even more than he asked for.

The garden

We have more beans than anyone could eat, and the pears will be good if the wasps leave us any. I have put up \
forty jars and there is no shelf left in the cellar, so you must come and take some of them away with you when \
you can.

Come and see us in October if you can. The train still runs on Sundays, and Peter will meet you at the station \
with the cart as he always did.

With love from all of us,
Maria""".splitlines()

README = """# pagekit

[![build](https://example.org/badge.svg)](https://example.org)

Pagekit is a small library for making pages out of notes. It reads a folder of text files and writes a folder of \
pages, and it does nothing else. There is no server, no database and no configuration beyond one file that you \
can read in a minute.

## Installation

You need Python 3.11 or newer. Install the package from the index as usual, or clone the repository and install \
it from there if you would like to change something. There are no compiled parts, so nothing else has to be \
there on your system.

    pip install pagekit

## Getting started with your first page

Make a folder, put a text file in it and run the command in that folder. The page is written beside it. Run the \
command again after each change, or leave it running with the watch option and it will write the page whenever a \
file is saved.

## Contributing

Reports and patches are welcome. Please run the tests before you send a patch, and say in a sentence or two what \
it is for. We use the usual tools for formatting, and the build checks them, so there is no need to discuss \
style in a review.

## Changelog

Mar 3, 2024

- Fixed a crash when a folder is empty

Feb 12, 2024

- Added the watch option

## License

MIT""".splitlines()

ADDRESSES = """Anna Kowalska, Lindenweg 4, 8001 Zürich, +41 44 555 01 02
John Smith, Mary Smith, 12 High Street, Oxford OX1 4AB
Pierre Dupont
Karin Berg, Jonas Berg, Storgata 5, 0155 Oslo
Wei Zhang, Li Na
Rosa García, Calle Mayor 7, Madrid
Liam O'Neill, Aoife Byrne, Grafton Street, Dublin
Mar 28
Birthday of Anna Kowalska, Pierre Dupont
Apr 2, 2024
Karin Berg, Jonas Berg""".splitlines()

NEWS = """Local News

Council votes to close the old bridge for two years

by Tom Writer

March 14, 2024

The council voted last night to close the old bridge to all traffic for two years while it is repaired. The vote \
was nine to four after a debate that lasted until midnight. Shopkeepers on the east side say the closure will \
ruin them, and one of them promised to go to court.

Work is to begin in June. A ferry for walkers and cyclists will run every twenty minutes between six in the \
morning and ten at night, and it will be free of charge. Drivers must go round by the motorway, which adds \
eleven kilometres to the way into town.

Swimming pool opens again after long repairs

March 12, 2024

The pool in the park opens again on Saturday after repairs that took three years and cost twice what was \
planned. The first hundred visitors swim for nothing. The mayor has promised to jump from the high board if the \
weather allows, and the band of the fire brigade will play.""".splitlines()

RUBBISH: dict[str, list[str]] = {
    "code": CODE,
    "letter": LETTER,
    "readme": README,
    "addresses": ADDRESSES,
    "news": NEWS,
}
