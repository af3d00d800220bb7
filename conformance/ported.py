"""`python -m conformance port`: programs of JavaScript alone are converted, run, and held against what Node prints.

What must stay true: a directory of `port/` holds a program as somebody wrote it, `main.js`, `main.mjs` or `main.ts` with
the files it uses, and in `expected.txt` the trace that Node 26 has left. What is checked is the converter's whole claim:
every file converts with nothing left to do, and the Python prints that trace.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from nodecompat._port.command import convert_file
from nodecompat._port.convert import Converted

from . import cases, runner, runtimes, traces
from .casts import DROPPED
from .traces import Trace

HERE = Path(__file__).resolve().parent
PROGRAMS = HERE / "port"
SCRIPTS = (".js", ".mjs", ".cjs", ".ts", ".mts", ".cts")


@dataclass(frozen=True, slots=True)
class Program:
    """A directory of JavaScript, with the file that holds what Node prints."""

    directory: Path

    @property
    def name(self) -> str:
        """The directory's."""
        return self.directory.name

    @property
    def expected(self) -> Path:
        """The file with the trace of Node."""
        return self.directory / "expected.txt"

    @property
    def main(self) -> Path:
        """The file to start with."""
        return next(path for path in sorted(self.directory.glob("main.*")) if path.suffix in SCRIPTS)


@dataclass(frozen=True, slots=True)
class Port:
    """What came of a program: its files as converted, and what the Python printed."""

    files: dict[str, Converted]
    actual: Trace
    stderr: str

    @property
    def left(self) -> list[str]:
        """The lines left to do: `worker.js:12: why`."""
        return [f"{name}:{line}: {why}" for name, done in self.files.items() for line, why in done.todos]


def discover(texts: Iterable[str] = ()) -> list[Program]:
    """The programs whose name contains one of the texts, or all."""
    every = [Program(path) for path in sorted(PROGRAMS.iterdir()) if path.is_dir()]
    wanted = tuple(texts)
    return [one for one in every if not wanted or any(text in one.name for text in wanted)]


def convert(program: Program, target: Path) -> dict[str, Converted]:
    """Convert every script of a program into a directory, and copy its other files."""
    files = [path for path in sorted(program.directory.rglob("*")) if path.is_file() and path != program.expected]
    scripts = [path for path in files if path.suffix in SCRIPTS]
    done: dict[str, Converted] = {}
    for path in files:
        place = target / path.relative_to(program.directory)
        place.parent.mkdir(parents=True, exist_ok=True)
        if path in scripts:
            converted = convert_file(path, {one.stem for one in scripts})
            place.with_suffix(".py").write_text(converted.python)
            done[str(path.relative_to(program.directory))] = converted
        else:
            shutil.copy(path, place)
    return done


def play(program: Program, target: Path, python: str = sys.executable) -> Port:
    """Convert a program into an empty directory and run it there."""
    files = convert(program, target)
    command = [python, str(target / "main.py")]
    actual, stderr = runner.run_program(command, target, _environment(), runner.TIME_LIMIT, end_group=True)
    return Port(files, actual, stderr)


def problems(program: Program, port: Port) -> list[str]:
    """What is not as it should be, line by line; nothing if all is well."""
    expected = traces.parse(program.expected.read_text())
    found = [f"left to do: {line}" for line in port.left]
    if port.actual != expected:
        found += traces.diff(expected, port.actual)
        found += [f"stderr: {line}" for line in port.stderr.splitlines()[-12:]]
    return found


def record(program: Program, node: str) -> Trace:
    """What Node prints. Raises CaseError if it does not print the same three times."""
    command = [node, str(program.main)]
    prints = [
        runner.run_program(command, program.directory, _environment(), runner.TIME_LIMIT, True)[0] for _ in range(3)
    ]
    if any(one != prints[0] for one in prints):
        raise cases.CaseError(f"{program.name}: Node does not always print the same")
    program.expected.write_text(prints[0].text)
    return prints[0]


def _environment() -> dict[str, str]:
    env = {name: value for name, value in os.environ.items() if name not in DROPPED}
    return env | {"PYTHONPATH": os.pathsep.join(filter(None, (str(HERE.parent), env.get("PYTHONPATH"))))}


def main(words: list[str]) -> int:
    """The command; exit status 0 if every program came out as it should."""
    parser = argparse.ArgumentParser(prog="python -m conformance port", description=__doc__)
    parser.add_argument("filter", nargs="*", help="only programs whose name contains one of these texts")
    parser.add_argument("--record", metavar="NODE", help="write what this Node prints into expected.txt")
    parser.add_argument("--keep", metavar="DIRECTORY", type=Path, help="keep the Python in this directory")
    options = parser.parse_args(words)
    chosen = discover(options.filter)
    if options.record:
        for program in chosen:
            print(program.name, record(program, options.record).ending)
        return 0
    with tempfile.TemporaryDirectory() as scratch, ThreadPoolExecutor(os.cpu_count()) as pool:
        place = options.keep or Path(scratch)
        python = runtimes.python().path
        ports = pool.map(lambda program: play(program, place / program.name, python), chosen)
        return _report(chosen, ports)


def _report(chosen: list[Program], ports: Iterable[Port]) -> int:
    failed = lines = left = 0
    for program, port in zip(chosen, ports, strict=True):
        found = problems(program, port)
        count = sum(done.lines for done in port.files.values())
        lines += count
        left += len(port.left)
        failed += bool(found)
        print(f"{program.name:32} {count:4} lines  {'FAIL' if found else 'ok'}", flush=True)
        print(*(f"    {line}" for line in found), sep="\n", end="\n" if found else "")
    print(
        f"{len(chosen) - failed} of {len(chosen)} programs print what Node prints; {left} of {lines} lines left to do"
    )
    return int(failed > 0)
