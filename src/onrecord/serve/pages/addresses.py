"""Where things are found on the served pages."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from onrecord.model.statement import Statement


def actor_address(actor: str) -> str:
    """The page of an actor."""
    return f"/actors/{quote(actor, safe=':@')}"


def arrangement_address(subject: str) -> str:
    """The page of an arrangement."""
    return f"/arrangements/{quote(subject, safe=':@')}"


def document_address(document: str) -> str:
    """The page of an article."""
    return f"/documents/{quote(document)}"


def sentence_address(document: str, statement: Statement) -> str:
    """The sentence of a statement on the page of its article."""
    return f"{document_address(document)}#{quote(statement.id)}"


def citation_address(document: str, statement: Statement) -> str:
    """Where a statement of a document is cited."""
    return f"{document_address(document)}?cite={quote(statement.id)}#d1-cite"


def report_address(document: str, statement: Statement) -> str:
    """Where an error in the reading of a statement is reported."""
    return f"{document_address(document)}.report.txt?cite={quote(statement.id)}"


def with_query(path: str, **asked: str | int) -> str:
    """`path` with what was asked; what is empty is left out."""
    told = urlencode({k: v for k, v in asked.items() if v})
    return f"{path}?{told}" if told else path
