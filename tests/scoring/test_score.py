import json

import pytest

from onrecord.errors import UnreadableInputError
from onrecord.scoring import gold_texts, score_folder, show
from onrecord.scoring.intervals import days
from onrecord.scoring.measures import F1, Share
from onrecord.scoring.quantities import unit
from onrecord.scoring.spans import Span, mention_key, token_iou

# Not all full: two obligations of one kind, obligor and beneficiary are one group of the output.
BELOW_FULL = {"arrangements.obligation"}


@pytest.fixture
def gold_dir(examples):
    return examples / "gold"


def test_a_perfect_output_of_the_example_has_full_marks(gold_dir, perfect_of):
    read, links = perfect_of(gold_dir)
    result = score_folder(gold_dir, read, links, gold_texts(gold_dir))
    for name, measure in result.all.items():
        if isinstance(measure, F1) and name not in BELOW_FULL:
            assert measure.value in (1.0, None), name
        if isinstance(measure, Share):
            assert measure.value in ((0.0, None) if measure.low else (1.0, None)), name
    assert not result.fallen
    assert not result.unread
    assert result.all["cross.false conflict"].value == 0


def test_no_output_has_no_marks(gold_dir):
    result = score_folder(gold_dir, [])
    assert result.unread == [f"{n:02}" for n in range(1, 17)]
    assert all(m.value == 0.0 for m in result.all.values() if isinstance(m, F1) and m.gold)


def test_raising_a_look_alike_is_counted(gold_dir, gold_of, perfect_of):
    cross = gold_of(gold_dir)[1]
    read, links = perfect_of(gold_dir)
    files = {k: v["seed"] for k, v in cross["documents"].items()}
    raised = [
        {"relation": "conflicts"} | {k: {"source": files[x[k]["doc"]], "s": x[k]["s"], "e": x[k]["e"]} for k in "ab"}
        for x in cross["not_conflicts"]
    ]
    result = score_folder(gold_dir, read, links + raised)
    assert result.all["cross.false conflict"].n == len(cross["not_conflicts"])


def test_malformed_items_are_dropped_and_never_fatal(gold_dir, perfect_of):
    read, links = perfect_of(gold_dir)
    junk = [None, 3, "x", [], {}, [[]], {"s": "a"}, {"s": 5, "e": 2}]
    for out in read:
        for key in list(out):
            if key != "document":
                out[key] = [*junk, *({k: junk for k in x} for x in out[key][:3])]
    score_folder(gold_dir, [*junk, *read][8:], [{"a": j, "b": j, "relation": j} for j in junk] + links)


def test_the_table_has_a_line_for_each_measure(gold_dir, perfect_of):
    result = score_folder(gold_dir, perfect_of(gold_dir)[0])
    assert {line.split("  ")[0] for line in show(result).splitlines()} >= set(result.all)
    assert json.loads(json.dumps(result.as_json()))["documents"].keys() == result.docs.keys()


def test_a_folder_without_gold_is_refused(tmp_path):
    with pytest.raises(UnreadableInputError, match="no gold file"):
        score_folder(tmp_path, [])


def test_texts_that_are_nowhere_are_said_to_be(tmp_path, examples):
    gold = tmp_path / "gold"
    gold.mkdir()
    (gold / "01.json").write_bytes((examples / "gold" / "01_northwire_offer.json").read_bytes())
    with pytest.raises(UnreadableInputError, match="none of them"):
        gold_texts(gold)
    with pytest.raises(UnreadableInputError, match="01_northwire_offer"):
        score_folder(gold, [], None, tmp_path)


def test_gold_that_is_not_json_is_refused_by_name(tmp_path):
    (tmp_path / "01.json").write_text("{", encoding="utf-8")
    with pytest.raises(UnreadableInputError, match=r"01\.json"):
        score_folder(tmp_path, [])


@pytest.mark.parametrize(
    ("date", "lo", "hi"),
    [
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023", "2023-01-01", "2023-12-31"),
        ("2024-W11", "2024-03-11", "2024-03-17"),
        ("2024-03-12T08:00:00Z", "2024-03-12", "2024-03-12"),
        ("soon", None, None),
    ],
)
def test_a_date_runs_from_its_first_day_to_its_last(date, lo, hi):
    assert days(date, date) == (lo, hi)


def test_a_mention_is_compared_without_its_article_and_possessive():
    text = "and the Boreal Alliance's offer"
    assert mention_key(Span(4, 25), text) == (8, 23)


def test_units_are_compared_in_the_singular():
    assert unit("soldiers") == unit("people") == "person"
    assert unit("USD per month") == unit("dollars/month")


def test_spans_without_words_are_compared_by_characters():
    assert token_iou([Span(0, 4)], [Span(2, 6)], None) == pytest.approx(2 / 6)


def test_a_measure_of_nothing_is_blank():
    assert F1().value is None
    assert F1(out=2).value == 0.0
    assert Share(gold=3).value == 0.0
    assert Share().value is None
