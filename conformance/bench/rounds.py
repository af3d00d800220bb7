"""Running the contenders of a measurement in turns, A B C A B C, each time in fresh processes.

What must stay true: one program runs at a time, none outlives its limit, none leaves a process, all of a measurement
come to the same result, and Python runs from compiled files whatever the environment says about them.
"""

from __future__ import annotations

import contextlib
import json
import os
import resource
import signal
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from .contenders import Contender, Toolbox
from .measurements import Measurement

PROGRAMS = Path(__file__).parent / "programs"
ROOT = Path(__file__).parents[2]
LIMIT = 120.0  # seconds for one program


class Failed(Exception):
    """A program that did not report; the text says what it said instead."""


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
    """The surroundings of all runs: the interpreters, and an environment with compiled files of its own."""

    def __init__(self, toolbox: Toolbox, cache: str) -> None:
        self.toolbox = toolbox
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith(("NODE_", "PYTHON"))},
            "PYTHONPATH": str(ROOT),
            "PYTHONPYCACHEPREFIX": cache,
            "DENO_NO_UPDATE_CHECK": "1",
            "DENO_DIR": str(Path(cache, "deno")),
            "NO_COLOR": "1",
        }

    def run(self, contender: Contender, measurement: Measurement, count: int) -> Sample:
        """Run a program once. Raises Failed."""
        orders = {"n": count, **measurement.orders, **contender.orders}
        program = PROGRAMS / measurement.program / contender.file
        before = processor_time()
        text, errors = perform([*contender.command, str(program), json.dumps(orders)], self.environment)
        used = processor_time() - before
        try:
            result: dict[str, Any] = json.loads(text.splitlines()[-1])
        except (IndexError, ValueError):
            raise Failed(f"exit status 0, but no report: {telling(text + errors)}") from None
        if result["count"] != count:
            raise Failed(f"{result['count']} units of work instead of {count}")
        return sample(result, used if measurement.forks else None)

    def interleave(
        self, measurement: Measurement, labels: tuple[str, ...], count: int, rounds: int, tell: Callable[[str], None]
    ) -> Outcome:
        """All rounds of a measurement."""
        outcome = Outcome(measurement, count)
        field = list(self.present(labels, outcome))
        for number in range(rounds):
            for contender in tuple(field):
                tell(f"{measurement.name}  round {number + 1}/{rounds}  {contender.label}")
                found = self.attempt(contender, outcome)
                if found is None:
                    field.remove(contender)
                    outcome.samples.pop(contender.label, None)
                else:
                    outcome.samples.setdefault(contender.label, []).append(found)
        return outcome

    def attempt(self, contender: Contender, outcome: Outcome) -> Sample | None:
        """Run a program, once more if it failed. Failures of ours are kept even when the second attempt is well."""
        for _ in range(2):
            try:
                found = self.run(contender, outcome.measurement, outcome.count)
                agree(outcome, found)
            except Failed as error:
                outcome.missing[contender.label] = str(error)
                if contender.ours and not refused(error):
                    outcome.failures.append(f"{outcome.measurement.name}: {contender.label}: {error}")
            else:
                outcome.missing.pop(contender.label, None)
                return found
        return None

    def present(self, labels: tuple[str, ...], outcome: Outcome) -> Iterator[Contender]:
        """The contenders whose interpreters are here."""
        for label in labels:
            contender = self.toolbox.contender(label)
            if contender is None:
                outcome.missing[label] = "not found"
            else:
                yield contender

    def warm_up(self, plans: list[tuple[Measurement, tuple[str, ...]]]) -> None:
        """Compile what the Python programs import, by running each kind once with next to nothing to do."""
        seen: set[tuple[str, str]] = set()
        for row, labels in plans:
            for label in labels:
                contender = self.toolbox.contender(label)
                key = (row.program if row.program == "imports" else "", label)
                if contender and contender.file.endswith(".py") and key not in seen:
                    seen.add(key)
                    with contextlib.suppress(Failed):
                        self.run(contender, row, 1)


def sample(result: dict[str, Any], used: float | None) -> Sample:
    """A sample of a program's report; `used` is the processor time of all its processes, when that is wanted."""
    count = result["count"]
    main, child = result.get("cpu_main"), result.get("cpu_child")
    if used is not None:
        child = max(used - result["cpu_life"], 0.0)
    cost = result.get("bytes", result.get("seconds", 0.0)) / count
    return Sample(
        cost, None if main is None else main / count, None if child is None else child / count, result["check"]
    )


def agree(outcome: Outcome, found: Sample) -> None:
    """All contenders have to come to the same result. Raises Failed."""
    for others in outcome.samples.values():
        if others and others[0].check != found.check:
            raise Failed(f"came to {found.check}, the others to {others[0].check}")


def refused(error: Failed) -> bool:
    """Whether nodecompat does not know the wire, rather than failing on it."""
    return "ERR_INVALID_ARG_VALUE" in str(error) or "options.serialization" in str(error)


def processor_time() -> float:
    """The seconds that ended processes have used, with those they waited for."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def perform(command: list[str], environment: dict[str, str]) -> tuple[str, str]:
    """Run a program to its end; its standard output and error. Raises Failed."""
    with tempfile.TemporaryFile() as errors:
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
        errors.seek(0)
        text = errors.read().decode("utf-8", "backslashreplace")
    if process.returncode:
        raise Failed(f"exit status {process.returncode}: {telling(text)}")
    return output, text


def telling(text: str) -> str:
    """The line of a program's output that names the error: Python's is the last, the others' is further up."""
    lines = text.strip().splitlines() or ["it said nothing"]
    return next((line for line in reversed(lines) if "Error" in line or "Exception" in line), lines[-1]).strip()[:300]
