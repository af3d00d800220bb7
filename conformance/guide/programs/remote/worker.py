from nodecompat import process


@process.on("message")
def asked(m):
    process.send({"square": m["number"] ** 2})
