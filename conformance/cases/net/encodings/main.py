"""Texts in every encoding, characters cut in two, every byte there is."""

from conformance.lib import show
from nodecompat import net, setTimeout


def started():
    port = server.address().port
    sent = [
        ("utf8", "ä€😀"), ("latin1", "äöü"), ("binary", "ÿ"), ("ascii", "abc"), ("hex", "c3a4"), ("base64", "w6TDtg=="),
        ("base64url", "w6Q_-w"), ("utf16le", "ä€"), ("ucs2", "x"),
    ]  # fmt: skip

    def following():
        if not sent:
            last()
            return
        encoding, text = sent.pop(0)
        c = net.connect(port, "127.0.0.1", lambda: c.end(text, encoding))
        c.setEncoding(encoding)
        got = []
        c.on("data", got.append)

        def closed():
            everything = "".join(got)
            length = len(everything.encode("utf-16-le")) // 2
            show(encoding, everything == text, length, c.readableEncoding)
            following()

        c.on("close", closed)

    def last():
        c = net.connect(port, "127.0.0.1")
        c.setEncoding("utf8")
        data = "a€😀b".encode()
        at = 0

        def step():
            nonlocal at
            if at == len(data):
                c.end()
                return
            c.write(data[at : at + 1])
            at += 1
            setTimeout(step, 2)

        c.on("connect", step)
        got = []
        c.on("data", got.append)

        def closed():
            show("".join(got))
            every = bytes(range(256))
            d = net.connect(port, "127.0.0.1", lambda: d.end(every))
            parts = []
            d.on("data", parts.append)
            d.on("close", lambda: (show(b"".join(parts) == every), server.close()))

        c.on("close", closed)

    following()


server = net.createServer(lambda s: s.pipe(s))
server.listen(0, "127.0.0.1", started)
