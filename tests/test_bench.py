"""The measurements run, agree and report; no figure is asserted."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from support import ROOT, run_program

from conformance.bench import contenders, growth, measurements, rounds, targets


def test_a_tiny_run_reports_samples_and_targets(tmp_path: Path) -> None:
    """One measurement, one round: a table, its target whatever the ratio, and all samples in the file."""
    file = tmp_path / "samples.json"
    done = run_program(
        sys.executable,
        "-m",
        "conformance",
        "bench",
        "emit-1",
        "--quick",
        "--rounds",
        "1",
        "--json",
        str(file),
        cwd=ROOT,
    )
    assert (done.code, done.stderr) == (0, "")
    assert "target nodecompat ≤ 0.4 × pyee" in done.stdout
    [measured] = [one for one in json.loads(file.read_text())["measurements"] if one["name"] == "emit-1"]
    assert [sample["check"] for sample in measured["samples"]["nodecompat"]] == [50_000]
    assert [sample["check"] for sample in measured["samples"]["pyee"]] == [50_000]


def test_an_unknown_name_is_an_error() -> None:
    """A filter that fits nothing doesn't pass for a run without findings."""
    done = run_program(sys.executable, "-m", "conformance", "bench", "no-such-row", cwd=ROOT)
    assert (done.code, done.stdout) == (2, "")


@pytest.mark.parametrize(
    ("costs", "expected"),
    [
        ({1: 8.0, 10: 4.0, 100: 2.0}, None),
        ({1: 8.0, 10: 4.0, 100: 5.0}, None),
        ({1: 8.0, 10: 4.0, 100: 5.0, 1000: 10.0}, (10, 1000, 2.5)),
    ],
)
def test_a_line_bends_where_its_cost_rises_above_the_lowest(
    costs: dict[int, float], expected: tuple[int, int, float] | None
) -> None:
    """A rise of less than half is noise."""
    assert growth.bend(costs) == expected


def outcome(**costs: list[float]) -> rounds.Outcome:
    """A measurement with these costs, one per round."""
    row = next(row for row in measurements.MEASUREMENTS if row.name == "emit-1")
    samples = {label: [rounds.Sample(cost, None, None, 1) for cost in them] for label, them in costs.items()}
    return rounds.Outcome(row, 1, samples)


@pytest.mark.parametrize(
    ("ours", "ratio", "word"),
    [([3.0, 30.0, 4.0], 0.4, "ok"), ([5.0, 45.0, 1.0], 0.5, "missed"), ([], None, "not measured")],
)
def test_a_ratio_is_the_median_of_the_rounds(ours: list[float], ratio: float | None, word: str) -> None:
    """A machine that is slow for one round is slow for both; a target that is missed stays, with its ratio."""
    [verdict] = targets.judge(outcome(nodecompat=ours, pyee=[10.0, 75.0, 10.0]))
    assert (verdict.ratio, verdict.word) == (ratio, word)


def test_every_label_of_the_tables_has_a_program() -> None:
    """A row cannot name a contender for which its directory has no program."""
    names = {"node20", "node24", "bun", "deno"}
    toolbox = contenders.Toolbox({name: (name,) for name in names}, {})
    plans = [(row.program, row.contenders) for row in measurements.MEASUREMENTS]
    plans += [(row.at(1)[0].program, row.contenders) for row in growth.ROWS]
    for program, labels in plans:
        for label in labels:
            contender = toolbox.contender(label)
            assert contender is not None
            assert (rounds.PROGRAMS / program / contender.file).is_file()
