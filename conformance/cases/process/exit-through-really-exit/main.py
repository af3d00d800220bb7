"""process.exit() ends through process.reallyExit; if that returns, the program goes on."""

from conformance.lib import show
from nodecompat import process

really_exit = process.reallyExit
process.on("exit", lambda code: show("exit", code))
process.reallyExit = lambda code: show("reallyExit", code)
process.exit(3)
show("still here", process.exitCode)
process.reallyExit = really_exit
