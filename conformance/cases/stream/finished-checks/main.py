"""What finished and addAbortSignal refuse."""

from conformance.lib import show
from nodecompat import AbortController
from nodecompat.stream import Readable, addAbortSignal, finished

r = Readable(read=lambda: None)
for f in [lambda: finished(r), lambda: finished(r, 5, lambda: None), lambda: finished({}, lambda: None), lambda: finished(r, {"signal": 5}, lambda: None), lambda: addAbortSignal(5, r), lambda: addAbortSignal(AbortController().signal, {})]:
    try:
        f()
    except Exception as err:
        show(err.name, err.code, err.message)
