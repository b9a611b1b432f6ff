import msgspec
import pytest

from onrecord.packs.calendar import Calendar
from onrecord.packs.loader import load_pack


def test_the_core_pack_lists_meetings_with_their_days():
    calendar = load_pack("core").calendar
    assert len(calendar.meetings) > 30
    assert all((x.last - x.first).days < 21 for x in calendar.meetings)


def test_a_meeting_that_ends_before_it_begins_is_a_fault():
    raw = {"meetings": [{"of": ["Ports"], "places": ["Calvek"], "first": "2024-03-12", "last": "2024-03-11"}]}
    with pytest.raises(msgspec.ValidationError, match="last day not before its first"):
        msgspec.convert(raw, Calendar)
