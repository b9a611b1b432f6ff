from pathlib import Path

import pytest

from onrecord.packs.loader import load_pack
from onrecord.read.learned.reader import LearnedReader
from onrecord.read.learned.weights import weights_in

FOLDER = Path(__file__).resolve().parents[3] / "model-en" / "onrecord_en"


@pytest.fixture(scope="session")
def folder():
    return FOLDER


@pytest.fixture(scope="session")
def weights():
    return weights_in(FOLDER)


@pytest.fixture(scope="session")
def reader():
    return LearnedReader(load_pack(), FOLDER, "en")
