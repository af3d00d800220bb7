"""The command `python -m conformance bench`: chooses rows, runs them in turns, prints and writes what came out.

The exit status tells whether everything ran and agreed; no figure is ever a failure.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import asdict
from math import inf
from typing import Any

from . import contenders, growth, plot, tables, targets
from .growth import Line
from .installation import Installation, NotCompiled
from .measurements import MEASUREMENTS, Measurement
from .rounds import Bench, Outcome
from .targets import Verdict

QUICK_ROUNDS, FULL_ROUNDS, FEWEST_ROUNDS = 3, 7, 3
FULL_MINUTES = 9.0


class Run:
    """One call of the command: its options, and what came out so far."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.started = time.monotonic()
        self.rounds: int = options.rounds or (QUICK_ROUNDS if options.quick else FULL_ROUNDS)
        minutes = options.minutes or (inf if options.quick else FULL_MINUTES)
        self.end = self.started + 60 * minutes
        self.growth_rounds = 1 if options.quick else min(self.rounds, growth.ROUNDS)
        self.rows = [row for row in MEASUREMENTS if self.wants(row.name) and self.count(row)]
        self.grown = [row for row in growth.ROWS if self.wants(row.name) and growth.points(row, options.quick)]
        self.outcomes: list[Outcome] = []
        self.left = len(self.rows) + len(self.grown)  # rows that are not measured yet
        self.lines: list[list[Line]] = []
        self.verdicts: list[Verdict] = []
        self.failures: list[str] = []

    def wants(self, name: str) -> bool:
        """Whether the options leave a row."""
        chosen = self.options.filter
        return not chosen or any(text in name for text in chosen)

    def count(self, row: Measurement) -> int:
        """How often a row's work is done in one run; 0 leaves it out."""
        return row.counts[0 if self.options.quick else 1]

    def share(self) -> float:
        """When the next row has had its share of the time that is left."""
        now = time.monotonic()
        self.left -= 1
        return now + max(self.end - now, 0.0) / (self.left + 1)

    def tell(self, text: str) -> None:
        """Show what is going on, where somebody may be watching."""
        if sys.stderr.isatty():
            sys.stderr.write(f"\r\x1b[K{text}")
            sys.stderr.flush()

    def measure(self, bench: Bench) -> None:
        """Run every row and print it at once."""
        plans = [(row, row.contenders) for row in self.rows]
        bench.warm_up(plans + [(row.at(1)[0], row.contenders) for row in self.grown])
        for row in self.rows:
            labels = row.quick if self.options.quick else row.contenders
            outcome = Outcome(row, self.count(row), labels)
            bench.interleave([outcome], self.rounds, self.tell, self.share(), FEWEST_ROUNDS)
            self.outcomes.append(outcome)
            self.verdicts += targets.judge(outcome)
            self.failures += outcome.failures
            self.show(tables.table(outcome))
        for grown in self.grown:
            self.grow(bench, grown)

    def grow(self, bench: Bench, row: growth.Row) -> None:
        """Run a row of growth and print it."""
        found = list(growth.lines(bench, row, self.options.quick, self.growth_rounds, self.tell, self.share()))
        lines = [one for one in found if isinstance(one, Line)]
        self.failures += [one for one in found if isinstance(one, str)]
        if lines:
            self.lines.append(lines)
            self.show(tables.growth(lines))

    def show(self, lines: Iterable[str]) -> None:
        """Print a table."""
        self.tell("")
        print(*lines, "", sep="\n", flush=True)

    def document(self, toolbox: contenders.Toolbox) -> dict[str, Any]:
        """Everything that came out, for --json."""
        return {
            "versions": toolbox.versions,
            "quick": self.options.quick,
            "measurements": [
                {
                    "name": one.measurement.name,
                    "count": one.count,
                    "samples": {label: [asdict(found) for found in them] for label, them in one.samples.items()},
                    "missing": one.missing,
                }
                for one in self.outcomes
            ],
            "targets": [
                {
                    "measurement": one.target.measurement,
                    "target": one.target.text,
                    "ratio": one.ratio,
                    "spread": one.spread,
                    "word": one.word,
                }
                for one in self.verdicts
            ],
            "growth": [
                {"name": line.row.name, "contender": line.label, "costs": line.costs, "bend": line.bend}
                for of_row in self.lines
                for line in of_row
            ],
            "failures": self.failures,
        }


def parser() -> argparse.ArgumentParser:
    """The command line."""
    name, description = "python -m conformance bench", "Measure nodecompat and its peers."
    parser = argparse.ArgumentParser(prog=name, description=description)
    add = parser.add_argument
    add("filter", nargs="*", help="only the measurements whose name contains one of these texts")
    add("--quick", action="store_true", help="fewer rounds, contenders and messages: about two minutes")
    add("--rounds", type=int, metavar="N", help=f"rounds ({FULL_ROUNDS}; quick: {QUICK_ROUNDS})")
    add(
        "--minutes",
        type=float,
        metavar="N",
        help=f"fewer rounds where it would last longer ({FULL_MINUTES:g}; quick: none)",
    )
    add("--json", metavar="FILE", help="write all samples to a file")
    add("--plot", metavar="FILE", help="draw growth and targets; needs matplotlib")
    add("--list", action="store_true", help="list the measurements and stop")
    return parser


def main(arguments: list[str] | None = None) -> int:
    """Run the command; the exit status."""
    options = parser().parse_args(arguments)
    if options.plot and not plot.available():
        print("--plot needs matplotlib: pip install matplotlib", file=sys.stderr)
        return 2
    if options.rounds is not None and options.rounds < 1:
        print("--rounds: at least 1", file=sys.stderr)
        return 2
    run = Run(options)
    if not run.rows and not run.grown:
        print("no measurement has such a name; --list shows them all", file=sys.stderr)
        return 2
    if options.list:
        titles = [(row.name, row.title) for row in run.rows] + [(row.name, row.title) for row in run.grown]
        print(*(f"{name:<16} {title}" for name, title in titles), sep="\n")
        return 0
    try:
        return perform(run)
    except NotCompiled as error:
        print(f"cannot be compiled: {error}", file=sys.stderr)
        return 1


def perform(run: Run) -> int:
    """Measure, then write what the options ask for; the exit status."""
    options = run.options
    toolbox = contenders.toolbox()
    with tempfile.TemporaryDirectory(prefix="nodecompat-bench-") as directory:
        installation = Installation(directory)
        installation.install()
        road = (
            "compiled road" if "compiled road" in installation.has else "Python road: nothing compiled in this checkout"
        )
        print(*tables.heading(toolbox, road), "", sep="\n", flush=True)
        run.measure(Bench(toolbox, installation))
    if run.verdicts:
        run.show(tables.targets(run.verdicts))
    if options.json:
        with open(options.json, "w", encoding="utf-8") as file:
            json.dump(run.document(toolbox), file, indent=1)
    if options.plot:
        plot.draw(options.plot, run.lines, run.verdicts, tables.title(toolbox))
    missed = sum(verdict.word == "missed" for verdict in run.verdicts)
    bends = sum(line.bend is not None for lines in run.lines for line in lines)
    seconds = time.monotonic() - run.started
    print(
        f"{seconds:.0f} s; {missed} of {len(run.verdicts)} targets missed, {bends} lines bend upward; {tables.load()}"
    )
    print(*(f"failed: {text}" for text in run.failures), sep="\n", end="\n" if run.failures else "")
    return int(bool(run.failures))
