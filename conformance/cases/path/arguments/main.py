"""What is no text is refused; objects are formatted; the names of the module."""

from nodecompat import Symbol, process, require, undefined
from nodecompat.console import console

path = require("node:path")

attempts = [
    lambda: path.join("a", 5), lambda: path.resolve("a", None, "b"), lambda: path.resolve("a", "/b", "c"), lambda: path.normalize(),
    lambda: path.dirname({}), lambda: path.basename("a", 5), lambda: path.basename(undefined, 5), lambda: path.basename("a", None),
    lambda: path.extname([]), lambda: path.isAbsolute(True), lambda: path.relative("a"), lambda: path.relative(1, "b"),
    lambda: path.parse(1.5), lambda: path.format("a"), lambda: path.format(None), lambda: path.win32.join(Symbol("s")),
    lambda: path.win32.resolve(False), lambda: path.toNamespacedPath(5), lambda: path.win32.toNamespacedPath(5),
    lambda: path.format({}), lambda: path.format({"dir": "/a", "base": "b.c"}), lambda: path.format({"root": "/", "name": "n", "ext": "e"}),
    lambda: path.format({"root": "/", "dir": "/", "name": "n", "ext": ".e"}), lambda: path.format({"dir": "d", "name": "n"}),
    lambda: path.win32.format({"dir": "C:\\d", "base": "b", "name": "ignored"}), lambda: path.join(), lambda: path.join("", ""),
    lambda: path.format(path.parse("/home/user/file.tar.gz")), lambda: path.join("/a", "..", "..", "b", "./c/"),
]
for attempt in attempts:
    try:
        console.log(attempt())
    except Exception as error:
        console.log(error.name, error.code, error.message)
console.log(path.sep, path.delimiter, path.win32.sep, path.win32.delimiter)
console.log(path.posix is path, path.win32.posix is path, path.posix.win32 is path.win32)
console.log(require("path/posix") is path, require("path/win32") is path.win32)
console.log(path.resolve() == process.cwd(), path.resolve("") == process.cwd(), path.resolve("x") == process.cwd() + "/x")
