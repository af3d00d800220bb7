"""The command `python -m conformance interop`: plays the cells, prints a line for each and a table.

The exit status is 1 only for a failure that nobody knows of; a runtime that is not there is a dash.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from ..bench import contenders
from . import cells, running
from .running import Result


def main(arguments: list[str]) -> int:
    """Run the command; the exit status."""
    options = parser().parse_args(arguments)
    chosen = cells.chosen(options.filter)
    if not chosen:
        print("no cell has such a name", file=sys.stderr)
        return 2
    toolbox = contenders.toolbox()
    many = running.QUICK_MANY if options.quick else running.MANY
    results: list[Result] = []
    # What a runtime keeps goes with the directory; Deno may still be writing to it.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as cache, ThreadPoolExecutor(options.jobs) as pool:
        running.launcher(cache)  # before the threads: a file that is open for writing in any process can't be run
        play = partial(running.play, commands=toolbox.commands, cache=cache, many=many)
        for result in pool.map(play, chosen):
            results.append(result)
            print(line(result), flush=True)
    print("", *table(results), "", sep="\n")
    print(", ".join(f"{name} {version}" for name, version in toolbox.versions.items()))
    failures = sum(result.verdict == "FAIL" for result in results)
    print(f"{len(results)} cells, {failures} unexpected failures")
    return int(failures > 0)


def line(result: Result) -> str:
    """The line of a cell."""
    return f"{result.verdict:<5}  {result.cell.name:<34}  {result.why}".rstrip()


def table(results: list[Result]) -> Iterator[str]:
    """A row for each pair, a column for each way and wire."""
    verdicts = {(result.cell.row, result.cell.column): result.verdict for result in results}
    columns = [f"{how} {wire}" for how in (*cells.WAYS, *cells.HANDLES, cells.CLUSTER) for wire in cells.WIRES]
    yield "| parent -> child | " + " | ".join(columns) + " |"
    yield "|---|" + "---|" * len(columns)
    for row in dict.fromkeys(result.cell.row for result in results):
        yield f"| {row} | " + " | ".join(verdicts.get((row, column), "") for column in columns) + " |"


def parser() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m conformance interop", description=__doc__)
    add = parser.add_argument
    add("filter", nargs="*", help="only the cells whose name contains each of these texts: deno fork json '-> python'")
    add("--quick", action="store_true", help=f"{running.QUICK_MANY} small messages instead of {running.MANY}")
    add("-j", "--jobs", type=int, default=os.cpu_count() or 1, metavar="N", help="cells at a time")
    return parser
