"""Runs one case in one cast and says what came of it.

What must stay true: no run outlives its time limit, nor does a process of its group, and nothing a run prints changes
another run. A verdict is one of the names in VERDICTS; only two of them are good.
"""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from . import expectations as expected_traces
from . import runtimes, traces
from .cases import Case
from .casts import Cast, command, environment
from .expectations import Expectations
from .runtimes import Runtime
from .traces import Trace

TIME_LIMIT = 60.0  # seconds, on a machine that has much else to do; the slowest case takes less than one

VERDICTS = {
    "match": "prints what Node prints",
    "difference": "differs from Node as expectations.toml says it does",
    "mismatch": "prints something else",
    "no difference": "listed as different, but prints what Node prints",
    "stderr": "prints the right trace, but not what has to be on stderr",
    "not recorded": "there is no recording to compare with",
}
GOOD = ("match", "difference")


@dataclass(frozen=True, slots=True)
class Result:
    """The outcome of one run: what was printed, what should have been, and how long it took in seconds."""

    case: Case
    cast: Cast
    verdict: str
    actual: Trace
    expected: Trace | None
    stderr: str
    seconds: float

    @property
    def ok(self) -> bool:
        """Whether the outcome is an expected one."""
        return self.verdict in GOOD

    def __str__(self) -> str:
        heading = f"{self.case.name} {self.cast.label}: {VERDICTS[self.verdict]}"
        changes = traces.diff(self.expected, self.actual) if self.expected else self.actual.text.splitlines()
        lines = [heading, *changes, *(f"stderr: {line}" for line in self.stderr.splitlines()[-12:])]
        return "\n    ".join(lines)


def run_case(
    case: Case,
    cast: Cast | str,
    expectations: Expectations | None = None,
    python: Runtime | None = None,
    limit: float = TIME_LIMIT,
) -> Result:
    """Run a case once and compare.

    `cast` is a Cast, or `"py"` / `"py-py"` for the casts which need no Node. `expectations` are those of
    expectations.toml unless given, `python` this interpreter, `limit` in seconds. Raises ValueError for another name of a cast.
    """
    python = python or runtimes.python()
    if isinstance(cast, str):
        if cast not in ("py", "py-py"):
            raise ValueError(f"{cast!r} needs a Node: give a Cast")
        cast = Cast(python) if cast == "py" else Cast(python, python)
    expectations = expectations or expected_traces.read()
    started = time.monotonic()
    actual, stderr = perform(case, cast, python, limit)
    seconds = time.monotonic() - started
    verdict, expected = judge(case, cast, expectations, actual, stderr)
    return Result(case, cast, verdict, actual, expected, stderr, seconds)


def perform(case: Case, cast: Cast, python: Runtime, limit: float = TIME_LIMIT) -> tuple[Trace, str]:
    """Run the programs of a case; the trace and the text of stderr."""
    return run_program(command(case, cast), case.directory, environment(case, cast, python), limit)


def run_program(
    command: list[str], directory: Path, env: dict[str, str], limit: float, end_group: bool = False
) -> tuple[Trace, str]:
    """Run a program; the trace and the text of stderr. `end_group`: what it has started ends with it, well or not."""
    with subprocess.Popen(
        command,
        cwd=directory,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # A group of its own, so that a run which hangs is ended together with everything it started.
        start_new_session=True,
    ) as process:
        try:
            stdout, stderr = process.communicate(timeout=limit)
        except subprocess.TimeoutExpired as expired:
            kill_group(process.pid)
            return traces.timed_out(decoded(expired.stdout or b"")), decoded(expired.stderr or b"")
    if end_group:
        kill_group(process.pid)
    return traces.of_process(decoded(stdout), process.returncode), decoded(stderr)


def kill_group(leader: int) -> None:
    """End a run's processes, as far as any is left."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(leader, signal.SIGKILL)


def decoded(output: bytes) -> str:
    """Program output as text; a byte that is not UTF-8 shows itself instead of failing the runner."""
    return output.decode("utf-8", "backslashreplace")


def judge(case: Case, cast: Cast, expectations: Expectations, actual: Trace, stderr: str) -> tuple[str, Trace | None]:
    """The verdict on a trace, and the trace it was held against."""
    groups = case.settings.unordered
    actual = actual.ordered(groups)
    recording = expectations.recording_for(case, cast)
    if recording is None:
        return "not recorded", None
    recording = recording.ordered(groups)
    known = expectations.difference(case, cast)
    if known is not None:
        expected = known.trace.ordered(groups)
        verdict = "difference" if actual == expected else "no difference" if actual == recording else "mismatch"
        return verdict, expected
    if actual != recording:
        return "mismatch", recording
    if case.settings.stderr and not re.search(case.settings.stderr, stderr, re.MULTILINE):
        return "stderr", recording
    return "match", recording
