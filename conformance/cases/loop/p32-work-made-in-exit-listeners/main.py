"""P32 Natural end: ticks and macrotasks created in 'exit' never run, but microtasks do (once, after all listeners)."""

from conformance.lib import show
from nodecompat import Promise, process, queueMicrotask, setImmediate, setTimeout


@process.on("exit")
def on_exit():
    process.nextTick(lambda: show("tick"))
    Promise.resolve().then(lambda: show("micro"))
    queueMicrotask(lambda: show("qm"))
    setTimeout(lambda: show("timeout"), 0)
    setImmediate(lambda: show("imm"))
    show("exit")
