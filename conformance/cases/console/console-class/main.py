"""A Console writes to the streams it is given."""

from nodecompat import process
from nodecompat.console import Console, console


class Stream:
    def __init__(self, name):
        self.name = name

    def write(self, text):
        process.stdout.write(f"{self.name}: {text}")


out, err = Stream("out"), Stream("err")
both = Console(out, err)
both.log("a"), both.error("b")
one = Console({"stdout": out, "groupIndentation": 4, "inspectOptions": {"depth": 0}})
one.warn("c"), one.group(), one.log({"a": {"b": 1}})
console.log(isinstance(both, Console), isinstance(console, Console), console.Console is Console)
for options in [{}, {"stdout": 5}, {"stdout": out, "stderr": {}}, {"stdout": out, "colorMode": "x"}, {"stdout": out, "groupIndentation": -1}]:
    try:
        Console(options)
    except (TypeError, ValueError) as error:
        console.log(error.code, error.message.split(" Received")[0])
