"""`crypto.webcrypto`: random values, UUIDs and digests of the Web Cryptography API.

What must stay true: keys, ciphers and signatures are not here: in Python the package cryptography has them.
"""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING, Any

from .._errors.base import InvalidArgTypeError, NodeTypeError
from .._errors.rare import DOMException
from .._fs.arguments import is_buffer
from .._fs.running import promised
from .._js.text import string_of
from ..values import undefined
from .chance import randomUUID

if TYPE_CHECKING:
    from ..promise import Promise

_MOST = 65536
_DIGESTS = {"SHA-1": "sha1", "SHA-256": "sha256", "SHA-384": "sha384", "SHA-512": "sha512",
            "SHA3-256": "sha3_256", "SHA3-384": "sha3_384", "SHA3-512": "sha3_512"}  # fmt: skip


def getRandomValues(typedArray: Any = undefined) -> Any:
    """Fill a bytearray or an array of integers, of at most 65536 bytes; returns it.

    Raises ERR_INVALID_ARG_TYPE, TypeMismatchError, QuotaExceededError. Node: crypto.getRandomValues.
    """
    if not is_buffer(typedArray):
        text = "Failed to execute 'getRandomValues' on 'Crypto': 1st argument is not an ArrayBufferView."
        raise NodeTypeError(text, code="ERR_INVALID_ARG_TYPE")
    view = memoryview(typedArray)
    if view.format in ("f", "d"):
        raise DOMException("The data argument must be an integer-type TypedArray", "TypeMismatchError")
    if view.nbytes > _MOST:
        raise DOMException("The requested length exceeds 65,536 bytes", "QuotaExceededError")
    view.cast("B")[:] = os.urandom(view.nbytes)
    return typedArray


class Subtle:
    """`crypto.subtle`, of which there are the digests."""

    def digest(self, algorithm: Any = undefined, data: object = undefined) -> Promise[bytearray]:
        """A promise of a digest: 'SHA-1', 'SHA-256', 'SHA-384', 'SHA-512', 'SHA3-256', …. Node: subtle.digest."""
        name = string_of(algorithm.get("name", undefined) if isinstance(algorithm, dict) else algorithm).upper()

        def begin() -> Any:
            if name not in _DIGESTS:
                raise DOMException("Unrecognized algorithm name", "NotSupportedError")
            if not is_buffer(data):
                raise InvalidArgTypeError("data", "an instance of ArrayBuffer, Buffer, or TypedArray", data)
            given = bytes(data)  # type: ignore[call-overload]  # which was asked
            return lambda: bytearray(hashlib.new(_DIGESTS[name], given).digest())

        return promised(begin)


class Crypto:
    """`crypto.webcrypto`, JavaScript's global `crypto`."""

    subtle = Subtle()
    getRandomValues = staticmethod(getRandomValues)
    randomUUID = staticmethod(randomUUID)


webcrypto = Crypto()
