"""What a program can be told of itself: `diagnostics_channel`, and what listens there for people.

    live        the channels that somebody listens to: what publishes asks nothing else
    channels    Node's `diagnostics_channel`: Channel, TracingChannel
    observing   `observe`, and NODE_DEBUG=trace:FILE: which of the next two is on
    logs        the loggers below `nodecompat`
    trace       a file of Chrome's trace format, of all processes of a tree
    door        the socket by which a process is asked from outside, and how it is asked; `_alive.asked` answers
    top         `python -m nodecompat top PID`: a table of a process and its descendants, and of what they send
    why         `python -m nodecompat why PID`: what keeps a process alive

Published are Node's channels for child processes and sockets, with Node's fields, and four of this package's own:

    nodecompat.child_process.start   {process}: it has its pid
    nodecompat.child_process.exit    {process, code, signal}: before 'exit' is emitted
    nodecompat.pool.worker.gone      {worker, jobs, ready}: how many jobs it had, and whether it was ever ready
    nodecompat.channel.message       {process, direction ('in', 'out'), channel, serialization, bytes, internal}: a
                                     message was framed, or has arrived

What must stay true: where nobody has subscribed, publishing is the truth of an empty dict, nothing of this room but
`live` is loaded, and a channel to a child is what it would be without this room. A subscriber never changes what the
program does: what it raises comes as an uncaught exception of its own.
"""
