# Of target, reason, names and values together as many bytes are taken as may come, up to the end of one of them.
from nodecompat import http, net

host = "GET / HTTP/1.1\r\nHost: x\r\n"
chunked = "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
a = "a" * 40
many = "A: bcd\r\n" * 30 + "\r\n"
requests = [
    f"GET /{a}{a} HTTP/1.1\r\nHost: x\r\n\r\n",
    f"GET /{a}{a}",
    f"GET http://h/{a}{a} HTTP/1.1\r\n\r\n",
    f"GET http://h/{a}{a}",
    f"CONNECT {a}{a}:80 HTTP/1.1\r\n\r\n",
    f"GET /?{a}#{a} HTTP/1.1\r\n\r\n",
    f"{host}A: {a}{a}\r\nC: d\r\n\r\n",
    f"{host}A:   {a}{a}  \r\n\r\n",
    f"{host}A:   {a}                  \r\n\r\n",
    f"{host}A: {a}{a}",
    f"{host}A: {a}                 ",
    f"{host}A: {a}{a}\r",
    f"{host}A: {a}{a}\x01\r\n\r\n",
    f"{host}{a}{a}: d\r\n\r\n",
    f"{host}{a}{a}",
    f"{host}A: {'b' * 57}\r\n\r\n",
    host + many,
    host + "Aaaaaa:\r\n" * 30 + "\r\n",
    host + "A:\t bcd\t \r\n" * 30 + "\r\n",
    f"\r\n\r\n{host}{many}",
    f"{host}\r\n{host}{many}",
    f"{chunked}0\r\nA: {a}{a}\r\n\r\n",
    f"{chunked}3\r\nabc\r\n0\r\n{many}GET",
]
answers = [
    f"HTTP/1.1 200 {a}{a}\r\nContent-Length: 0\r\n\r\n",
    f"HTTP/1.1 200 {'a b ' * 20}\r\nContent-Length: 0\r\n\r\n",
    f"HTTP/1.1 200 {a}{a}",
    f"HTTP/1.1 200\r\nContent-Length: 0\r\n{many}",
    f"HTTP/1.1 200 OK\r\nA: {a}{a}\r\n\r\n",
    f"HTTP/1.1 200 {a}\r\nA: {a}\r\n\r\n",
    f"HTTP/1.1 200 OK\r\n{a}{a}: d\r\n\r\n",
    f"HTTP/1.1 100 Continue\r\nA: {a}\r\n\r\nHTTP/1.1 200 OK\r\nA: {a}\r\nB: {a}\r\n\r\n",
    f"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\nA: {a}{a}\r\n\r\n",
]


def shown(error):
    print(error.code, error.reason, error.bytesParsed, len(error.rawPacket))


def answer(request, response):
    request.on("error", lambda: None).resume().on("end", lambda: response.end())


server = http.createServer({"maxHeaderSize": 64}, answer)


@server.on("clientError")
def refused(error, socket):
    shown(error)
    socket.destroy()


def next_one():
    if not requests:
        server.close(lambda: answering.listen(0, "127.0.0.1", ask))
        return
    socket = net.connect(server.address().port, "127.0.0.1", lambda: socket.write(requests.pop(0), "latin1"))
    socket.on("error", lambda: None).resume().on("close", lambda: next_one())


def serve(socket):
    socket.on("error", lambda: None).once("data", lambda: socket.write(answers[0], "latin1"))


answering = net.createServer(serve)


def ask():
    if not answers:
        answering.close()
        return
    options = {"port": answering.address().port, "host": "127.0.0.1", "agent": False, "maxHeaderSize": 64}
    request = http.get(options, lambda response: response.on("error", lambda: None).resume())
    request.on("error", shown)
    request.on("close", lambda: (answers.pop(0), ask()))


server.listen(0, "127.0.0.1", next_one)
