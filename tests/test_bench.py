"""The measurements run, agree and report; no figure is asserted."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from support import ROOT, run_program

from conformance import runtimes
from conformance.bench import command, contenders, growth, measurements, plot, rounds, tables, targets
from conformance.bench.installation import PROGRAMS, Installation
from conformance.bench.programs import lib

pytestmark = pytest.mark.slow

NO_TOOLS = contenders.Toolbox({}, {"python": "3.13.0"})


def silent(text: str) -> None:
    """Nobody watches."""


def row(name: str) -> measurements.Measurement:
    """The measurement of that name."""
    return next(row for row in measurements.MEASUREMENTS if row.name == name)


def test_a_tiny_run_reports_samples_and_targets(tmp_path: Path) -> None:
    """One measurement, one round: a table, its target whatever the ratio, and all samples in the file."""
    file = tmp_path / "samples.json"
    arguments = ("emit-1", "--quick", "--rounds", "1", "--json", str(file))
    done = run_program(sys.executable, "-m", "conformance", "bench", *arguments, cwd=ROOT)
    assert (done.code, done.stderr) == (0, "")
    assert "target nodecompat ≤ 0.3 × pyee" in done.stdout
    [measured] = [one for one in json.loads(file.read_text())["measurements"] if one["name"] == "emit-1"]
    assert [sample["check"] for sample in measured["samples"]["nodecompat"]] == [50_000]
    assert [sample["check"] for sample in measured["samples"]["pyee"]] == [50_000]


def test_without_node_its_targets_stay(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Who is not there is a dash, its target is told to have nobody to compare with, and that is no failure."""
    monkeypatch.setattr(contenders, "toolbox", lambda: NO_TOOLS)
    assert command.main(["idle-memory", "--quick", "--rounds", "1"]) == 0
    output = capsys.readouterr().out
    assert "  node26 json                       —  not found\n" in output
    verdict = next(line for line in output.splitlines() if line.startswith("  idle-memory "))
    assert verdict.split() == [
        "idle-memory", "nodecompat", "cbor", "≤", "0.3", "×", "node26", "json", "—", "nobody", "to", "compare", "with",
    ]  # fmt: skip


@pytest.mark.skipif(not runtimes.nodes(), reason="no Node here")
def test_a_node_comes_to_the_same_result(tmp_path: Path) -> None:
    """The programs in both languages take turns and add up the same number, from messages in several bursts."""
    node = runtimes.nodes()[-1]
    bench = rounds.Bench(contenders.Toolbox({"node24": (node.path,)}, {}), Installation(str(tmp_path)))
    bench.installation.install()
    outcome = rounds.Outcome(row("one-way"), 1200, ("nodecompat json", "node24 json"))
    bench.interleave([outcome], 1, silent)
    checks = {label: [sample.check for sample in samples] for label, samples in outcome.samples.items()}
    assert checks == {"nodecompat json": [15_582_000], "node24 json": [15_582_000]}
    assert (outcome.missing, outcome.failures) == ({}, [])


