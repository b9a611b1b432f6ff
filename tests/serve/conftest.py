"""The record of the bundled example, and its pages."""

import shutil

import httpx
import pytest

from onrecord.acquire import acquire
from onrecord.model.when import When
from onrecord.packs.loader import load_pack
from onrecord.pipeline import add, reader_named
from onrecord.serve.web import make_app
from onrecord.store.sqlite import open_writer


@pytest.fixture(scope="session")
def built(examples, tmp_path_factory):
    """The record of the example as made once, which nobody writes to."""
    path = tmp_path_factory.mktemp("built") / "example.onrecord"
    pack = load_pack()
    with open_writer(path) as store:
        list(add(store, acquire([str(examples / "articles")], published=When()), pack, reader_named("rules", pack)))
    return path


@pytest.fixture(scope="module")
def record(built, tmp_path_factory):
    return shutil.copy(built, tmp_path_factory.mktemp("record") / "example.onrecord")


def pages_of(record):
    """What asks for the pages of the record at a path."""
    transport = httpx.ASGITransport(app=make_app(str(record)))

    def get(path):
        import asyncio

        async def ask():
            async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
                return await client.get(path)

        return asyncio.run(ask())

    return get


@pytest.fixture(scope="module")
def get(record):
    return pages_of(record)
