"""hrtime takes an array of two numbers or nothing."""

from conformance.lib import show, typeof
from nodecompat import process, undefined

for value in [1, None, "x", {}, [], [1], [1, 2, 3]]:
    try:
        process.hrtime(value)
    except Exception as e:
        show(e.name, e.code, e.message)
seconds, nanoseconds = process.hrtime(process.hrtime())
show(seconds, nanoseconds >= 0 and nanoseconds < 1e9, len(process.hrtime(undefined)))
show(process.hrtime.bigint() <= process.hrtime.bigint(), typeof(process.uptime()))
