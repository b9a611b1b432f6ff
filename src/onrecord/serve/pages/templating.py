"""The one Jinja environment of the pages."""

from __future__ import annotations

from functools import lru_cache

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape


@lru_cache
def environment() -> Environment:
    """Templates of ``serve/pages/templates``: everything escaped, a missing value an error."""
    made = Environment(
        loader=PackageLoader("onrecord.serve.pages", "templates"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["plain"] = lambda word: str(word).replace("_", " ")
    return made


def render(template: str, **values: object) -> str:
    """A page as text."""
    return environment().get_template(template).render(**values)
