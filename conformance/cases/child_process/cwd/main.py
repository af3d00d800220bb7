"""cwd is the child's directory; the script is looked for there."""

from pathlib import Path

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import fork

child = fork(str(Path(process.env.CHILD).resolve()), [], {"cwd": "/"})
child.on("message", lambda m: show(m, process.cwd() == m))
child.on("exit", lambda code: show("exit", code))
