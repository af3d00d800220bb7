"""cpuUsage checks the value it is to subtract."""

from conformance.lib import show, typeof
from nodecompat import process, undefined

bad = [1, "x", [], {}, {"user": 1}, {"user": "x", "system": 1}, {"user": -1, "system": 1}, {"user": 1, "system": 2**53}]
for value in bad:
    try:
        process.cpuUsage(value)
    except Exception as e:
        show(e.name, e.code, e.message)
show(typeof(process.cpuUsage(None).user), typeof(process.cpuUsage(undefined).system))
