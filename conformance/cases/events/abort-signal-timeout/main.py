"""A signal of timeout aborts with a TimeoutError and does not keep the process alive."""

from conformance.lib import show
from nodecompat import AbortSignal, setTimeout

signal = AbortSignal.timeout(1)
signal.onabort = lambda: show(signal.reason.name, signal.reason.code, signal.reason.message)
setTimeout(lambda: show("end", AbortSignal.timeout(100000).aborted), 30)
for delay in [-1, 1.5, 2**32, "1", None]:
    try:
        AbortSignal.timeout(delay)
    except Exception as err:
        show(err.name, err.code, err.message)
