"""Connections stay open for the next request: the Keep-Alive field, how many requests a connection has, the end of idle ones."""
import json
import re

from conformance.lib import show
from nodecompat import http, net

def show_bytes(got): show(json.dumps(re.sub("Date: .{25} GMT", "Date: NOW", got)))
def ask(options, properties, text, then):
    server = http.createServer(options, lambda q, r: r.end(q.url))
    vars(server).update(properties)
    server.on("dropRequest", lambda q, socket: show("dropRequest", q.url, socket is q.socket))
    def started():
        got = []
        socket = net.connect(server.address().port, "127.0.0.1").setEncoding("latin1")
        socket.on("data", got.append)
        socket.on("close", lambda: (show_bytes("".join(got)), server.close(then)))
        socket.write(text)
    server.listen(0, "127.0.0.1", started)
def get(url, more=""): return f"GET {url} HTTP/1.1\r\nHost: x\r\n{more}\r\n"
last = "Connection: close\r\n"

ask({"keepAliveTimeout": 0}, {}, get("/1") + get("/2", last), lambda:
  ask({"keepAliveTimeout": 200}, {}, get("/1") + get("/2", last), lambda:
    ask({"keepAliveTimeout": 7999}, {}, get("/1") + get("/2", last), lambda:
      ask({}, {"maxRequestsPerSocket": 3}, get("/1") + get("/2") + get("/3"), lambda:
        ask({}, {"maxRequestsPerSocket": 1}, get("/1") + get("/2", last), lambda:
          ask({"keepAliveTimeout": 50, "keepAliveTimeoutBuffer": 50}, {}, get("/idle"), lambda:
            ask({"keepAliveTimeout": 50, "keepAliveTimeoutBuffer": 0}, {"timeout": 5000}, get("/idle"), lambda: show("done"))))))))
