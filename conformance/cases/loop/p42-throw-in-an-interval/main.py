"""P42 Exception in setInterval: the interval goes on."""

from conformance.lib import show
from nodecompat import clearInterval, process, setInterval

n = 0


@process.on("uncaughtException")
def uncaught(e):
    show("UE", str(e))
    if n == 2:
        clearInterval(interval)


def fail():
    global n
    n += 1
    raise Exception(f"x{n}")


interval = setInterval(fail, 1)
