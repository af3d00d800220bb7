"""`python -m conformance`: runs the cases, prints a line per case and a table per module, exits 0 if nothing surprised.

What is done with the chosen cases is a table of actions (ACTIONS): listing, recording, comparing, or
playing them under Bun and Deno.
`python -m conformance bench` measures instead, `python -m conformance interop` plays the matrix of runtimes, and
`python -m conformance soak` passes sockets by the hundred thousand, `python -m conformance port` converts programs of
JavaScript and runs them; each has options of its own.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

from . import cases, coverage, dispositions, elsewhere, engines, expectations, peers, recorder, report, runtimes
from .cases import Case
from .casts import Cast, casts_of
from .coverage import Coverage
from .expectations import Expectations
from .runner import Result, run_case
from .runtimes import Runtime

# Most of a run is waiting for timers and for interpreters to start, so a few more runs than processors pay.
EXTRA_JOBS = 2


class Call:
    """Everything one call of the command works with: the options, the cases chosen, and the interpreters found."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.expectations: Expectations = expectations.read()
        self.coverage: Coverage = coverage.read()
        self.every_case: list[Case] = cases.discover()
        self.chosen: list[Case] = cases.discover(tuple(options.filter))
        if options.remote:
            self.chosen = [case for case in self.chosen if not elsewhere.is_left_out(case.name, options.remote)]
        self.python: Runtime = runtimes.python(options.python)
        self.nodes: list[Runtime] = [] if options.no_live else runtimes.nodes(options.node)
        if len(self.nodes) < len(options.node):
            raise cases.CaseError("--node: each path has to be a Node that runs, one for each major version")
        self.repeated: list[str] = []  # runs which came out well only when repeated

    def casts(self, case: Case) -> list[Cast]:
        """The casts of a case that the options leave."""
        every = casts_of(case, self.python, self.nodes)
        wanted = self.options.cast
        if wanted:
            return [cast for cast in every if cast.kind in wanted or cast.label in wanted]
        older = [] if self.options.all_versions else self.nodes[:-1]
        return [cast for cast in every if not (cast.all_node and cast.node in older)]

    def run(self, case: Case, cast: Cast) -> Result:
        """Run once, and again if a run surprised: timers of a few milliseconds suffer on a busy machine."""
        result = first = run_case(case, cast, self.expectations, self.python)
        for _ in range(self.options.attempts - 1):
            if result.ok:
                break
            result = run_case(case, cast, self.expectations, self.python)
        if not result.ok:
            return first
        if result is not first:
            self.repeated.append(f"{case.name} {cast.label}")
        return result


def compare(call: Call) -> int:
    """Run every cast of every chosen case and report."""
    started = time.monotonic()
    results: list[Result] = []
    for of_case in all_results(call):
        results += of_case
        print(report.case_line(of_case), flush=True)
        if call.options.verbose:
            print(*report.failures(of_case), sep="\n", end="\n" if not all(one.ok for one in of_case) else "")
    problems = expectations.check(call.expectations, call.every_case)
    problems += coverage.check(call.coverage, call.every_case)
    problems += [f"recorded/{path}: its case is gone" for path in recorder.orphans(call.expectations, call.every_case)]
    if not results:
        problems.append("no case was run: no name or no cast fits")
    summary(call, results, problems, time.monotonic() - started)
    return int(bool(problems) or not all(result.ok for result in results))


def all_results(call: Call) -> Iterator[list[Result]]:
    """The results of each case in order, while runs of several cases go on at once."""
    with ThreadPoolExecutor(call.options.jobs) as pool:
        planned: list[list[Future[Result]]] = [
            [pool.submit(call.run, case, cast) for cast in call.casts(case) for _ in range(call.options.repeat)]
            for case in call.chosen
        ]
        try:
            yield from ([run.result() for run in of_case] for of_case in planned if of_case)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def summary(call: Call, results: list[Result], problems: list[str], seconds: float) -> None:
    """What stands below the lines of the cases."""
    if not call.options.verbose:
        for text in report.failures(results):
            print("", text, sep="\n")
    print("", *report.table(results), "", *coverage.table(call.coverage), "", sep="\n")
    print(*(f"problem: {problem}" for problem in problems), sep="\n", end="\n" if problems else "")
    versions = ", ".join(f"{one.label} {one.version}" for one in (call.python, *call.nodes))
    unexpected = sum(not result.ok for result in results)
    print(f"{len(results)} runs in {seconds:.0f} s with {versions}")
    print(f"{unexpected} unexpected; as expected only when repeated: {', '.join(call.repeated) or 'none'}")


