"""A delay is the Number() of what is given, and 1 where that is none."""

from datetime import UTC, datetime, timedelta

from conformance.lib import show
from nodecompat import Symbol, setImmediate, setTimeout

class ValueOf: __float__ = lambda self: 256.0
delays = [
    "0x80", "1_000", "0b1000000", "0o600", " 160\n", "19.2e1", [224], "0x_ff", "Infinity", "-0x10", "\u0669", None, True, "", {},
    ValueOf(), "+288", "1e400", datetime.fromtimestamp(0, UTC) + timedelta(milliseconds=320), "\u2028352\ufeff", "0x", "12px", ".5e3",
]
first = []
setTimeout(lambda: None, "x")  # the first warning takes its time
def later(at):
    if first is not None: first.append(at)
    else: show(at)
def report():
    global first
    show(",".join(map(str, first)))
    first = None
@setImmediate
def start():  # so that all of them begin at the same moment
    for at, delay in enumerate(delays): setTimeout(later, delay, at)
    setTimeout(report, 16)
try: setTimeout(lambda: None, Symbol("s"))
except TypeError as error: show("TypeError", str(error))
