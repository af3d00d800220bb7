"""Whatever gets the error of a stream finds name, message and stack on it."""

from nodecompat import DOMException, console, process
from nodecompat.console import Console
from nodecompat.stream import Readable, Writable, finished, pipeline
from nodecompat.util import inspect


def told(label):
    def tell(error, *rest):
        console.log(label, error.name, error.message, error.stack.split("\n")[0], len(rest))

    return tell


def quiet(*_):
    pass


async def throws(*_):
    raise TypeError("p")


Writable({"write": lambda chunk, encoding, callback: callback(TypeError("w"), "surplus")}).on("error", quiet).write(
    "x", told("write")
)
Writable({"final": lambda callback: callback(TypeError("f"), "surplus")}).on("error", told("error")).end(told("end"))
Writable().on("error", quiet).destroy(TypeError("d"), told("destroy"))
source = Readable({"read": quiet})
finished(source, told("finished"))
source.on("error", quiet).destroy(TypeError("s"))
pipeline(Readable.from_(["a"]), throws, told("pipeline"))

# The stack of a DOMException begins with its name; only when it is shown it has the class too.
exception = DOMException("m", "AbortError")
console.log(exception.stack.split("\n")[0])
console.log(inspect(exception).split("\n")[0].replace("[D", "D").replace("]]", "]").replace("m]", "m"))

# A size is read as parseInt reads it, and null is no stream for stderr.
for size in ([2], "3px", True, {}):
    stream = Readable({"read": quiet})
    stream.push("abcd")
    console.log(stream.read(size).decode())
try:
    Console(process.stdout, None)
except TypeError as error:
    console.log(str(error))
