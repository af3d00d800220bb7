"""Questions and answers over both families, with names and numbers."""

from conformance.lib import show
from nodecompat import dgram


def run(type, host, done):
    def asked(m, info):
        if m == b"END":
            server.close()
            return
        server.send(m.decode().upper(), info.port, info.address)

    server = dgram.createSocket(type, asked)

    def listening():
        client = dgram.createSocket(type)
        n = 0

        def ask():
            client.send(f"ping {n}", server.address().port, host)

        def answered(m, info):
            nonlocal n
            if n % 40 == 0:
                show(type, m.decode(), info.family, info.address, info.port == server.address().port)
            n += 1
            if n < 121:
                ask()
                return
            client.send("END", server.address().port, host, lambda: (client.close(), done()))

        client.on("message", answered)
        ask()

    server.bind(0, host, listening)


run("udp4", "127.0.0.1", lambda: run("udp6", "::1", lambda: run("udp4", "localhost", lambda: show("done"))))
