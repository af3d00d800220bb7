from nodecompat import process

process.send("started")
process.disconnect()
