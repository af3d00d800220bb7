"""FileHandle: streams, lines and work under way share one descriptor, which is closed once."""

import os
import tempfile

from conformance.lib import show
from nodecompat import Promise, fs, start
from nodecompat.js import JSON

promises = fs.promises
root = tempfile.mkdtemp(prefix="case-")
at = lambda name: os.path.join(root, name)
fs.writeFileSync(at("a"), "one\ntwo\r\nthree\vfour\n\nlast")


async def pieces():
    yield "c"
    yield "d"


async def main():
    handle = await promises.open(at("a"))
    handle.on("close", lambda: show("close"))
    lines = []
    async for line in handle.readLines():
        lines.append(line)
    show(JSON.stringify(lines), handle.fd, await handle.close())

    handle = await promises.open(at("a"))
    async for chunk in handle.createReadStream({"encoding": "utf8", "start": 4, "end": 6}):
        show(chunk)
    show(await handle.close(), handle.fd)

    handle = await promises.open(at("a"))
    kept = handle.createReadStream({"autoClose": False})
    await Promise(lambda resolve: kept.on("end", resolve).resume())
    show(handle.fd > 0, kept.destroyed)
    await handle.close()
    show(handle.fd)

    handle = await promises.open(at("b"), "w")
    writing = handle.createWriteStream()
    writing.write("x")
    writing.end("yz")
    await Promise(lambda resolve: writing.on("close", resolve))
    show(handle.fd, fs.readFileSync(at("b"), "utf8"))

    handle = await promises.open(at("a"))
    reading = handle.readFile("utf8")
    closing = handle.close()
    show(len(await reading), await closing, handle.fd)
    for method in ["appendFile", "readFile", "stat", "sync", "datasync", "truncate"]:
        try:
            await (getattr(handle, method)() if "sync" in method else getattr(handle, method)("x"))
        except Exception as err:
            show(method, err.code, err.syscall, err.message)

    handle = await promises.open(at("c"), "w+")
    await promises.writeFile(handle, "by handle")
    await promises.appendFile(handle, "!")
    show((await handle.writev([b"ab", b"cd"])).bytesWritten, (await handle.readv([bytearray(3)], 1)).bytesRead)
    await handle.close()
    handle = await promises.open(at("c"))
    show(await promises.readFile(handle, "utf8"))
    unread = handle.createReadStream()
    show(await handle.close(), handle.fd, unread.destroyed)

    await promises.writeFile(at("d"), ["a", b"b"])
    await promises.writeFile(at("e"), fs.createReadStream(at("d")))
    await promises.appendFile(at("e"), pieces())
    show(fs.readFileSync(at("e"), "utf8"))
    for what in [5, None, {}]:
        for name in ["readFile", "writeFile", "appendFile"]:
            try:
                await getattr(promises, name)(what, "")
            except Exception as err:
                show(name, err.code, err.message)
    fs.rmSync(root, {"recursive": True})


start(main())
