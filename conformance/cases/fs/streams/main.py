"""Files as streams: events, ranges, errors, descriptors."""

from nodecompat import fs, os, path, setImmediate, start, undefined
from nodecompat.console import console
from nodecompat.stream import pipeline

root = fs.mkdtempSync(path.join(os.tmpdir(), "case-"))


def at(name):
    return path.join(root, name)


def log(stream, label):
    def listen(event):
        def listener(value=undefined):
            if event == "open":
                return console.log(label, event, "number" if isinstance(value, int) else type(value))
            if isinstance(value, Exception):
                return console.log(label, event, value.code)
            console.log(label, event, "" if value is undefined else value.decode() if isinstance(value, bytes) else value)

        stream.on(event, listener)

    for event in ["open", "ready", "data", "end", "finish", "error", "close"]:
        listen(event)
    return stream


def written(next):
    stream = log(fs.createWriteStream(at("a")), "write")
    stream.on("close", next)
    console.log(stream.pending, stream.bytesWritten, stream.path == at("a"), stream.fd, stream.flags, stream.mode)
    stream.write("hello ")
    stream.write(b"world")
    stream.end("!", lambda: console.log("ended", stream.bytesWritten, stream.pending))


def was_read(next):
    stream = log(fs.createReadStream(at("a"), "utf8"), "read")
    console.log(stream.pending, stream.bytesRead, stream.readableHighWaterMark, stream.start, stream.end)

    @stream.on("close")
    def closed():
        console.log(stream.bytesRead, stream.destroyed)
        next()


def over(next):
    stream = log(fs.createWriteStream(at("a"), {"flags": "r+", "start": 6}), "over")

    @stream.on("close")
    def closed():
        console.log(fs.readFileSync(at("a"), "utf8"))
        next()

    stream.end("THERE")


def added(next):
    stream = fs.createWriteStream(at("a"), {"flags": "a", "encoding": "hex"})

    def ended():
        console.log(fs.readFileSync(at("a"), "utf8"))
        next()

    stream.end("2021", ended)


def copied(next):
    def done(error):
        console.log("copied", error, fs.readFileSync(at("b"), "utf8"))
        next()

    pipeline(fs.createReadStream(at("a")), fs.createWriteStream(at("b")), done)


def kept(next):
    fd = fs.openSync(at("b"), "r")
    stream = fs.createReadStream("", {"fd": fd, "autoClose": False, "start": 1, "end": 4})
    stream.on("data", lambda data: console.log("kept", data.decode()))

    def ended():
        console.log(stream.destroyed, stream.path)
        fs.closeSync(fd)
        next()

    stream.on("end", lambda: setImmediate(ended))


def destroyed(next):
    stream = log(fs.createReadStream(at("b")), "destroyed")
    stream.removeAllListeners("data")
    stream.on("close", next)
    stream.destroy()


def closed(next):
    def told(error):
        console.log("closed", error, fs.existsSync(at("c")))
        next()

    fs.createWriteStream(at("c")).close(told)


async def iterated(next):
    chunks = []
    async for chunk in fs.createReadStream(at("b"), {"encoding": "utf8", "highWaterMark": 4}):
        chunks.append(chunk)
    console.log(chunks)
    next()


steps = [
    written,
    was_read,
    lambda next: log(fs.createReadStream(at("a"), {"start": 2, "end": 7, "highWaterMark": 3, "encoding": "utf8"}), "part").on("close", next),
    lambda next: log(fs.createReadStream(at("none")), "missing").on("close", next),
    lambda next: log(fs.createWriteStream(at("no/file")), "nowhere").on("close", next),
    over,
    added,
    copied,
    kept,
    destroyed,
    closed,
    lambda next: start(iterated(next)),
]


def step():
    return steps.pop(0)(step) if steps else fs.rmSync(root, {"recursive": True})


step()
