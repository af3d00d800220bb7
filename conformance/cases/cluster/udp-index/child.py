from nodecompat import dgram, process

early = dgram.createSocket("udp4").bind(0, "127.0.0.1", lambda: process.send("never"))


def closed():
    process.send("closed")
    first, second = dgram.createSocket("udp4"), dgram.createSocket("udp4")
    told = lambda: process.send([first.address().port, second.address().port])
    first.bind(0, "127.0.0.1", lambda: second.bind(0, "127.0.0.1", told) and None)


early.close(closed)
