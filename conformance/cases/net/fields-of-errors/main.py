"""What an error of sockets says, and what is undefined in it."""

from conformance.lib import show, typeof
from nodecompat import dgram, http, net, undefined


def say(what, error):
    port = "no port" if error.port is undefined else "port"
    show(what, error.name, error.code, error.syscall, error.address, port, error.path, typeof(error.errno))


def on_path(error):
    say("path", error)
    net.connect(1, "127.0.0.1").on("error", on_refused)


def on_refused(refused):
    say("refused", refused)
    server = http.createServer(lambda request: request.socket.destroy())

    def listening():
        port = server.address().port

        def on_used(used):
            say("used", used)
            request = http.get({"port": port, "host": "127.0.0.1"})
            request.on("error", lambda gone: say("gone", gone)).on("close", lambda: server.close(udp))

        net.createServer().on("error", on_used).listen(port, "127.0.0.1")

    server.listen(0, "127.0.0.1", listening)


def udp():
    one = dgram.createSocket("udp4")

    def bound():
        two = dgram.createSocket("udp4")

        @two.on("error")
        def _(used):
            say("udp", used)
            two.close()
            one.close(bad)

        two.bind(one.address().port, "127.0.0.1")

    one.bind(0, "127.0.0.1", bound)


def bad():
    for call in (lambda: net.connect(70000), lambda: net.connect({"port": "x"}), lambda: net.Socket().setTimeout("x")):
        try:
            call()
        except Exception as error:
            say("bad", error)


net.connect("/tmp/no-such-socket-of-errors").on("error", on_path)
