"""The whole way over the bundled example: every planted copy and change is found, and no look-alike is raised."""

from collections import defaultdict

import pytest

from onrecord.acquire import acquire
from onrecord.model.term import Condition, Obligation, Position, Rule
from onrecord.model.vocabulary import (
    AlterationKind,
    Anonymity,
    ConflictKind,
    DecisionRule,
    PositionInText,
    Relation,
    Stance,
)
from onrecord.packs.loader import load_pack
from onrecord.pipeline import assembled, read_sighting, reader_named
from onrecord.scoring.gold import load_gold

COPIES = {Relation.COPY_OF, Relation.PARAPHRASES}
RAISED = {Relation.CONFLICTS, Relation.ALTERS}


@pytest.fixture(scope="module")
def pack():
    return load_pack("security")


@pytest.fixture(scope="module")
def articles(pack, examples):
    """The articles by the number of their gold."""
    reader = reader_named("rules", pack)
    found = acquire([str(examples / "articles")])
    read = (read_sighting(x.document, x.capture, pack, reader) for x in found)
    numbers = load_gold(examples / "gold").hashes
    return {numbers[a.document.id]: a for a in read}


@pytest.fixture(scope="module")
def record(pack, articles):
    return assembled(articles.values(), (), pack)


@pytest.fixture(scope="module")
def links_between(articles, record):
    """Links of some relations whose ends lie in two articles and touch some words of each, in either order."""
    number = {a.document.id: n for n, a in articles.items()}

    def at(end, doc, words):
        if end.document is None or number[end.document] != doc:
            return False
        if end.span is None:
            return not words
        start = articles[doc].document.text.index(words) if words else 0
        return not words or (end.span.s < start + len(words) and start < end.span.e)

    def found(relations, a, a_words, b, b_words):
        return [
            x
            for x in record.links
            if x.relation in relations
            and ((at(x.a, a, a_words) and at(x.b, b, b_words)) or (at(x.a, b, b_words) and at(x.b, a, a_words)))
        ]

    return found


def terms_of(article, kind):
    return [t for t in article.reading.terms if isinstance(t.value, kind)]


def names_of(article):
    return {a.id: a.name for a in article.reading.actors}


def test_there_are_sixteen_articles_by_six_outlets(articles):
    by_outlet = defaultdict(set)
    for number, article in articles.items():
        by_outlet[article.outlet].add(number)
    assert by_outlet == {
        "Northwire": {"01", "05", "10", "11"},
        "The Daily Lantern": {"02", "06", "08", "14"},
        "The Harbour Post": {"03", "04", "09", "16"},
        "Voice of Drosvia": {"07"},
        "Vessaly Public Radio": {"12", "13"},
        "Saltmarsh Institute": {"15"},
    }


def test_every_article_is_dated_to_the_day(articles):
    dates = {n: str(a.published.lo) for n, a in articles.items()}
    assert dates == {
        "01": "2024-03-12",
        "02": "2024-03-13",
        "03": "2024-03-13",
        "04": "2024-03-15",
        "05": "2024-03-16",
        "06": "2024-04-25",
        "07": "2024-04-29",
        "08": "2024-05-15",
        "09": "2024-06-06",
        "10": "2024-06-18",
        "11": "2024-07-09",
        "12": "2024-07-16",
        "13": "2024-08-22",
        "14": "2024-10-03",  # a wrong stamp, which nothing in the page itself gives away
        "15": "2024-09-19",
        "16": "2024-10-08",
    }
    assert all(a.published.lo == a.published.hi for a in articles.values())


def test_the_verbatim_copy_is_found(links_between):
    for words in ("hold 40,000 soldiers", "The alliance takes its decisions", "compared with $1.8 billion"):
        assert links_between({Relation.COPY_OF}, "02", words, "01", words)


def test_the_copy_stands_at_the_first_end(record, articles):
    copies = [x for x in record.links if x.relation is Relation.COPY_OF and x.b.document == articles["01"].document.id]
    assert articles["02"].document.id in {x.a.document for x in copies}


def test_the_rewritten_copy_is_found_without_a_credit(links_between):
    assert links_between(COPIES, "03", "hold 400,000 soldiers", "01", "hold 40,000 soldiers")
    assert links_between(COPIES, "03", "demanded a clear timetable", "01", "demanded a clear timetable")


@pytest.mark.parametrize(
    ("copy", "original"),
    [
        ("security guarantees on Tuesday", "security assurances on Tuesday"),
        ("This is a political guarantee", "This is a political assurance"),
        ("grateful for the guarantee", "grateful for the assurance"),
    ],
)
def test_a_raised_firmness_inside_a_copy_is_found(links_between, copy, original):
    found = links_between({Relation.ALTERS}, "03", copy, "01", original)
    assert AlterationKind.FIRMNESS in {x.alteration for x in found}


def test_the_altered_number_is_found(links_between):
    found = links_between({Relation.ALTERS}, "03", "400,000", "01", "40,000")
    assert AlterationKind.NUMERIC in {x.alteration for x in found}
    assert ConflictKind.NUMERIC in {x.kind for x in found}


def test_the_name_in_two_spellings_is_one_person_and_an_alteration(links_between, record):
    names = {a.document.id: {m.actor for m in a.reading.mentions if "Verhal" in m.span.text} for a in record.articles}
    assert len(set().union(*names.values())) == 1
    found = links_between({Relation.ALTERS}, "03", "Verhalyk", "01", "Verhalik")
    assert AlterationKind.NAME in {x.alteration for x in found}


