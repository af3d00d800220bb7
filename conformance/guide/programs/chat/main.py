from nodecompat import net
from nodecompat.readline import createInterface

members = {}


def tell(text, besides=None):
    for socket in members:
        if socket is not besides:
            socket.write(text + "\n")


def on_connection(socket):
    lines = createInterface({"input": socket})

    @lines.once("line")
    def on_name(name):
        tell(f"{name} has joined")
        members[socket] = name
        socket.write(f"{len(members)} here\n")
        lines.on("line", lambda line: tell(f"{name}: {line}", besides=socket))

    @socket.on("close")
    def on_close():
        name = members.pop(socket)
        tell(f"{name} has left")


server = net.createServer(on_connection)


def join(name, on_line):
    socket = net.connect(server.address().port, "127.0.0.1")
    socket.write(f"{name}\n")

    @createInterface({"input": socket}).on("line")
    def _(line):
        print(name, "reads:", line)
        on_line(line, socket)

    return socket


def ann(line, socket):
    if line == "1 here":
        join("bob", bob)
    if line == "bob: anybody here?":
        socket.write("yes\n")
    if line == "bob has left":
        socket.end()
        server.close()


def bob(line, socket):
    if line == "2 here":
        socket.write("anybody here?\n")
    if line == "ann: yes":
        socket.end()


server.listen(0, "127.0.0.1", lambda: join("ann", ann))
