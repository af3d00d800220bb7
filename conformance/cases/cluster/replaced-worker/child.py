from nodecompat import cluster, process


@process.on("message")
def message(how):
    if how == "crash":
        process.exit(42)
    cluster.worker.kill()
