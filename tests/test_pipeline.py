import pytest

from onrecord.acquire.base import CallerKnows, text_sighting
from onrecord.errors import UnreadableInputError
from onrecord.model.attribution import Attribution
from onrecord.model.span import Span
from onrecord.packs.loader import load_pack
from onrecord.pipeline import add, admitted, read_document
from onrecord.store.sqlite import open_reader, open_writer

TEXT = "Mara Venn said on Tuesday that the port would stay open.\n\nThe talks go on, an aide said.\n"


def sighting(text=TEXT, source="a.txt"):
    return text_sighting(text.encode(), text, "utf-8", source, CallerKnows())


class FixedReader:
    """A reader that proposes what it is told to, true or not."""

    name, version, languages = "fixed", "1", frozenset({"en"})

    def __init__(self, *proposed):
        self.proposed = proposed

    def read(self, text, page):
        return self.proposed


class FaultyReader(FixedReader):
    def read(self, text, page):
        if "faulty" in text:
            raise ZeroDivisionError("a fault")
        return ()


def test_what_a_reader_makes_up_is_refused_and_counted():
    true = Attribution(id="a1", content=(Span.of(TEXT, 31, 55),))
    made_up = Attribution(id="a2", content=(Span(31, 55, "x" * 24),))
    child = Attribution(id="a3", parent="a2", level=2, content=(Span.of(TEXT, 31, 55),))
    kept, dropped = admitted([true, made_up, child, true], TEXT)
    assert kept == (true,)
    assert dropped == {
        "attribution whose words are not in the text": 1,
        "attribution whose parent was refused": 1,
        "attribution proposed twice": 1,
    }


def test_a_child_stands_inside_its_parent_and_every_span_in_the_text():
    parent = Attribution(id="a1", content=(Span.of(TEXT, 31, 55),))
    outside = Attribution(id="a2", parent="a1", level=2, content=(Span.of(TEXT, 0, 4),))
    addressed = Attribution(id="a3", content=(Span.of(TEXT, 31, 55),), addressee=Span(0, 4, "Nobo"))
    kept, dropped = admitted([parent, outside, addressed], TEXT)
    assert kept == (parent,)
    assert dropped == {
        "attribution that stands outside its parent": 1,
        "attribution whose words are not in the text": 1,
    }


def test_what_was_dropped_stands_in_the_reading():
    found = sighting()
    reader = FixedReader(Attribution(id="a2", content=(Span(0, 4, "Vara"),)))
    reading = read_document(found.document, found.capture.published, load_pack(), reader)
    assert reading.attributions == ()
    assert dict(reading.dropped) == {"attribution whose words are not in the text": 1}


def test_a_reading_depends_on_nothing_but_its_input(examples):
    pack = load_pack()
    text = (examples / "articles" / "05_northwire_report.txt").read_text(encoding="utf-8")
    found = sighting(text)
    from onrecord.read.rules import RuleReader

    first, second = (read_document(found.document, found.capture.published, pack, RuleReader(pack)) for _ in range(2))
    assert first == second


def test_one_article_that_trips_the_program_costs_no_other(tmp_path):
    path = tmp_path / "talks.onrecord"
    batch = [
        sighting("A faulty text. " + TEXT, "faulty.txt"),
        UnreadableInputError("gone.txt", expected="text", found="nothing"),
        sighting(),
    ]
    with open_writer(path) as store:
        steps = list(add(store, batch, load_pack(), FaultyReader()))
    assert [x.added is not None for x in steps] == [False, False, True]
    assert (
        "faulty.txt: expected to read it, found a fault of the program: ZeroDivisionError('a fault')" in steps[0].said
    )
    with open_reader(path) as store:
        assert store.count() == 1
        assert [x.state.value for x in store.jobs()[0].sources] == ["failed", "failed", "done"]


def test_an_add_that_is_closed_early_keeps_what_it_stored(tmp_path):
    path = tmp_path / "talks.onrecord"
    batch = [sighting(f"{TEXT}Number {n}.", f"{n}.txt") for n in range(3)]
    with open_writer(path) as store:
        steps = add(store, batch, load_pack(), FaultyReader())
        next(steps)
        steps.close()
        assert store.count() == 1
        assert store.jobs()[0].state.value == "interrupted"
        done = list(add(store, batch, load_pack(), FaultyReader()))
    assert [x.added.anything for x in done] == [False, True, True]


@pytest.mark.parametrize("later_first", [True, False])
def test_the_earliest_date_told_dates_a_text_in_any_order(tmp_path, later_first):
    from onrecord.cli.options import when_of

    dates = ["2031-05-09", "2031-05-02"] if later_first else ["2031-05-02", "2031-05-09"]
    batch = [text_sighting(TEXT.encode(), TEXT, "utf-8", f"{d}.txt", CallerKnows(published=when_of(d))) for d in dates]
    with open_writer(tmp_path / "talks.onrecord") as store:
        list(add(store, batch, load_pack(), FaultyReader()))
        again = list(add(store, batch, load_pack(), FaultyReader()))
        (article,) = store.articles()
    assert str(article.reading.page.masthead.published.lo) == "2031-05-02"
    assert not any(x.added.anything for x in again)


def test_the_laws_of_a_reading_hold_on_the_example(examples):
    from onrecord.acquire import acquire
    from onrecord.read.rules import RuleReader

    pack = load_pack()
    for found in acquire([str(examples / "articles")]):
        reading = read_document(found.document, found.capture.published, pack, RuleReader(pack))
        statements = {s.id: s for s in reading.statements}
        actors = {a.id for a in reading.actors}
        kept = [x for x in reading.page.segments if x.kept]
        assert len(statements) == len(reading.statements)
        for term in reading.terms:
            assert term.subject in statements[term.statement].subjects
            assert set(term.actors()) <= actors
        for statement in reading.statements:
            assert all(any(k.s <= e.s and e.e <= k.e for k in kept) for e in statement.evidence)
        for subject in reading.subjects:
            steps = [t for t in reading.terms if t.subject == subject.id and t.slot == "status"]
            assert not steps or sum(t.value.current for t in steps) == 1
        by_id = {a.id: a for a in reading.attributions}
        for child in (a for a in reading.attributions if a.parent):
            outer = by_id[child.parent].content
            assert child.level == by_id[child.parent].level + 1
            assert all(any(c.inside(o) for o in outer) for c in child.content)
