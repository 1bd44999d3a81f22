"""What was worked out for earlier keystrokes, so that the next one, or the same again, costs little."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, Protocol, TypeVar


class Weighed(Protocol):
    """Something that holds memory; how much may grow while it is kept."""

    @property
    def nbytes(self) -> int:
        """Bytes."""
        ...


T = TypeVar("T", bound=Weighed)


class Kept(Generic[T]):
    """The things asked for last, at most ``most`` of them and of about ``room`` bytes in all.

    What a thing holds is weighed whenever it is asked for, and once more when the next one comes.
    """

    def __init__(self, most: int, room: int) -> None:
        self._most = most
        self._room = room
        self._things: OrderedDict[Hashable, tuple[T, int]] = OrderedDict()
        self._last: Hashable = None
        self.held = 0
        """Bytes held, as far as is known."""

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """What is kept under a key; made now if it isn't."""
        kept = self._things.get(key)
        thing = make() if kept is None else kept[0]
        self._weigh(self._last)
        if kept is None:
            self._things[key] = thing, 0
        else:
            self._things.move_to_end(key)
        self._weigh(key)
        self._last = key
        while len(self._things) > 1 and (len(self._things) > self._most or self.held > self._room):
            self.held -= self._things.popitem(last=False)[1][1]
        return thing

    def _weigh(self, key: Hashable) -> None:
        if (kept := self._things.get(key)) is not None:
            weight = kept[0].nbytes
            if weight != kept[1]:
                self._things[key] = kept[0], weight
                self.held += weight - kept[1]
