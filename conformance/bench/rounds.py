"""Running the contenders of a measurement in turns, A B C A B C, each time in fresh processes.

What must stay true: one program runs at a time, none outlives its limit, none leaves a process, all of a measurement
come to the same result, and Python runs from compiled files whatever the environment says about them.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from math import inf
from statistics import median
from typing import Any

from .contenders import Contender, Toolbox
from .installation import Installation
from .measurements import Measurement

LIMIT = 120.0  # seconds for one program
ORPHAN_SECONDS = 2.0  # for what it leaves behind
_SUBREAPER = 36  # Linux: PR_SET_CHILD_SUBREAPER


class Failed(Exception):
    """A program that did not report; the text says what it said instead."""


class Disagreed(Failed):
    """A program that came to another result than the others: nobody knows who is wrong, so that it is always a failure."""


@dataclass(frozen=True, slots=True)
class Sample:
    """What one run came to: the cost of a unit, and the seconds of processor time for one in both processes."""

    cost: float
    cpu_main: float | None
    cpu_child: float | None
    check: int


@dataclass(slots=True)
class Outcome:
    """The samples of a measurement, per contender in the order of the rounds; why a contender has none."""

    measurement: Measurement
    count: int
    labels: tuple[str, ...]  # the contenders, ours first
    samples: dict[str, list[Sample]] = field(default_factory=dict)
    missing: dict[str, str] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)

    def costs(self, label: str) -> list[float]:
        """The costs of a contender; empty when it was not measured."""
        return [sample.cost for sample in self.samples.get(label, ())]

    def median(self, label: str) -> float:
        """The middle of a contender's costs."""
        return median(self.costs(label))


class Bench:
    """The surroundings of all runs: the interpreters, and the installation that is measured."""

    def __init__(self, toolbox: Toolbox, installation: Installation) -> None:
        self.toolbox = toolbox
        self.installation = installation

    def run(self, contender: Contender, measurement: Measurement, count: int) -> Sample:
        """Run a program once. Raises Failed."""
        orders = {"n": count, "warm": measurement.warm, **measurement.orders, **contender.orders}
        environment = {**self.installation.environment, **contender.environment}
        program = self.installation.programs / measurement.program / contender.file
        before = processor_time()
        text, errors = perform([*contender.command, str(program), json.dumps(orders)], environment)
        used = processor_time() - before
        try:
            result: dict[str, Any] = json.loads(text.splitlines()[-1])
        except (IndexError, ValueError):
            raise Failed(f"exit status 0, but no report: {telling(text + errors)}") from None
        if result["count"] != count:
            raise Failed(f"{result['count']} units of work instead of {count}")
        return sample(result, used if measurement.forks else None, measurement.warm)

    def interleave(
        self,
        outcomes: list[Outcome],
        rounds: int,
        tell: Callable[[str], None],
        until: float = inf,
        fewest: int = 1,
    ) -> None:
        """All rounds of a measurement, or of several: those in turns too. None begins after `until` but the fewest."""
        for number in range(rounds):
            if number >= fewest and time.monotonic() > until:
                break
            for outcome in outcomes:
                name = f"{outcome.measurement.name}  round {number + 1}/{rounds}"
                for label in outcome.labels:
                    tell(f"{name}  {label}")
                    self.turn(label, outcome)

    def turn(self, label: str, outcome: Outcome) -> None:
        """One contender's turn in a round: a sample, or the reason why there is none, which stays."""
        contender = self.toolbox.contender(label)
        if contender is None:
            outcome.missing[label] = "not found"
        elif contender.needs and contender.needs not in self.installation.has:
            outcome.missing[label] = f"no {contender.needs} here"
        elif label not in outcome.missing:
            found = self.attempt(contender, outcome)
            if found is None:
                outcome.samples.pop(label, None)
            else:
                outcome.samples.setdefault(label, []).append(found)

    def attempt(self, contender: Contender, outcome: Outcome) -> Sample | None:
        """Run a program, once more if it failed. A failure of ours, or another result, is kept even when the second is well."""
        for _ in range(2):
            try:
                found = self.run(contender, outcome.measurement, outcome.count)
                agree(outcome, found)
            except Failed as error:
                outcome.missing[contender.label] = str(error)
                if contender.ours or isinstance(error, Disagreed):
                    outcome.failures.append(f"{outcome.measurement.name}: {contender.label}: {error}")
            else:
                outcome.missing.pop(contender.label, None)
                return found
        return None

    def warm_up(self, plans: list[tuple[Measurement, tuple[str, ...]]]) -> None:
        """Compile what the Python programs import besides, by running each kind once with next to nothing to do."""
        seen: set[tuple[str, str]] = set()
        for row, labels in plans:
            for label in labels:
                contender = self.toolbox.contender(label)
                key = (row.program if row.program == "imports" else "", label)
                there = contender and (not contender.needs or contender.needs in self.installation.has)
                if contender and there and contender.file.endswith(".py") and key not in seen:
                    seen.add(key)
                    with contextlib.suppress(Failed):
                        self.run(contender, row, 1)


