# An http server that is sent arrives as a net server; its connections are given to an http server of the child's.
import os

from nodecompat import http, setImmediate
from nodecompat.child_process import fork
from conformance.lib import show

child = fork(os.environ["CHILD"])


def by_the_parent(request, response):
    response.setHeader("Connection", "close")
    response.end("by the parent")


server = http.createServer(by_the_parent)


def listening():
    port = server.address().port
    child.send("server", server)

    def closed():
        show("closed")
        agent = http.Agent({"keepAlive": True})

        def ask(left):
            if not left:
                agent.destroy()
                child.send("stop")
                return

            def answered(response):
                response.setEncoding("utf8")
                response.on("data", lambda text: show(text))
                response.on("end", lambda: setImmediate(ask, left - 1))

            http.get({"port": port, "host": "127.0.0.1", "agent": agent}, answered)

        ask(3)

    child.on("message", lambda message: (show(message), server.close(closed)))
    child.on("exit", lambda code: show("exit", code))


server.listen(0, "127.0.0.1", listening)
