"""Web archives written by hand, so that they can be broken on purpose."""

WHEN = "2024-03-12T10:00:00Z"


def record(
    address="https://gazette.example/a",
    body=b"<html><p>Ports.</p></html>",
    *,
    kind="response",
    media="text/html",
    status="200 OK",
    headers=(),
    warc=(),
    length=None,
    date=WHEN,
    told=True,
):
    """One record. `length` is written instead of the right one; `told` says whether HTTP tells its own."""
    if kind in {"response", "revisit"}:
        sized = [f"Content-Length: {len(body)}"] if told else []
        head = "\r\n".join([f"HTTP/1.1 {status}", f"Content-Type: {media}", *sized, *headers])
        block, media = f"{head}\r\n\r\n".encode() + body, "application/http; msgtype=response"
    else:
        block = body
    lines = [
        "WARC/1.0",
        f"WARC-Type: {kind}",
        f"WARC-Target-URI: {address}",
        f"WARC-Date: {date}",
        "WARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-123456789012>",
        f"Content-Type: {media}",
        *warc,
        f"Content-Length: {len(block) if length is None else length}",
    ]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"
