"""Messages that no connection has, or one made up: what they are like, what they keep, what they refuse."""
import json
from types import SimpleNamespace

from conformance.lib import show
from nodecompat import http, setImmediate, undefined
from nodecompat.stream import Writable

def tried(what, call):
    try: show(what, call())
    except Exception as e: show(what, e.name, e.code, e.message)
OutgoingMessage, ServerResponse, IncomingMessage = http.OutgoingMessage, http.ServerResponse, http.IncomingMessage
class Bare(OutgoingMessage):
    def _implicitHeader(self): pass

tried("no name", lambda: OutgoingMessage().setHeader(undefined))
tried("no value", lambda: OutgoingMessage().setHeader("test"))
tried("number", lambda: OutgoingMessage().setHeader(404))
tried("char", lambda: OutgoingMessage().setHeader("200", "あ"))
tried("write", lambda: OutgoingMessage().write(""))
for chunk in [undefined, 1, None]: tried("chunk", lambda: Bare().write(chunk))
tried("trailer name", lambda: OutgoingMessage().addTrailers({"あ": "value"}))
tried("trailer", lambda: OutgoingMessage().addTrailers({"404": "あ"}))
def plain():
    message = OutgoingMessage()
    show(message.setHeader("A", "foo") is message, {**message.setHeader("b", "bar").setHeader("C", ["x", "y"]).getHeaders()})
    show(message.writableObjectMode, message.writableHighWaterMark, message.writableLength, message.writableCorked, message.writable, message.finished, message.errored, message.destroyed, message.closed, message.socket)
    for timeout in [42, 23]:
        made = SimpleNamespace(setTimeout=lambda msecs: show("timeout", msecs))
        if timeout == 42: message.socket = made
        else: message.socket = None
        show(message.setTimeout(timeout) is message)
        if timeout == 23: message.emit("socket", made)
    message.destroy()
    show(message.destroyed, message.errored)
    message.on("error", lambda e: show("error", e.code))
    message.write("asd", lambda e: show("written", e.code))
plain()
def full():
    message = Bare()
    show(message.write("asd"), message.writableLength, message.outputSize)
    count = 1
    while message.write("asd" * 100): count += 1
    show(count, message.outputSize >= message.writableHighWaterMark, message.writableNeedDrain)
full()
def into_a_stream(make):
    response = make(); pieces = []
    response.sendDate = False
    sink = Writable({"write": lambda chunk, encoding, done: (pieces.append(chunk.decode()), setImmediate(done))})
    if hasattr(response, "assignSocket"): response.assignSocket(sink); tried("again", lambda: response.assignSocket(sink)); show(response.socket is sink, sink.listenerCount("close"))
    else: response.socket = sink; sink._httpMessage = response; response.connection = sink
    response.on("finish", lambda: show("finish", json.dumps("".join(pieces)))).end("hello world")
for make in [lambda: Bare(), lambda: ServerResponse({"method": "GET", "httpVersionMajor": 1, "httpVersionMinor": 1})]: into_a_stream(make)
def received():
    message = IncomingMessage()
    show(message.socket, message.connection, message.destroy() is message, message.aborted, message.destroyed, message.headers, message.trailers, message.httpVersion, message.method, message.statusCode, message.url)
    message.on("close", lambda: show("close")).connection = "made up"
    show(message.socket, message.connection)
received()
def asked():
    request = http.ClientRequest({"host": "127.0.0.1", "port": 1, "path": "/valid", "createConnection": lambda: None})
    for path in ["/evil\r\nX: 1\r\n\r\n", "/\r", "/\n", "/\0", "/café🐶", "/ "]: tried("path", lambda: setattr(request, "path", path))
    show(request.path, request.method, request.host, request.protocol, request.reusedSocket, request.maxHeadersCount, request.timeout)
    request.path = "/path?query=1&other=2"
    show(request.path, {**request.getHeaders()}, request.getRawHeaderNames())
    request.on("error", lambda e: show("error", e.code)).on("close", lambda: show("request closed")).destroy()
asked()
def answer(q, r):
    server.close()
    q.on("end", lambda: show("request end", q.destroyed)).on("close", lambda: show("request close", q.destroyed))
    r.on("finish", lambda: show("finish", r.writableLength, r.destroyed)).on("close", lambda: show("close", r.destroyed, r.closed, r.errored))
    show(r.writableHighWaterMark == q.socket.writableHighWaterMark, r.writableLength)
    r.cork()
    show(r.writableCorked, r.socket.writableCorked)
    r.cork()
    r.writeHead(200, {"a": "b"})
    r.uncork()
    show(r.writableCorked, r.socket.writableCorked)
    r.write("")
    length = r.writableLength
    r.write("asd")
    show(r.writableLength - length)
    r.end("more")
    show(r.writableCorked, r.socket.writableCorked)
    r.destroy()
    r.end("asd")
    show(r.errored)
def listening():
    http.get({"port": server.address().port, "host": "127.0.0.1"}, lambda r: r.on("data", lambda d: show("got", d.decode())).on("end", lambda: show("got all"))).on("error", lambda e: show(e.code))
server = http.createServer(answer).listen(0, "127.0.0.1", listening)
