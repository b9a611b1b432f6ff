"""A network without a network."""

import datetime as dt

from onrecord.acquire.received import Received
from onrecord.errors import UnreadableInputError

MOMENT = dt.datetime(2024, 3, 13, 8, tzinfo=dt.UTC)


class Web:
    """Answers with what it was made with: address to (media type, bytes), or (media type, bytes, charset)."""

    def __init__(self, **pages):
        self.pages = {f"https://gazette.example/{name}": page for name, page in pages.items()}
        self.asked = []

    def get(self, address):
        self.asked.append(address)
        if address not in self.pages:
            raise UnreadableInputError(address, expected="a page", found="HTTP status 404")
        media, data, *charset = self.pages[address]
        return Received(
            asked=address,
            address=address,
            status=200,
            data=data,
            media_type=media,
            charset=charset[0] if charset else None,
            received_at=MOMENT,
        )
