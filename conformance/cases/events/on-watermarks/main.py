"""A full buffer pauses the emitter, an emptied one resumes it."""

from conformance.lib import show
from nodecompat.events import EventEmitter, on


class Source(EventEmitter):
    pause = lambda self: show("pause")
    resume = lambda self: show("resume")


e = Source()
iterator = on(e, "x", {"highWaterMark": 2, "lowWaterMark": 2})
for value in [1, 2, 3, 4]:
    show("emit", value)
    e.emit("x", value)
for value in [1, 2, 3, 4]:
    show("next", value)
    iterator.next()
for options in [{"highWaterMark": 0}, {"highWaterMark": 1.5}, {"highWaterMark": "1"}, {"lowWaterMark": 0}]:
    try:
        on(e, "x", options)
    except Exception as err:
        show(err.name, err.code, err.message)
