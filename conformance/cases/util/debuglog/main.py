"""NODE_DEBUG names the sections that are written to stderr."""

from nodecompat import process
from nodecompat.console import console
from nodecompat.util import debuglog

process.stderr.write = lambda text: console.log(text.replace(str(process.pid), "PID").rstrip())
for section in ["foo", "foo-bar", "baz", "qux"]:
    debug = debuglog(section, lambda: console.log("first", section))
    console.log(section, debug.enabled)
    debug("hello %s", "you", {"a": 1})
