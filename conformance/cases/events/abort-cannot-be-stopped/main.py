"""What the library registers on a signal is reached although a listener stopped the event."""

from conformance.lib import show
from nodecompat import AbortController
from nodecompat.abort import Event, EventTarget
from nodecompat.child_process import execFile, spawn
from nodecompat.events import EventEmitter, on, once
from nodecompat.stream import Readable, addAbortSignal, finished
from nodecompat.timers import promises as timers

c = AbortController()
e = EventEmitter()
target = EventTarget()
options = {"signal": c.signal}
c.signal.addEventListener("abort", lambda event: event.stopImmediatePropagation())
c.signal.addEventListener("abort", lambda: show("never"))
target.addEventListener("foo", lambda: show("never"), options)
timers.setTimeout(1000, "v", options).catch(lambda err: show("setTimeout", err.name))
once(e, "x", options).catch(lambda err: show("once", err.name))
once(target, "x", options).catch(lambda err: show("once of a target", err.name))
on(e, "x", options).next().catch(lambda err: show("on", err.name))
addAbortSignal(c.signal, Readable({"read": lambda: None})).on("error", lambda err: show("stream", err.name))
finished(Readable({"read": lambda: None}), options, lambda err: show("finished", err.name))
p = spawn("sleep", ["5"], options)
p.on("error", lambda err: show("spawn", err.name))


@p.on("exit")
def _(code, signal):
    show(code, signal)
    again = AbortController()
    again.signal.addEventListener("abort", lambda event: event.stopImmediatePropagation())
    execFile("sleep", ["5"], {"signal": again.signal}, lambda err: show("execFile", err.name, err.code))
    again.abort()


c.abort()
show(target.dispatchEvent(Event("foo")))
