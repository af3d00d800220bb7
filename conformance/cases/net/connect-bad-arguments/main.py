"""What connect and the constructor of a socket refuse, in Node's order."""

import math

from conformance.lib import show
from nodecompat import net, process, undefined

calls = [
  lambda: net.connect(), lambda: net.connect({}), lambda: net.connect(undefined), lambda: net.connect(None), lambda: net.connect(True),
  lambda: net.connect(70000), lambda: net.connect(-1), lambda: net.connect(1.5), lambda: net.connect({"port": "x"}), lambda: net.connect({"port": ""}),
  lambda: net.connect({"port": 1, "host": 5}), lambda: net.connect({"port": 1, "host": "a\0b"}),
  lambda: net.connect({"port": 1, "host": "localhost", "family": 9}), lambda: net.connect({"port": 1, "host": "localhost", "hints": 5000}),
  lambda: net.connect({"port": 1, "localAddress": "a"}), lambda: net.connect({"port": 1, "localPort": "a"}), lambda: net.connect({"path": 5}),
  lambda: net.connect({"port": 1, "autoSelectFamily": 5}), lambda: net.connect({"port": 1, "autoSelectFamilyAttemptTimeout": -5}),
  lambda: net.connect({"port": 1, "host": "a", "lookup": 5}), lambda: net.connect({"port": 1, "timeout": -5}),
  lambda: net.Socket({"objectMode": True}), lambda: net.Socket({"readableObjectMode": True}), lambda: net.Socket({"writableObjectMode": 1}),
  lambda: net.Socket({"fd": -1}), lambda: net.Socket({"fd": "x"}), lambda: net.Socket({"fd": 999}), lambda: net.Socket({"keepAliveInitialDelay": "a"}),
  lambda: net.Socket().setTimeout("x"), lambda: net.Socket().setTimeout(-1), lambda: net.Socket().setTimeout(math.inf),
  lambda: net.Socket().setTimeout(1, 5), lambda: net.Socket().setTimeout(), lambda: net.Socket().setEncoding("nope"),
  lambda: net.Socket().write(1337), lambda: net.Socket().write(None), lambda: net.Socket({"signal": 5}),
  lambda: net.setDefaultAutoSelectFamily(1), lambda: net.setDefaultAutoSelectFamilyAttemptTimeout("1"), lambda: net.setDefaultAutoSelectFamilyAttemptTimeout(0),
]
for call in calls:
    try:
        call()
        show("no error")
    except Exception as e:
        show(e.name, e.code, e.message)
net.setDefaultAutoSelectFamilyAttemptTimeout(5)
show(net.getDefaultAutoSelectFamilyAttemptTimeout(), net.getDefaultAutoSelectFamily())
process.exit()
