"""What a Socket may be made of, and what not."""

from conformance.lib import show
from nodecompat import net, undefined

for options in (
    undefined, None, {}, {"allowHalfOpen": True}, {"readable": False}, {"writable": False}, {"readable": False, "writable": False}, {"objectMode": True}, {"readableObjectMode": True},
    {"writableObjectMode": True}, {"fd": -1}, {"fd": "x"}, {"fd": 1.5}, {"fd": 2**31}, {"fd": 12345}, {"keepAliveInitialDelay": "x"}, {"noDelay": True, "keepAlive": True, "keepAliveInitialDelay": 2000},
    {"highWaterMark": 5}, {"readableHighWaterMark": 7}, {"typeOfService": 8}, {"typeOfService": 300}, {"typeOfService": "x"}, {"signal": 5},
):  # fmt: skip
    try:
        s = net.Socket(options)
        show(s.allowHalfOpen, s.readable, s.writable, s.readyState, s.readableHighWaterMark, s.writableHighWaterMark, s.connecting, s.pending)  # fmt: skip
    except Exception as e:
        show(e.name, e.code, e.message)
with open(__file__) as file:
    try:
        net.Socket({"fd": file.fileno()})
    except Exception as e:
        show(e.name, e.code, e.message)
for options in (
    5, "x", True, {"highWaterMark": "x"}, {"keepAliveInitialDelay": "x"}, {"noDelay": 1, "keepAlive": "y", "allowHalfOpen": 0, "pauseOnConnect": "z"}, None, undefined,
):  # fmt: skip
    try:
        s = net.createServer(options)
        show(s.noDelay, s.keepAlive, s.allowHalfOpen, s.pauseOnConnect, s.keepAliveInitialDelay, s.highWaterMark, s.listening, s.maxConnections)  # fmt: skip
    except Exception as e:
        show(e.name, e.code, e.message)
