"""The synchronous functions on files and directories, and what the system refuses."""

from datetime import datetime, timezone

from conformance.lib import typeof
from nodecompat import fs, os, path, undefined
from nodecompat.console import console

root = fs.mkdtempSync(path.join(os.tmpdir(), "case-"))


def at(name):
    return path.join(root, name)


def short(text):
    return str(text).replace(root, "ROOT")


def attempt(label, run):
    try:
        console.log(label, run())
    except Exception as error:
        console.log(
            label, error.name, error.code, error.errno, error.syscall,
            short(getattr(error, "path", undefined)), short(getattr(error, "dest", undefined)), short(error.message),
        )


fs.writeFileSync(at("a.txt"), "first line\nzwölf\n")
fs.appendFileSync(at("a.txt"), b"more")
for encoding in ["utf8", "latin1", "hex", "base64", "ascii"]:
    console.log(encoding, fs.readFileSync(at("a.txt"), encoding)[:24])
console.log(len(fs.readFileSync(at("a.txt"))), len(fs.readFileSync(at("a.txt"), {"encoding": "utf8", "flag": "r"})))
fs.writeFileSync(at("b.bin"), "ff00fe", "hex")
console.log(fs.readFileSync(at("b.bin")).hex(), fs.existsSync(at("b.bin")), fs.existsSync(at("none")), fs.existsSync(5))
fs.writeFileSync(at("m.txt"), "x", {"mode": 0o640, "flag": "wx"})
console.log(f"{fs.statSync(at('m.txt')).mode & 0o777:o}")
fs.chmodSync(at("m.txt"), "600")
console.log(f"{fs.statSync(at('m.txt')).mode & 0o777:o}")

console.log(short(fs.mkdirSync(at("d/e/f"), {"recursive": True})), fs.mkdirSync(at("d/e"), recursive=True), fs.mkdirSync(at("g")))
fs.writeFileSync(at("d/e/file"), "12345")
fs.symlinkSync("file", at("d/e/link"))
fs.linkSync(at("d/e/file"), at("d/hard"))
console.log(fs.readdirSync(at("d")), fs.readdirSync(root), fs.readdirSync(at("d"), {"recursive": True}))
for entry in fs.readdirSync(at("d/e"), {"withFileTypes": True}):
    console.log(entry.name, short(entry.parentPath), entry.isFile(), entry.isDirectory(), entry.isSymbolicLink(), entry.isFIFO())
console.log(fs.readlinkSync(at("d/e/link")), short(fs.realpathSync(at("d/e/link"))), fs.statSync(at("d/hard")).nlink)
stats = fs.statSync(at("d/e/file"))
console.log(stats.size, stats.isFile(), stats.isDirectory(), stats.mtimeMs == stats.mtime.timestamp() * 1000 or stats.mtimeMs > 0, typeof(stats.ino))
console.log(fs.lstatSync(at("d/e/link")).isSymbolicLink(), fs.statSync(at("d/e/link")).isSymbolicLink(), fs.statSync(at("none"), {"throwIfNoEntry": False}))
fs.utimesSync(at("d/e/file"), 1000, datetime.fromtimestamp(2000.5, timezone.utc))
console.log(fs.statSync(at("d/e/file")).atimeMs, fs.statSync(at("d/e/file")).mtimeMs, f"{fs.statSync(at('d/e/file')).mtime:%Y-%m-%dT%H:%M:%S}.500Z")
console.log(fs.statSync(at("d/e/file"), {"bigint": True}).mtimeNs == 2000500000000)

