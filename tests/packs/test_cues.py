import re

import pytest

from onrecord.model.vocabulary import FORCE_OF_ACT, Act, AttributionKind
from onrecord.packs.cues import KIND_OF_FORCE, CueGroup
from onrecord.packs.loader import load_pack


def test_a_frame_that_does_not_exist_is_named_with_those_that_do():
    with pytest.raises(ValueError, match=re.escape("'say' has no frame 'thta'; there are: that, clause")):
        CueGroup(act=Act.CLAIM, verbs={"say": "thta"})


def test_the_kind_follows_the_force_of_the_act_unless_told():
    assert CueGroup(act=Act.PROMISE).attribution_kind is AttributionKind.COMMISSIVE
    assert CueGroup(act=Act.CLAIM, kind=AttributionKind.ATTITUDE).attribution_kind is AttributionKind.ATTITUDE
    assert set(KIND_OF_FORCE) == set(FORCE_OF_ACT.values())


def test_the_core_pack_has_cues_for_the_acts_that_news_of_negotiations_turns_on():
    acts = {group.act for group in load_pack("core").cues.groups.values()}
    assert {
        Act.CLAIM,
        Act.DENY,
        Act.PROMISE,
        Act.OFFER,
        Act.DEMAND,
        Act.PROPOSE,
        Act.REFUSE,
        Act.AGREE,
        Act.THREATEN,
    } <= acts
