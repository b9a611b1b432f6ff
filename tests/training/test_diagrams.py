"""Figures of the model card."""

import re

from training.diagrams import curve, reliability


def test_a_diagram_is_the_same_file_each_time_and_tells_its_numbers(tmp_path):
    bins = [(0.16, 0.17, 112), (0.55, 0.58, 125), (0.96, 0.95, 918)]
    first, second = tmp_path / "first.svg", tmp_path / "second.svg"
    for file in (first, second):
        reliability(bins, 0.39, file)
    drawn = first.read_text(encoding="utf-8")
    assert drawn == second.read_text(encoding="utf-8")
    assert all(f">{count}</text>" in drawn for _, _, count in bins)
    assert "threshold of the record" in drawn


def test_every_setting_is_a_named_dot_of_the_curve(tmp_path):
    file = tmp_path / "curve.svg"
    curve([("stride 80", 5.5, 76.3), ("stride 144", 8.5, 77.3)], file)
    names = re.findall(r">(stride \d+)</text>", file.read_text(encoding="utf-8"))
    assert names == ["stride 80", "stride 144"]
