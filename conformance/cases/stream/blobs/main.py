"""Parts, types and slices of Blobs, and what is refused."""

from nodecompat import undefined
from nodecompat.buffer import File
from nodecompat.console import console
from nodecompat.js import JSON, Blob

text = JSON.stringify
for start, end in [[undefined, 2], [1, undefined], [-2, undefined], [0, -1], [5, 1]]:
    console.log(Blob(["abc"]).slice(start, end).size)
for type in ["é", "Text/PLAIN", "\u0000", "a b", None, undefined, 5]:
    console.log(text(Blob(["a"], {"type": type}).type), text(Blob(["a"]).slice(0, 1, type).type))
console.log(Blob(["a\r\nb\rc\n"], {"endings": "native"}).size, Blob(["a\r\nb"], {"endings": "transparent"}).size)
console.log(File(["abc"], "name").slice(1, undefined, "A/b"))
for make in [lambda: Blob(["a"], {"endings": "x"}), lambda: Blob(["a"], 5)]:
    try:
        make()
    except Exception as error:
        console.log(error.name, error.code, error.message)
