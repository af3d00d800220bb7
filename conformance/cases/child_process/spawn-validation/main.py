"""spawn() checks its arguments in a fixed order."""

from conformance.lib import show
from nodecompat.child_process import spawn

calls = [[5], [""], ["a\0b"], ["x", 5], ["x", "y"], ["x", ["a", "b\0"]], ["x", [], None], ["x", [], 5], ["x", [], []]]
options = {
    "cwd": 5,
    "detached": 5,
    "uid": "0",
    "gid": "0",
    "shell": 5,
    "argv0": 5,
    "windowsHide": 5,
    "windowsVerbatimArguments": 5,
    "env": {"A": "\0"},
    "timeout": -1,
    "signal": None,
    "killSignal": "SIGFOO",
    "stdio": "foo",
    "serialization": 5,
}
for name in list(options):
    calls.append(["x", [], {**options}])
    del options[name]
for args in calls[:-1]:
    try:
        spawn(*args)
    except Exception as e:
        show(e.name, e.code, e.message)
