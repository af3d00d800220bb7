"""A chat over plain sockets: who joins says a name, what is said goes to everybody else, line by line."""

from conformance.lib import show
from nodecompat import net


def readline(socket, take):
    rest = ""
    socket.setEncoding("utf8")

    @socket.on("data")
    def _(text):
        nonlocal rest
        *lines, rest = (rest + text).split("\n")
        for line in lines:
            take(line)


members = {}


def tell(line, besides=None):
    for socket in [*members]:
        if socket is not besides:
            socket.write(line + "\n")


def connection(socket):
    def said(line):
        name = members.get(socket)
        if name:
            tell(f"{name}: {line}", socket)
            return
        members[socket] = line
        socket.write(f"hello {line}, {len(members)} here\n")
        tell(f"{line} has joined", socket)

    readline(socket, said)
    socket.on("error", lambda: None)

    @socket.on("close")
    def _():
        tell(f"{members.pop(socket)} has left")


server = net.createServer(connection)


def join(name, take):
    socket = net.connect(server.address().port, "127.0.0.1", lambda: socket.write(f"{name}\n"))

    def reads(line):
        show(f'{name} reads "{line}"')
        take(line, socket)

    readline(socket, reads)
    if name == "ann":
        socket.on("close", lambda: server.close(lambda: show("closed")))


def bob_reads(line, bob):
    if line == "hello bob, 2 here":
        bob.write("is anybody here?\nit is ")
    if line == "ann: yes":
        bob.end("late\n")


def ann_reads(line, ann):
    if line == "hello ann, 1 here":
        join("bob", bob_reads)
    if line == "bob: is anybody here?":
        ann.write("yes\n")
    if line == "bob has left":
        ann.end()


server.listen(0, "127.0.0.1", lambda: join("ann", ann_reads))