def sample(result: dict[str, Any], used: float | None, warm: int) -> Sample:
    """A sample of a program's report; `used` is the processor time of all its processes, when that is wanted."""
    count = result["count"]
    main, child = result.get("cpu_main"), result.get("cpu_child")
    if used is not None:  # the children's of the whole run, those that went ahead too
        child = max(used - result["cpu_life"], 0.0) * count / (count + warm)
    cost = result.get("bytes", result.get("seconds", 0.0)) / count
    return Sample(
        cost, None if main is None else main / count, None if child is None else child / count, result["check"]
    )


def agree(outcome: Outcome, found: Sample) -> None:
    """All contenders have to come to the same result. Raises Failed."""
    for others in outcome.samples.values():
        if others and others[0].check != found.check:
            raise Disagreed(f"came to {found.check}, the others to {others[0].check}")


def processor_time() -> float:
    """The seconds that ended processes have used, with those they waited for."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


@contextlib.contextmanager
def adopting_orphans() -> Iterator[None]:
    """Be the parent of what a program leaves behind: a fork server ends a moment after its owner, and its time counts."""
    if sys.platform != "linux":
        yield
        return
    library = ctypes.CDLL(None)
    library.prctl(_SUBREAPER, 1, 0, 0, 0)
    try:
        yield
    finally:
        library.prctl(_SUBREAPER, 0, 0, 0, 0)


def reap_orphans() -> None:
    """Wait for what the program that has ended left behind, but not for ever."""
    end = time.monotonic() + ORPHAN_SECONDS
    with contextlib.suppress(ChildProcessError):
        while time.monotonic() < end:
            if os.waitpid(-1, os.WNOHANG) == (0, 0):
                time.sleep(0.001)


def perform(command: list[str], environment: dict[str, str]) -> tuple[str, str]:
    """Run a program to its end; its standard output and error. Raises Failed."""
    with tempfile.TemporaryFile() as errors, adopting_orphans():
        with subprocess.Popen(
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            start_new_session=True,  # so that a hung program is ended with everything it started
        ) as process:
            try:
                output, _ = process.communicate(timeout=LIMIT)
            except BaseException as error:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)
                if isinstance(error, subprocess.TimeoutExpired):
                    raise Failed(f"not finished in {LIMIT:.0f} s") from None
                raise
        reap_orphans()
        errors.seek(0)
        text = errors.read().decode("utf-8", "backslashreplace")
    if process.returncode:
        raise Failed(f"exit status {process.returncode}: {telling(text)}")
    return output, text


def telling(text: str) -> str:
    """The line of a program's output that names the error: Python's is the last, the others' is further up."""
    lines = text.strip().splitlines() or ["it said nothing"]
    return next((line for line in reversed(lines) if "Error" in line or "Exception" in line), lines[-1]).strip()[:300]
