from nodecompat import net, process

port, once = process.env.PORT, process.env.ONCE


def listening():
    process.send("listening")
    if once:
        return
    net.createServer().listen(port, "127.0.0.1").on("error", lambda error: process.send(f"{error.code} {error.syscall}"))


net.createServer().listen(port, "127.0.0.1", listening)