def test_what_runs_is_compiled_before_it_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A checkout that is never compiled is measured as an installation would be."""
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    installation = Installation(str(tmp_path))
    installation.install()
    sources = [installation.root / "nodecompat" / "process.py", installation.programs / "first" / "child.py"]
    code = "import sys, importlib.util as u, os; print(*(os.path.isfile(u.cache_from_source(p)) for p in sys.argv[1:]))"
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, sources)],
        env=installation.environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "True True\n"
    assert "PYTHONDONTWRITEBYTECODE" not in installation.environment


def test_the_payloads_are_as_large_as_they_are_said_to_be() -> None:
    """The job message has 113 bytes of JSON, the deep object ten thousand."""
    deep, _ = lib.payload({"payload": "deep"})
    assert len(json.dumps(lib.JOB, separators=(",", ":"))) == 113
    assert len(json.dumps(deep, separators=(",", ":"))) == 10_012


def test_both_roads_are_rows_of_the_same_programs() -> None:
    """The third word of a label changes the surroundings alone: the road by the environment, the server by the orders."""
    found = {label: NO_TOOLS.contender(f"nodecompat cbor{label}") for label in ("", " pure", " served", " remote")}
    assert {label: (one.file, one.orders, one.environment) for label, one in found.items() if one} == {
        "": ("main.py", {"wire": "cbor"}, {}),
        " pure": ("main.py", {"wire": "cbor"}, {"NODECOMPAT_PURE": "1"}),
        " served": ("main.py", {"wire": "cbor", "server": True}, {}),
        " remote": ("main.py", {"wire": "cbor", "remote": True}, {}),
    }


def test_what_this_installation_has_not_is_a_dash(tmp_path: Path) -> None:
    """Without a compiled road there is nothing to tell apart, and no figure passes for that of the other road."""
    bench = Invented(lambda count: 1.0, {}, tmp_path)
    found = rounds.Outcome(row("one-way"), 5, ("nodecompat cbor", "nodecompat cbor pure"))
    bench.interleave([found], 1, silent)
    assert (list(found.samples), found.missing) == (
        ["nodecompat cbor"],
        {"nodecompat cbor pure": "no compiled road here"},
    )
    bench.installation.has = frozenset({"compiled road"})
    bench.interleave([again := rounds.Outcome(row("one-way"), 5, found.labels)], 1, silent)
    assert (list(again.samples), again.missing) == (["nodecompat cbor", "nodecompat cbor pure"], {})


def test_rows_that_repeat_are_warmed_up_whatever_the_mode() -> None:
    """Only what is a start, a fresh interpreter or memory has nothing to warm; a mode changes counts and contenders."""
    cold = {row.name for row in measurements.MEASUREMENTS if not row.warm}
    assert cold == {"idle-memory", "children", "imports"}
    assert {row.name for row in growth.ROWS if not row.at(1000)[0].warm} == {"grow-children"}


def test_every_target_is_of_a_row_and_of_its_contenders() -> None:
    """A target whose label a row has not would never be measured, and nobody would see it."""
    rows = {row.name: row for row in measurements.MEASUREMENTS}
    for target in targets.TARGETS:
        assert {target.ours, *target.peers} <= set(rows[target.measurement].contenders)


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


class Invented(rounds.Bench):
    """Programs that cost what a rule says and come to a number of their own."""

    def __init__(self, cost: Callable[[int], float], checks: dict[str, int], directory: Path) -> None:
        super().__init__(NO_TOOLS, Installation(str(directory)))
        self.cost, self.checks, self.turns = cost, checks, list[tuple[str, int]]()

    def run(self, contender: contenders.Contender, measurement: measurements.Measurement, count: int) -> rounds.Sample:
        """A sample by the rule."""
        self.turns.append((contender.label, count))
        return rounds.Sample(self.cost(count), 2e-6, 3e-6, self.checks.get(contender.label, count))


@pytest.mark.parametrize(
    ("cost", "finding"),
    [
        (lambda count: 2e-6 + 1e-3 / count, []),
        (lambda count: 2e-6 + count * 1e-10, ["  finding: pipe bends upward from 1 000 to 1 000 000: × 48.6"]),
    ],
)
def test_a_cost_that_grows_with_the_count_is_found(
    tmp_path: Path, cost: Callable[[int], float], finding: list[str]
) -> None:
    """A fixed cost that is spread over more messages is none; one that each message adds for those before it is."""
    grown = growth.Row("g", "", "µs", (), (1_000, 10_000, 1_000_000), growth.messages, ("pipe",))
    lines = [
        one for one in growth.lines(Invented(cost, {}, tmp_path), grown, False, 2, silent) if not isinstance(one, str)
    ]
    assert [text for text in tables.growth(lines) if "finding" in text] == finding


def test_contenders_and_points_take_turns(tmp_path: Path) -> None:
    """A B A B: never all rounds of one, so that a slow minute is everybody's."""
    bench = Invented(lambda count: 1.0, {}, tmp_path)
    outcomes = [rounds.Outcome(row("one-way"), count, ("pipe", "raw")) for count in (1, 2)]
    bench.interleave(outcomes, 2, silent)
    assert bench.turns == [("pipe", 1), ("raw", 1), ("pipe", 2), ("raw", 2)] * 2


def test_no_round_begins_after_its_time(tmp_path: Path) -> None:
    """But those that a median needs."""
    bench = Invented(lambda count: 1.0, {}, tmp_path)
    bench.interleave([rounds.Outcome(row("one-way"), 1, ("pipe", "raw"))], 7, silent, until=0.0, fewest=3)
    assert bench.turns == [("pipe", 1), ("raw", 1)] * 3


def test_another_result_is_a_failure(tmp_path: Path) -> None:
    """Nobody knows who is wrong: it may be the first, which is ours."""
    bench = Invented(lambda count: 1.0, {"raw": 7}, tmp_path)
    outcome = rounds.Outcome(row("one-way"), 5, ("pipe", "raw"))
    bench.interleave([outcome], 2, silent)
    assert outcome.failures == ["one-way: raw: came to 7, the others to 5"] * 2
    assert outcome.missing == {"raw": "came to 7, the others to 5"}
    assert list(outcome.samples) == ["pipe"]


