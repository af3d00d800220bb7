"""process.stdout.write returns true, keeps its order and is complete at process.exit."""

from conformance.lib import show
from nodecompat import process

process.stdout.write("a ")
show("b")
show(process.stdout.write("c\n"))
process.stdout.write("written\n", lambda: show("callback"))
process.on("exit", lambda: process.stdout.write("last\n"))
