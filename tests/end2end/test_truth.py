"""The dumps read, merged and stored: every field of all 123 records and of the 121 papers they are."""

from __future__ import annotations

import itertools
import json
from pathlib import Path
from typing import Any

import pytest

from readinglist import importing
from readinglist.library import Library
from readinglist.records import Paper, Place, Sort

Record = dict[str, Any]
DUMPS = 4


def record_of(paper: Any, keys: list[str]) -> Record:
    return {k: list(paper.authors) if k == "authors" else getattr(paper, k) for k in keys}


def truths(shared: Path | None, seeds: Path) -> list[tuple[Path, list[Record]]]:
    ours: dict[str, list[Record]] = json.loads((seeds.parent / "tests/data/seeds_truth.json").read_text("utf-8"))
    return [(seeds / name, records) for name, records in ours.items()]


def real_truths(shared: Path) -> list[tuple[Path, list[Record]]]:
    dumps = sorted((shared / "seeds").glob("*.txt"))
    return [(dump, json.loads((shared / "truth" / f"truth_{dump.name[:3]}.json").read_text("utf-8"))) for dump in dumps]


@pytest.fixture(params=["seeds", "shared"])
def dumps(request: pytest.FixtureRequest, seeds: Path, shared: Path | None) -> list[tuple[Path, list[Record]]]:
    """Each dump with what is in it: ours always, the real ones where they lie beside the checkout."""
    if request.param == "seeds":
        return truths(shared, seeds)
    if shared is None:
        pytest.skip("the real dumps do not lie beside this checkout")
    return real_truths(shared)


def whole(records: list[Record]) -> list[Record]:
    """The records merged by abstract: what one lacks the other has."""
    papers: dict[str, Record] = {}
    for record in records:
        known = papers.setdefault(record["abstract"], dict(record))
        for name, value in record.items():
            known[name] = known[name] or value
    return list(papers.values())


def papers_of(library: Library) -> list[Paper]:
    return library.papers.load(library.papers.ids(Place(), Sort()))


def test_every_field_of_all_records_and_of_the_papers_they_are(
    dumps: list[tuple[Path, list[Record]]], tmp_path: Path
) -> None:
    assert [len(records) for _, records in sorted(dumps, key=lambda d: len(d[1]))] == [7, 10, 50, 56]
    every = [record for _, records in dumps for record in records]
    keys = list(every[0])
    with Library.open(tmp_path / "library.db") as library:
        imported = importing.run(library, importing.gather([dump for dump, _ in dumps]))
        assert sum(report.records for report in imported.reports) == 123
        papers = papers_of(library)
        assert len(papers) == 121
        by_abstract = {paper.abstract: paper for paper in papers}
        assert len(by_abstract) == 121
        for expected in whole(every):
            assert record_of(by_abstract[expected["abstract"]], keys) == expected
        # What each source said is kept word for word beside what they say together.
        library.sources.write_out([paper.id for paper in papers])
        said = library.sources.drafts([paper.id for paper in papers])
        kept = sorted(json.dumps(record_of(draft, keys), sort_keys=True) for d in said.values() for draft in d)
        assert kept == sorted(json.dumps(record, sort_keys=True) for record in every)
        twice = [paper for paper in papers if len(library.sources.provenance(paper.id)) == 2]
        assert {paper.arxiv_id for paper in twice} == {"2503.06982", "2510.17506"}
        assert all(paper.title and paper.authors and paper.date for paper in twice)
        for dump, _ in dumps:
            text = dump.read_text(encoding="utf-8").split("\n")
            number = next(i.id for i in library.imports.all() if library.imports.source_text(i.id) == "\n".join(text))
            assert library.imports.load(number)
        for paper in papers:
            for source in library.sources.provenance(paper.id):
                lines = library.imports.source_text(source.import_id).split("\n")
                first, last = source.lines["abstract"]
                assert (paper.abstract or "") in "\n".join(lines[first - 1 : last])


def test_any_order_ends_in_the_same_library(dumps: list[tuple[Path, list[Record]]], tmp_path: Path) -> None:
    ends = set()
    for number, order in enumerate(itertools.permutations([dump for dump, _ in dumps])):
        with Library.open(tmp_path / f"{number}.db") as library:
            importing.run(library, importing.gather(order))
            ends.add(tuple(sorted(repr(sorted(paper.bibliographic().items())) for paper in papers_of(library))))
    assert len(ends) == 1


def test_a_dump_again_adds_nothing(dumps: list[tuple[Path, list[Record]]], tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.db") as library:
        given = importing.gather([dump for dump, _ in dumps])
        importing.run(library, given)
        before = papers_of(library), library.imports.all()
        again = importing.run(library, given)
        assert not again.change
        assert [report.existing for report in again.reports] == [report.records for report in again.reports]
        assert (papers_of(library), library.imports.all()) == before


def test_a_header_that_counts_more_papers_than_there_are_is_a_warning(
    dumps: list[tuple[Path, list[Record]]], tmp_path: Path
) -> None:
    with Library.open(tmp_path / "library.db") as library:
        imported = importing.run(library, importing.gather([dump for dump, _ in dumps]))
    warned = [w for report in imported.reports if report.records == 7 for w in report.warnings]
    assert len(warned) == 1
    assert "8" in warned[0] and "7" in warned[0]