fd = fs.openSync(at("rw.txt"), "w+")
console.log(fs.writeSync(fd, "hello world"), fs.writeSync(fd, b"HELLO", 0, 5, 0), fs.writeSync(fd, "é", 20), fs.writeSync(fd, "6162", 0, "hex"))
buffer = bytearray(8)
console.log(fs.readSync(fd, buffer, 0, 4, 0), fs.readSync(fd, buffer, {"position": 6, "length": 2, "offset": 4}), buffer.decode("latin1"), fs.readSync(fd, buffer, 0, 0, 0))
fs.ftruncateSync(fd, 4)
console.log(fs.fstatSync(fd).size, fs.readFileSync(at("rw.txt"), "utf8"), fs.fsyncSync(fd), fs.fdatasyncSync(fd), fs.closeSync(fd))
fs.truncateSync(at("rw.txt"), 2)
fs.renameSync(at("rw.txt"), at("moved.txt"))
fs.copyFileSync(at("moved.txt"), at("copy.txt"))
console.log(fs.readFileSync(at("copy.txt"), "utf8"), fs.existsSync(at("rw.txt")))
fs.cpSync(at("d"), at("copied"), {"recursive": True, "filter": lambda source: not source.endswith("hard")})
console.log(sorted(fs.readdirSync(at("copied"), {"recursive": True})))

attempt("read", lambda: fs.readFileSync(at("none")))
attempt("read", lambda: fs.readFileSync(at("none"), "utf8"))
attempt("read", lambda: fs.readFileSync(root))
attempt("read", lambda: fs.readFileSync(at("a.txt/x")))
attempt("write", lambda: fs.writeFileSync(at("no/file"), "x"))
attempt("write", lambda: fs.writeFileSync(at("a.txt"), "x", {"flag": "wx"}))
attempt("write", lambda: fs.writeFileSync(root, "x"))
attempt("mkdir", lambda: fs.mkdirSync(at("d")))
attempt("mkdir", lambda: fs.mkdirSync(at("x/y")))
attempt("mkdir", lambda: fs.mkdirSync(at("a.txt/y"), {"recursive": True}))
attempt("mkdir", lambda: fs.mkdirSync(at("a.txt"), {"recursive": True}))
attempt("rmdir", lambda: fs.rmdirSync(at("d")))
attempt("rmdir", lambda: fs.rmdirSync(at("a.txt")))
attempt("unlink", lambda: fs.unlinkSync(at("none")))
attempt("readdir", lambda: fs.readdirSync(at("none")))
attempt("readdir", lambda: fs.readdirSync(at("a.txt")))
attempt("stat", lambda: fs.statSync(at("none")))
attempt("lstat", lambda: fs.lstatSync(at("none")))
attempt("access", lambda: fs.accessSync(at("a.txt"), fs.constants.R_OK))
attempt("access", lambda: fs.accessSync(at("none")))
attempt("rename", lambda: fs.renameSync(at("none"), at("other")))
attempt("copy", lambda: fs.copyFileSync(at("none"), at("other")))
attempt("copy", lambda: fs.copyFileSync(at("a.txt"), at("copy.txt"), fs.constants.COPYFILE_EXCL))
attempt("link", lambda: fs.linkSync(at("none"), at("other")))
attempt("symlink", lambda: fs.symlinkSync("x", at("a.txt")))
attempt("readlink", lambda: fs.readlinkSync(at("a.txt")))
attempt("realpath", lambda: fs.realpathSync(at("none")))
attempt("open", lambda: fs.openSync(at("none"), "r+"))
attempt("close", lambda: fs.closeSync(98765))
attempt("read", lambda: fs.readSync(98765, bytearray(4)))
attempt("write", lambda: fs.writeSync(98765, "x"))
attempt("fstat", lambda: fs.fstatSync(98765))
attempt("chmod", lambda: fs.chmodSync(at("none"), 0o600))
attempt("utimes", lambda: fs.utimesSync(at("none"), 1, 2))
attempt("truncate", lambda: fs.truncateSync(at("none"), 2))
attempt("mkdtemp", lambda: fs.mkdtempSync(at("no/where-")))
attempt("cp", lambda: fs.cpSync(at("none"), at("other")))
attempt("rm", lambda: fs.rmSync(at("none")))
attempt("rm", lambda: fs.rmSync(at("none"), {"force": True}))
directory = fs.opendirSync(at("d/e"))
console.log(directory.readSync().name in ("f", "file", "link"), short(directory.path), directory.closeSync() or undefined)
fs.rmSync(root, {"recursive": True})
console.log(fs.existsSync(root))
