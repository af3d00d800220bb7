"""The command `python -m conformance soak`: passes connections to a child, and looks what is left of them.

Connections are accepted, passed on, answered by the child and closed, some at a time; with `--both` the child passes them
back, and the parent answers. At points in between, when none is open, both processes tell how many descriptors they have and how much memory. The exit status is 0 if no descriptor was
left at any point, and every connection was answered.

With `--load` it is a cluster instead: requests over many connections, while workers are killed, one each second, and then
all are replaced, one after the other. The exit status is 0 if no request was lost but those that a killed worker had.

With `--remote` it is children behind an agent, which end in every way there is, while agents are killed, or the workers
of a Dask cluster. The exit status is 0 if each ended as it had to or was lost, and nothing is left of any.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from ..bench import contenders

PROGRAMS = Path(__file__).parent / "programs"
ROOT = Path(__file__).parents[2]
POINTS = 20
FLIGHT = 2  # children elsewhere at a time
KILL_SECONDS = 10  # between two agents or workers that are killed
SPARE = 2  # descriptors by which an engine of others' may differ: Dask keeps connections for later


@dataclass(frozen=True, slots=True)
class Line:
    """What one process had at each point, and what that comes to for a passed connection."""

    name: str
    fds: list[int]
    rss: list[int]
    step: int  # connections between two points

    @property
    def fd_slope(self) -> float:
        """Descriptors left by a connection, from the first point on."""
        return slope(self.fds) / self.step

    @property
    def rss_slope(self) -> float:
        """Bytes left by a connection, once the first quarter has warmed it up."""
        return slope(self.rss[len(self.rss) // 4 :]) / self.step

    @property
    def text(self) -> str:
        """A row of the table."""
        fds = f"{self.fds[0]} to {self.fds[-1]}"
        rss = f"{self.rss[0] / 2**20:.1f} to {self.rss[-1] / 2**20:.1f}"
        return f"| {self.name} | {fds} | {self.fd_slope:.6f} | {rss} | {self.rss_slope:.1f} |"


def slope(values: list[int]) -> float:
    """How much a line through the values rises from one to the next: least squares."""
    n = len(values)
    middle = (n - 1) / 2
    spread = sum((at - middle) ** 2 for at in range(n))
    return sum((at - middle) * value for at, value in enumerate(values)) / spread if spread else 0.0


def main(arguments: list[str]) -> int:
    """Run the command; the exit status."""
    options = parser().parse_args(arguments)
    if options.load:
        return load(options)
    if options.remote:
        return remote(options)
    if options.sockets < POINTS:
        print(f"at least {POINTS} sockets", file=sys.stderr)
        return 2
    child = [sys.executable, str(PROGRAMS / "child.py")]
    if options.child != "python":
        command = contenders.toolbox().commands.get(options.child)
        if command is None:
            print(f"{options.child} is not here", file=sys.stderr)
            return 2
        child = [*command, str(PROGRAMS / "child.js")]
    step = options.sockets // POINTS
    order = {"child": child, "wire": options.wire, "step": step, "points": POINTS, "flight": options.flight}
    order["word"] = "return" if options.both else "answer"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    program = [sys.executable, str(PROGRAMS / "main.py"), json.dumps(order)]
    run = subprocess.run(program, env=environment, stdout=subprocess.PIPE, text=True, check=False)
    if run.returncode:
        print(f"the program ended with {run.returncode}", file=sys.stderr)
        return 1
    found = json.loads(run.stdout)
    lines = [Line(name, found[name]["fds"], found[name]["rss"], step) for name in ("parent", "child")]
    print(f"{found['answered']} of {step * POINTS} connections answered by {options.child} on {options.wire}, ", end="")
    print(f"{found['answered'] / found['seconds']:.0f} a second")
    print("| process | descriptors | left by each | MiB | bytes left by each |", "|---|---|---|---|---|", sep="\n")
    print(*(line.text for line in lines), sep="\n")
    return int(found["answered"] != step * POINTS or any(line.fds[-1] > line.fds[0] for line in lines))


def load(options: argparse.Namespace) -> int:
    """The cluster under load; the exit status."""
    execs = [str(PROGRAMS / "load_worker.py")]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    if options.child != "python":
        command = contenders.toolbox().commands.get(options.child)
        if command is None:
            print(f"{options.child} is not here", file=sys.stderr)
            return 2
        execs.append(str(PROGRAMS / "load_worker.js"))
        environment["PATH"] = f"{Path(command[0]).parent}{os.pathsep}{environment.get('PATH', '')}"
    names = ("workers", "requests", "connections", "kills", "pause")
    order = {name: getattr(options, name) for name in names}
    program = [sys.executable, str(PROGRAMS / "load.py"), json.dumps({**order, "execs": execs})]
    run = subprocess.run(program, env=environment, stdout=subprocess.PIPE, text=True, check=False)
    if run.returncode:
        print(f"the program ended with {run.returncode}", file=sys.stderr)
        return 1
    found = json.loads(run.stdout)
    kinds = "Python and " + options.child if len(execs) > 1 else "Python"
    print(
        f"{found['served']} requests answered over {options.connections} connections by {options.workers} workers ",
        end="",
    )
    print(f"of {kinds}, {found['served'] / found['seconds']:.0f} a second")
    print(
        f"{found['killed']} workers killed, {found['reloaded']} replaced on purpose, {found['workers']} have answered"
    )
    print(f"{found['repeated']} requests asked again because their worker was killed, {found['lost']} lost otherwise")
    return int(found["lost"] > 0 or found["served"] < options.requests)


def remote(options: argparse.Namespace) -> int:
    """Children on other machines; the exit status."""
    names = {"carrier": options.remote, "seconds": options.minutes * 60, "points": POINTS, "flight": FLIGHT}
    order = {**names, "pause": KILL_SECONDS, "seed": options.seed}
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    program = [sys.executable, str(PROGRAMS / "remote.py"), json.dumps(order)]
    run = subprocess.run(program, env=environment, stdout=subprocess.PIPE, text=True, check=False)
    if run.returncode:
        print(f"the program ended with {run.returncode}", file=sys.stderr)
        return 1
    found = json.loads(run.stdout)
    count = sum(found["ends"].values())
    print(f"{count} children of {options.remote} in {found['seconds'] / 60:.1f} minutes: ", end="")
    print(", ".join(f"{name} {number}" for name, number in sorted(found["ends"].items())))
    print(f"{found['killed']} kills; {len(found['wrong'])} ended wrongly, {found['left']} processes or tasks were left")
    print(*found["wrong"], sep="\n", end="\n" if found["wrong"] else "")
    lines = [Line(name, each["fds"], each["rss"], max(count // POINTS, 1)) for name, each in found["has"].items()]
    print("| process | descriptors | left by each | MiB | bytes left by each |", "|---|---|---|---|---|", sep="\n")
    print(*(line.text for line in lines), sep="\n")
    return int(bool(found["wrong"]) or found["left"] > 0 or lines[0].fds[-1] > lines[0].fds[0] + SPARE)


def parser() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m conformance soak", description=__doc__)
    add = parser.add_argument
    add("--sockets", type=int, default=100_000, metavar="N", help="how many are passed (100,000)")
    add("--flight", type=int, default=20, metavar="N", help="how many are open at a time (20)")
    add("--both", action="store_true", help="the child passes each back, and the parent answers")
    add("--wire", default="cbor", help="cbor, json or advanced; cbor between Pythons alone")
    add("--child", default="python", help="python, node26, node24, bun or deno")
    add("--load", action="store_true", help="a cluster under load; with --child, half of the workers are of that kind")
    add("--remote", choices=("local", "dask"), help="children behind agents of this machine, or on a Dask cluster")
    add("--minutes", type=float, default=30, metavar="N", help="for so long (30)")
    add("--seed", type=int, default=1, metavar="N", help="of what happens to which child (1)")
    add("--workers", type=int, default=4, metavar="N", help="how many workers (4)")
    add("--requests", type=int, default=20_000, metavar="N", help="how many requests (20,000)")
    add("--connections", type=int, default=200, metavar="N", help="over so many connections at a time (200)")
    add("--kills", type=int, default=5, metavar="N", help="how many workers are killed (5)")
    add("--pause", type=int, default=1000, metavar="MS", help="between two of them (1000)")
    return parser
