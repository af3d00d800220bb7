"""What listen and createServer refuse."""

from conformance.lib import show
from nodecompat import net

calls = [
  lambda: net.createServer("x"), lambda: net.createServer(5), lambda: net.createServer(True),
  lambda: net.createServer({"highWaterMark": "a"}), lambda: net.createServer({"keepAliveInitialDelay": "a"}),
  lambda: net.createServer().listen(70000), lambda: net.createServer().listen(-1), lambda: net.createServer().listen(1.5),
  lambda: net.createServer().listen({"port": "x"}), lambda: net.createServer().listen({"port": ""}), lambda: net.createServer().listen({}),
  lambda: net.createServer().listen({"host": "h"}), lambda: net.createServer().listen({"fd": -1}), lambda: net.createServer().listen(True),
  lambda: net.createServer().listen({"port": False}), lambda: net.createServer().listen({"path": 5}), lambda: net.createServer().listen({"path": ""}),
  lambda: net.createServer().listen({"port": 0, "signal": 1}), lambda: net.createServer().listen({"path": "\0abc", "readableAll": True}),
  lambda: net.createServer().getConnections(),
]
for call in calls:
    try:
        call()
        show("no error")
    except Exception as e:
        show(e.name, e.code, e.message)
server = net.createServer({}, 5).on("connection", lambda: None)
show(server.listenerCount("connection"), isinstance(net.createServer(None), net.Server), net.createServer({}, "x").listenerCount("connection"))
