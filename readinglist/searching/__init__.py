"""The fuzzy filter: query, index, ranking, highlights.

The names load when they are first used, so that whoever needs one light part does not wait for numpy.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from readinglist.searching.highlighting import highlight
    from readinglist.searching.index import Index
    from readinglist.searching.keeping import KeptIndex
    from readinglist.searching.result import Cancelled, Result

__all__ = ["Cancelled", "Index", "KeptIndex", "Result", "highlight"]

_HOMES = {
    "highlight": "highlighting",
    "Index": "index",
    "KeptIndex": "keeping",
    "Cancelled": "result",
    "Result": "result",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
