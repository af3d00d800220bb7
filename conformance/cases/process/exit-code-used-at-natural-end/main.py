"""exitCode set anywhere is the status of a natural end; beforeExit and exit see it."""

from conformance.lib import show
from nodecompat import process, setTimeout

process.on("beforeExit", lambda code: show("beforeExit", code))
process.on("exit", lambda code: show("exit", code))


def set_code():
    process.exitCode = 4


setTimeout(set_code, 1)
