from nodecompat import cluster, process

way = process.env.WAY
if way == "destroy":
    cluster.worker.destroy()
if way == "exit":
    process.exit(7)
if way == "process.disconnect":
    process.disconnect()
if way == "throw":
    process.on("uncaughtException", lambda *_: process.exit(1))
    raise RuntimeError("nobody catches this")
