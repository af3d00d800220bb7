"""The plain facts about a process have Node's kinds."""

import re

from conformance.lib import or_undefined, show, typeof
from nodecompat import process

show(typeof(process.pid), typeof(process.ppid), process.pid > 0, process.pid != process.ppid)
show(process.platform in ["linux", "darwin"], typeof(process.arch), bool(re.match(r"v\d+\.\d+\.\d+", process.version)))
show(typeof(process.versions.node), typeof(process.title), typeof(process.release.name))
show(or_undefined(process.exitCode), process.hasUncaughtExceptionCaptureCallback(), process._exiting)
process.on("exit", lambda: show("exit", process._exiting))
