"""The value of the promise has stdout and stderr, in this order, as text or bytes."""

import json

from conformance.lib import show
from nodecompat import AbortSignal
from nodecompat.child_process import exec, execFile
from nodecompat.util import promisify

promisify(exec)("echo x").then(lambda result: show(result, list(result))).then(
    lambda: promisify(execFile)("echo", ["y"], {"encoding": "buffer"})
).then(lambda result: show(result)).then(lambda: promisify(exec)("sleep 5", {"signal": AbortSignal.abort()})).catch(
    lambda e: show(e.name, json.dumps([e.stdout, e.stderr], separators=(",", ":")))
)
