"""What the deadline does to a connection of any kind."""

import httpcore
import pytest

from onrecord.net.transport import Deadline


def test_a_deadline_shortens_every_wait_and_ends_them_when_it_has_passed():
    now = [0.0]
    deadline = Deadline(lambda: now[0])
    assert deadline.cut(None) is None
    assert deadline.cut(20) == 20
    deadline.at = 30.0
    assert (deadline.cut(20), deadline.cut(None), deadline.cut(60)) == (20, 30, 30)
    now[0] = 25.0
    assert deadline.cut(20) == 5
    now[0] = 30.0
    with pytest.raises(httpcore.ReadTimeout):
        deadline.cut(20)
