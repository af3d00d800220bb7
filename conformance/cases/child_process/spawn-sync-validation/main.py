"""spawnSync() checks what spawn() checks, then its limits, then stdio."""

import math

from conformance.lib import show
from nodecompat.child_process import spawnSync

calls = [[5], [""], ["x", 5], ["x", ["\0"]], ["x", [], None], ["x", [], []]]
options = {
    "cwd": 5,
    "detached": 5,
    "uid": "0",
    "gid": math.nan,
    "shell": 5,
    "argv0": 5,
    "windowsHide": 5,
    "env": {"A": "\0"},
    "timeout": 1.5,
    "maxBuffer": -1,
    "killSignal": "SIGFOO",
    "stdio": "foo",
    "input": 5,
}
for name in list(options):
    calls.append(["x", [], {**options}])
    del options[name]
for args in calls:
    try:
        spawnSync(*args)
    except Exception as e:
        show(e.name, e.code, e.message)
