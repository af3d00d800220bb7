"""What the Python programs share: their orders, the payloads, clocks, and the one line they report.

It imports next to nothing, because the children of several measurements import it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from time import perf_counter, process_time
from typing import Any

Order = dict[str, Any]

JOB = {
    "id": 12345,
    "type": "job",
    "payload": {"name": "thumbnails", "width": 640, "height": 480, "tags": ["a", "b", "c"]},
    "ok": True,
}

now: Callable[[], float] = perf_counter
cpu: Callable[[], float] = process_time


def orders(position: int = 1) -> Order:
    """The orders on the command line."""
    found: Order = json.loads(sys.argv[position])
    return found


def _deep(levels: int) -> dict[str, Any]:
    value: dict[str, Any] = {"level": levels, "leaf": True}
    for level in range(levels - 1, -1, -1):
        size = {"width": level * 2, "height": level * 3}
        value = {"level": level, "name": f"node {level}", "tags": ["red", "green", "blue"], "size": size, "next": value}
    return value


# Per payload: how it is made, and the number that a receiver adds up, so that the work is seen to be done.
_PAYLOADS: dict[str, tuple[Callable[[int], Any], Callable[[Any], int]]] = {
    "job": (lambda size: JOB, lambda message: message["id"] + message["payload"]["width"]),
    "deep": (lambda size: _deep(100), lambda message: message["size"]["width"] + message["next"]["next"]["level"]),
    "text": (lambda size: "x" * size, len),
    "buffer": (lambda size: b"\7" * size, lambda message: len(message) + message[0] + message[-1]),
}


def payload(order: Order) -> tuple[Any, Callable[[Any], int]]:
    """The message that the orders name, and what a receiver adds up."""
    make, check = _PAYLOADS[order["payload"]]
    return make(order.get("size", 0)), check


def report(**result: Any) -> None:
    """Print the result as the program's one line."""
    print(json.dumps({**result, "cpu_life": process_time()}), flush=True)
