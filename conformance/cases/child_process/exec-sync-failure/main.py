"""What execSync() throws for a failed command."""

import json

from conformance.lib import show

from nodecompat import undefined
from nodecompat.child_process import execFileSync, execSync

calls = [
    lambda: execSync("echo out; echo oops >&2; exit 9", {"stdio": "pipe", "encoding": "utf8"}),
    lambda: execSync("exit 3", {"stdio": "pipe"}),
    lambda: execSync("kill -9 $$", {"stdio": "pipe"}),
    lambda: execFileSync("sh", ["-c", "exit 4"], {"argv0": "shell"}),
    lambda: execFileSync("false", ["a", None, "b"]),
]
for call in calls:
    try:
        call()
    except Exception as e:
        show(
            e.name,
            json.dumps(e.message),
            [key for key in vars(e) if key != "message"],
            e.status,
            e.signal,
            e.output,
            e.pid > 0,
        )
        show(e.stdout is e.output[1], e.stderr is e.output[2], e.code is not undefined)
