"""shell: true, the name of one, or none."""

import json

from conformance.lib import show
from nodecompat import undefined
from nodecompat.child_process import spawn

forms = [
    ["echo", ["a  b", "$((2 + 3))"], {"shell": True}],
    ["echo $0", {"shell": "/bin/sh"}],
    ["echo", ["$HOME"], {"shell": ""}],
    ["echo", ["$HOME"], {"shell": None}],
    ["echo", [None, undefined, "x"], {"shell": True}],
]


def next_form():
    if not forms:
        return
    child = spawn(*forms.pop(0))
    chunks = []
    child.stdout.on("data", chunks.append)
    child.on(
        "close",
        lambda code: (show(code, json.dumps(b"".join(chunks).decode()), child.spawnfile, child.spawnargs), next_form()),
    )


next_form()
