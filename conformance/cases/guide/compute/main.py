"""A server that has a child compute for each request, so that it answers others meanwhile; a request that is given up ends its child."""

import json

from conformance.lib import show
from nodecompat import http, process, setTimeout
from nodecompat.child_process import fork


ended = []


def handle(request, response):
    if request.url == "/":
        return response.end("still here")
    child = fork(process.env.CHILD)

    @child.on("message")
    def _(result):
        response.setHeader("Content-Type", "application/json")
        response.end(json.dumps(result, separators=(",", ":")))

    @child.on("exit")
    def _(code, signal):
        ended.append(f"{'null' if code is None else code} {signal or 'null'}")
        if len(ended) == 3:
            show("children ended:", ", ".join(ended))
        if response.writable and not response.writableEnded:
            response.statusCode = 500
            response.end("failed")

    response.on("close", lambda: None if response.writableFinished else child.kill())
    child.send({"n": int(request.url[1:])})


def ask(path, then):
    def answered(response):
        text = []
        response.setEncoding("utf8").on("data", text.append).on("end", lambda: then(response.statusCode, "".join(text)))

    return http.get({"port": server.address().port, "host": "127.0.0.1", "path": path, "agent": False}, answered)


def started():
    given = 0

    def computed(status, text):
        show(status, text, "others asked meanwhile:", given > 0)
        ask("/0", failed)

    def failed(status, text):
        show(status, text)
        impatient = ask("/1000", lambda: None).on("error", lambda error: show(error.code))
        server.once("request", lambda: setTimeout(lambda: impatient.destroy(), 200))
        impatient.on("close", lambda: (server.close(), show("closed")))

    def meanwhile(status, text):
        nonlocal given
        if given == 0:
            show(status, text)
        given += 1

    ask("/30", computed)
    ask("/", meanwhile)


server = http.createServer(handle)
server.listen(0, "127.0.0.1", started)
