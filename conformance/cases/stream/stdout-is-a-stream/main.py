"""process.stdout takes everything and is never closed."""

from conformance.lib import show
from nodecompat import process, setImmediate, setTimeout
from nodecompat.stream import Readable, Writable
from nodecompat.values import undefined

out = process.stdout
show(isinstance(out, Writable), out.writable, out.readable, out.fd, out.writableLength)
out.on("error", lambda err: show("error", getattr(err, "code", undefined)))
out.on("close", lambda: show("close"))
out.write("hex\n")
out.write("68690a", "hex", lambda err: show("callback", err))
for chunk in [None, 5]:
    try:
        out.write(chunk)
    except Exception as err:
        show(err.code)
Readable.from_(["piped\n"]).pipe(out).on("unpipe", lambda: show("unpiped", out.writable))


@lambda f: setTimeout(f, 20)
def _():
    out.destroy()
    show("alive", out.destroyed, out.writable)
    out.destroy(Exception("x"), lambda: setImmediate(lambda: show("destroyed")))
