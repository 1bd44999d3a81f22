"""CSL-JSON and feeds say the same at whatever line they are cut, and of long ones only a piece is in memory."""

from __future__ import annotations

import json
import tracemalloc
from collections.abc import Iterator

import pytest

from readinglist.reading.files import csl_json, feed
from readinglist.records import Draft

ITEMS = [
    {"id": f"k{k}", "type": "article", "title": f"Answer {k}", "DOI": f"10.1234/a.{k}", "number": 12345 + k}
    for k in range(6)
]
PRETTY = json.dumps(ITEMS, indent=1)
ENTRY = "<entry>\n<id>arXiv:2401.0000{0}</id><title>Answer\n{0}</title><summary>So &amp; so.</summary></entry>\n"
ENTRIES = "".join(ENTRY.format(k) for k in range(5))

CSL = {
    "pretty": PRETTY,
    "one line": json.dumps(ITEMS),
    "zotero's": '{"items": ' + PRETTY + "}\n",
    "one item": json.dumps(ITEMS[0]),
    "cut off": PRETTY[:-150],
    "a broken item": PRETTY.replace('"Answer 2"', "Answer 2"),
    "a broken text": PRETTY.replace('"Answer 3",', '"Answer 3,'),
    "no paper": PRETTY.replace('"title": "Answer 4"', '"x": "y"').replace('"DOI": "10.1234/a.4"', '"z": 1'),
    "something behind": PRETTY + "\n\nwhat is this?\n and this",
    "empty": "[]",
    "not closed": "[",
}
FEEDS = {
    "whole": f"<feed>\n{ENTRIES}</feed>\n",
    "cut off": f"<feed>\n{ENTRIES}"[:-60],
    "broken": f"<feed>\n{ENTRIES}</feed>".replace("<title>Answer\n3", "<title>Answer & \n3"),
    "no paper": f"<feed>\n{ENTRIES}<entry>\n<x>y</x>\n</entry>{ENTRIES}</feed>",
    "something behind": f"<feed>\n{ENTRIES}</feed>\nwhat is this?\nand this?",
    "entities": f'<!DOCTYPE feed [<!ENTITY a "b">]>\n<feed>\n{ENTRIES}</feed>',
}


def cut(text: str, size: int) -> Iterator[str]:
    rows = text.splitlines(keepends=True)
    return ("".join(rows[at : at + size]) for at in range(0, len(rows), size))


@pytest.mark.parametrize("size", [1, 2, 5, 11])
@pytest.mark.parametrize("case", CSL)
def test_csl_json_says_the_same_wherever_it_is_cut(case: str, size: int) -> None:
    whole = list(csl_json.read([CSL[case]]))
    assert list(csl_json.read(cut(CSL[case], size))) == whole
    assert case in ("empty", "not closed") or any(isinstance(found, Draft) for found in whole)


@pytest.mark.parametrize("size", [1, 2, 5, 11])
@pytest.mark.parametrize("case", FEEDS)
def test_a_feed_says_the_same_wherever_it_is_cut(case: str, size: int) -> None:
    whole = list(feed.read([FEEDS[case]]))
    assert list(feed.read(cut(FEEDS[case], size))) == whole
    assert case == "entities" or any(isinstance(found, Draft) for found in whole)


@pytest.mark.parametrize("size", [1, 7, 100, 333])
def test_csl_json_without_ends_of_lines_may_be_cut_anywhere(size: int) -> None:
    text = CSL["one line"]
    pieces = [text[at : at + size] for at in range(0, len(text), size)]
    assert list(csl_json.read(pieces)) == list(csl_json.read([text]))


def test_what_was_not_read_keeps_its_lines() -> None:
    found = list(csl_json.read(cut(CSL["something behind"], 3)))
    rows = CSL["something behind"].split("\n")
    assert [(line.number, line.text) for line in found[6:]] == [  # type: ignore[union-attr]
        (len(rows) - 1, "what is this?"), (len(rows), " and this"),
    ]  # fmt: skip
    found = list(feed.read(cut(FEEDS["broken"], 3)))
    rows = FEEDS["broken"].split("\n")
    left = [line for line in found if not isinstance(line, Draft)]
    assert [line.text for line in left] == [row for row in rows[left[0].number - 1 :] if row.strip()]
    assert left[0].number == rows.index("<entry>", 9) + 1


@pytest.mark.parametrize("kind", ["csl", "feed", "one line", "broken"])
def test_of_a_long_file_only_a_piece_is_in_memory(kind: str) -> None:
    item = json.dumps(ITEMS[0] | {"abstract": "word " * 1000})
    entry = ENTRY.format(1).replace("So", "word " * 1000)

    def blocks() -> Iterator[str]:
        yield "<feed>" if kind == "feed" else "[" + item
        for _ in range(2000):
            yield {"csl": f",\n{item}", "feed": entry, "one line": f",{item}", "broken": ', {"a": '}[kind]

    read = feed.read if kind == "feed" else csl_json.read
    tracemalloc.start()
    count = sum(isinstance(found, Draft) for found in read(blocks()))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == {"csl": 2001, "feed": 2000, "one line": 2001, "broken": 1}[kind]
    assert peak < 2_000_000  # of ten million letters
