"""console.log keeps its order with process.stdout.write, also right before exit."""

from nodecompat import process, setImmediate
from nodecompat.console import console

console.log("one")
process.stdout.write("two\n")
console.log("three")
process.on("exit", lambda: console.log("exit"))


def last():
    console.log("last")
    process.exit(3)


setImmediate(last)
