"""The child of main.py."""

from nodecompat import net
from nodecompat import process

server = net.createServer()
server.listen(0, "127.0.0.1", lambda: (process.send("server", server), server.close()))


@process.on("message")
def on_message():
    other = net.createServer({"pauseOnConnect": True}, lambda socket: (process.send("socket", socket), other.close()))

    def connect():
        net.connect(other.address()["port"], "127.0.0.1").end("through the socket").resume()

    other.listen(0, "127.0.0.1", connect)
