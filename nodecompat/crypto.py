"""Node's `crypto`, as far as Python's hashlib, hmac and secrets go.

    from nodecompat import crypto
    crypto.createHash("sha256").update("text").digest("hex")
    crypto.randomUUID()

What must stay true: bytes come as a Buffer, which is `bytes`. A Hash is a stream as well.

Not here: ciphers, signatures, keys and certificates, Diffie-Hellman, and of `subtle` all but `digest`: in Python the
package cryptography has them. `getHashes` has the names that this Python's hashlib knows.
"""

from __future__ import annotations

from ._crypto.chance import randomBytes, randomFill, randomFillSync, randomInt, randomUUID, randomUUIDv7
from ._crypto.hashing import Hash, Hmac, createHash, createHmac, getHashes, hash
from ._crypto.keys import hkdf, hkdfSync, pbkdf2, pbkdf2Sync, scrypt, scryptSync, timingSafeEqual
from ._crypto.web import getRandomValues, webcrypto

__all__ = [
    "Hash",
    "Hmac",
    "createHash",
    "createHmac",
    "getHashes",
    "getRandomValues",
    "hash",
    "hkdf",
    "hkdfSync",
    "pbkdf2",
    "pbkdf2Sync",
    "randomBytes",
    "randomFill",
    "randomFillSync",
    "randomInt",
    "randomUUID",
    "randomUUIDv7",
    "scrypt",
    "scryptSync",
    "subtle",
    "timingSafeEqual",
    "webcrypto",
]

subtle = webcrypto.subtle
