"""A file and /dev/null stay open at their end, where a pipe is closed."""

import os

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import spawn

if process.argv[2]:
    length = 0

    @process.stdin.on("data")
    def data(chunk):
        global length
        length += len(chunk)

    process.stdin.on("end", lambda: show("end", length > 0))
    process.stdin.on("close", lambda: show("close"))
    process.on("exit", lambda: show(process.stdin.destroyed, process.stdin.readableEnded))
else:
    runs = [["pipe", "pipe"], ["ignore", "ignore"], ["file", os.open(process.argv[1], os.O_RDONLY)]]

    def next():
        if not runs:
            return
        name, input = runs.pop(0)
        child = spawn(process.execPath, [process.argv[1], "reads"], {"stdio": [input, "inherit", "inherit"]})
        if name == "pipe":
            child.stdin.end("a text")

        @child.on("close")
        def close(code):
            show(name, code)
            next()

    next()
