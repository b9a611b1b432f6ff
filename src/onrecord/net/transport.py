"""Connections to checked addresses only, each with a deadline for all that it does.

The name of a host is looked up once, every address it has is checked, and the connection goes to one of those: a name
that leads elsewhere a moment later changes nothing. A deadline for the whole answer is kept beneath HTTP, because a
server that sends one byte a second of a header meets every time limit for a single read.
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import httpcore
import httpx

Addresses = Callable[[str, int], list[str]]  # the checked IP addresses of a host and port


class RefusedError(Exception):
    """A host that is not asked: the message says what it is."""


def resolved(host: str, port: int) -> list[str]:
    """The IP addresses of `host`, as the system tells them. Raises OSError where it tells none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(x[4][0]).partition("%")[0] for x in found))


class Deadline:
    """The tick of a clock by which everything must be over."""

    def __init__(self, ticks: Callable[[], float]) -> None:
        self._ticks = ticks
        self.at = float("inf")

    def cut(self, timeout: float | None) -> float | None:
        """`timeout`, or the seconds that are left if they are fewer. Raises httpcore.ReadTimeout if none are."""
        left = self.at - self._ticks()
        if left <= 0:
            raise httpcore.ReadTimeout("no whole answer in time")
        return min(left, timeout or left) if left != float("inf") else timeout


class Stream(httpcore.NetworkStream):
    """A connection whose every read, write and handshake ends by `deadline`."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._inner, self._deadline = inner, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """What came, at most `max_bytes` of it."""
        return self._inner.read(max_bytes, self._deadline.cut(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send `buffer`."""
        self._inner.write(buffer, self._deadline.cut(timeout))

    def close(self) -> None:
        """Hang up."""
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """The same connection, encrypted. Raises RefusedError at once for a certificate that does not hold."""
        try:
            inner = self._inner.start_tls(ssl_context, server_hostname, self._deadline.cut(timeout))
        except httpcore.ConnectError as error:
            if isinstance(error.__cause__, ssl.SSLCertVerificationError):
                found = f"a certificate that does not hold ({error.__cause__.verify_message})"
                raise RefusedError(found) from error
            raise
        return Stream(inner, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        """What httpcore asks about a connection."""
        return self._inner.get_extra_info(info)


class Backend(httpcore.NetworkBackend):
    """Opens connections to the `addresses` of a host, the first that answers."""

    def __init__(self, addresses: Addresses, deadline: Deadline) -> None:
        self._addresses, self._deadline = addresses, deadline
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to `host`. Raises RefusedError if it may not be asked, and the errors of httpcore."""
        try:
            found = self._addresses(host, port)
        except OSError as error:
            raise httpcore.ConnectError(f"{host} cannot be looked up ({error.strerror or error})") from error
        trouble: Exception = httpcore.ConnectError(f"{host} has no address")
        for ip in found:
            try:
                inner = self._inner.connect_tcp(ip, port, self._deadline.cut(timeout), local_address, socket_options)
                return Stream(inner, self._deadline)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                trouble = error
        raise trouble


class Transport(httpx.BaseTransport):
    """httpx over such connections, one a request."""

    def __init__(self, addresses: Addresses, deadline: Deadline) -> None:
        backend = Backend(addresses, deadline)
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(), max_keepalive_connections=0, network_backend=backend
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The answer, its body still on the way."""
        url = httpcore.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        asked = httpcore.Request(
            request.method,
            url,
            headers=request.headers.raw,
            content=request.read(),
            extensions=request.extensions,
        )
        with _as_httpx():
            answer = self._pool.handle_request(asked)
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(answer), extensions=answer.extensions)

    def close(self) -> None:
        """Close what is open."""
        self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        with _as_httpx():
            yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()


@contextmanager
def _as_httpx() -> Iterator[None]:
    try:
        yield
    except httpcore.TimeoutException as error:
        raise httpx.ReadTimeout(str(error)) from error
    except httpcore.ConnectError as error:
        raise httpx.ConnectError(str(error)) from error
    except httpcore.NetworkError as error:
        raise httpx.NetworkError(str(error)) from error
    except httpcore.ProtocolError as error:
        raise httpx.RemoteProtocolError(str(error)) from error
