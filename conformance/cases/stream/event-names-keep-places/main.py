"""The events of a stream keep their places when nobody listens to them, until removeAllListeners was called."""

from conformance.lib import show

from nodecompat.events import EventEmitter
from nodecompat.stream import Readable, Writable


def f(*_: object) -> None:
    pass


def on(emitter: EventEmitter, *names: str) -> None:
    for name in names:
        emitter.on(name, f)


kept = Readable(read=lambda: None)
on(kept, "foo", "bar", "2", "data", "error")
kept.off("foo", f).off("data", f).off("2", f)
on(kept, "baz", "1", "data", "foo", "2")
show(",".join(str(name) for name in kept.eventNames()))
kept.removeAllListeners("data")
on(kept, "data")
show(",".join(str(name) for name in kept.eventNames()))
kept.off("foo", f)
on(kept, "foo")
show(",".join(str(name) for name in kept.eventNames()))
emptied = Writable(write=lambda: None)
on(emptied, "foo")
emptied.removeAllListeners("foo")
on(emptied, "foo", "error", "close")
show(",".join(str(name) for name in emptied.eventNames()))
reported = Writable(write=lambda: None)
on(reported, "removeListener", "foo", "drain", "close")
reported.removeAllListeners("foo").removeAllListeners("close")
on(reported, "close", "foo")
show(",".join(str(name) for name in reported.eventNames()))
reported.removeAllListeners()
on(reported, "foo", "close")
show(",".join(str(name) for name in reported.eventNames()))
