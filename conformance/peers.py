"""The JavaScript of the same cases under Bun and Deno, beside nodecompat: whose trace is that of the newest Node?

What must stay true: every side is asked the same (the recorded trace, line for line), a run that hangs is ended, and
nothing a peer has started in its group outlives its run.
"""

from __future__ import annotations

import os
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial

from . import runner
from .bench import contenders
from .cases import Case
from .casts import Cast, environment
from .expectations import Expectations
from .runtimes import Runtime
from .traces import Trace

PEERS = ("bun", "deno")
OURS = "nodecompat"
LIMIT = 8.0  # seconds; what Node does in one


@dataclass(frozen=True, slots=True)
class Outcome:
    """A case on one side, and whether the trace was Node's."""

    case: Case
    side: str
    same: bool


@dataclass(frozen=True, slots=True)
class Stage:
    """What every run needs: what is expected, this Python, the command of each peer, and where peers keep things."""

    expectations: Expectations
    python: Runtime
    commands: dict[str, tuple[str, ...]]
    cache: str

    def expected(self, case: Case) -> Trace | None:
        """The trace of the newest Node."""
        return next(reversed(self.expectations.recordings(case).values()), None)

    def play(self, side: str, case: Case) -> Outcome:
        """Run a case on one side."""
        expected = self.expected(case)
        trace = self.ours(case) if side == OURS else self.peers(side, case)
        groups = case.settings.unordered
        return Outcome(case, side, expected is not None and trace.ordered(groups) == expected.ordered(groups))

    def ours(self, case: Case) -> Trace:
        """The trace of the Python program, run a second time if the first was not Node's."""
        cast = Cast(self.python, self.python) if case.paired else Cast(self.python)
        result = runner.run_case(case, cast, self.expectations, self.python)
        if result.ok:
            return result.actual
        return runner.run_case(case, cast, self.expectations, self.python).actual

    def peers(self, side: str, case: Case) -> Trace:
        """The trace of the JavaScript program under a peer."""
        path, *words = self.commands[side]
        peer = Runtime("node", side, path, "")
        env = environment(case, Cast(peer, peer) if case.paired else Cast(peer), self.python)
        env |= {"DENO_DIR": os.path.join(self.cache, "deno"), "DENO_NO_UPDATE_CHECK": "1", "NO_COLOR": "1"}
        command = [path, *words, case.main_js, *case.settings.args]
        trace, _ = runner.run_program(command, case.directory, env, LIMIT, end_group=True)
        return trace


def compare(cases: list[Case], expectations: Expectations, python: Runtime, jobs: int) -> Iterator[str]:
    """Play all cases on all sides; the lines of the table, in Markdown, with the versions below it."""
    toolbox = contenders.toolbox()
    sides = [OURS, *(peer for peer in PEERS if peer in toolbox.commands)]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as cache, ThreadPoolExecutor(jobs) as pool:
        stage = Stage(expectations, python, toolbox.commands, cache)
        played = [case for case in cases if stage.expected(case) and set(case.casts) & {"node", "node-node"}]
        outcomes = [outcome for side in sides for outcome in pool.map(partial(stage.play, side), played)]
    yield from table(outcomes, sides)
    yield ""
    versions = {OURS: f"on Python {python.version}"} | {peer: toolbox.versions[peer] for peer in sides[1:]}
    yield ", ".join(f"{side} {version}" for side, version in versions.items())
    for side in PEERS:
        if side not in sides:
            yield f"{side} is not here"


def table(outcomes: list[Outcome], sides: list[str]) -> Iterator[str]:
    """A row for each module, a column for each side."""
    rows: dict[str, dict[str, list[bool]]] = defaultdict(lambda: defaultdict(list))
    for outcome in outcomes:
        for module in (outcome.case.module, "all"):
            rows[module][outcome.side].append(outcome.same)
    yield "| module | cases | " + " | ".join(sides) + " |"
    yield "|---|" + "---:|" * (len(sides) + 1)
    for module in (*sorted(rows.keys() - {"all"}), "all"):
        cells = [f"{100 * sum(same) / len(same):.0f} %" for same in (rows[module][side] for side in sides)]
        yield f"| {module} | {len(rows[module][sides[0]])} | " + " | ".join(cells) + " |"
