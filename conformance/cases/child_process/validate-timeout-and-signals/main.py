"""fork() checks timeout, signal and killSignal."""

import math

from conformance.lib import show
from nodecompat.child_process import fork

tries = [
    ["x", [], options]
    for options in [
        {"timeout": -1},
        {"timeout": 1.5},
        {"timeout": "1"},
        {"timeout": math.inf},
        {"signal": None},
        {"signal": 1},
        {"signal": {}},
        {"killSignal": {}},
        {"killSignal": True},
        {"killSignal": "SIGXYZ"},
        {"killSignal": -1},
        {"killSignal": 999},
    ]
]
for args in tries:
    try:
        fork(*args)
        show("accepted")
    except Exception as e:
        show(e.name, e.code, e.message)
