from nodecompat import process, setInterval

beat = setInterval(lambda: None, 1_000)  # what the service does


@process.on("message")
def on_message(message):
    print("message", message)
    if message == "shutdown":
        process.exit(0)


process.send("ready")
