# 101 is an upgrade where Connection and Upgrade say so, and else a response that is over at once.
from conformance.lib import show
from nodecompat import http, net

both = "Connection: Upgrade\r\nUpgrade: foo\r\n"
heads = [
    "HTTP/1.1 101 S\r\n\r\nbye",
    "HTTP/1.1 101 S\r\nConnection: Upgrade\r\n\r\nbye",
    "HTTP/1.1 101 S\r\nUpgrade: foo\r\n\r\n",
    f"HTTP/1.1 101 S\r\n{both}\r\nbye",
    "HTTP/1.1 101 S\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi",
    f"HTTP/1.1 200 OK\r\n{both}Content-Length: 2\r\n\r\nhi",
    "HTTP/1.1 101 S\r\nConnection: a, upgrade\r\nUpgrade: foo\r\n\r\n",
]
rounds = [(listens, head, asks) for listens in (True, False) for head in heads for asks in (True, False)]


def serve(socket):
    socket.on("error", lambda: None).once("data", lambda: socket.end(rounds[0][1]))


def upgraded(response, socket, head):
    show("upgrade", response.statusCode, head.decode())
    socket.on("error", lambda: None).resume().end()


def answered(response):
    show("response", response.statusCode, response.upgrade, response.headers.upgrade)
    response.on("data", lambda data: show("data", data.decode())).on("end", lambda: show("end"))


def next_one():
    if not rounds:
        server.close()
        return
    listens, _, asks = rounds[0]
    headers = {"Connection": "Upgrade", "Upgrade": "foo"} if asks else {}
    request = http.get({"port": server.address().port, "host": "127.0.0.1", "agent": False, "headers": headers})
    if listens:
        request.on("upgrade", upgraded)
    request.on("information", lambda information: show("information", information.statusCode))
    request.on("response", answered)
    request.on("error", lambda error: show(error.code, error.message))
    request.on("close", lambda: (show("closed"), rounds.pop(0), next_one()))


server = net.createServer(serve).listen(0, "127.0.0.1", next_one)