def test_a_table_has_medians_extremes_and_processor_time() -> None:
    """The middle of the rounds, not their mean; the ratio is the middle of the rounds' ratios."""
    found = rounds.Outcome(row("one-way"), 1000, ("nodecompat cbor", "bun json", "pipe"))
    ours = [rounds.Sample(cost, 2e-6, 3e-6, 1) for cost in (4e-6, 5e-6, 40e-6)]
    found.samples = {
        "nodecompat cbor": ours,
        "pipe": [rounds.Sample(cost, 1e-6, None, 1) for cost in (8e-6, 8e-6, 80e-6)],
    }
    found.missing = {"bun json": "not found"}
    assert list(tables.table(found))[:5] == [
        "one-way: small messages one way (the job message: 113 bytes of JSON); 1000 a run, 3 rounds",
        "                           thousand/s       lowest      highest  µs cpu main µs cpu child of the first",
        "  nodecompat cbor                 200         25.0          250         2.00         3.00       × 1.00",
        "  bun json                          —  not found",
        "  pipe                            125         12.5          125         1.00            —       × 0.50",
    ]


def outcome(**costs: list[float]) -> rounds.Outcome:
    """A measurement with these costs, one per round."""
    samples = {label: [rounds.Sample(cost, None, None, 1) for cost in them] for label, them in costs.items()}
    return rounds.Outcome(row("emit-1"), 1, tuple(costs), samples)


@pytest.mark.parametrize(
    ("ours", "ratio", "word"),
    [([2.0, 21.0, 3.0], 0.28, "ok"), ([5.0, 45.0, 1.0], 0.5, "missed"), ([], None, "not measured")],
)
def test_a_ratio_is_the_median_of_the_rounds(ours: list[float], ratio: float | None, word: str) -> None:
    """A machine that is slow for one round is slow for both; a target that is missed stays, with its ratio."""
    [verdict] = targets.judge(outcome(nodecompat=ours, pyee=[10.0, 75.0, 10.0]))
    assert (verdict.ratio, verdict.word) == (ratio, word)


def test_every_label_of_the_tables_has_a_program() -> None:
    """A row cannot name a contender for which its directory has no program."""
    names = {"node24", "node26", "bun", "deno"}
    toolbox = contenders.Toolbox({name: (name,) for name in names}, {})
    plans = [(row.program, row.contenders) for row in measurements.MEASUREMENTS]
    plans += [(row.at(1)[0].program, row.contenders) for row in growth.ROWS]
    for program, labels in plans:
        for label in labels:
            contender = toolbox.contender(label)
            assert contender is not None
            assert (ROOT / PROGRAMS / program / contender.file).is_file()


def test_the_harder_of_two_peers_counts() -> None:
    """Better than one of them is not better than the better."""
    labels = ("nodecompat cbor", "node26 advanced", "bun advanced")
    costs = ([4.0, 2.0, 2.0], [4.0, 4.0, 12.0], [4.0, 9.0, 9.0])
    samples = {
        label: [rounds.Sample(cost, None, None, 1) for cost in them] for label, them in zip(labels, costs, strict=True)
    }
    verdict = targets.judge(rounds.Outcome(row("one-way"), 1, labels, samples))[0]
    assert str(verdict) == (
        "nodecompat cbor ≥ 3.0 × node26 advanced or bun advanced              2.00 (1.00 to 6.00)   missed"
    )


@pytest.mark.skipif(not plot.available(), reason="no matplotlib here")
def test_a_picture_is_drawn(tmp_path: Path) -> None:
    """Of targets that were reached, missed and not measured, and of a line that bends."""
    verdicts = [targets.Verdict(one, None, "not measured") for one in targets.TARGETS]
    verdicts[0] = targets.Verdict(targets.TARGETS[0], 0.9, "ok", (0.8, 1.1))
    verdicts[1] = targets.Verdict(targets.TARGETS[1], 0.7, "missed", (0.5, 0.9))
    line = growth.Line(growth.ROWS[0], "raw", {1000: 1e-6, 10_000: 3e-6}, (1000, 10_000, 3.0))
    file = tmp_path / "picture.png"
    plot.draw(str(file), [[line]], verdicts, "title")
    assert file.read_bytes()[:4] == b"\x89PNG"
