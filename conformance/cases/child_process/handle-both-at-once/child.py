"""The child of main.py."""

from nodecompat import process

n = 0


@process.on("message")
def on_message(m, handle):
    def sent():
        global n
        handle.close()
        n += 1
        if n == 20:
            process.send("all")

    process.send(m, handle, sent)
