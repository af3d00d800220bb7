"""The matrix of runtimes: a small part is played for real; what counts as a failure is checked on made-up reports."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from conformance.bench import contenders
from conformance.interop import cells, command, running
from conformance.interop.cells import Cell
from conformance.interop.running import Result

pytestmark = pytest.mark.slow

WELL = "".join(f"{json.dumps([name, None])}\n" for name in running.CHECKS)
DENO_FORK = Cell("deno", "child", "fork", "json")
NO_RUN = "python: can't open file '/somewhere/run': [Errno 2] No such file or directory"
KNOWN = cells.Known("deno -> python fork .*", r"can't open file '[^']*/run'", "a reason")


@pytest.fixture(scope="module")
def commands() -> dict[str, tuple[str, ...]]:
    """The runtimes that are here."""
    return contenders.toolbox().commands


@pytest.mark.parametrize(
    ("role", "how", "wire"), [("parent", "fork", "advanced"), ("child", "spawn", "json"), ("child", "fork", "advanced")]
)
@pytest.mark.parametrize("runtime", cells.RUNTIMES)
def test_python_and_the_runtime_understand_each_other(
    runtime: str, role: str, how: str, wire: str, commands: dict[str, tuple[str, ...]], tmp_path: Path
) -> None:
    """Hello, a long message, an order, values and ends: every check of the cell is made and finds no problem."""
    if runtime not in commands:
        pytest.skip(f"needs {runtime}")
    cell = Cell(runtime, role, how, wire)
    assert running.play(cell, commands, str(tmp_path), running.QUICK_MANY) == Result(cell, "ok")


@pytest.mark.parametrize("role", cells.ROLES)
@pytest.mark.parametrize("how", cells.HANDLES)
@pytest.mark.parametrize("runtime", cells.RUNTIMES)
def test_handles_go_both_ways(
    runtime: str, how: str, role: str, commands: dict[str, tuple[str, ...]], tmp_path: Path
) -> None:
    """A server, or a connection, answers in the process that it was passed to, whoever has made it."""
    if runtime not in commands:
        pytest.skip(f"needs {runtime}")
    cell = Cell(runtime, role, how, "json")
    assert running.play(cell, commands, str(tmp_path)) == Result(cell, "ok")


@pytest.mark.parametrize("role", cells.ROLES)
@pytest.mark.parametrize("runtime", [one for one in cells.RUNTIMES if one.startswith("node")])
def test_a_cluster_of_both(runtime: str, role: str, commands: dict[str, tuple[str, ...]], tmp_path: Path) -> None:
    """A primary of one kind and a worker of the other: online, connections, a good end."""
    if runtime not in commands:
        pytest.skip(f"needs {runtime}")
    cell = Cell(runtime, role, cells.CLUSTER, "advanced")
    assert running.play(cell, commands, str(tmp_path)) == Result(cell, "ok")


def test_a_missing_runtime_is_a_dash(tmp_path: Path) -> None:
    """What is not installed is neither well nor a failure."""
    assert running.play(DENO_FORK, {}, str(tmp_path)).verdict == "-"


@pytest.mark.parametrize(
    ("output", "errors", "status", "expected"),
    [
        (WELL, "", "exit 0", ("ok", "listed as known to fail")),
        (WELL, "", "exit 1", ("FAIL", "exit 1")),
        (WELL.replace('["big", null]', '["big", "short"]'), "", "exit 0", ("FAIL", "big: short")),
        ("", "", "exit 0", ("FAIL", "got no further than: hello, parent disconnects")),
        ("hello\n", "", "exit 0", ("FAIL", "not the lines of a report: 'hello\\n'")),
        ("", NO_RUN, "exit 1", ("known", "a reason")),
    ],
)
def test_what_is_a_failure(
    output: str, errors: str, status: str, expected: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A problem, a missing line and an exit status are; a known failure is known by its own text only."""
    monkeypatch.setattr(cells, "KNOWN", (KNOWN,))
    result = running.judge(DENO_FORK, output, errors, status)
    assert (result.verdict, result.why) == expected


def test_a_known_failure_excuses_no_other_cell(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same text in a cell that is not listed is a failure."""
    monkeypatch.setattr(cells, "KNOWN", (KNOWN,))
    assert running.judge(Cell("bun", "child", "fork", "json"), "", NO_RUN, "exit 1").verdict == "FAIL"


def test_filters_and_table() -> None:
    """Every text of the filter has to be in a cell's name; the table has a row for each pair that was played."""
    chosen = cells.chosen(["deno -> python", "fork"])
    assert [cell.wire for cell in chosen] == ["json", "advanced"]
    assert list(command.table([Result(cell, "known") for cell in chosen])) == [
        "| parent -> child | fork json | fork advanced | spawn json | spawn advanced "
        "| server handle json | server handle advanced | socket handle json | socket handle advanced "
        "| datagram handle json | datagram handle advanced | cluster json | cluster advanced |",
        "|---|---|---|---|---|---|---|---|---|---|---|---|---|",
        "| deno -> python | known | known |  |  |  |  |  |  |  |  |  |  |",
    ]


def test_an_unknown_name_is_an_error() -> None:
    """A filter that fits nothing doesn't pass for a run without findings."""
    assert command.main(["no-such-cell"]) == 2
