# A request may have several Hosts; one without any is answered by itself, whatever else it says.
from conformance.lib import show
from nodecompat import http, net


def fields(count):
    return "".join(f"h{i}: 1\r\n" for i in range(count))


requests = [
    "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
    "GET / HTTP/1.1\r\nhOSt: a\r\nX: 1\r\nHOST: a\r\nhost:\r\n\r\n",
    "GET / HTTP/1.0\r\nHost: a\r\nHost: b\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: a\r\nHost: b\r\nContent-Length: 3\r\n\r\nabc",
    "POST / HTTP/1.1\r\nHost: a\r\nHost: b\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\nHost: c\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: a\r\nHost: b\r\nTransfer-Encoding: gzip\r\n\r\n",
    "POST / HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\n",
    "POST / HTTP/1.1\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\n",
    f"GET / HTTP/1.1\r\n{fields(1000)}\r\n",
    f"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n{fields(998)}\r\n",
    "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nX : 1\r\n\r\n",
    "GET / HTTP/1.1\r\nX : 1\r\n\r\n",
]


def answer(request, response):
    show(request.method, request.headers.host, len(request.rawHeaders), ",".join(request.rawHeaders[:6]))
    body = ""

    def take(data):
        nonlocal body
        body += data

    request.setEncoding("latin1").on("data", take).on("error", lambda: None)
    request.on("end", lambda: (show(body, request.trailers), response.end()))


server = http.createServer(answer)


@server.on("clientError")
def refused(error, socket):
    print(error.code, error.reason, error.bytesParsed)
    socket.destroy()


def next_one():
    if not requests:
        server.close()
        return
    got = ""
    socket = net.connect(server.address().port, "127.0.0.1", lambda: socket.write(requests.pop(0), "latin1"))

    def take(data):
        nonlocal got
        got += data
        if got.endswith("\r\n\r\n"):
            print(got.split("\r\n")[0])
            socket.destroy()

    socket.setEncoding("latin1").on("error", lambda: None).on("data", take)
    socket.on("close", next_one)


server.listen(0, "127.0.0.1", next_one)
