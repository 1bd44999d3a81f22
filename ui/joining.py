"""Two papers that are one, one paper that is two: what the window does about them."""

from __future__ import annotations

from readinglist import edits
from ui.desk import Desk


def merge(desk: Desk) -> None:
    """The selected papers become one, the first of them."""
    papers = desk.selected()
    desk.session.apply(edits.MergePapers(papers))
    desk.select_next(papers[:1])  # it is what one wants to look at now


def split(desk: Desk) -> None:
    """Of two sources the later is of another paper; of more, the reader says which in the paper's column."""
    for paper in desk.selected()[:1]:
        sources = [one.source for one in desk.session.library.sources.provenance(paper)]
        if len(sources) == 2:
            split_off(desk, paper, sources[1])
        elif len(sources) > 2:
            told = "Say which source is not of this paper, under “Where it came from”."
            desk.window.toast.show_message(told)
        else:
            desk.window.toast.show_message("This paper has one source only, so there is nothing to split.")


def split_off(desk: Desk, paper: int, source: int) -> None:
    """One source of a paper (by its id) is of another paper."""
    desk.session.apply(edits.SplitPaper(paper, [source]))
