"""P63 exitCode set inside an 'exit' listener wins; every listener sees the code captured at emit time."""

from conformance.lib import show
from nodecompat import process


@process.on("exit")
def e1(c):
    show("e1", c)
    process.exitCode = 11


process.on("exit", lambda c: show("e2", c, process.exitCode))
