"""timeout and killSignal."""

import json

from conformance.lib import show
from nodecompat.child_process import exec


def first(e, stdout, stderr):
    show(
        [key for key in vars(e) if key != "message"],
        e.killed,
        e.code,
        e.signal,
        json.dumps([e.message, stdout, stderr], separators=(",", ":")),
    )
    exec("sleep 5", {"timeout": 60, "killSignal": 9}, second)


def second(e):
    show(e.killed, e.signal)
    exec("echo in time", {"timeout": 100000}, lambda e, stdout: show(e, stdout.strip()))


exec("sleep 5", {"timeout": 60}, first)
