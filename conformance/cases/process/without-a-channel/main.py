"""A process without a channel has no send, no disconnect and is not connected."""

from conformance.lib import or_undefined, show
from nodecompat import process

show(
    or_undefined(process.send), or_undefined(process.disconnect), or_undefined(process.channel), bool(process.connected)
)
process.on("message", lambda: show("never"))
process.on("disconnect", lambda: show("never"))
process.on("exit", lambda code: show("exit", code))
