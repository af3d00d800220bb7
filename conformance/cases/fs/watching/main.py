"""watch tells of names in a directory, watchFile of a file that is written; both keep the program alive."""

from nodecompat import fs, os, path, setTimeout
from nodecompat.console import console

root = fs.mkdtempSync(path.join(os.tmpdir(), "case-"))
file = path.join(root, "file")
seen = set()


@lambda listener: fs.watch(root, listener)
def watcher(kind, name):
    seen.add(f"{kind} {name}")
    if len(seen) == 2:
        watcher.close()


@watcher.on("close")
def closed():
    console.log(sorted(seen))

    @lambda listener: fs.watchFile(file, {"interval": 20}, listener)
    def changed(now, before):
        console.log(now.size, before.size, now.isFile(), now.mtimeMs > before.mtimeMs)
        fs.unwatchFile(file)

        @lambda listener: fs.watchFile(path.join(root, "none"), {"interval": 20}, listener)
        def missing(now, before):
            console.log(now.size, before.size, now.mtimeMs, now.isFile())
            fs.unwatchFile(path.join(root, "none"))
            fs.rmSync(root, {"recursive": True})

    setTimeout(lambda: fs.appendFileSync(file, "xy"), 300)


fs.writeFileSync(file, "x")
fs.watch(root, {"persistent": False})
