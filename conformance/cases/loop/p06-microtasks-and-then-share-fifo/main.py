"""P06 queueMicrotask and then() share one FIFO."""

from conformance.lib import show
from nodecompat import Promise, queueMicrotask

queueMicrotask(lambda: show(1))
Promise.resolve().then(lambda: show(2))
queueMicrotask(lambda: show(3))
Promise.resolve().then(lambda: show(4))
