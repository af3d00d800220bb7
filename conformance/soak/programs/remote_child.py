"""A child elsewhere: tells who it is, and does what it is told."""

from __future__ import annotations

import os
from typing import Any

from nodecompat import process, setInterval


def told(message: list[Any]) -> None:
    """What is wanted, and how much of it."""
    way, what = message
    if way == "deaf":
        process.on("SIGTERM", lambda *_: process.send("heard"))
        setInterval(lambda: None, 1000)
    process.send([os.getpid(), os.getppid()])
    if way == "exit":
        for number in range(what):
            process.send(number)
        process.exit(3)
    if way == "large":
        process.send(what)


process.on("message", told)
