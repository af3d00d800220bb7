"""What a server is, and what its options are refused for."""
import json
import re

from conformance.lib import show
from nodecompat import http, net, undefined

server = http.createServer()
show(isinstance(server, net.Server), server.listening, server.listenerCount("request"), server.listenerCount("connection"))
for name in ["timeout", "requestTimeout", "headersTimeout", "keepAliveTimeout", "keepAliveTimeoutBuffer", "connectionsCheckingInterval", "maxHeadersCount",
  "maxRequestsPerSocket", "maxHeaderSize", "requireHostHeader", "joinDuplicateHeaders", "rejectNonStandardBodyWrites", "httpAllowHalfOpen", "allowHalfOpen", "noDelay", "insecureHTTPParser"]: show(name, getattr(server, name))
show(http.maxHeaderSize, len(http.METHODS), ",".join(http.METHODS), len(http.STATUS_CODES))
for code in [100, 200, 204, 302, 304, 400, 404, 418, 431, 500, 511]: show(code, http.STATUS_CODES[code])
def or_undefined(x): return undefined if x is None else x
show(server.setTimeout(5) is server, server.timeout, or_undefined(server.closeAllConnections()), or_undefined(server.closeIdleConnections()))
tries = ["x", 5, True, {"requestTimeout": -1}, {"requestTimeout": "x"}, {"headersTimeout": 1.5}, {"headersTimeout": 20, "requestTimeout": 10}, {"keepAliveTimeout": "x"},
  {"connectionsCheckingInterval": -1}, {"maxHeaderSize": "x"}, {"insecureHTTPParser": 1}, {"httpValidation": "x"}, {"httpValidation": "strict", "insecureHTTPParser": True},
  {"requireHostHeader": 1}, {"joinDuplicateHeaders": 1}, {"rejectNonStandardBodyWrites": 1}, {"shouldUpgradeCallback": 1}, {"keepAliveInitialDelay": "x"}, {"highWaterMark": "x"}, None, undefined, {}]
for options in tries:
    try:
        http.createServer(options)
        show("no error")
    except Exception as e:
        show(e.name, e.code, e.message)
class Request(http.IncomingMessage):
    shout = property(lambda self: self.url.upper())
class Response(http.ServerResponse):
    def say(self, text): self.setHeader("X-Said", text); self.end(text)
def handle(q, r):
    show(isinstance(q, Request), isinstance(r, Response), q.shout, q.headers["age"])
    r.setHeader("X-A", [1, 2])
    if q.method == "HEAD":
        try:
            r.write("x")
        except Exception as e:
            show(e.code, e.message)
        r.end()
    else:
        r.say("hello")
def started():
    def ask(text, then):
        got = []
        s = net.connect(own.address().port, "127.0.0.1")
        s.on("data", lambda d: got.append(d.decode())).on("close", lambda: (show(json.dumps(re.sub("Date: .{25} GMT", "Date: NOW", "".join(got)))), then()))
        s.write(text)
    ask("GET /own HTTP/1.1\r\nAge: 1\r\nAge: 2\r\nConnection: close\r\n\r\n", lambda: ask("HEAD /own HTTP/1.1\r\nConnection: close\r\n\r\n", lambda: own.close()))
own = http.createServer({"IncomingMessage": Request, "ServerResponse": Response, "joinDuplicateHeaders": True, "requireHostHeader": False, "rejectNonStandardBodyWrites": True, "uniqueHeaders": ["x-a"]}, handle).listen(0, "127.0.0.1", started)
