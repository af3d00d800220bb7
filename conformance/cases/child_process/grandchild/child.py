"""The child of main.py."""

from nodecompat import process
from nodecompat.child_process import fork

if process.argv[2] == "grandchild":

    @process.once("message")
    def on_message(m):
        process.send(m + " from the grandchild")
        process.exitCode = 4

else:
    child = fork(process.env.CHILD, ["grandchild"])
    process.once("message", lambda m: child.send(m))
    child.on("message", lambda m: process.send(m))
    child.on("exit", lambda code: process.exit(code + 1))
