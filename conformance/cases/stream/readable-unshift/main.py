"""What is put back is read first."""

from conformance.lib import show
from nodecompat.stream import Readable


def log(s, *names):
    for n in names:
        s.on(n, lambda *a, n=n: show(n, *a))


r = Readable(read=lambda: None)
r.push("body")


@r.once("readable")
def _():
    everything = r.read()
    show(everything, r.unshift(everything[1:]), r.readableLength)
    r.on("data", lambda chunk: show("data", chunk))
    r.push(None)


log(r, "end")
r.on("end", lambda: r.unshift("late"))
r.on("error", lambda err: show(err.code, err.message))
