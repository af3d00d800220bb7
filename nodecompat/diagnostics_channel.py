"""Node's `diagnostics_channel`: to be told what a program does, without a place in its code.

    from nodecompat import diagnostics_channel
    diagnostics_channel.subscribe("child_process", lambda message, name: print(message.process))

Published, with Node's fields (a message is a dict whose items are attributes, too): `child_process` {process},
`tracing:child_process.spawn:start` {process, options}, `…:end` {process}, `…:error` {process, error},
`net.client.socket` and `net.server.socket` {socket}. Of this package's own: `nodecompat.child_process.start` {process},
`nodecompat.child_process.exit` {process, code, signal}, `nodecompat.pool.worker.gone` and `nodecompat.channel.message`,
see `nodecompat._seeing`.

What must stay true: publishing costs nothing where nobody has subscribed.

Not here: `boundedChannel`; what Node publishes of `http`, of a server that begins to listen, of `dgram` and of modules.
"""

from __future__ import annotations

from ._seeing.channels import (
    Channel,
    TracingChannel,
    channel,
    hasSubscribers,
    subscribe,
    tracingChannel,
    unsubscribe,
)

__all__ = [
    "Channel",
    "TracingChannel",
    "channel",
    "hasSubscribers",
    "subscribe",
    "tracingChannel",
    "unsubscribe",
]
