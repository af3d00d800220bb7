"""A proxy: sockets piped into one another, and the end on both sides."""

from conformance.lib import show
from nodecompat import net
from nodecompat.stream import pipeline


def serve(s):
    s.setEncoding("utf8")
    s.on("data", lambda x: s.write(x.upper()))
    s.on("end", lambda: (show("target end"), s.end(".")))


def forward(s):
    out = net.connect(target.address().port, "127.0.0.1")
    pipeline(s, out, lambda e: show("there", e))
    pipeline(out, s, lambda e: show("back", e))


target = net.createServer(serve)
proxy = net.createServer(forward)


def started():
    c = net.connect(proxy.address().port, "127.0.0.1", lambda: c.end("hello"))
    c.setEncoding("utf8")
    got = []
    c.on("data", got.append)
    c.on("end", lambda: show("got", "".join(got)))
    c.on("close", lambda bad: (show("close", bad), proxy.close(lambda: target.close(lambda: show("closed")))))


target.listen(0, "127.0.0.1", lambda: proxy.listen(0, "127.0.0.1", started))
proxy.allowHalfOpen = True
target.allowHalfOpen = True
