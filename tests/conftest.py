"""What tests share: the development data beside the checkout, and articles made from a few words."""

import os
from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared():
    """The folder of development data; skips the test where it is absent, and fails it under CI."""
    if SHARED.is_dir():
        return SHARED
    reason = "needs the development data in ../shared, which is not beside this checkout"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def examples():
    """The bundled example."""
    return Path(__file__).resolve().parents[1] / "examples"
