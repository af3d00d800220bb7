"""What is wrong with arguments is said before anything is done, by the functions with callbacks too."""

from nodecompat import fs, start, undefined
from nodecompat.console import console


def nothing(*_):
    pass


attempts = [
  lambda: fs.readFileSync(), lambda: fs.readFileSync({}), lambda: fs.readFileSync("a\0b"), lambda: fs.readFileSync("x", "nope"),
  lambda: fs.readFileSync("x", 5), lambda: fs.readFileSync("x", {"flag": "zz"}), lambda: fs.readFileSync("x", {"encoding": "zz"}),
  lambda: fs.writeFileSync("x", 5), lambda: fs.writeFileSync("x", None), lambda: fs.writeFileSync("x"), lambda: fs.writeFileSync("x", {}),
  lambda: fs.writeFileSync("x", "y", {"mode": "zz"}), lambda: fs.writeFileSync("x", "y", {"flush": 1}), lambda: fs.writeFileSync(1.5, "y"),
  lambda: fs.openSync("x", "zz"), lambda: fs.openSync("x", "r", -1), lambda: fs.openSync("x", "r", {}), lambda: fs.openSync(5),
  lambda: fs.closeSync(), lambda: fs.closeSync("x"), lambda: fs.closeSync(-1), lambda: fs.closeSync(1.5),
  lambda: fs.mkdirSync("x", {"recursive": 1}), lambda: fs.mkdirSync("x", "zz"), lambda: fs.mkdirSync(None),
  lambda: fs.rmSync(5), lambda: fs.rmSync("x", {"recursive": "y"}), lambda: fs.rmSync("x", {"maxRetries": -1}),
  lambda: fs.accessSync("x", 8), lambda: fs.accessSync("x", "r"), lambda: fs.accessSync(undefined, "r"),
  lambda: fs.chmodSync("x"), lambda: fs.chmodSync("x", "9"), lambda: fs.chownSync("x", "a"), lambda: fs.utimesSync("x", {}, 5),
  lambda: fs.renameSync("a"), lambda: fs.renameSync(5, 5), lambda: fs.copyFileSync("a", 5), lambda: fs.copyFileSync("a", "b", 9),
  lambda: fs.linkSync("a"), lambda: fs.symlinkSync("a", "b", "c"), lambda: fs.symlinkSync(5, "b"), lambda: fs.truncateSync("a", "b"),
  lambda: fs.readSync(0, "x"), lambda: fs.readSync("x"), lambda: fs.readSync(0, bytearray(4), 2, 4), lambda: fs.readSync(0, bytearray(4), -1),
  lambda: fs.writeSync(1, 5), lambda: fs.writeSync(1, bytearray(4), 5), lambda: fs.writeSync(1, bytearray(4), 1, 4), lambda: fs.writeSync(),
  lambda: fs.mkdtempSync(5), lambda: fs.readdirSync("x", {"recursive": 1}), lambda: fs.readdirSync("x", "zz"), lambda: fs.cpSync("a", "b", 5),
  lambda: fs.cpSync("a", "b", {"recursive": 1}), lambda: fs.cpSync("a", "b", {"filter": 1}), lambda: fs.existsSync(),
  lambda: fs.readFile("x"), lambda: fs.readFile(5.5, nothing), lambda: fs.readFile("x", "zz", nothing), lambda: fs.stat("x"), lambda: fs.stat(5, nothing),
  lambda: fs.access(5), lambda: fs.access("x"), lambda: fs.mkdir("x"), lambda: fs.open("x", "r"), lambda: fs.open(5, "r"), lambda: fs.unlink("x"),
  lambda: fs.writeFile("x", "y"), lambda: fs.writeFile("x", 5, nothing), lambda: fs.rename("a", "b"), lambda: fs.rename(5, "b", nothing),
  lambda: fs.exists("x"), lambda: fs.createReadStream(5), lambda: fs.createReadStream("x", {"start": 5, "end": 2}), lambda: fs.createReadStream("x", {"start": "a"}),
  lambda: fs.createReadStream("x", "zz"), lambda: fs.createWriteStream(None), lambda: fs.createWriteStream("x", {"flush": 5}), lambda: fs.createReadStream("x", {"fd": "a"}),
  lambda: fs.watchFile("x"), lambda: fs.watchFile(5, nothing), lambda: fs.watch(5), lambda: fs.watch("/no/such/thing"), lambda: fs.watch("x", "zz"),
]
for attempt in attempts:
    try:
        console.log(attempt())
    except Exception as error:
        console.log(error.name, error.code, str(error))


async def main():
    for attempt in [lambda: fs.promises.readFile(5.5), lambda: fs.promises.mkdir("x", {"recursive": 1}), lambda: fs.promises.open("x", "zz")]:
        promise = attempt()
        console.log(await promise.catch(lambda error: [error.code, error.message]))


start(main())
