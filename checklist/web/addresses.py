"""Which addresses this machine has in the local network. Asks the operating system alone; nothing is sent."""

from __future__ import annotations

import ipaddress
import socket
from contextlib import suppress

LOOPBACK = "127.0.0.1"
# Looking up the way to an address sends nothing (UDP). One for each network that homes and houses use; the first
# stands for "anywhere" and is nobody's (RFC 5737).
_WAYS_OUT = ("192.0.2.1", "192.168.255.254", "10.255.255.254", "172.31.255.254", "169.254.255.254")
# The networks of this machine's own hotspot, which no other way leads through: Windows, NetworkManager, macOS.
_HOTSPOTS = ("192.168.137.254", "10.42.0.254", "192.168.2.254")


def candidates() -> tuple[str, ...]:
    """The IPv4 addresses at which others in the local network may find this machine, the likeliest first."""
    found = [address for way in (*_WAYS_OUT, *_HOTSPOTS) if (address := _own_address_towards(way))]
    with suppress(OSError):
        found += [str(info[4][0]) for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)]
    return tuple(address for address in dict.fromkeys(found) if _is_of_use(address))


def _own_address_towards(address: str) -> str | None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        try:
            asking.connect((address, 9))
        except OSError:
            return None
        return str(asking.getsockname()[0])


def _is_of_use(address: str) -> bool:
    parsed = ipaddress.ip_address(address)
    return not (parsed.is_loopback or parsed.is_unspecified or parsed.is_multicast)
