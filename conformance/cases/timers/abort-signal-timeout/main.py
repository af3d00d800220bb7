"""AbortSignal.timeout() aborts with a TimeoutError and keeps nothing alive."""

from conformance.lib import show
from nodecompat import AbortSignal, setTimeout

signal = AbortSignal.timeout(10)
show(signal.aborted)
signal.addEventListener("abort", lambda: show("abort", signal.aborted, signal.reason.name))
setTimeout(lambda: show("end", signal.aborted), 60)
AbortSignal.timeout(5000)
