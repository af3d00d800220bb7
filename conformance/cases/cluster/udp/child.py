from nodecompat import dgram, process

socket = dgram.createSocket("udp4", lambda message, sender: process.send(f"{message.decode()} {sender.address}"))
socket.bind(0, "127.0.0.1")
