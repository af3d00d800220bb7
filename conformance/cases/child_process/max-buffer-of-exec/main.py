"""maxBuffer of exec(): counted in bytes, cut in units of what is handed over."""

import math

from conformance.lib import show
from nodecompat import undefined
from nodecompat.child_process import exec

tries = [
    ["hello", 5],
    ["hello", 4],
    ["hello", 0],
    ["hello", None],
    ["hello", undefined],
    ["hello", math.inf],
    ["hello", 2.7],
    ["éé中中中", 5],
    ["hello", 3, "buffer"],
    ["hello", 3, "hex"],
    ["hello", 2, "base64"],
]


def next_try():
    if not tries:
        return
    text, max_buffer, encoding = (tries.pop(0) + ["utf8"])[:3]

    def done(e, stdout):
        show(max_buffer, encoding, stdout, *([e.name, e.code, e.message, "killed" in vars(e)] if e else []))
        next_try()

    exec(f"printf '{text}'", {"maxBuffer": max_buffer, "encoding": encoding}, done)


next_try()
