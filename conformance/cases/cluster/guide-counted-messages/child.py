from nodecompat import process

for _ in range(3):
    process.send({"cmd": "notifyRequest"})
