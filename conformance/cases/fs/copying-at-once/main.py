"""cp where something is in the way: what cpSync says, and the promise; opendirSync"""

from nodecompat import fs, os, path, process, start
from nodecompat.console import console

process.chdir(fs.mkdtempSync(path.join(os.tmpdir(), "case-")))
fs.mkdirSync("a/b", recursive=True)
fs.mkdirSync("empty")
fs.writeFileSync("a/f", "1")
fs.writeFileSync("g", "2")
fs.mkdirSync("links")
fs.symlinkSync(path.resolve("a"), "links/l")
fs.mkdirSync("files")
fs.writeFileSync("files/l", "3")
fs.symlinkSync("nowhere", "broken")


def told(error):
    return [error.name, error.code, error.message.replace(process.cwd(), "HERE"), error.syscall, error.errno, error.path]


async def main():
    recursive = {"recursive": True}
    keep = {"force": False, "errorOnExist": True}
    for source, to, options in [
        ["a", "a/b/c", recursive], ["a", "a", recursive], ["g", "g", {}], ["a", "new", {}], ["a", "g", recursive],
        ["a", "g", {}], ["g", "a", {}], ["g", "a/f", keep], ["nope", "q", {}],
        ["a", "empty", {**recursive, **keep}],
    ]:  # fmt: skip
        try:
            fs.cpSync(source, to, options)
            console.log("copied", source, to)
        except Exception as error:
            console.log(source, to, told(error))
        await fs.promises.cp(source, to, options).catch(lambda error: console.log(source, to, told(error)))
    for source, to, options in [["links", "files", recursive], ["broken", "c", {"dereference": True}]]:
        await fs.promises.cp(source, to, options).catch(lambda error: console.log(source, to, error.code, told(error)[2]))
    console.log(fs.readFileSync("files/l", "utf8"))
    for name in ["nope", "g"]:
        try:
            fs.opendirSync(name)
        except Exception as error:
            console.log(told(error))
        await fs.promises.opendir(name).catch(lambda error: console.log(told(error)))
    fs.rmSync(process.cwd(), recursive)


start(main())
