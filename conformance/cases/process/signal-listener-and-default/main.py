"""While a listener is there it is called; when the last one goes the default action is back."""

from conformance.lib import show
from nodecompat import process, setTimeout

n = 0


@process.on("SIGUSR2")
def listener(name, number):
    global n
    n += 1
    show(name, number, n)
    if n == 2:
        process.off("SIGUSR2", listener)
    process.kill(process.pid, "SIGUSR2")


process.on("exit", lambda: show("never"))
process.kill(process.pid, "SIGUSR2")
setTimeout(lambda: None, 5000)
