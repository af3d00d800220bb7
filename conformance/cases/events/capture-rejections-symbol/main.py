"""The method captureRejectionSymbol gets the error, the event and its arguments."""

from conformance.lib import show
from nodecompat._js.text import Symbol
from nodecompat.events import EventEmitter, captureRejectionSymbol


class Own(EventEmitter):
    def captureRejectionSymbol(self, error, event, *args):
        show("captured", str(error), event, args)


e = Own({"captureRejections": True})
e.on("error", lambda: show("never"))


@e.on("x")
async def _():
    raise Exception("async")


e.emit("x", 1, 2)
show(captureRejectionSymbol, captureRejectionSymbol is Symbol.for_("nodejs.rejection"))
