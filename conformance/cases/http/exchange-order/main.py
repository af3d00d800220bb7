"""The events of a whole exchange, on both sides, in their order."""
from conformance.lib import show
from nodecompat import http

def tell(name, emitter, *events):
    for event in events:
        emitter.on(event, lambda *, event=event: show(name, event))
    return emitter
server = tell("server", http.createServer(), "listening", "connection", "request", "close")
def handle(q, r):
    tell("req", q, "data", "end", "close", "error", "aborted")
    tell("res", r, "prefinish", "finish", "close", "drain", "pipe")
    show("end", r.end("hello", lambda: show("end callback")) is r)
    show(r.finished, r.writableEnded, r.writableFinished, r.headersSent)
server.on("request", handle)
def started():
    request = http.request({"port": server.address().port, "method": "POST", "agent": False})
    tell("request", request, "socket", "prefinish", "finish", "close", "response", "error", "drain", "information")
    def answered(response):
        tell("response", response, "data", "end", "close", "error", "aborted")
        show(response.statusCode, response.req is request, request.res is response)
        response.on("close", lambda: server.close(lambda: show("close callback")))
    request.on("response", answered)
    request.end("body", lambda: show("request end callback"))
server.listen(0, "127.0.0.1", started)
