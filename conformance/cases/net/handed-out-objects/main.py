"""Of what a program is handed, and of addresses, what is not there is undefined."""

from conformance.lib import show
from nodecompat import console, http, net

socket = net.Socket()
show("new", socket.address().port, socket.address().family)


def serve(request, response):
    response.setHeader("X-A", "1")
    found = response.getHeaders()
    console.log("fields", request.headers.nope, request.headersDistinct.nope, found["x-a"], found.nope, found)
    response.end()


server = http.createServer(serve)


def listening():
    port = server.address().port
    show("server", server.address().host, server.address().address)
    done = 0

    def look(host, options, callback):
        show(host, options.all, options.family, options.hints > 0, options.nope)
        callback(None, "127.0.0.1", 4)

    agent = http.Agent({"keepAlive": True})
    show("agent", agent.options.keepAlive, agent.options.noDelay, agent.options.path, agent.options.nope)

    def connect(options, callback):
        show(options.host, options.port == port, options.path, options.nope)
        options.family = 4
        return net.connect(options)

    agent.createConnection = connect

    def ends():
        nonlocal done
        done += 1
        if done == 2:
            agent.destroy()
            server.close()

    def first():
        ends()
        options = {"port": port, "host": "127.0.0.1", "createConnection": connect, "agent": False, "path": "/y"}
        http.get(options, lambda again: again.resume().on("end", ends))

    options = {"port": port, "host": "somewhere", "lookup": look, "agent": agent, "path": "/x"}
    http.get(options, lambda response: response.resume().on("end", first))


server.listen(0, "127.0.0.1", listening)
bad = http.ServerResponse({})
for call in (
    bad.setHeader, bad.appendHeader, bad.getHeader, bad.hasHeader, bad.removeHeader, http.validateHeaderName,
    http.validateHeaderValue,
):  # fmt: skip
    try:
        call()
    except Exception as error:
        show(error.name, error.code, error.message)
