"""Writes tests/data/pages: small pages of every kind, each with its truth."""

from __future__ import annotations

import json
import random
from pathlib import Path

from kinds import Knobs
from kinds_lists import KINDS
from papers import papers

from readinglist.records import Bibliographic

FOLDER = Path(__file__).resolve().parents[2] / "data" / "pages"
SIZES = (3, 10)


def plain(record: Bibliographic) -> dict[str, object]:
    """The fields that a record has."""
    return {name: list(v) if isinstance(v, tuple) else v for name, v in record.bibliographic().items() if v}


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for number, (name, kind) in enumerate(KINDS.items()):
        for size in SIZES:
            given = [p for p in papers(number) if len(p.title.split()) > 2 and p.authors[0][0].isupper()][:size]
            page = kind(given, Knobs(random.Random(100 * number + size)))
            stem = FOLDER / f"{name.lower().replace(',', '').replace(' ', '-')}-{size}"
            stem.with_suffix(".txt").write_text(page.text, encoding="utf-8")
            truth = json.dumps([plain(record) for record in page.records], ensure_ascii=False, indent=1)
            stem.with_suffix(".json").write_text(truth + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
