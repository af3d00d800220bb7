"""Node's `crypto`, as far as Python's hashlib, hmac and secrets go.

    from nodecompat import crypto
    crypto.createHash("sha256").update("text").digest("hex")
    crypto.randomUUID()

What must stay true: bytes come as bytes. A Hash is a stream as well.

Not here: ciphers, signatures, keys and certificates, Diffie-Hellman, `webcrypto`: in Python the package cryptography
has them. `getHashes` has the names that this Python's hashlib knows.
"""

from __future__ import annotations

from ._crypto.chance import randomBytes, randomFill, randomFillSync, randomInt, randomUUID
from ._crypto.hashing import Hash, Hmac, createHash, createHmac, getHashes, hash
from ._crypto.keys import hkdfSync, pbkdf2, pbkdf2Sync, scrypt, scryptSync, timingSafeEqual

__all__ = [
    "Hash",
    "Hmac",
    "createHash",
    "createHmac",
    "getHashes",
    "hash",
    "hkdfSync",
    "pbkdf2",
    "pbkdf2Sync",
    "randomBytes",
    "randomFill",
    "randomFillSync",
    "randomInt",
    "randomUUID",
    "scrypt",
    "scryptSync",
    "timingSafeEqual",
]
