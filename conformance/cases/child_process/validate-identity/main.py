"""fork() checks uid, gid and argv0."""

import math

from conformance.lib import show
from nodecompat.child_process import fork

tries = [
    ["x", [], options]
    for options in [
        {"uid": "0"},
        {"uid": 1.5},
        {"uid": 2**32},
        {"gid": math.nan},
        {"gid": True},
        {"argv0": 1},
        {"argv0": "a\0"},
    ]
]
for args in tries:
    try:
        fork(*args)
        show("accepted")
    except Exception as e:
        show(e.name, e.code, e.message)
