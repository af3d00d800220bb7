"""Hash and Hmac, which are streams as well.

What must stay true: the names of digests are those of OpenSSL, in any case, as Node takes them.
"""

from __future__ import annotations

import hashlib
import hmac
from typing import TYPE_CHECKING, Any

from .._errors.base import InvalidArgTypeError, InvalidArgValueError, NodeError, NodeTypeError
from .._fs.arguments import is_buffer
from .._stream.duplex import Transform
from .._stream.encodings import decoder, encode, is_encoding
from .._stream.octets import Buffer
from ..values import undefined

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Self

_ALIASES = {
    "sha512256": "sha512_256",
    "sha512224": "sha512_224",
    "rmd160": "ripemd160",
    "ripemd": "ripemd160",
    "sha3224": "sha3_224",
    "sha3256": "sha3_256",
    "sha3384": "sha3_384",
    "sha3512": "sha3_512",
    "shake128": "shake_128",
    "shake256": "shake_256",
    "blake2b512": "blake2b",
    "blake2s256": "blake2s",
    "md5sha1": "md5-sha1",
}
_DATA = "of type string or an instance of Buffer, TypedArray, or DataView"
_XOF = {"shake_128": 16, "shake_256": 32}  # their lengths unless another is given


def digest_name(algorithm: str) -> str | None:
    """What hashlib calls a digest; None for one that it does not have."""
    plain = algorithm.lower().replace("-", "").replace("/", "")
    plain = plain.removeprefix("rsa").removesuffix("withrsaencryption")
    name = _ALIASES.get(plain, plain)
    try:
        hashlib.new(name)
    except ValueError:
        return None
    return name


def bytes_of(data: object, name: str, encoding: object = undefined) -> bytes:
    """The bytes of a text or a buffer. Raises ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE."""
    if isinstance(data, str):
        if encoding == "hex" and len(data) % 2:
            raise InvalidArgValueError("encoding", encoding, f"is invalid for data of length {len(data)}")
        return encode(data, encoding if is_encoding(encoding) else "utf8")
    if not is_buffer(data):
        raise InvalidArgTypeError(name, _DATA, data)
    return bytes(data)  # type: ignore[call-overload,no-any-return]


def encoded(data: bytes, encoding: object) -> Any:
    """A digest as a Buffer, or as a text in an encoding."""
    return decoder(encoding).decode(data, True) if is_encoding(encoding) else Buffer(data)


class _Digest(Transform):
    """What Hash and Hmac share. `update` and `digest`, or write to it and read the digest."""

    _state: Any
    _done = False

    def update(self, data: object = undefined, inputEncoding: object = undefined) -> Self:
        """Add a text or bytes. Raises ERR_INVALID_ARG_TYPE, ERR_CRYPTO_HASH_FINALIZED."""
        if self._done:
            raise finalized()
        self._state.update(bytes_of(data, "data", inputEncoding))
        return self

    def _transform(self, chunk: Any, encoding: str, callback: Callable[..., object]) -> None:
        self._state.update(bytes_of(chunk, "data", encoding))
        callback()

    def _flush(self, callback: Callable[..., object]) -> None:
        self.push(self._take())
        callback()

    def _take(self) -> bytes:
        self._done = True
        found: bytes = self._state.digest()
        return found


class Hash(_Digest):
    """A digest that is being made. Node: crypto.Hash."""

    def __init__(self, algorithm: str, name: str, length: int | None) -> None:
        super().__init__()
        self._algorithm = algorithm
        self._name = name
        self._length = length
        self._state = hashlib.new(name)

    def _take(self) -> bytes:
        self._done = True
        if self._name in _XOF:
            wide: bytes = self._state.digest(_XOF[self._name] if self._length is None else self._length)
            return wide
        found: bytes = self._state.digest()
        return found

    def digest(self, outputEncoding: object = undefined) -> Any:
        """The digest: bytes, or a text ('hex', 'base64', …). Raises ERR_CRYPTO_HASH_FINALIZED."""
        if self._done:
            raise finalized()
        return encoded(self._take(), outputEncoding)

    def copy(self, options: object = undefined) -> Hash:
        """Another one that has been given the same. Raises ERR_CRYPTO_HASH_FINALIZED."""
        if self._done:
            raise finalized()
        other = Hash(self._algorithm, self._name, self._length)
        other._state = self._state.copy()
        return other


class Hmac(_Digest):
    """A keyed digest that is being made. Node: crypto.Hmac."""

    def __init__(self, name: str, key: bytes) -> None:
        super().__init__()
        self._state = hmac.new(key, digestmod=name)

    def digest(self, outputEncoding: object = undefined) -> Any:
        """The digest: bytes, or a text ('hex', 'base64', …); empty the second time."""
        return encoded(b"" if self._done else self._take(), outputEncoding)


def finalized() -> NodeError:
    """ERR_CRYPTO_HASH_FINALIZED."""
    return NodeError("Digest already called", code="ERR_CRYPTO_HASH_FINALIZED")


def createHash(algorithm: object = undefined, options: object = None) -> Hash:
    """A digest to be made. Option: outputLength, for shake128 and shake256.

    Raises ERR_INVALID_ARG_TYPE, and an error for a digest that is not there. Node: crypto.createHash.
    """
    if not isinstance(algorithm, str):
        raise InvalidArgTypeError("algorithm", "of type string", algorithm)
    name = digest_name(algorithm)
    if name is None:
        raise NodeError("Digest method not supported")
    length = options.get("outputLength") if isinstance(options, dict) else None
    if length is not None and name not in _XOF and length != hashlib.new(name).digest_size:
        text = "error:030000B2:digital envelope routines::not XOF or invalid length"
        raise NodeError(text, code="ERR_OSSL_EVP_NOT_XOF_OR_INVALID_LENGTH")
    return Hash(algorithm, name, length)


def createHmac(hmac: object = undefined, key: object = undefined, options: object = None) -> Hmac:
    """A keyed digest to be made. Raises ERR_INVALID_ARG_TYPE, ERR_CRYPTO_INVALID_DIGEST. Node: crypto.createHmac."""
    if not isinstance(hmac, str):
        raise InvalidArgTypeError("hmac", "of type string", hmac)
    if not isinstance(key, str) and not is_buffer(key):
        kinds = "of type string or an instance of ArrayBuffer, Buffer, TypedArray, DataView, KeyObject, or CryptoKey"
        raise InvalidArgTypeError("key", kinds, key)
    return Hmac(checked_digest(hmac), bytes_of(key, "key"))


def checked_digest(name: object, argument: str = "digest") -> str:
    """What hashlib calls a digest. Raises ERR_INVALID_ARG_TYPE, ERR_CRYPTO_INVALID_DIGEST."""
    if not isinstance(name, str):
        raise InvalidArgTypeError(argument, "of type string", name)
    found = digest_name(name)
    if found is None:
        raise NodeTypeError(f"Invalid digest: {name}", code="ERR_CRYPTO_INVALID_DIGEST")
    return found


def hash(algorithm: object = undefined, input: object = undefined, outputEncoding: object = "hex") -> Any:
    """The digest of a text or bytes, at once. Raises as createHash does. Node: crypto.hash."""
    made = createHash(algorithm)
    encoding = outputEncoding.get("outputEncoding", "hex") if isinstance(outputEncoding, dict) else outputEncoding
    made._state.update(bytes_of(input, "input"))
    return made.digest(encoding)


def getHashes() -> list[str]:
    """The names of the digests. Node: crypto.getHashes."""
    return sorted(name.replace("_", "-") if name.startswith("sha") else name for name in hashlib.algorithms_available)
