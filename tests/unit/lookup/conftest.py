"""Proxies of the machine that tests run on are not asked."""

import pytest


@pytest.fixture(autouse=True)
def no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    """The server of the tests is on this machine."""
    monkeypatch.setenv("no_proxy", "*")
