"""What spawnSync() could not start is in the result, whatever it is."""

from conformance.lib import show
from nodecompat.child_process import spawnSync

calls = [
    ["/no/such", ["a"]],
    ["/etc", []],
    ["/etc/passwd/x"],
    ["true", {"cwd": "/no/such"}],
    ["true", {"cwd": ""}],
    ["true", ["x" * 3000000]],
    ["true", {"stdio": [0, 1, 999]}],
    ["true", {"uid": -1}],
]
for args in calls:
    rest = spawnSync(*args)
    error = rest.pop("error")
    show(error.message, error.errno, error.code, error.syscall, error.path, len(error.spawnargs), list(rest))
    show(rest.status, rest.signal, rest.output, rest.pid)
