"""When a page was published: the candidates that it carries, and the interval of days that they leave."""

from __future__ import annotations

from onrecord.clean.dating.resolve import Dated, published_of

__all__ = ["Dated", "published_of"]
