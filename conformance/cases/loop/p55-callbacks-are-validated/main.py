"""P55 Argument validation of the scheduling functions is synchronous."""

from conformance.lib import show
from nodecompat import process, queueMicrotask, setImmediate, setInterval, setTimeout, undefined

for v in [undefined, None, 1, "x", {}]:
    try:
        process.nextTick(v)
    except Exception as e:
        show(e.name, e.code, e.message)
for f in [setTimeout, setInterval, setImmediate, queueMicrotask]:
    try:
        f("x")
    except Exception as e:
        show(f.__name__, e.name, e.code, e.message)
