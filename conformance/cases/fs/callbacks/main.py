"""The functions with callbacks, one after the other: arguments of the callback, and turns of the loop."""

from nodecompat import Promise, fs, os, path, process, setImmediate
from nodecompat.console import console

root = fs.mkdtempSync(path.join(os.tmpdir(), "case-"))
phase = "main"


def at(name):
    return path.join(root, name)


def short(value):
    return value.replace(root, "ROOT") if isinstance(value, str) else value


steps = [
    ["writeFile", at("a"), "hello"], ["appendFile", at("a"), " you", "utf8"], ["readFile", at("a"), "utf8"], ["readFile", at("a"), {"encoding": "hex"}],
    ["readFile", at("none")], ["access", at("a")], ["access", at("none"), fs.constants.W_OK], ["exists", at("a")], ["exists", at("none")],
    ["mkdir", at("d")], ["mkdir", at("d")], ["mkdir", at("e/f"), {"recursive": True}], ["mkdir", at("e/f"), {"recursive": True}],
    ["readdir", root], ["readdir", at("none")], ["rename", at("a"), at("b")], ["copyFile", at("b"), at("c")], ["unlink", at("b")], ["unlink", at("b")],
    ["symlink", "c", at("l")], ["readlink", at("l")], ["realpath", at("l")], ["link", at("c"), at("h")], ["chmod", at("c"), 0o600],
    ["utimes", at("c"), 5, 5], ["truncate", at("c"), 3], ["rmdir", at("d")], ["rmdir", at("d")], ["rm", at("e")], ["rm", at("e"), {"recursive": True}],
    ["rm", at("none"), {"force": True}], ["close", 98765],
]


def step():
    global phase
    if not steps:
        return descriptors()
    name, *args = steps.pop(0)

    def called(*results):
        console.log(phase, name, len(results), *[short(one.message) if isinstance(one, Exception) else short(one) for one in results])
        step()

    getattr(fs, name)(*args, called)
    phase = "later"


def descriptors():
    @lambda callback: fs.open(at("rw"), "w+", callback)
    def opened(error, fd):
        @lambda callback: fs.write(fd, "some text", callback)
        def written(error, written, text):
            console.log(error, written, text)

            @lambda callback: fs.write(fd, b"SOME", 0, 2, 0, callback)
            def written_again(error, written, buffer):
                console.log(error, written, buffer.decode())

                @lambda callback: fs.read(fd, bytearray(4), 0, 4, 0, callback)
                def was_read(error, count, buffer):
                    console.log(error, count, buffer.decode())

                    @lambda callback: fs.read(fd, {"position": 5, "length": 100, "buffer": bytearray(100)}, callback)
                    def read_again(error, count, buffer):
                        console.log(error, count, buffer[:count].decode())

                        @lambda callback: fs.fstat(fd, callback)
                        def told(error, stats):
                            console.log(error, stats.size, stats.isFile())

                            @lambda callback: fs.close(fd, callback)
                            def closed(*results):
                                console.log([*results])
                                order()


def order():
    done = []

    def check():
        if len(done) < 5:
            return
        console.log(done[:3], sorted(done[3:]))
        fs.rmSync(root, {"recursive": True})

        @lambda callback: fs.stat(at("none"), callback)
        def throwing():
            raise Exception("thrown by a callback")

    def note(what):
        done.append(what)
        check()

    fs.stat(at("rw"), lambda error, stats: note("stat"))
    setImmediate(lambda: note("immediate"))
    process.nextTick(lambda: done.append("tick"))
    Promise.resolve().then(lambda _: done.append("microtask"))
    done.append("sync")


process.on("uncaughtException", lambda error: console.log("caught", str(error)))
process.on("exit", lambda code: console.log("exit", code))
step()
