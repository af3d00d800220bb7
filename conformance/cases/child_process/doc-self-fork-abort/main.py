"""A program that forks itself, told apart by argv[2], and stops the copy by a signal of abort."""

from conformance.lib import show
from nodecompat import AbortController, process, setTimeout
from nodecompat.child_process import fork

if process.argv[2:] == ["child"]:
    setTimeout(lambda: show("never said"), 10000)
else:
    controller = AbortController()
    child = fork(process.argv[1], ["child"], {"signal": controller.signal})
    child.on("error", lambda error: show("error", error.name, error.code))
    child.on("close", lambda code, signal: show("close", code, signal))
    controller.abort()
