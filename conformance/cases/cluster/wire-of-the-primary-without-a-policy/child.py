import json

from nodecompat import cluster, net, process, undefined


def hidden(value):
    if not isinstance(value, dict):
        return value
    return {name: "PORT" if name == "port" else hidden(one) for name, one in value.items() if one is not undefined}


@process.on("internalMessage")
def internal_message(message, handle=undefined):
    process.send([json.dumps(hidden(message), separators=(",", ":")), handle is undefined])


server = net.createServer(lambda socket: socket.end())
server.listen(0, "127.0.0.1", lambda: process.send({"port": server.address().port}))
process.on("message", lambda _: cluster.worker.disconnect() and None)
