"""The child of main.py."""

from nodecompat import process, setTimeout

trace = []
process.on("disconnect", lambda: None)


def listen():
    @process.on("message")
    def on_message(m):
        trace.append(f"first {m}")
        process.nextTick(lambda: trace.append("tick"))

    process.on("message", lambda m: trace.append(f"second {m}"))
    trace.append("listening")
    setTimeout(lambda: process.send(trace), 20)


setTimeout(listen, 100)
