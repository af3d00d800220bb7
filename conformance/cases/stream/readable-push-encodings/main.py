"""Text is pushed in any encoding."""

from conformance.lib import show
from nodecompat.stream import Readable

r = Readable(read=lambda: None, defaultEncoding="latin1")
r.push("\u00e9")
r.push("6869", "hex")
r.push("aGk=", "base64")
r.push("hi", "utf16le")
r.push(bytearray([1, 2]))
show(r.read())
try:
    Readable(defaultEncoding="klingon")
except Exception as err:
    show(err.code, err.message)
