"""What comes in one piece with a response and after it: no response is a failure of the request, another one ends the connection."""

import json

from conformance.lib import show
from nodecompat import http, net

ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n"
answers = [
    ok + "\r\nhi more",
    ok + "\r\nhi" + ok + "\r\nho",
    ok + "\r\nhi\r\n\r\n",
    ok + "Connection: close\r\n\r\nhi more",
    ok + "\r\nhiHTTP/1.1 100 Continue\r\n\r\n",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\nmore",
    "HTTP/1.1 204 No\r\n\r\nmore",
]


def serve(socket):
    socket.on("error", lambda: None).once("data", lambda: socket.write(answers[0], "latin1"))


plain = net.createServer(serve)


def next_one():
    if not answers:
        return plain.close()
    log = []
    fields = {"connection": "keep-alive"}
    request = http.get({"port": plain.address().port, "host": "127.0.0.1", "agent": False, "headers": fields})

    @request.on("response")
    def _(response):
        log.append(response.statusCode)
        response.on("data", lambda chunk: log.append(f"data {chunk.decode()}"))
        response.on("end", lambda: log.append("end"))
        response.on("error", lambda: log.append("failed"))

    @request.on("error")
    def _(error):
        socket = request.socket
        destroyed = "true" if socket.destroyed else "false"
        log.extend([error.code, error.bytesParsed, socket.listenerCount("data"), len(error.rawPacket), destroyed])

    @request.on("close")
    def _():
        show(json.dumps(answers.pop(0)), *log)
        if request.socket:
            request.socket.destroy()
        next_one()


plain.listen(0, "127.0.0.1", next_one)
