"""What is measured: one row each, with the orders for its program, the contenders, and the counts of a quick and a full run.

A cost is seconds or bytes for one unit of work, less is better. How it is shown is a row of UNITS.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

KIB, MIB = 1 << 10, 1 << 20
BURST_BYTES, BURST_MESSAGES = 4 * MIB, 500  # what a child sends before it waits until it is written
WARM_BYTES, WARM_MESSAGES = 32 * MIB, 10_000  # what goes ahead untimed in every run, so that who compiles has done so

OURS = ("nodecompat cbor", "nodecompat json", "nodecompat advanced")
PURE = tuple(f"{label} pure" for label in OURS)  # the same without the compiled road
SERVED = "nodecompat cbor served"  # children from the fork server
REMOTE = "nodecompat cbor remote"  # children behind an agent
NODES = ("node24 json", "node24 advanced", "node26 json", "node26 advanced")
FOREIGN = (*NODES, "bun json", "bun advanced", "deno json")
CHANNELS = (*OURS, *PURE, REMOTE, *FOREIGN, "pipe", "stdio")
ADVANCED = ("node24 advanced", "node26 advanced", "bun advanced")
BUFFERS = (
    "nodecompat cbor",
    "nodecompat advanced",
    "nodecompat cbor pure",
    "nodecompat advanced pure",
    REMOTE,
    *ADVANCED,
    "moved cbor",
    "pipe",
    "raw",
    "raw anew",
)
LARGEST = 64 * MIB
ENGINES = ("node24", "node26", "bun", "deno")


@dataclass(frozen=True, slots=True)
class Unit:
    """How costs are shown: the heading, the figure, and whether it is a rate (more is better)."""

    heading: str
    figure: Callable[[float, int], float]  # cost, size in bytes of one message -> the figure
    rate: bool = False


UNITS = {
    "k/s": Unit("thousand/s", lambda cost, size: 1e-3 / cost, rate=True),
    "MB/s": Unit("MB/s", lambda cost, size: size * 1e-6 / cost, rate=True),
    "ms": Unit("ms each", lambda cost, size: cost * 1e3),
    "µs": Unit("µs each", lambda cost, size: cost * 1e6),
    "MiB": Unit("MiB", lambda cost, size: cost / MIB),
}


@dataclass(frozen=True, slots=True)
class Measurement:
    """One row. `counts` are those of a quick and of a full run; 0 leaves the row out of that run.

    `warm` units of work go ahead untimed in either: a quick run is not kinder to us because others still compile.
    """

    name: str
    title: str
    program: str
    unit: str
    counts: tuple[int, int]
    contenders: tuple[str, ...]
    quick: tuple[str, ...]  # the contenders of a quick run
    orders: dict[str, Any] = field(default_factory=dict)
    forks: bool = False  # the processor time of the children is their whole life's
    warm: int = 0

    @property
    def size(self) -> int:
        """The bytes of one message, 0 where that means nothing."""
        return int(self.orders.get("size", 0))


def stream(name: str, title: str, unit: str, counts: tuple[int, int], **changes: Any) -> Measurement:
    """A row of messages one way."""
    contenders = changes.pop("contenders", CHANNELS)
    quick = changes.pop("quick", contenders)
    size = changes.get("size", 0)
    warm = changes.pop("warm", max(1, min(WARM_MESSAGES, WARM_BYTES // size)) if size else WARM_MESSAGES)
    burst = max(1, min(BURST_MESSAGES, BURST_BYTES // size)) if size else BURST_MESSAGES
    return Measurement(name, title, "stream", unit, counts, contenders, quick, {"burst": burst, **changes}, warm=warm)


def buffers(name: str, size: int, counts: tuple[int, int]) -> Measurement:
    """A row of buffers one way."""
    quick = ("nodecompat cbor", "nodecompat advanced", "nodecompat cbor pure", "moved cbor", "pipe", "raw", "raw anew")
    title = f"buffers of {name.removeprefix('buffers-')}, one way"
    too_large = ("moved cbor",) if size >= LARGEST else ()  # over the limit of a message, with what is around it
    contenders = tuple(label for label in BUFFERS if label not in too_large)
    return stream(name, title, "MB/s", counts, contenders=contenders, quick=quick, payload="buffer", size=size)


def roundtrips(flight: int, counts: tuple[int, int]) -> Measurement:
    """A row of round trips."""
    title = f"round trips of the job message, {flight} in flight"
    quick = ("nodecompat cbor", "nodecompat cbor pure", "node26 json", "bun json", "bun advanced", "pipe")
    orders = {"payload": "job", "flight": flight}
    contenders = (*CHANNELS, "raw")
    name = f"round-trips-{flight}"
    return Measurement(name, title, "roundtrip", "k/s", counts, contenders, quick, orders, warm=WARM_MESSAGES // 2)


def elsewhere(name: str, counts: tuple[int, int], row: str) -> Measurement:
    """A row of children behind an agent beside what others have for other machines. `row` says of what: see ELSEWHERE."""
    title, program, unit, warm, orders = ELSEWHERE[row]
    contenders = ("nodecompat cbor", REMOTE, "execnet", "actor", "future")
    title += ", of a child behind an agent and of what others have for other machines"
    forks = program == "first"
    return Measurement(name, title, program, unit, counts, contenders, contenders, orders, forks=forks, warm=warm)


def emit(name: str, title: str, counts: tuple[int, int], **orders: Any) -> Measurement:
    """A row of emits in one process."""
    contenders, quick = ("nodecompat", "pyee", *ENGINES), ("nodecompat", "pyee", "node26")
    return Measurement(name, title, "emit", "k/s", counts, contenders, quick, orders, warm=counts[1] // 10)


def turns(name: str, title: str, counts: tuple[int, int], what: str) -> Measurement:
    """A row of callbacks that schedule the next."""
    orders = {"what": what, "batch": 5000}
    contenders = ("nodecompat", "asyncio", *ENGINES)
    quick = ("nodecompat", "asyncio", "node26")
    return Measurement(name, title, "turns", "k/s", counts, contenders, quick, orders, warm=counts[0])


def echo(name: str, title: str, unit: str, counts: tuple[int, int], size: int, flight: int) -> Measurement:
    """A row of blocks over a connection, there and back in one process."""
    contenders = ("nodecompat", "asyncio", "node24", "node26", "bun")
    quick = ("nodecompat", "asyncio", "node26")
    orders = {"size": size, "flight": flight}
    return Measurement(name, title, "echo", unit, counts, contenders, quick, orders, warm=counts[0] // 2)


def hello(name: str, title: str, *, kept: bool, workers: int = 0) -> Measurement:
    """A row of requests to a server that says hello, or to so many workers of one. Who asks is the same program for all."""
    contenders = ("nodecompat", "node24", "node26", "uvicorn", "gunicorn")
    orders = {"kept": kept, "connections": 16, "workers": workers, "python": sys.executable}
    return Measurement(name, title, "http", "k/s", (2_000, 10_000), contenders, contenders, orders, warm=1_000)


ELSEWHERE: dict[str, tuple[str, str, str, int, dict[str, Any]]] = {
    "start": ("from the start to the first word", "first", "ms", 1, {}),
    "round trips": ("round trips of the job message", "roundtrip", "µs", 200, {"payload": "job", "flight": 1}),
    "one way": ("job messages one way", "stream", "k/s", 1_000, {"payload": "job", "burst": BURST_MESSAGES}),
    "buffers": ("buffers of 1 MiB one way", "stream", "MB/s", 32, {"payload": "buffer", "size": MIB, "burst": 4}),
}
"""A row beside the others: what it is, its program, its unit, what goes ahead, its orders."""
WORKERS = 2  # of a cluster, and of the other servers beside it
STARTS = (*OURS, "nodecompat cbor pure", SERVED, REMOTE, *FOREIGN, "pipe", "stdio", "bare")
STARTS_QUICK = ("nodecompat cbor", "nodecompat cbor pure", SERVED, REMOTE, "node26 json", "bun json", "bare")
JOBS = (*OURS, *PURE, "node26 advanced", "bun json", "bun advanced", "raw")
DEEP = (*OURS, "nodecompat cbor pure", "node26 json", "node26 advanced")
UNPACED = (*OURS, *PURE, "node24 advanced", "node26 json", "node26 advanced", "bun json", "bun advanced")
MEMORY = (*OURS, "nodecompat cbor pure", *FOREIGN)
CROWD = ("nodecompat cbor", "nodecompat json", "nodecompat cbor pure", SERVED, "node24 json", "node26 json", "bun json")
CROWD_QUICK = ("nodecompat cbor", SERVED, "node26 json")
IMPORTS = (
    "import process",
    "import listen",
    "import child_process",
    "import pyee",
    "import multiprocessing",
    "import asyncio",
)

MEASUREMENTS = (
    Measurement(
        "first-message",
        "from fork() to the child's first message",
        "first",
        "ms",
        (3, 5),
        STARTS,
        STARTS_QUICK,
        forks=True,
        warm=1,
    ),
    stream(
        "one-way",
        "small messages one way (the job message: 113 bytes of JSON)",
        "k/s",
        (20_000, 200_000),
        contenders=(*CHANNELS, "raw"),
        quick=JOBS,
        payload="job",
    ),
    stream(
        "one-way-at-once",
        "the same, all sent in one turn without waiting for anything",
        "k/s",
        (0, 100_000),
        contenders=UNPACED,
        payload="job",
        burst=0,
    ),
    roundtrips(1, (2_000, 12_000)),
    roundtrips(64, (4_000, 30_000)),
    elsewhere("elsewhere-start", (3, 10), "start"),
    elsewhere("elsewhere-round-trips", (300, 2_000), "round trips"),
    elsewhere("elsewhere-one-way", (2_000, 10_000), "one way"),
    elsewhere("elsewhere-1MiB", (60, 250), "buffers"),
    buffers("buffers-1KiB", KIB, (0, 20_000)),
    buffers("buffers-64KiB", 64 * KIB, (500, 3_000)),
    buffers("buffers-1MiB", MIB, (60, 250)),
    buffers("buffers-64MiB", 64 * MIB, (0, 3)),
    stream("deep", "deep nested objects of 10 kB, one way", "k/s", (300, 1_000), quick=DEEP, payload="deep", warm=500),
    emit("emit-1", "emit to one listener", (50_000, 300_000), listeners=1, once=False),
    emit("emit-10", "emit to ten listeners", (10_000, 50_000), listeners=10, once=False),
    emit("once", "once() and an emit", (20_000, 100_000), listeners=1, once=True),
    turns("ticks", "nextTick callbacks, each scheduling the next", (50_000, 300_000), "tick"),
    turns("immediates", "setImmediate callbacks, each scheduling the next", (20_000, 100_000), "immediate"),
    turns("timers", "timers of 1 ms, 5000 at a time", (20_000, 50_000), "timer"),
    echo("net-round-trips", "64 bytes there and back over a connection, one at a time", "k/s", (2_000, 20_000), 64, 1),
    echo("net-echo", "64 KiB there and back over a connection, sixteen at a time", "MB/s", (500, 5_000), 64 * KIB, 16),
    Measurement(
        "sockets-passed",
        "connections passed to a child, and closed there",
        "sockets",
        "k/s",
        (2_000, 10_000),
        ("nodecompat cbor", "nodecompat json", "node24 json", "node26 json", "bun json"),
        ("nodecompat cbor", "nodecompat json", "node26 json"),
        {"burst": 100},
        warm=1_000,
    ),
    Measurement(
        "idle-memory",
        "resident memory of an idle child",
        "idle",
        "MiB",
        (1, 1),
        MEMORY,
        ("nodecompat cbor", "node26 json"),
    ),
    Measurement(
        "children",
        "children forked, greeted and ended",
        "crowd",
        "ms",
        (20, 200),
        (*CROWD, "bare"),
        (*CROWD_QUICK, "bare"),
        forks=True,
    ),
    hello("http-kept", "requests answered with hello, over sixteen connections that are kept", kept=True),
    hello("http-anew", "the same, with a connection for each request, sixteen at a time", kept=False),
    hello("cluster-kept", "the same of http-kept, by a cluster of two workers", kept=True, workers=WORKERS),
    hello("cluster-anew", "the same of http-anew, by a cluster of two workers", kept=False, workers=WORKERS),
    Measurement("imports", "imports in a fresh interpreter", "imports", "ms", (4, 8), IMPORTS, IMPORTS),
)
