"""stdin may be a file, which is read to its end or left to a child that inherits it."""

import os
import shutil
import tempfile

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import spawn

how = process.argv[2] if len(process.argv) > 2 else ""
if how == "reads":
    text = ""
    process.stdin.setEncoding("utf8")

    @process.stdin.on("data")
    def _(chunk):
        global text
        text += chunk

    process.stdin.on("end", lambda: show(len(text), text[:10], process.stdin.isTTY))
elif how == "leaves":
    process.stdin
    spawn("sh", [], {"stdio": ["inherit", "inherit", "inherit"]}).on("close", lambda code: show("sh", code))
else:
    dir = tempfile.mkdtemp(prefix="stdin-")
    file = os.path.join(dir, "input")

    def run(how, text, next):
        open(file, "w").write(text)
        fd = os.open(file, os.O_RDONLY)
        child = spawn(process.execPath, [process.argv[1], how], {"stdio": [fd, "inherit", "inherit"]})
        os.close(fd)

        @child.on("close")
        def _(code):
            show(how, code)
            next()

    run("reads", "a line of text\n" * 20000, lambda: run("leaves", "echo hello\n", lambda: shutil.rmtree(dir)))
