from nodecompat import net, process

port = int(process.env.PORT)
hide = lambda text: text.replace(process.env.PORT, "PORT")
server = net.createServer()


@server.on("error")
def failed(error):
    keys = ["errno", "code", "syscall", "address", "port"]
    assert all(key in vars(error) for key in keys)
    process.send(["error", hide(error.message), error.code, error.errno, error.syscall, error.address, error.port == port, keys])


server.on("listening", lambda: process.send(["listening", server.address().port == port]))
server.listen(port, "127.0.0.1")
process.on("message", lambda _: server.listen(port, "127.0.0.1") and None)
