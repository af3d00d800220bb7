"""Arguments may be null, left out, or replaced by the options; what is no string becomes one."""

import json

from conformance.lib import show
from nodecompat import undefined
from nodecompat.child_process import spawn

calls = [
    ["echo"],
    ["echo", None],
    ["echo", undefined],
    ["echo", []],
    ["echo", {}],
    ["echo", {"argv0": "x"}, 5],
    ["echo", ["a", 1, None, undefined, True, [1, 2], {}]],
]


def next_call():
    if not calls:
        return
    child = spawn(*calls.pop(0))
    chunks = []
    child.stdout.on("data", chunks.append)
    child.on("close", lambda: (show(json.dumps(b"".join(chunks).decode()), child.spawnargs), next_call()))


next_call()
