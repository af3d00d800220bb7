from nodecompat import process


@process.on("message")
def message(_):
    process.send(sum(range(10**6)))
