"""An immediate from beforeExit revives the loop; a removed listener ends the game."""

from conformance.lib import show
from nodecompat import process, setImmediate

n = 0


def again():
    global n
    n += 1
    show("beforeExit", n)
    setImmediate(lambda: show("immediate", n))
    if n == 2:
        process.off("beforeExit", again)


process.on("beforeExit", again)
process.once("beforeExit", lambda: show("once"))
process.on("exit", lambda: show("exit", n))
