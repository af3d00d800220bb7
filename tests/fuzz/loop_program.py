"""Runs programs of ticks, microtasks, immediates, timers and throws, given as JSON: see test_fuzz_loop.py."""

from __future__ import annotations

import json
from time import monotonic_ns
from typing import Any

from nodecompat import console, process, queueMicrotask, setImmediate, setTimeout

process.on("uncaughtException", lambda error: console.log("caught", str(error)))

schedule: dict[str, Any] = {
    "tick": process.nextTick,
    "microtask": queueMicrotask,
    "immediate": setImmediate,
    "timer": lambda callback: setTimeout(callback, 1),
}


def busy(milliseconds: int) -> None:
    end = monotonic_ns() + milliseconds * 1_000_000
    while monotonic_ns() < end:
        pass


left = 0  # steps that are scheduled and have not run


def run(step: dict[str, Any]) -> None:
    global left
    left += len(step["steps"]) - 1
    if left == 0:
        setTimeout(start, 20)
    console.log(step["name"])
    for one in step["steps"]:
        schedule[one["kind"]](lambda *, one=one: run(one))
    if any(one["kind"] == "timer" for one in step["steps"]):
        busy(3)
    if step["throws"]:
        raise ValueError(step["name"])


programs = json.loads(process.argv[2])


def start() -> None:
    """One program after the other: two that are under way together would mix, as soon as the machine is slow."""
    global left
    if programs:
        left = 1
        run(programs.pop(0))


setTimeout(start, 300)
