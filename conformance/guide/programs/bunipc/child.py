from nodecompat import process

process.send("Hello from child as string")


@process.on("message")
def on_message(message):
    print("the parent says", message)
    if message == "Respond to child":
        process.send("bye")
        process.disconnect()
