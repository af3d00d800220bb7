"""cp: what is refused before anything is copied, and filters, which may give promises."""

import asyncio
import os
import tempfile

from conformance.lib import show
from nodecompat import fs, process, start

process.chdir(tempfile.mkdtemp(prefix="case-"))
fs.mkdirSync("a/b", {"recursive": True})
fs.mkdirSync("empty")
fs.writeFileSync("a/f", "1")
fs.writeFileSync("g", "2")


async def main():
    recursive = {"recursive": True}
    for source, to, options in [
        ["a", "a/b/c", recursive],
        ["a", "a", recursive],
        ["g", "g", {}],
        ["a", "ab", recursive],
        ["a", "empty", {}],
        ["a", "g", recursive],
        ["g", "a", {}],
        ["g", "a/f", {"force": False, "errorOnExist": True}],
        ["nope", "q", {}],
        ["g", "new/deep/file", {}],
    ]:
        try:
            await fs.promises.cp(source, to, options)
            show(source, to, fs.existsSync(to))
        except Exception as err:
            show(source, to, err.name, err.code, err.message)
    is_wanted = lambda source: not source.endswith("f")

    async def later(source):
        await asyncio.sleep(0)
        return is_wanted(source)

    await fs.promises.cp("a", "c", {**recursive, "filter": later})
    show(",".join(fs.readdirSync("c")))
    fs.cpSync("a", "d", {**recursive, "filter": is_wanted})
    show(",".join(fs.readdirSync("d")))
    try:
        fs.cpSync("a", "z", {**recursive, "filter": later})
    except Exception as err:
        show(err.code, err.message)

    def fails():
        raise Exception("of the filter")

    try:
        await fs.promises.cp("a", "z", {**recursive, "filter": fails})
    except Exception as err:
        show(str(err))

    @lambda done: fs.cp("a", "e", {**recursive, "filter": lambda _, to: to != os.path.join("e", "b")}, done)
    def done(err):
        show(err, ",".join(fs.readdirSync("e")))
        fs.rmSync(process.cwd(), recursive)


start(main())
