# Arguments are looked at before it is seen that a socket is closed, or after: each method has its order.
from conformance.lib import show
from nodecompat import dgram

calls = [
    ["setTTL", "x"],
    ["setTTL"],
    ["setMulticastTTL", "x"],
    ["setMulticastInterface", 5],
    ["setMulticastInterface", "x"],
    ["addMembership"],
    ["addMembership", "x"],
    ["dropMembership"],
    ["addSourceSpecificMembership"],
    ["addSourceSpecificMembership", "a"],
    ["addSourceSpecificMembership", "a", 5],
    ["setRecvBufferSize"],
    ["setRecvBufferSize", -1],
    ["setSendBufferSize", 1.5],
    ["address"],
    ["remoteAddress"],
    ["connect"],
    ["connect", 0],
    ["connect", 5, 5],
    ["connect", 5],
    ["send"],
    ["send", 5, 1],
    ["send", "x", 0],
    ["send", "x", 1],
    ["bind", 0],
    ["close"],
]
socket = dgram.createSocket("udp4").close()
for name, *args in calls:
    try:
        getattr(socket, name)(*args)
        show(name, "no error")
    except Exception as error:
        show(name, *args, error.name, error.code, error.message)
