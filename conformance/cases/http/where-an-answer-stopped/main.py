# Where the parser has stopped in an answer that it refuses.
from nodecompat import http, net

ok = "HTTP/1.1 200 OK\r\n"
answers = [
    ok + "Content-Length: 6\r\nTransfer-Encoding: Chunked\r\n\r\n6\r\nfoobar0\r\n",
    ok + "Transfer-Encoding: chunked\r\nContent-Length: 6\r\n\r\n",
    ok + "Content-Length: 6\r\nContent-Length: 7\r\n\r\n",
    ok + "Content-Length: x\r\n\r\n",
    ok + "X : 1\r\n\r\n",
    ok + "X: a\rb\r\n\r\n",
    ok + "X: a\n\r\n",
    ok + "X: a\x01\r\n\r\n",
    ok + "Transfer-Encoding: chunked\r\n\r\nx\r\n",
    ok + "Transfer-Encoding: chunked\r\n\r\n2\r\nabc",
    "HTTX/1.1 200 OK\r\n\r\n",
    "hello\r\n\r\n",
    "HTTP/9.9 200 OK\r\n\r\n",
    "HTTP/1 200 OK\r\n\r\n",
    "HTTP/1.1 2x0 OK\r\n\r\n",
    "HTTP/1.1 20 OK\r\n\r\n",
    "HTTP/1.1 2000 OK\r\n\r\n",
    "HTTP/1.1 abc OK\r\n\r\n",
    "HTTP/1.1 \r\n\r\n",
]


def serve(socket):
    socket.on("error", lambda: None).once("data", lambda: socket.end(answers[0], "latin1"))


def next_one():
    if not answers:
        server.close()
        return
    options = {"port": server.address().port, "host": "127.0.0.1", "agent": False}
    request = http.get(options, lambda response: response.on("error", lambda: None).resume())
    request.on("error", lambda error: print(error.code, error.reason, error.bytesParsed, len(error.rawPacket)))
    request.on("close", lambda: (answers.pop(0), next_one()))


server = net.createServer(serve).listen(0, "127.0.0.1", next_one)
