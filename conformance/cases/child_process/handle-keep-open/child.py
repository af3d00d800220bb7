"""The child of main.py."""

from nodecompat import process


@process.on("message")
def on_message(m, socket):
    def written():
        process.send("written")
        socket.destroy()

    socket.write("child", written)
