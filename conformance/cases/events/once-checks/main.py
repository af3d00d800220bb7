"""Events.once reports wrong arguments as rejections."""

from conformance.lib import show
from nodecompat.events import EventEmitter, once

failed = lambda err: show(err.name, err.code, err.message)
once(5, "x").catch(failed)
once({}, "x").catch(failed)
once(EventEmitter(), "x", {"signal": None}).catch(failed)
once(EventEmitter(), "x", {"signal": {}}).catch(failed)
show("sync")
