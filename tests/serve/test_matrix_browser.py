"""The matrices and the page of an arrangement as a person meets them, in a real browser."""

from tests.serve.test_browser import browser, site, visit  # noqa: F401  (fixtures)
