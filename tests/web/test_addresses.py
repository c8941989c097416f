"""Where phones may find the laptop: its address in each network, its own hotspot's among them."""

from __future__ import annotations

from typing import Self

import pytest

from checklist.web.addresses import candidates

HOUSE = "192.0.2.7"


class Asking:
    """What the operating system says of a machine in the house's network that has a hotspot as well."""

    def __init__(self, hotspot: str) -> None:
        self._network, self._hotspot, self._towards = hotspot.rpartition(".")[0], hotspot, ""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        """Nothing is held."""

    def connect(self, place: tuple[str, int]) -> None:
        self._towards = place[0]

    def getsockname(self) -> tuple[str, int]:
        inside = self._towards.rpartition(".")[0] == self._network
        return self._hotspot if inside else HOUSE, 0


@pytest.mark.parametrize("hotspot", ["192.168.137.1", "10.42.0.1", "192.168.2.1"], ids=["windows", "linux", "macos"])
def test_the_address_of_the_laptops_own_hotspot_is_offered(monkeypatch: pytest.MonkeyPatch, hotspot: str) -> None:
    """After the house's own, which is the likelier one, and each once."""
    monkeypatch.setattr("checklist.web.addresses.socket.socket", lambda *_kind: Asking(hotspot))
    monkeypatch.setattr("checklist.web.addresses.socket.getaddrinfo", lambda *_asked: [(0, 0, 0, "", (HOUSE, 0))])
    assert candidates() == (HOUSE, hotspot)