def record(call: Call) -> int:
    """Record every chosen case with every Node."""
    unsteady = 0
    work = [(case, node) for case in call.chosen for node in call.nodes if case.recorded_for(node.label)]

    def record_one(item: tuple[Case, Runtime]) -> str:
        try:
            return recorder.record(*item, call.expectations, call.python)
        except recorder.UnsteadyError as error:
            return f"unsteady\n{error}"

    with ThreadPoolExecutor(call.options.jobs) as pool:
        for (case, node), outcome in zip(work, pool.map(record_one, work), strict=True):
            unsteady += outcome.startswith("unsteady")
            if outcome != "same":
                print(f"{node.label}  {case.name:<60}  {outcome}", flush=True)
    print(f"{len(work)} recordings, {unsteady} not written")
    return int(unsteady > 0)


def listing(call: Call) -> int:
    """Print the names and casts of the chosen cases."""
    for case in call.chosen:
        print(f"{case.name:<60}  {' '.join(case.casts)}")
    return 0


def beside_peers(call: Call) -> int:
    """Print how often Bun, Deno and nodecompat print what the newest Node prints."""
    print(*peers.compare(call.chosen, call.expectations, call.python, call.options.jobs), sep="\n")
    return 0


ACTIONS: dict[str, Callable[[Call], int]] = {
    "compare": compare,
    "record": record,
    "list": listing,
    "peers": beside_peers,
}


def parser() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m conformance", description=__doc__)
    add = parser.add_argument
    add("filter", nargs="*", help="run only these modules, or the cases whose name contains one of these texts")
    add("-j", "--jobs", type=int, default=(os.cpu_count() or 1) + EXTRA_JOBS, metavar="N", help="runs at a time")
    add("--cast", action="append", default=[], help="only this cast: py, node24, py-py, node-py, py-node20, ...")
    add("--fork-server", action="store_true", help="py-py only, with every child from a fork server")
    add(
        "--remote",
        nargs="?",
        const="local",
        choices=sorted(elsewhere.KINDS),
        help="py-py only, with every child behind an agent",
    )
    add("--all-versions", action="store_true", help="check the recordings of older Nodes as well, beside the newest's")
    add("--no-live", action="store_true", help="compare with the recordings only, use no Node")
    add("--node", action="append", default=[], metavar="PATH", help="use this Node instead of those found")
    add("--python", default=sys.executable, metavar="PATH", help="the Python that runs the programs")
    add("--repeat", type=int, default=1, metavar="N", help="run everything N times")
    add("--attempts", type=int, default=3, metavar="N", help="how often a run is tried that surprises (3)")
    add("-v", "--verbose", action="store_true", help="show a difference right below its case")
    add("--list", dest="action", action="store_const", const="list", default="compare", help="list the cases and stop")
    add("--record", dest="action", action="store_const", const="record", help="record what the Nodes print")
    add(
        "--peers", dest="action", action="store_const", const="peers", help="the same cases under Bun and Deno: a table"
    )
    return parser


def main() -> int:
    """Run the command; the exit status."""
    if sys.argv[1:2] == ["bench"]:
        from .bench import command

        return command.main(sys.argv[2:])
    if sys.argv[1:2] == ["interop"]:
        from .interop import command as interop

        return interop.main(sys.argv[2:])
    if sys.argv[1:2] == ["soak"]:
        from .soak import command as soak

        return soak.main(sys.argv[2:])
    if sys.argv[1:2] == ["port"]:
        from . import ported

        return ported.main(sys.argv[2:])
    options = parser().parse_args()
    if options.fork_server:
        os.environ["NODECOMPAT_FORK_SERVER"] = "1"
        options.cast, options.no_live = ["py-py"], True
    try:
        with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
            if options.remote:
                environment = {**os.environ, "PYTHONPATH": str(cases.HERE.parent)}
                engine = engines.running(options.remote, Path(folder), environment)
                carrier = stack.enter_context(engine)["CARRIER"]
                options.python = elsewhere.python(options.python, Path(folder), carrier)
                options.cast, options.no_live = ["py-py"], True
                options.filter = options.filter or elsewhere.MODULES
            return ACTIONS[options.action](Call(options))
    except (cases.CaseError, coverage.CoverageError, expectations.ExpectationError) as error:
        print(error, file=sys.stderr)
        return 2


if __name__ == "__main__":
    dispositions.take_back_ignored_signals()
    sys.exit(main())
