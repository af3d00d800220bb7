"""The warning names the class, symbols and null; 0 and Infinity never warn."""

from conformance.lib import show
from nodecompat import process
from nodecompat._js.text import Symbol
from nodecompat.events import EventEmitter

process.on("warning", lambda w: show(w.name, w.type, w.count, w.message))


class Own(EventEmitter):
    pass


add = lambda e, name, times: [e.on(name, lambda: None) for i in range(times)]
add(Own().setMaxListeners(1), Symbol("s"), 3)
add(EventEmitter().setMaxListeners(2.5), None, 4)
add(EventEmitter().setMaxListeners(0), "never", 30)
add(EventEmitter().setMaxListeners(float("inf")), "never", 30)
add(process, "custom", 11)
