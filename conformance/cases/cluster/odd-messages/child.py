from nodecompat import cluster, process

for odd in [{"ack": -1}, {"act": "suicide"}, {}, {"act": "close", "key": "nosuch"}, {"act": "listening"}]:
    process.send({"cmd": "NODE_CLUSTER", **odd})


@process.on("message")
def message(message):
    process.send(message)
    cluster.worker.disconnect()
