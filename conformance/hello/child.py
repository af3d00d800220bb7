from nodecompat import process

process.send("Hello from child as string")
process.send({"message": "Hello from child as object"})


@process.on("message")
def _(message):
    print("child got", message)
    if message == "Respond to child":
        process.disconnect()
