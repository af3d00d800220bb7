"""process.exit with something that is no code throws and does not exit."""

from conformance.lib import or_undefined, show
from nodecompat import process

process.on("exit", lambda code: show("exit", code))
for value in ["abc", True, 1.5, {}]:
    try:
        process.exit(value)
    except Exception as e:
        show(e.name, e.code, e.message)
show("still here", or_undefined(process.exitCode))
