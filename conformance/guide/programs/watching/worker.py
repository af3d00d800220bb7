from nodecompat import process


@process.on("message")
def on_message(message):
    process.send({"sum": sum(message["numbers"])})
