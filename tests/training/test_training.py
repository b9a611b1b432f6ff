"""A run of a few steps on articles of our own: it goes through, repeats, resumes, and what it exports can read."""

import json

import pytest
import torch
from bench.attribution import page_of
from training.articles import Article, Example, chosen, set_aside
from training.network import Network
from training.recipe import Recipe
from training.run import train

from onrecord.packs.loader import load_pack
from onrecord.read.learned.reader import LearnedReader
from onrecord.read.learned.weights import tokenizer_in
from training import commands

STEPS = 3


@pytest.fixture(scope="module")
def tokenizer():
    return tokenizer_in(commands.PACKAGE)


@pytest.fixture(scope="module")
def articles():
    text = "Mayor Vera Lund said that the town would not sign.\n“We were never asked,” she added."
    examples = (
        Example(((0, 15),), ((16, 20),), ((21, 50),)),
        Example(((74, 77),), ((78, 83),), ((51, 73),)),
    )
    return [Article(f"no {n}", text, examples) for n in range(4)]


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    """Weights in the form of MiniLM's, of two layers and without any knowledge."""
    from safetensors.torch import save_file

    torch.manual_seed(0)
    own = Network(2).encoder.state_dict()
    told = {
        "embeddings.word_embeddings.weight": own["word.weight"],
        "embeddings.position_embeddings.weight": own["position.weight"],
        "embeddings.token_type_embeddings.weight": torch.zeros(2, 384),
    }
    for part in ("weight", "bias"):
        told[f"embeddings.LayerNorm.{part}"] = own[f"norm.{part}"]
        for n in range(2):
            old, new = f"encoder.layer.{n}", f"layers.{n}"
            parts = own[f"{new}.qkv.{part}"].chunk(3)
            told |= {
                f"{old}.attention.self.{x}.{part}": p for x, p in zip(("query", "key", "value"), parts, strict=True)
            }
            told[f"{old}.attention.output.dense.{part}"] = own[f"{new}.out.{part}"]
            told[f"{old}.attention.output.LayerNorm.{part}"] = own[f"{new}.norm1.{part}"]
            told[f"{old}.intermediate.dense.{part}"] = own[f"{new}.up.{part}"]
            told[f"{old}.output.dense.{part}"] = own[f"{new}.down.{part}"]
            told[f"{old}.output.LayerNorm.{part}"] = own[f"{new}.norm2.{part}"]
    file = tmp_path_factory.mktemp("base") / "model.safetensors"
    save_file({k: v.contiguous() for k, v in told.items()}, str(file))
    return file


def recipe(**changed):
    return Recipe(**{"steps": STEPS, "layers": 2, "batch": 2, "window": 60, "false_cues_from": 0.0} | changed)


def weights(folder):
    return torch.load(folder / "weights.pt")


def same(a, b):
    return all(torch.equal(a[k], b[k]) for k in a)


@pytest.fixture(scope="module")
def trained(articles, tokenizer, base, tmp_path_factory):
    out = tmp_path_factory.mktemp("runs") / "first"
    train(recipe(), articles, tokenizer, base, out)
    return out


def test_a_run_repeats_to_the_last_digit(trained, articles, tokenizer, base, tmp_path):
    train(recipe(), articles, tokenizer, base, tmp_path / "again")
    assert same(weights(trained), weights(tmp_path / "again"))


def test_an_interrupted_run_ends_as_if_it_had_not_been(trained, articles, tokenizer, base, tmp_path, monkeypatch):
    from training import run

    monkeypatch.setattr(run, "SAVE_EVERY", 1)
    learn = run.Trainer.learn

    def interrupted(self, items):
        if self.step == 2:
            raise KeyboardInterrupt
        return learn(self, items)

    monkeypatch.setattr(run.Trainer, "learn", interrupted)
    with pytest.raises(KeyboardInterrupt):
        train(recipe(), articles, tokenizer, base, tmp_path / "cut")
    monkeypatch.setattr(run.Trainer, "learn", learn)
    train(recipe(), articles, tokenizer, base, tmp_path / "cut")
    assert same(weights(trained), weights(tmp_path / "cut"))


def test_another_run_can_be_taught_by_it(trained, articles, tokenizer, base):
    taught = recipe(initial=("first",), teachers=("first",))
    train(taught, articles, tokenizer, base, trained.parent / "taught")
    assert not same(weights(trained), weights(trained.parent / "taught"))


def test_what_is_exported_reads(trained, articles, tmp_path, monkeypatch):
    work = trained.parent
    prepared = {name: commands.digest(commands.PACKAGE / commands.TOKENIZER) for name in (commands.TOKENIZER,)}
    (work / commands.TOKENIZER).write_bytes((commands.PACKAGE / commands.TOKENIZER).read_bytes())
    (work / commands.PREPARED).write_text(json.dumps({"sha256": prepared}))
    monkeypatch.setattr(commands, "aside_of", lambda _: articles)
    commands.export("first", work)
    commands.publish("first", work, "0.1", tmp_path)
    reader = LearnedReader(load_pack(), tmp_path, "tried")
    assert "weights 0.1" in reader.version
    text = articles[0].text
    assert all(text[x.s : x.e] == x.text for a in reader.read(text, page_of(text)) for x in a.content)


def test_files_that_changed_since_they_were_prepared_are_refused(tmp_path):
    (tmp_path / commands.TOKENIZER).write_text("{}")
    (tmp_path / commands.PREPARED).write_text(json.dumps({"sha256": {commands.TOKENIZER: "0" * 64}}))
    with pytest.raises(SystemExit, match="expected SHA-256 000"):
        commands.checked(tmp_path)


def test_what_is_set_aside_is_eighty_four_articles():
    assert len(set_aside()) == 84


def test_anyone_chooses_the_same_articles():
    ids = [f"article {n}" for n in range(20)]
    assert chosen(ids, ["article 7"], 5) == chosen(list(reversed(ids)), ["article 7"], 5)
    assert "article 7" in chosen(ids, ["article 7"], 5)
