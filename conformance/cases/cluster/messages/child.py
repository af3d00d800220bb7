from nodecompat import cluster, process

heard = []


@process.on("message")
def message(_):
    heard.append("process")
    cluster.worker.send(heard)
    cluster.worker.disconnect()


cluster.worker.on("message", lambda message: heard.extend(["worker", message]))
cluster.on("message", lambda *_: heard.append("cluster"))
