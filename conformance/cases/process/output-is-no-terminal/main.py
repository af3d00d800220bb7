"""What standard output and error have not where they are no terminals."""

from nodecompat import process
from nodecompat.console import console

names = ["isTTY", "columns", "rows", "getWindowSize", "getColorDepth", "hasColors", "clearLine", "clearScreenDown", "cursorTo", "moveCursor"]
for stream in [process.stdout, process.stderr]:
    console.log(",".join(str(getattr(stream, name)) for name in names))
try:
    process.stdout.clearLine(0)
except Exception as error:
    console.log(type(error).__name__, str(error))
