import datetime as dt
import re
from dataclasses import replace

import pytest

from onrecord.model.ids import content_id
from onrecord.model.received import FeedState, Received
from onrecord.store.sqlite import open_reader, open_writer

NOON = dt.datetime(2031, 5, 4, 12, tzinfo=dt.UTC)
PAGE = "https://post.example/cutters"
WHY = {"why": "a court order", "by": "eva", "at": NOON}


def received(data=b"<p>Forty cutters.</p>", asked=PAGE, **fields):
    told = {"address": asked, "status": 200, "media_type": "text/html", "received_at": NOON, **fields}
    return Received(asked=asked, data=data, **told)


def test_what_was_kept_comes_back_as_it_was(store):
    whole = received(address=PAGE + "/", charset="cp1251", etag='"x"', last_modified="Sun, 04 May 2031 12:00:00 GMT")
    store.keep(whole)
    assert store.last_received(PAGE) == whole
    assert store.last_received(PAGE + "/") is None


def test_the_newest_answer_is_the_last_and_older_ones_stay(store):
    later = received(b"<p>Fifty.</p>", received_at=NOON + dt.timedelta(days=1))
    store.keep(later)
    store.keep(received())
    assert store.last_received(PAGE) == later
    assert store._connection.exec_driver_sql("SELECT count(*) FROM fetch").scalar_one() == 2


def test_a_feed_is_as_far_as_it_was_put(store):
    assert store.feed(PAGE) is None
    state = FeedState(address=PAGE, polled_at=NOON, due_at=NOON, failures=2, said="status 500", etag='"x"')
    store.put_feed(FeedState(address=PAGE))
    store.put_feed(state)
    assert store.feed(PAGE) == state


def test_a_changed_body_is_a_fault(record):
    with open_writer(record) as store:
        store.keep(received())
        assert store.verify() == ()
        store._connection.exec_driver_sql("UPDATE fetch SET sha256 = 'abc'")
        (fault,) = store.verify()
        assert PAGE in fault.where
        store._connection.exec_driver_sql("UPDATE fetch SET body = x'00'")
        (fault,) = store.verify()
        assert fault.expected == "a body in zlib"


def test_removing_a_document_wipes_its_body_and_those_that_are_no_document(path, make):
    # Stored bodies are compressed, so what is left of them is looked for as bytes.
    words = " ".join(f"zq{n:04d}" for n in range(3000))
    made, other = make(f"Envoy Marlo Quint {words}", PAGE), make("Envoy Marlo Quint promised 40 cutters.", "b.txt")
    page = received(made.document.text.encode())
    feed = received(f"<rss>{words} and more</rss>".encode(), "https://post.example/rss")
    kept = received(other.document.text.encode(), "https://post.example/other")
    with open_writer(path) as store:
        for one, answer in ((made, page), (other, kept)):
            one.add_to(store)
            store.keep(answer)
        store.keep(feed)
        bodies = store._connection.exec_driver_sql("SELECT body FROM fetch ORDER BY length(body)").scalars().all()
        assert len(bodies) == 3
        store.remove(made.id, **WHY)
        assert store.last_received(page.asked) is None
        assert store.last_received(feed.asked) is None
        assert store.last_received(kept.asked) == kept
        assert store.verify() == ()
    for body in bodies[1:]:
        piece = re.escape(body[len(body) // 2 :][:64])
        assert [x.name for x in path.parent.iterdir() if re.search(piece, x.read_bytes(), re.DOTALL)] == []


def test_a_removed_document_that_comes_again_is_not_kept(record, make):
    with open_writer(record) as store:
        store.remove(make().id, **WHY)
        store.keep(received(make().document.text.encode()))
        assert store.last_received(PAGE) is None


def test_what_may_hold_a_removed_document_is_forgotten_when_it_is_offered_again(record, make):
    with open_writer(record) as store:
        store.remove(make().id, **WHY)
        store.keep(received(b"<rss>promised Tessaly</rss>"))
        store.forget(make().id)
        assert store.last_received(PAGE) is None


@pytest.mark.parametrize("field", ["etag", "last_modified", "charset"])
def test_what_the_server_does_not_say_stays_unsaid(store, field):
    store.keep(replace(received(), **{field: "x"}))
    assert getattr(store.last_received(PAGE), field) == "x"
    store.keep(received(received_at=NOON + dt.timedelta(1)))
    assert getattr(store.last_received(PAGE), field) is None


def test_a_reader_sees_what_was_kept(path):
    with open_writer(path) as store:
        store.keep(received())
    with open_reader(path) as store:
        assert content_id(store.last_received(PAGE).data) == content_id(received().data)
