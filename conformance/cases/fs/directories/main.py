"""Dir: entries one by one, by callback, promise and loop, and nothing once it is closed."""

import os
import tempfile

from conformance.lib import show, typeof
from nodecompat import Promise, fs, start

root = tempfile.mkdtemp(prefix="case-")
os.makedirs(os.path.join(root, "y/z"))
for name in ["f", "y/g"]:
    fs.writeFileSync(os.path.join(root, name), "")


async def main():
    directory = fs.opendirSync(root)
    names = []
    while entry := directory.readSync():
        names.append(entry.name)
    show(directory.path == root, ",".join(sorted(names)), directory.readSync(), directory.closeSync())
    for method in ["readSync", "closeSync", "read", "close"]:
        try:
            await getattr(directory, method)()
        except Exception as err:
            show(method, err.name, err.code, err.message)
    other = await fs.promises.opendir(root)
    reading = other.read()
    show(isinstance(reading, Promise), (await reading).name in ["f", "y"])

    def executor(resolve):
        def read(err, entry):
            show(err, typeof(entry.name))
            other.close(lambda err: (show(err), resolve()))

        other.read(read)

    await Promise(executor)
    all = []
    deep = fs.opendirSync(root, {"recursive": True})
    async for entry in deep:
        all.append(os.path.relpath(os.path.join(entry.parentPath, entry.name), root))
    show(",".join(sorted(all)))
    try:
        deep.readSync()
    except Exception as err:
        show(err.code)
    left = fs.opendirSync(root)
    async for _ in left:
        break
    try:
        left.closeSync()
    except Exception as err:
        show(err.code)
    show(fs.realpathSync.native(root) == fs.realpathSync(root), typeof(fs.realpath.native))
    try:
        fs.readvSync(1, "x")
    except Exception as err:
        show(err.code, err.message)
    try:
        fs.opendirSync(root, {"bufferSize": 0})
    except Exception as err:
        show(err.code, err.message)
    word = lambda answer: "true" if answer else "false"
    rows = [
        [entry.name, word(entry.isFile()), word(entry.isDirectory()), word(entry.isSymbolicLink())]
        for entry in fs.readdirSync(root, {"withFileTypes": True})
    ]
    show(" ".join(",".join(row) for row in rows))
    fs.rmSync(root, {"recursive": True})


start(main())
