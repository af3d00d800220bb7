"""Node's `diagnostics_channel`: to be told what a program does, without a place in its code.

    from nodecompat import diagnostics_channel
    diagnostics_channel.subscribe("child_process", lambda message, name: print(message.process))

Published, with Node's fields (a message is a dict whose items are attributes, too):

    child_process                                               {process}
    tracing:child_process.spawn:start, :end, :error             {process, options}, {process}, {process, error}
    net.client.socket, net.server.socket, udp.socket            {socket}
    tracing:net.server.listen:asyncStart, :asyncEnd, :error     {server, options}, {server}, {server, error}
    http.client.request.created, .start, .error                 {request}, {request}, {request, error}
    http.client.response.finish, http.server.response.created   {request, response}
    http.server.request.start, http.server.response.finish      {request, response, socket, server}

Of this package's own: `nodecompat.child_process.start` {process}, `nodecompat.child_process.exit` {process, code,
signal}, `nodecompat.pool.worker.gone` and `nodecompat.channel.message`, see `nodecompat._seeing`.

What must stay true: publishing costs nothing where nobody has subscribed.

Not here: what Node publishes of modules, of `worker_threads` and of the console.
"""

from __future__ import annotations

from ._seeing.channels import (
    BoundedChannel,
    Channel,
    TracingChannel,
    boundedChannel,
    channel,
    hasSubscribers,
    subscribe,
    tracingChannel,
    unsubscribe,
)

__all__ = [
    "BoundedChannel",
    "Channel",
    "TracingChannel",
    "boundedChannel",
    "channel",
    "hasSubscribers",
    "subscribe",
    "tracingChannel",
    "unsubscribe",
]
