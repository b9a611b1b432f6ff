import msgspec
import pytest

from onrecord.packs.boilerplate import BoilerplateRules
from onrecord.packs.loader import load_pack
from onrecord.packs.outlets import Outlets


def test_the_core_pack_knows_agencies_and_outlets():
    outlets = load_pack("core").outlets.outlets
    assert len(outlets) > 150
    assert sum(x.agency for x in outlets) > 30


def test_a_name_of_two_outlets_is_a_fault_that_is_named():
    raw = {"outlets": [{"name": "The Gazette"}, {"name": "Harbour Wire", "aliases": ["the gazette"]}]}
    with pytest.raises(msgspec.ValidationError, match="names both"):
        msgspec.convert(raw, Outlets)


def test_a_pattern_that_is_none_is_a_fault_that_is_named():
    with pytest.raises(msgspec.ValidationError, match="not a regular expression"):
        msgspec.convert({"lines": {"promo": ["(sign up"]}}, BoilerplateRules)


def test_a_kind_of_line_that_does_not_exist_is_a_fault():
    with pytest.raises(msgspec.ValidationError, match="Invalid enum value"):
        msgspec.convert({"lines": {"advert": ["x"]}}, BoilerplateRules)
