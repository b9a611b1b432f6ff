"""The scorer gives the figures of the script it was carried over from."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.scoring import gold_texts, score_folder, show

SHARED = Path(__file__).parents[3] / "shared"
SCRIPT = SHARED / "gold" / "score.py"
FOLDERS = {"gold": SHARED / "seeds", "gold_other": SHARED / "gold_other" / "texts"}

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module", autouse=True)
def _there():
    if not SCRIPT.is_file():
        if os.environ.get("CI") == "true":
            pytest.fail(f"no {SCRIPT}")
        pytest.skip(f"no development data at {SHARED}")


def by_the_script(tmp_path, folder, outputs, links, texts, *, table=False):
    read = tmp_path / "read.jsonl"
    read.write_text("".join(json.dumps(x) + "\n" for x in outputs), encoding="utf-8")
    command = [sys.executable, str(SCRIPT), str(SHARED / folder), str(read)]
    if links is not None:
        (tmp_path / "links.jsonl").write_text("".join(json.dumps(x) + "\n" for x in links), encoding="utf-8")
        command += ["--links", str(tmp_path / "links.jsonl")]
    if texts is not None:
        command += ["--seeds", str(texts)]
    done = subprocess.run(command + ([] if table else ["--json"]), capture_output=True, text=True, check=True)
    return done.stdout if table else json.loads(done.stdout)


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("with_texts", [True, False])
def test_a_perfect_output_scores_as_before(tmp_path, perfect_of, folder, with_texts):
    texts = FOLDERS[folder] if with_texts else None
    read, links = perfect_of(SHARED / folder)
    before = by_the_script(tmp_path, folder, read, links, texts)
    assert score_folder(SHARED / folder, read, links, texts).as_json() == before
    assert before["all"]["attributions.full"]["f1"] == 1.0


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_output_scores_as_before(tmp_path, folder):
    before = by_the_script(tmp_path, folder, [], [], FOLDERS[folder])
    assert score_folder(SHARED / folder, [], [], FOLDERS[folder]).as_json() == before


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("seed", range(2))
def test_a_damaged_output_scores_as_before(tmp_path, perfect_of, damage, folder, seed):
    read, links = perfect_of(SHARED / folder)
    read, links = damage(read, seed), [x for x in damage(links, seed) if isinstance(x, dict)]
    texts = FOLDERS[folder] if seed % 2 else None
    before = by_the_script(tmp_path, folder, read, links, texts)
    assert score_folder(SHARED / folder, read, links, texts).as_json() == before


def test_the_table_looks_as_before(tmp_path, perfect_of, damage):
    read, links = perfect_of(SHARED / "gold")
    read = damage(read, 3)
    before = by_the_script(tmp_path, "gold", read, links, FOLDERS["gold"], table=True)
    assert show(score_folder(SHARED / "gold", read, links, FOLDERS["gold"])) + "\n" == before


def test_texts_are_found_beside_their_gold():
    assert gold_texts(SHARED / "gold_other") == SHARED / "gold_other" / "texts"
    assert gold_texts(SHARED / "gold") == SHARED / "seeds"
