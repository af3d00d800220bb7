"""The fields of a child, in their order, at once and at its end."""

from nodecompat.child_process import spawn
from nodecompat.console import console
from nodecompat.js import Object


def fields(child):
    return ",".join(name for name in Object.keys(child) if not name.startswith("_"))


child = spawn("sh", ["-c", "exit 5"])
console.log(fields(child))
child.on("close", lambda: console.log(fields(child), next(value for name, value in Object.entries(child) if name == "exitCode")))
failed = spawn("no-such-program")
failed.on("error", lambda: console.log(fields(failed)))
