"""The package of the weights and the weights in it tell one version."""

from importlib.metadata import version

import pytest

from onrecord.read.learned.weights import manifest_in


def test_the_package_has_the_version_of_its_weights(folder):
    pytest.importorskip("onrecord_en", reason="the package onrecord-en is not installed")
    assert version("onrecord-en") == manifest_in(folder).version
