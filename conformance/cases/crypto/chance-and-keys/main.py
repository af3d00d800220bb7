"""Random values by their form, keys from passwords, errors."""

import re

from nodecompat import crypto
from nodecompat.console import console

console.log(len(crypto.randomBytes(8)), len(crypto.randomBytes(0)), bool(re.fullmatch("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", crypto.randomUUID())))
console.log(crypto.randomUUID() != crypto.randomUUID(), crypto.randomInt(1), crypto.randomInt(5, 6), crypto.randomInt(10) < 10)
buffer = bytearray(6)
console.log(crypto.randomFillSync(buffer, 2, 0) is buffer, buffer.hex(), len(crypto.randomFillSync(buffer)))
console.log(crypto.pbkdf2Sync("p", "s", 2, 8, "sha512").hex(), crypto.scryptSync("p", "s", 8).hex())
console.log(crypto.scryptSync("p", b"s", 8, {"N": 1024, "r": 4, "p": 2}).hex(), crypto.hkdfSync("sha256", "k", "s", "i", 40).hex())
console.log(crypto.timingSafeEqual(b"a", b"a"), crypto.timingSafeEqual(b"a", b"b"))
attempts = [
    lambda: crypto.randomBytes(-1), lambda: crypto.randomBytes("a"), lambda: crypto.randomBytes(), lambda: crypto.randomBytes(4, 5), lambda: crypto.randomInt(), lambda: crypto.randomInt(0),
    lambda: crypto.randomInt(5, 3), lambda: crypto.randomInt(1.5), lambda: crypto.randomInt("1"), lambda: crypto.randomInt(0, 2**50), lambda: crypto.randomInt(2**50), lambda: crypto.randomUUID(5),
    lambda: crypto.randomUUID({"disableEntropyCache": 5}), lambda: crypto.randomFillSync("a"), lambda: crypto.timingSafeEqual(b"a", b"ab"),
    lambda: crypto.timingSafeEqual("a", "b"), lambda: crypto.pbkdf2Sync("p", "s", 0, 5, "sha1"), lambda: crypto.pbkdf2Sync("p", "s", 1, 5, "nope"), lambda: crypto.pbkdf2Sync("p", "s", 1, 5),
    lambda: crypto.pbkdf2Sync(5, "s", 1, 5, "sha1"), lambda: crypto.pbkdf2("p", "s", 1, 5, "sha1"), lambda: crypto.scryptSync("p", "s", -1), lambda: crypto.scryptSync("p", "s", 8, {"N": 3}),
    lambda: crypto.scrypt("p", "s", 8), lambda: crypto.scryptSync("p", "s", 8, {"N": 2**20}),
]
for attempt in attempts:
    try:
        console.log(attempt())
    except Exception as error:
        console.log(error.name, error.code, str(error))


@lambda callback: crypto.randomBytes(4, callback)
def filled(error, data):
    console.log(error, len(data))

    @lambda callback: crypto.randomInt(3, 4, callback)
    def drawn(error, number):
        console.log(error, number)

        @lambda callback: crypto.pbkdf2("p", "s", 2, 8, "sha512", callback)
        def made(error, key):
            console.log(error, key.hex())

            @lambda callback: crypto.scrypt("p", "s", 8, {"N": 1024}, callback)
            def made_again(error, key):
                console.log(error, key.hex())
                crypto.randomFill(bytearray(3), lambda error, filled: console.log(error, len(filled)))
