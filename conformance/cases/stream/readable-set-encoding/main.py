"""A character split over chunks comes out whole."""

from conformance.lib import show
from nodecompat.stream import Readable

for encoding in ["utf8", "UTF-8", "utf16le", "ucs2", "latin1", "binary", "ascii", "hex", "base64", "base64url"]:
    r = Readable(read=lambda: None)
    r.setEncoding(encoding)
    out = []
    r.on("data", out.append)
    r.on("end", lambda *, encoding=encoding, r=r, out=out: show(encoding, r.readableEncoding, " ".join(".".join(str(ord(c)) for c in t) for t in out)))
    for data in [[0x61, 0xC3], [0xA9, 0xE2], [0x82], [0xAC, 0x62], [0xF0, 0x9F]]:
        r.push(bytes(data))
    r.push(None)
