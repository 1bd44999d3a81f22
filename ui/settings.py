"""Settings as a plain mapping of strings, for dialogs that need not know where they are kept."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping

from PySide6.QtCore import QSettings


class StringSettings(MutableMapping[str, str]):
    """The strings of a QSettings."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings

    def __getitem__(self, key: str) -> str:
        value = self._settings.value(key)
        if value is None:
            raise KeyError(key)
        return str(value)

    def __setitem__(self, key: str, value: str) -> None:
        self._settings.setValue(key, value)

    def __delitem__(self, key: str) -> None:
        self._settings.remove(key)

    def __iter__(self) -> Iterator[str]:
        return iter(self._settings.allKeys())

    def __len__(self) -> int:
        return len(self._settings.allKeys())
