"""A file of papers as JSON lines to measure with, and what a process holds in memory."""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

MAKE_CORPUS = Path(__file__).parents[3] / "shared" / "bench" / "make_corpus.py"
MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
CACHE = Path(tempfile.gettempdir()) / "readinglist-bench"


def corpus(size: int) -> Path:
    CACHE.mkdir(exist_ok=True)
    path = CACHE / f"corpus-{size}.jsonl"
    if path.exists():
        return path
    if MAKE_CORPUS.exists():
        subprocess.run([sys.executable, str(MAKE_CORPUS), str(size), str(path)], check=True)
        return path
    rng = random.Random(1)
    words = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8").split()
    with path.open("w", encoding="utf-8") as file:
        for k in range(size):
            names = [["".join(rng.choices("abcdefgh", k=7)).title(), "A.", ""] for _ in range(rng.randrange(1, 7))]
            said = {
                "id": f"{k % 24 + 1:02d}{k % 12 + 1:02d}.{k // 24:05d}", "title": " ".join(rng.choices(words, k=9)),
                "authors": ", ".join(name[0] for name in names), "authors_parsed": names, "categories": "cs.LG",
                "update_date": f"20{k % 24 + 1:02d}-{k % 12 + 1:02d}-11",
                "abstract": " ".join(rng.choices(words, k=170)),
            }  # fmt: skip
            file.write(json.dumps(said, ensure_ascii=False) + "\n")
    return path


def bibliography(size: int) -> Path:
    """The papers of ``corpus(size)`` as BibTeX: a third by arXiv id, a third by DOI, a third by title alone.

    Abstracts of that corpus stand in several papers; here each begins with its own title, as no two are the same.
    """
    path = CACHE / f"corpus-{size}.bib"
    if path.exists():
        return path
    with corpus(size).open(encoding="utf-8") as lines, path.open("w", encoding="utf-8") as file:
        for k, line in zip(range(size), lines, strict=False):
            said = json.loads(line)
            title, abstract = ("".join(c for c in said[name] if c not in "{}") for name in ("title", "abstract"))
            names = " and ".join(", ".join(filter(None, name[:2])) for name in said["authors_parsed"])
            ids = {
                0: f"  eprint = {{{said['id']}}},\n  archiveprefix = {{arXiv}},\n  primaryclass = {{cs.LG}},\n",
                1: f"  journal = {{Journal of Made Papers}},\n  doi = {{10.1234/made.{k}}},\n",
                2: "  booktitle = {Proceedings of Made Papers},\n",
            }[k % 3]
            file.write(
                f"@article{{key{k},\n  title = {{{{{title}}}}},\n  author = {{{names}}},\n"
                f"  year = {{{said['update_date'][:4]}}},\n"
                f"  month = {MONTHS[int(said['update_date'][5:7]) - 1]},\n{ids}"
                f"  abstract = {{{title}. {abstract}}},\n}}\n\n"
            )
    return path


def peak_memory() -> float:
    """MB of this process; the kernel's ``maxrss`` would count the parent's at the fork as well."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(status.read_text().partition("VmHWM:")[2].split()[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
