"""Characters that are split over chunks come out whole."""

from conformance.lib import show
from nodecompat import undefined
from nodecompat.console import console
from nodecompat.js import JSON
from nodecompat.string_decoder import StringDecoder

data = "zwölf €uro 😀!".encode()
for encoding in ["utf8", "utf16le", "base64", "hex", "latin1", "ascii", "base64url", undefined, "UCS-2"]:
    decoder = StringDecoder(encoding)
    parts = [decoder.write(data[at : at + 3]) for at in range(0, len(data), 3)]
    console.log(decoder.encoding, JSON.stringify(parts), JSON.stringify(decoder.end()), JSON.stringify(decoder.end(data[:3])))
decoder = StringDecoder("utf8")
show(JSON.stringify([decoder.write(b"\xe2\x82"), decoder.end(), decoder.write("text"), decoder.end(b"\xac")]))
for attempt in [lambda: StringDecoder("zz"), lambda: StringDecoder(5), lambda: decoder.write(5), lambda: decoder.write()]:
    try:
        console.log(attempt())
    except Exception as error:
        console.log(error.name, error.code, str(error))
