"""execFile() checks options and callback first, then its limits, then what spawn() checks."""

import math

from conformance.lib import show
from nodecompat.child_process import execFile


def f(): ...


for args in [
    [5],
    [""],
    ["a\0"],
    ["x", 5],
    ["x", "y"],
    ["x", ["\0"]],
    ["x", [], 5],
    ["x", [], "s", 5],
    ["x", [], {}, 5],
    ["x", {}, 5],
    ["x", [], {"argv0": 5}],
    [5, [], {"timeout": -1}],
    [5, [], {"maxBuffer": "1"}],
    [5, [], {"maxBuffer": math.nan}],
    [5, [], {"killSignal": {}}],
    [5, [], {"killSignal": "SIGFOO"}],
    ["x", [], {"shell": 5}],
    ["x", [], {"cwd": 5}],
    ["x", [], {"signal": f}],
]:
    try:
        execFile(*args)
    except Exception as e:
        show(e.name, e.code, e.message)
