# What is published of children and sockets: the names, the fields, and when.
from conformance.lib import show, typeof
from nodecompat import diagnostics_channel as dc
from nodecompat import net
from nodecompat.child_process import spawn, spawnSync

NAMES = ["child_process", "tracing:child_process.spawn:start", "tracing:child_process.spawn:end", "tracing:child_process.spawn:error", "net.client.socket", "net.server.socket"]


def subscribe(name):
    def told(message):
        child = message.get("process")
        error, options = message.get("error"), message.get("options")
        show(name, ",".join(message), typeof(child.pid) if child else "", error.code if error else "", len(options.args) if options else "")

    dc.subscribe(name, told)


for name in NAMES:
    subscribe(name)


def sockets():
    def connection(socket):
        show("connection")
        socket.end()
        server.close()

    server = net.createServer(connection)

    def listening():
        socket = net.connect(server.address()["port"], "127.0.0.1")
        show("connecting")
        socket.resume()

    server.listen(0, "127.0.0.1", listening)


def exited(code):
    show("exit", code)
    show(spawnSync("true").status)

    def failed(error):
        show("error", error.code)
        sockets()

    spawn("/no/such").on("error", failed)


child = spawn("true", ["a", "b"])
show("spawned")
child.on("spawn", lambda: show("spawn"))
child.on("exit", exited)
