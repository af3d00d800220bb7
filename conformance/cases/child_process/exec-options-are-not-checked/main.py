"""exec() takes anything for options; the callback has to be a function."""

from conformance.lib import show
from nodecompat import undefined
from nodecompat.child_process import exec

tries = [None, 5, "text", [1], {}, undefined]


def next_try():
    if tries:
        exec("echo ran", tries.pop(0), lambda error, stdout: (show(error, stdout.strip()), next_try()))


next_try()
for args in [
    ["true", 5, 5],
    ["true", {}, "x"],
    [5],
    ["a\0b"],
    [""],
    ["true", {"timeout": -1}],
    ["true", {"signal": None}],
]:
    try:
        exec(*args)
    except Exception as e:
        show(e.name, e.code, e.message)
