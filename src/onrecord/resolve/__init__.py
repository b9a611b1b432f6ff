"""Who is meant: the actors of one document, and the same actors across documents."""

from onrecord.resolve.document import resolve_document
from onrecord.resolve.record import resolve_actors, resolve_record

__all__ = ["resolve_actors", "resolve_document", "resolve_record"]
