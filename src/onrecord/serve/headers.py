"""What every answer tells the browser that may be done with it: run and load nothing but these pages' own files."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Forms name their origin only to these pages themselves, which the guard asks for; "no-referrer" would make it "null".
HEADERS = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin"}
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src {style}; img-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
# The one style sheet of a page stands in its head, before anything that a text could have brought.
_STYLE = re.compile(rb"<style>(.*?)</style>", re.DOTALL)


def policy(page: bytes) -> str:
    """The Content-Security-Policy of a page, or of what is none: its first style sheet and no other, scripts as files
    of these pages, nothing from elsewhere."""
    style = _STYLE.search(page)
    if style is None:
        return _POLICY.format(style="'none'")
    return _POLICY.format(style=f"'sha256-{b64encode(hashlib.sha256(style[1]).digest()).decode()}'")


class Headers:
    """Adds HEADERS and the policy to every answer of `app`, whoever gives it."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the application does; the head of an answer waits for the first part of its body."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        waiting: list[Message] = []

        async def told(message: Message) -> None:
            if message["type"] == "http.response.start":
                waiting.append(message)
                return
            if waiting:
                start = waiting.pop()
                headers = MutableHeaders(scope=start)
                is_page = headers.get("content-type", "").startswith("text/html")
                headers["Content-Security-Policy"] = policy(message.get("body", b"") if is_page else b"")
                headers.update(HEADERS)
                await send(start)
            await send(message)

        await self._app(scope, receive, told)