def test_the_chain_to_an_unnamed_source_is_kept(articles):
    by_id = {a.id: a for a in articles["05"].reading.attributions}
    (child,) = [a for a in by_id.values() if "two officials" in " ".join(x.text for x in a.source)]
    parent = by_id[child.parent]
    assert [x.text for x in parent.source] == ["The Harbour Post"]
    assert child.content == parent.content
    assert child.content[0].text.startswith("Kestria is prepared to send a brigade")
    assert child.anonymity is Anonymity.DESCRIBED


def test_the_relayed_report_is_linked_to_the_article_or_its_outlet(record, articles):
    mine = [x for x in record.links if x.a.document == articles["05"].document.id]
    named = {x.b.external for x in mine if x.relation is Relation.QUOTES_FROM}
    linked = {x.b.document for x in mine if x.relation in COPIES | {Relation.QUOTES_FROM}}
    assert "The Harbour Post" in named or articles["04"].document.id in linked


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("02", "$3.2 billion"),
        ("02", "14 countries"),
        ("02", "Read more"),
        ("02", "Petra Lindqvist"),
        ("03", "60 new fighter jets"),
        ("06", "Five questions"),
        ("06", "14 countries"),
    ],
)
def test_nothing_rests_on_boilerplate(articles, number, words):
    article = articles[number]
    s = article.document.text.index(words)
    line = article.reading.page.segment_at(s)
    assert not line.kept
    spans = [x for i in article.reading.statements for x in i.evidence]
    spans += [x for i in article.reading.terms for x in i.evidence]
    spans += [q.span for q in article.reading.quantities]
    assert not [x for x in spans if line.s <= x.s < line.e]


def test_a_number_of_the_related_links_of_the_page_is_not_in_its_text(articles):
    text = articles["04"].document.text
    assert "9 million" not in text
    assert "newsletter" not in text
    assert "All rights reserved" not in text


def test_a_headline_stronger_than_its_body_stays_a_headline(articles):
    reading = articles["02"].reading
    said = {s.id: s for s in reading.statements}
    headline = reading.page.masthead.headline
    assert headline.text == "Alliance guarantees Velmark's security for ten years"
    for term in terms_of(articles["02"], Obligation):
        if any(x.inside(headline) for x in term.evidence):
            assert said[term.statement].position is PositionInText.HEADLINE


@pytest.mark.parametrize("number", ["01", "02"])
def test_an_assurance_is_owed_to_velmark_and_is_not_called_a_guarantee(articles, number):
    names = names_of(articles[number])
    owed = [t.value for t in terms_of(articles[number], Obligation)]
    labels = {
        v.firmness_label.text for v in owed if v.firmness_label and "Velmark" in {names.get(x) for x in v.beneficiaries}
    }
    assert any("assurance" in x for x in labels)
    body = [x for x in labels if "guarantee" in x and number == "01"]
    assert not body


@pytest.mark.parametrize(("number", "words"), [("01", "ceasefire"), ("04", "ceasefire"), ("06", "ceasefire")])
def test_the_condition_is_found(articles, number, words):
    conditions = [t.value.span.text for t in terms_of(articles[number], Condition)]
    conditions += [t.value.condition.text for t in terms_of(articles[number], Obligation) if t.value.condition]
    assert any(words in x for x in conditions)


@pytest.mark.parametrize("number", ["01", "03", "04", "05"])
def test_the_objection_is_found(articles, number):
    names = names_of(articles[number])
    against = {
        names.get(t.value.actor) for t in terms_of(articles[number], Position) if t.value.stance is Stance.OPPOSE
    }
    assert against & {"Corvenna", "Luka Barassi"}


@pytest.mark.parametrize("number", ["01", "02", "03"])
def test_the_decision_rule_is_found(articles, number):
    assert DecisionRule.CONSENSUS in {t.value.rule for t in terms_of(articles[number], Rule)}


def test_what_some_opted_into_is_found(articles):
    assert DecisionRule.OPT_IN in {t.value.rule for t in terms_of(articles["01"], Rule)}


@pytest.mark.parametrize(
    ("a", "a_words", "b", "b_words"),
    [
        ("01", "30 members", "06", "31 members"),
        ("05", "30 members", "06", "31 members"),
        ("04", "at least 100 armoured vehicles", "06", "165 armoured vehicles"),
        ("05", "at least 100 armoured vehicles", "06", "165 armoured vehicles"),
    ],
)
def test_a_look_alike_is_not_raised(links_between, a, a_words, b, b_words):
    assert not links_between(RAISED, a, a_words, b, b_words)


def test_a_verbatim_copy_alters_nothing(links_between):
    assert not links_between({Relation.ALTERS}, "02", "hold 40,000 soldiers", "01", "hold 40,000 soldiers")


def test_every_span_is_the_slice_it_claims_to_be(articles, record):
    texts = {a.document.id: a.document.text for a in articles.values()}
    for article in articles.values():
        reading = article.reading
        spans = [x for a in reading.attributions for x in (*a.source, *a.cue, *a.content)]
        spans += [x for i in (*reading.statements, *reading.terms) for x in i.evidence]
        spans += [x.span for x in (*reading.mentions, *reading.quantities)]
        assert all(article.document.text[x.s : x.e] == x.text for x in spans)
    ends = [e for x in record.links for e in (x.a, x.b) if e.span]
    assert all(texts[e.document][e.span.s : e.span.e] == e.span.text for e in ends)


def test_the_same_articles_in_another_order_give_the_same_links(pack, articles, record):
    turned = assembled(reversed(list(articles.values())), (), pack)
    assert [x.id for x in turned.links] == [x.id for x in record.links]
