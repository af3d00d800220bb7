"""Fields are set, added to, asked for and taken back, in any case, until the head was sent; then every change is an error."""
import json

from conformance.lib import show
from nodecompat import http, undefined
from nodecompat.values import Map

def text(x): return x if x is undefined else json.dumps(x, separators=(",", ":"))
def tried(what, call):
    try:
        show(what, text(call()))
    except Exception as e:
        show(what, e.name, e.code, e.message)
def handle(q, r):
    show(r.setHeader("X-One", 1) is r, r.getHeader("x-ONE"), r.getHeader("none"), r.hasHeader("X-one"), r.hasHeader("y"))
    r.setHeader("x-one", "again").setHeader("List", ["a", "b"])
    r.appendHeader("list", "c").appendHeader("List", ["d", "e"]).appendHeader("New", "n")
    tried("names", lambda: r.getHeaderNames())
    tried("raw", lambda: r.getRawHeaderNames())
    tried("all", lambda: r.getHeaders())
    r.removeHeader("NEW")
    r.setHeaders(Map([["m", "1"], ["set-cookie", ["x=1", "y=2"]]]))
    tried("all", lambda: r.getHeaders())
    tried("token", lambda: r.setHeader("b ad", 1))
    tried("empty", lambda: r.setHeader("", 1))
    tried("number", lambda: r.setHeader(5, 1))
    tried("undefined", lambda: r.setHeader("x", undefined))
    tried("missing", lambda: r.setHeader("x"))
    tried("line end", lambda: r.setHeader("x", "a\r\nb: c"))
    tried("control", lambda: r.setHeader("x", "a\u0001"))
    tried("unicode", lambda: r.setHeader("x", "\u20ac"))
    tried("in a list", lambda: r.setHeader("x", ["a", "b\n"]))
    tried("append", lambda: r.appendHeader("x", "a\n"))
    tried("append token", lambda: r.appendHeader("x y", "a"))
    tried("get", lambda: r.getHeader(5))
    tried("has", lambda: r.hasHeader(undefined))
    tried("remove", lambda: r.removeHeader(undefined))
    tried("setHeaders", lambda: r.setHeaders(5))
    tried("setHeaders list", lambda: r.setHeaders([]))
    tried("trailer token", lambda: r.addTrailers({"a b": 1}))
    tried("trailer value", lambda: r.addTrailers({"a": "x\n"}))
    show(r.headersSent, r.statusCode, r.statusMessage)
    r.writeHead(201)
    show(r.headersSent, r.statusCode, r.statusMessage)
    tried("set", lambda: r.setHeader("b ad", 1))
    tried("append", lambda: r.appendHeader("a", 1))
    tried("remove", lambda: r.removeHeader("a"))
    tried("setHeaders", lambda: r.setHeaders(Map()))
    tried("writeHead", lambda: r.writeHead(99))
    tried("information", lambda: r.writeContinue())
    tried("get", lambda: r.getHeader("x-one"))
    r.end()
def answered(res):
    def ended():
        h = {**res.headers}
        del h["date"]
        show(text(h))
        server.close()
    res.resume().on("end", ended)
server = http.createServer(handle).listen(0, "127.0.0.1", lambda: http.get({"port": server.address().port, "agent": False}, answered))
for name in ["a", "A-b_c.~!#$%&'*+^`|", "", "a b", "a:", "\u00e9", 5, undefined, None]:
    tried(f"name {'null' if name is None else name}", lambda: http.validateHeaderName(name) or "ok")
tried("label", lambda: http.validateHeaderName("a b", "My name"))
for value in ["a", "", "a\tb", "\u00ff", "\u0100", "\u007f", "a\n", undefined, None, 5]:
    tried(f"value {value if value is undefined else json.dumps(value, ensure_ascii=False)}", lambda: http.validateHeaderValue("n", value) or "ok")
