"""What standard output is: a pipe, a file, a device."""

import os
import tempfile

from conformance.lib import show
from nodecompat import console, fs, process
from nodecompat.child_process import spawn

if process.argv[2]:
    console.error(process.stdout._type, process.stdout.isTTY, process.stdout.fd)
else:
    directory = tempfile.mkdtemp(prefix="case-")
    runs = [["pipe", "pipe"], ["ignore", "ignore"], ["file", fs.openSync(os.path.join(directory, "out"), "w")]]

    def next():
        if not runs:
            return fs.rmSync(directory, {"recursive": True})
        name, output = runs.pop(0)
        child = spawn(process.execPath, [process.argv[1], "tells"], {"stdio": ["ignore", output, "pipe"]})
        child.stderr.on("data", lambda text: show(name, text.decode().strip()))
        child.on("close", next)

    next()
