"""getBuiltinModule() gives what require() gives, undefined for what is none, and checks its argument."""

from conformance.lib import show
from nodecompat import process, require, undefined

for name in ["events", "node:events", "child_process", "timers", "timers/promises", "util", "process", "stream"]:
    show(name, process.getBuiltinModule(name) is require(name))
for name in ["invalid", "test", "internal/util", "", "./events"]:
    show(process.getBuiltinModule(name))
for value in [1, undefined, None, False, [], {}]:
    try:
        process.getBuiltinModule(value)
    except Exception as err:
        show(err.name, err.code, err.message)
