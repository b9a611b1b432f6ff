"""What the status and the headers of an answer say: of itself, and of asking again."""

from __future__ import annotations

import datetime as dt
import re
from email.utils import parsedate_to_datetime
from http import HTTPStatus

PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})  # statuses that another time may not have


def told(status: int) -> str:
    """A status in words."""
    try:
        return f"status {status} ({HTTPStatus(status).phrase.lower()})"
    except ValueError:
        return f"status {status}"


def wanted(retry_after: str, now: dt.datetime) -> float:
    """The seconds of rest that a header asks for; 0 where it asks for none."""
    if seconds := number(retry_after):
        return seconds
    try:
        until = parsedate_to_datetime(retry_after)
    except (ValueError, TypeError, IndexError):
        return 0.0
    return max(0.0, ((until if until.tzinfo else until.replace(tzinfo=dt.UTC)) - now).total_seconds())


def number(header: str) -> float:
    """The number that a header consists of; 0 for anything else."""
    return float(header) if re.fullmatch(r"[0-9]{1,15}", header.strip()) else 0.0
