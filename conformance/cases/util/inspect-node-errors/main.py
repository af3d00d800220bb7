"""Errors of the system and of argument checks show code and errno."""

from nodecompat import process
from nodecompat.console import console
from nodecompat.events import EventEmitter
from nodecompat.util import inspect


def attempt(f):
    try:
        f()
    except Exception as error:
        console.log(inspect(error.with_traceback(None)))


attempt(lambda: EventEmitter().on("x", 5))
attempt(lambda: process.kill(process.pid, "SIGNONE"))
attempt(lambda: process.kill(2**22 + 1, 0))
attempt(lambda: EventEmitter().emit("error", {"a": [1]}))
