"""fs/promises: results, rejections, FileHandle."""

from conformance.lib import typeof
from nodecompat import AbortController, os, path, require, start, undefined
from nodecompat.console import console
from nodecompat.fs import constants

fs = require("fs/promises")


async def main():
    root = await fs.mkdtemp(path.join(os.tmpdir(), "case-"))

    def at(name):
        return path.join(root, name)

    async def attempt(label, run):
        try:
            console.log(label, await run())
        except Exception as error:
            console.log(label, error.code, getattr(error, "syscall", undefined), error.message.replace(root, "ROOT"))

    await attempt("writeFile", lambda: fs.writeFile(at("a"), "one\ntwo\n"))
    await attempt("appendFile", lambda: fs.appendFile(at("a"), "three"))
    await attempt("readFile", lambda: fs.readFile(at("a"), "utf8"))
    await attempt("readFile", lambda: fs.readFile(at("a")).then(len))
    await attempt("readFile", lambda: fs.readFile(at("none")))
    await attempt("access", lambda: fs.access(at("a"), constants.R_OK))
    await attempt("access", lambda: fs.access(at("none")))
    await attempt("mkdir", lambda: fs.mkdir(at("d/e"), {"recursive": True}).then(lambda first: first[len(root):]))
    await attempt("mkdir", lambda: fs.mkdir(at("d")))
    await attempt("readdir", lambda: fs.readdir(root))
    await attempt("readdir", lambda: fs.readdir(root, {"withFileTypes": True}).then(lambda found: [[one.name, one.isDirectory()] for one in found]))
    await attempt("stat", lambda: fs.stat(at("a")).then(lambda stats: stats.size))
    await attempt("stat", lambda: fs.stat(at("none")))
    await attempt("rename", lambda: fs.rename(at("a"), at("b")))
    await attempt("copyFile", lambda: fs.copyFile(at("b"), at("c")))
    await attempt("cp", lambda: fs.cp(at("d"), at("f"), {"recursive": True}))
    await attempt("cp", lambda: fs.cp(at("none"), at("g")))
    await attempt("unlink", lambda: fs.unlink(at("c")))
    await attempt("unlink", lambda: fs.unlink(at("c")))
    await attempt("rm", lambda: fs.rm(at("d")))
    await attempt("rmdir", lambda: fs.rmdir(at("d")))
    await attempt("utimes", lambda: fs.utimes(at("b"), 1, 2))
    await attempt("open", lambda: fs.open(at("none")))

    handle = await fs.open(at("h"), "w+")
    console.log(typeof(handle.fd), (await handle.write("text")).bytesWritten, (await handle.write(b"TE", 0, 2, 0)).bytesWritten)
    result = await handle.read({"buffer": bytearray(10), "position": 0})
    console.log(result.bytesRead, result.buffer[: result.bytesRead].decode(), (await handle.stat()).size)
    await handle.truncate(2)
    await handle.sync()
    console.log(await handle.close(), handle.fd, await handle.close())
    await attempt("read", lambda: handle.readFile())
    lines = []
    file = await fs.open(at("b"))
    async for line in file.readLines():
        lines.append(line)
    console.log(lines)
    async for entry in await fs.opendir(at("f")):
        console.log(entry.name, entry.isDirectory())
    controller = AbortController()
    controller.abort()
    await attempt("aborted", lambda: fs.readFile(at("b"), {"signal": controller.signal}))
    console.log(await fs.rm(root, {"recursive": True}), fs.constants is constants, require("fs").promises is fs)


start(main())
