"""Hashes and keyed hashes: names, encodings, streams, errors."""

import json

from nodecompat import crypto
from nodecompat.console import console

for name in ["md5", "sha1", "sha256", "SHA512", "sha384", "sha224", "sha512-256", "sha3-256", "RSA-SHA256", "blake2b512", "blake2s256", "shake128", "ripemd160"]:
    console.log(name, crypto.createHash(name).update("some ").update(b"text").digest("hex"))
for encoding in ["hex", "base64", "base64url", "latin1", "binary"]:
    console.log(encoding, json.dumps(crypto.createHash("md5").update("ü", "utf8").digest(encoding), ensure_ascii=False))
console.log(crypto.createHash("sha1").update("616263", "hex").digest("hex"), len(crypto.createHash("sha1").digest()))
first = crypto.createHash("sha1").update("a")
copy = first.copy()
console.log(first.update("b").digest("hex"), copy.digest("hex"), crypto.createHash("shake256", {"outputLength": 4}).digest("hex"))
console.log(crypto.createHmac("sha256", "key").update("data").digest("hex"), crypto.createHmac("md5", b"k").update("d").digest("base64"))
attempts = [
    lambda: crypto.createHash(), lambda: crypto.createHash("nope"), lambda: crypto.createHash("md5").update(5), lambda: crypto.createHash("md5").update(),
    lambda: copy.update("x"), lambda: copy.digest(), lambda: copy.copy(), lambda: crypto.createHmac("sha1"), lambda: crypto.createHmac("nope", "k"), lambda: crypto.createHmac(5, "k"),
    lambda: crypto.createHash("sha256", {"outputLength": 5}), lambda: crypto.createHash("sha1").update("abc", "hex").digest("hex"),
]
for attempt in attempts:
    try:
        console.log(attempt())
    except Exception as error:
        console.log(error.name, error.code, str(error))
console.log(all(name in crypto.getHashes() for name in ["md5", "sha1", "sha256", "sha512"]))
hash = crypto.createHash("sha256")


@hash.on("readable")
def readable():
    data = hash.read()
    if data:
        console.log("stream", data.hex())


hash.write("some ")
hash.end("text")
