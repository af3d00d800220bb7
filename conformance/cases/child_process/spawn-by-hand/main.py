"""ChildProcess used directly: its checks, and a program started with it."""

import json

from conformance.lib import show
from nodecompat import undefined
from nodecompat.child_process import ChildProcess

wrong = [
    undefined,
    None,
    5,
    "foo",
    [],
    {},
    {"file": 5},
    {"file": "x", "args": 5},
    {"file": "x", "args": None},
    {"file": "x", "envPairs": 5, "stdio": ["pipe", "pipe", "pipe", "ipc"]},
    {"file": 5, "stdio": "foo"},
]
for options in wrong:
    try:
        ChildProcess().spawn(options)
    except Exception as e:
        show(e.name, e.code, e.message)
child = ChildProcess()
show(child.spawn({"file": "/usr/bin/env", "args": ["env"], "envPairs": ["A=1", "B=x=y"], "stdio": "pipe"}))
show(child.spawnfile, child.spawnargs)
child.stdout.on("data", lambda data: show(json.dumps(data.decode())))


@child.on("close")
def on_close(code):
    show("close", code)
    missing = ChildProcess()
    missing.on("error", lambda e: show(e.message, e.spawnargs))
    show(missing.spawn({"file": "/no/such", "args": ["no", "a"]}))
