"""Which addresses everyone on the internet can reach, and no one network has for itself.

Sources: https://www.iana.org/assignments/iana-ipv4-special-registry/,
https://www.iana.org/assignments/iana-ipv6-special-registry/
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Network, ip_address

_UNICAST = IPv6Network("2000::/3")
"""All that was ever given out: what maps or translates IPv4 (`::ffff:0:0/96`, `64:ff9b::/96`) is
elsewhere."""
_TUNNELS = (IPv6Network("2002::/16"), IPv6Network("2001::/32"))
"""6to4 and Teredo, which carry an IPv4 address too."""


def is_public(address: str) -> bool:
    """Whether the address, as numbers, is one of the public internet."""
    found = ip_address(address.partition("%")[0])
    if not found.is_global or found.is_multicast:
        return False
    if isinstance(found, IPv4Address):
        return not found.is_reserved
    return found in _UNICAST and not any(found in tunnel for tunnel in _TUNNELS)
