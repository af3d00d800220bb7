"""execArgv goes before the script and is seen as process.execArgv."""

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import fork

flag = "--no-warnings" if process.env.CHILD.endswith(".js") else "-B"
child = fork(process.env.CHILD, ["arg"], {"execArgv": [flag]})
child.on("message", lambda m: show(len(m[0]), m[0][0] == flag, m[1]))
names = {flag: "FLAG", process.env.CHILD: "CHILD"}
child.on("exit", lambda code: show("exit", code, [names.get(arg, arg) for arg in child.spawnargs[1:]]))
