"""The beginning of a head that nothing can mend is refused at once, what may become one is waited for."""

import json

from conformance.lib import show
from nodecompat import http, net

line = "GET / HTTP/1.1\r\n"
refused = [
    "GX", "hello", "get / HTTP/1.1", "GET\t/", "GET ^", "GET http1", "GET http:x", "GET /\x7f", "GET /a b", "GET / HX",
    "GET / HTTP/1.5", "GET / HTTP/1.1x", "GET / HTTP/1.1\n", line + " ", line + ": b", line + "Ho st: x",
    line + "Host: a\n", line + "X: \x01", line + "A: b\r\n c", line + "A: b\rX", line + "A: b\r\n\rX",
    line + "Content-Length: 5x", line + "Content-Length: 5\r\nContent-Length: 5\r\n",
    line + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
]  # fmt: skip
waited = [
    "G", "GET", "GET ", "GET htt", "GET http:/", "GET / HTT", "GET / HTTP/", "GET / HTTP/1.", line, line + "Host",
    line + "Content-Length: 5", "\r\n\r\nG", "PLAY", line + "Transfer-Encoding: chunked\r\nTransfer-Encoding: ",
]  # fmt: skip
answers = [
    "HTTX", "hi", "HTTP/1.7", "HTTP/1.1x", "HTTP/1.1 2x", "HTTP/1.1 200x", "HTTP/1.1 200\n", "HTTP/1.1 200 O\n",
    "HTTP/1.1 200 OK\r\nA b", "HTTP/1.1 200 OK\r\nContent-Length: x", "\r\nHTTX",
]  # fmt: skip
quoted = lambda text: json.dumps(text, ensure_ascii=False)
server = http.createServer()


@server.on("clientError")
def _(error, socket):
    show(quoted(refused.pop(0)), error.code, error.reason, error.bytesParsed)
    socket.destroy()
    next_one()


def next_one():
    if not refused:
        return wait()
    net.connect(server.address().port, "127.0.0.1").on("error", lambda: None).resume().write(refused[0], "latin1")


def wait():
    """What is waited for is an unfinished head when the client ends."""
    server.removeAllListeners("clientError")

    @server.on("clientError")
    def _(error, socket):
        show(quoted(waited.pop(0)), error.code)
        socket.destroy()
        more()

    more()


def more():
    if not waited:
        server.close()
        return answered()
    net.connect(server.address().port, "127.0.0.1").on("error", lambda: None).resume().end(waited[0], "latin1")


def answered():
    def serve(socket):
        socket.on("error", lambda: None).once("data", lambda: socket.write(answers[0], "latin1"))

    plain = net.createServer(serve)

    def ask():
        if not answers:
            return plain.close()
        request = http.get({"port": plain.address().port, "host": "127.0.0.1", "agent": False})

        @request.on("error")
        def _(error):
            show(quoted(answers.pop(0)), error.code, error.reason, error.bytesParsed)

        request.on("close", ask)

    plain.listen(0, "127.0.0.1", ask)


server.listen(0, "127.0.0.1", next_one)
