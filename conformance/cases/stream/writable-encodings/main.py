"""Text becomes bytes unless decodeStrings is false."""

from array import array

from conformance.lib import show
from nodecompat.stream import Writable

def write(chunk, encoding, cb):
    show(chunk, encoding)
    cb()


w = Writable(write=write)
w.write("\u00e9")
w.write("\u00e9", "latin1")
w.write("68 69", "hex")
w.write("6869zz", "hex")
w.write("aGk", "base64")
w.write("_-8", "base64url")
w.write("hi", "UCS2")
w.setDefaultEncoding("LATIN1")
w.write("\u00e9")
w.write(array("H", [1, 2]))
s = Writable(write=write, decodeStrings=False, defaultEncoding="hex")
s.write("ab")
s.write("ab", "utf8")
s.write(b"c")
for f in [lambda: w.write("a", "klingon"), lambda: w.setDefaultEncoding("klingon"), lambda: w.setDefaultEncoding(5), lambda: Writable(defaultEncoding="x")]:
    try:
        f()
    except Exception as err:
        show(err.name, err.code, err.message)
