"""time, timeLog and timeEnd log a duration; an unknown label is a warning."""

import re

from nodecompat import process
from nodecompat.console import Console, console


class Lines:
    def write(self, text):
        lines.append(re.sub(r"[\d.]+m?s", "TIME", text).rstrip())


lines = []
timed = Console({"stdout": Lines()})
process.on("warning", lambda warning: console.log(warning.message))
timed.time()
timed.timeLog("default", "and", {"a": 1})
timed.timeEnd()
timed.time("x")
timed.time("x")
timed.timeEnd("x")
timed.timeEnd("x")
timed.timeLog("y")
console.log(lines)
