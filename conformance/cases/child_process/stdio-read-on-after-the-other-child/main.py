"""What another child leaves of a stream can be read when it has ended."""

from conformance.lib import show
from nodecompat.child_process import spawn

writer = spawn("sh", ["-c", "echo first; read go; echo second"], {"stdio": ["pipe", "pipe", "inherit"]})
reader = spawn("head", ["-n", "1"], {"stdio": [writer.stdout, "pipe", "inherit"]})
reader.stdout.on("data", lambda data: show("reader", data.decode().strip()))


@reader.on("close")
def on_close():
    writer.stdout.on("data", lambda data: show("parent", data.decode().strip()))
    writer.stdout.resume()
    writer.stdin.end("go\n")


writer.on("close", lambda code: show("close", code))
