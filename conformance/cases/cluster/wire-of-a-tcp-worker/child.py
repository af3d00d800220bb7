from nodecompat import dgram, net, process

server = net.createServer()
ways = {
    "host": lambda: server.listen(0, "127.0.0.1", lambda: None),
    "v6": lambda: server.listen({"port": 0, "host": "::1", "ipv6Only": True}),
    "backlog": lambda: server.listen({"port": 0, "host": "127.0.0.1", "backlog": 17}),
    "path": lambda: server.listen(process.argv[2]),
    "readable": lambda: server.listen({"path": process.argv[2], "readableAll": True}),
    "udp": lambda: dgram.createSocket("udp4").bind(0, "127.0.0.1"),
    "udp6": lambda: dgram.createSocket({"type": "udp6", "ipv6Only": True, "reuseAddr": True}).bind(0, "::1"),
}
ways[process.env.KIND]()
