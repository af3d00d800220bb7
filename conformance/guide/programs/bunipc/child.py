from nodecompat import process

process.send("Hello from child as string")


@process.on("message")
def on_message(message):
    process.send("I was told: " + message)
    if message == "Respond to child":
        process.disconnect()
