"""TextDecoder: the encodings of the web, their labels, what is no input."""

from conformance.lib import show
from nodecompat.js import JSON
from nodecompat.util import TextDecoder

encodings = (
    "ibm866 iso-8859-2 iso-8859-3 iso-8859-4 iso-8859-5 iso-8859-6 iso-8859-7 iso-8859-8 iso-8859-8-i iso-8859-10 "
    "iso-8859-13 iso-8859-14 iso-8859-15 iso-8859-16 koi8-r koi8-u macintosh windows-874 windows-1250 windows-1251 "
    "windows-1252 windows-1253 windows-1254 windows-1255 windows-1256 windows-1257 windows-1258 x-mac-cyrillic "
    "x-user-defined"
).split(" ")
all = bytes(range(256))
for name in encodings:
    text = TextDecoder(name).decode(all)
    show(name, len(text), text[:128] == all[:128].decode("ascii"), JSON.stringify([ord(one) for one in text[128:]]))
for name, data in [
    ["gbk", [0xC4, 0xE3]],
    ["gb18030", [0xC4, 0xE3]],
    ["big5", [0xA7, 0x41]],
    ["euc-jp", [0xA4, 0xA2]],
    ["iso-2022-jp", [0x1B, 0x24, 0x42, 0x24, 0x22, 0x1B, 0x28, 0x42]],
    ["shift_jis", [0x82, 0xA0, 0x41]],
    ["euc-kr", [0xB0, 0xA1]],
    ["utf-16be", [0, 65]],
]:
    show(name, TextDecoder(name).decode(bytes(data)))
labels = ["latin1", " UTF8 ", "l2", "sjis", "unicode", "koi", "cp1250", "korean", "ascii\n"]
show(" ".join(TextDecoder(label).encoding for label in labels))
for label in ["", "nope", "utf 8", None]:
    try:
        TextDecoder(label)
    except Exception as err:
        show(err.name, err.code, err.message)
for value in [5, None, "text", [1], {}, True]:
    try:
        TextDecoder("koi8-r").decode(value)
    except Exception as err:
        show(err.name, err.code, err.message)
for options in [5, "text", True]:
    try:
        TextDecoder("utf-8", options)
    except Exception as err:
        show(err.name, err.code, err.message)
    try:
        TextDecoder().decode(bytes(1), options)
    except Exception as err:
        show(err.name, err.code, err.message)
try:
    TextDecoder("windows-1253", {"fatal": True}).decode(bytes([255]))
except Exception as err:
    show(err.name, err.code, err.message)
decoder = TextDecoder("shift_jis")
show(JSON.stringify([decoder.decode(bytes([0x82]), {"stream": True}), decoder.decode(bytes([0xA0]))]))
