"""Which addresses may be asked for: of the web, without a user's name, and of hosts in the public network."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable
from urllib.parse import urldefrag, urlsplit

from onrecord.errors import UnreadableInputError
from onrecord.net.transport import RefusedError

EXPECTED = "an address of the web (http or https)"
# The well-known prefix under which networks of IPv6 alone reach hosts of IPv4.
TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")

Resolve = Callable[[str, int], list[str]]  # the IP addresses of a host, in the order to try them


class LocalError(RefusedError):
    """A host outside the public network, which the user did not allow."""


def checked(address: str, *, source: str = "") -> str:
    """`address` without its fragment, if it is one that may be asked for.

    Raises UnreadableInputError for anything else; `source` is the address that led to it, "" for one given by a user.
    """
    bare = urldefrag(address.strip()).url
    led = f"a redirect to {bare[:200]}" if source else bare[:200]
    try:
        parts = urlsplit(bare)
        _ = parts.port
    except ValueError as error:
        raise UnreadableInputError(source or address, expected=EXPECTED, found=f"{led}: {error}") from error
    told = ""
    if parts.scheme not in ("http", "https"):
        told = f"{led}: {parts.scheme or 'no scheme'}, which is never followed"
    elif "@" in parts.netloc:
        told = f"{led.replace(parts.netloc, parts.netloc.rpartition('@')[2])} with a user's name in it"
    elif not parts.hostname or any(c.isspace() or ord(c) < 32 for c in bare):
        told = f"{led}: no host" if not parts.hostname else f"{led}: space inside"
    if told:
        raise UnreadableInputError(source or address, expected=EXPECTED, found=told)
    return bare


def public_addresses(host: str, port: int, resolve: Resolve, *, allow_local: bool) -> list[str]:
    """The IP addresses at which `host` may be asked.

    Raises RefusedError for a host that has none, LocalError for one of whose addresses any is not public, unless
    `allow_local`; OSError where names cannot be looked up now.
    """
    try:
        found = resolve(host, port)
    except (socket.gaierror, UnicodeError) as error:
        if isinstance(error, socket.gaierror) and error.errno == socket.EAI_AGAIN:
            raise
        raise RefusedError(f"a host that nobody knows ({host})") from error
    if not allow_local and (local := next((x for x in found if not is_public(x)), None)):
        raise LocalError(f"{host} at {local}, which is not in the public network (--allow-local allows it)")
    return found


def is_public(ip: str) -> bool:
    """Whether `ip` is a host of the public network, told in its plain form: not one inside another."""
    told = ipaddress.ip_address(ip)
    if isinstance(told, ipaddress.IPv6Address):
        if told in TRANSLATED:
            return is_public(str(ipaddress.IPv4Address(int(told) & 0xFFFFFFFF)))
        if told.ipv4_mapped or told.sixtofour or told.teredo or told.is_site_local:
            return False
    return told.is_global and not told.is_multicast and not told.is_reserved
