"""Signal listeners get the name and the number, each of them, and may be taken away while the process ends."""

from conformance.lib import show
from nodecompat import clearTimeout, process, setImmediate, setTimeout

keep = setTimeout(lambda: None, 5000)
process.on("SIGUSR2", lambda name, number: show("first", name, number > 0))
process.on("SIGUSR2", lambda *args: show("second", len(args)))
process.once("SIGHUP", lambda name, number: show(name, number))


@process.on("SIGINT")
def _(name, number):
    show(name, number)
    process.removeAllListeners("SIGHUP")
    clearTimeout(keep)


@process.on("exit")
def _():
    process.removeAllListeners("SIGINT")
    process.removeAllListeners("SIGUSR2")
    show("exit", process.listenerCount("SIGINT"))


process.on("SIGUSR2", lambda: setImmediate(lambda: process.kill(process.pid, "SIGHUP")))
process.prependListener("SIGHUP", lambda: process.kill(process.pid, "SIGINT"))
process.kill(process.pid, "SIGUSR2")
