"""Keys from passwords, and comparing without telling how far."""

from __future__ import annotations

import hashlib
import hmac
from typing import TYPE_CHECKING, Any

from .._errors.base import InvalidArgTypeError, NodeRangeError, NodeTypeError
from .._errors.checks import check_integer
from .._fs.arguments import is_buffer
from .._fs.running import checked_callback, in_a_thread, settling
from .._js.arity import is_function
from .._js.kinds import defined
from .._js.numbers import INT32_MAX, MAX_SAFE_INTEGER, UINT32_MAX
from .._stream.octets import Buffer
from ..values import undefined
from .hashing import bytes_of, checked_digest

if TYPE_CHECKING:
    from collections.abc import Callable

_SECRET = "of type string or an instance of ArrayBuffer, Buffer, TypedArray, or DataView"


def _secret(value: object, name: str) -> bytes:
    if not isinstance(value, str) and not is_buffer(value):
        raise InvalidArgTypeError(name, _SECRET, value)
    return bytes_of(value, name)


def _pbkdf2(password: object, salt: object, iterations: object, keylen: object, digest: object) -> Callable[[], Buffer]:
    if not isinstance(digest, str):
        raise InvalidArgTypeError("digest", "of type string", digest)
    secret, grain = _secret(password, "password"), _secret(salt, "salt")
    rounds, length = (
        check_integer("iterations", iterations, 1, INT32_MAX),
        check_integer("keylen", keylen, 0, INT32_MAX),
    )
    name = checked_digest(digest)
    return lambda: Buffer(hashlib.pbkdf2_hmac(name, secret, grain, rounds, length) if length else b"")


def pbkdf2Sync(
    password: object = undefined,
    salt: object = undefined,
    iterations: object = undefined,
    keylen: object = undefined,
    digest: object = undefined,
) -> Buffer:
    """A key of `keylen` bytes. Raises ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE, ERR_CRYPTO_INVALID_DIGEST.

    Node: crypto.pbkdf2Sync.
    """
    return _pbkdf2(password, salt, iterations, keylen, digest)()


def pbkdf2(*args: object) -> None:
    """As pbkdf2Sync, in a thread: `callback(None, key)`. Node: crypto.pbkdf2."""
    given = (*args, *[undefined] * 6)
    callback = checked_callback(given[5] if not is_function(given[4]) else undefined, "callback")
    in_a_thread(_pbkdf2(*given[:5]), settling(callback))


def _either(given: dict[str, Any], name: str, other: str) -> int:
    """An option that has two names; 0 if neither is there."""
    if name in given and other in given:
        text = f'Option "{name}" cannot be used in combination with option "{other}"'
        raise NodeTypeError(text, code="ERR_INCOMPATIBLE_OPTION_PAIR")
    used = other if other in given else name
    return check_integer(used, given.get(used, 0), 0, UINT32_MAX)


def _scrypt(password: object, salt: object, keylen: object, options: object = undefined) -> Callable[[], Buffer]:
    secret, grain = _secret(password, "password"), _secret(salt, "salt")
    length = check_integer("keylen", keylen, 0, INT32_MAX)
    given = defined(options) if isinstance(options, dict) else {}
    cost = _either(given, "N", "cost") or 16384
    block = _either(given, "r", "blockSize") or 8
    parallel = _either(given, "p", "parallelization") or 1
    most = check_integer("maxmem", given.get("maxmem", 0), 0, MAX_SAFE_INTEGER) or 32 << 20
    if cost < 2 or cost & (cost - 1):
        raise NodeRangeError("Invalid scrypt params", code="ERR_CRYPTO_INVALID_SCRYPT_PARAMS")
    if 128 * cost * block > most:
        raise NodeRangeError(
            "Invalid scrypt params: error:030000AC:digital envelope routines::memory limit exceeded",
            code="ERR_CRYPTO_INVALID_SCRYPT_PARAMS",
        )
    room = most + 128 * block * (cost + parallel + 2)

    def work() -> Buffer:
        if not length:
            return Buffer()
        limit = min(room, INT32_MAX)
        return Buffer(hashlib.scrypt(secret, salt=grain, n=cost, r=block, p=parallel, maxmem=limit, dklen=length))

    return work


def scryptSync(
    password: object = undefined, salt: object = undefined, keylen: object = undefined, options: object = undefined
) -> Buffer:
    """A key of `keylen` bytes. Options: N or cost, r or blockSize, p or parallelization, maxmem.

    Raises ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE, ERR_CRYPTO_INVALID_SCRYPT_PARAMS. Node: crypto.scryptSync.
    """
    return _scrypt(password, salt, keylen, options)()


def scrypt(*args: object) -> None:
    """As scryptSync, in a thread: `callback(None, key)`. Node: crypto.scrypt."""
    place = next((at for at in range(3, len(args)) if is_function(args[at])), len(args))
    callback = checked_callback(args[place] if place < len(args) else undefined, "callback")
    given = (*args[:place], *[undefined] * 4)
    in_a_thread(_scrypt(*given[:4]), settling(callback))


def hkdfSync(digest: object, ikm: object, salt: object, info: object, keylen: object) -> Buffer:
    """A key of `keylen` bytes from another. Node: crypto.hkdfSync, which gives an ArrayBuffer."""
    return _hkdf(digest, ikm, salt, info, keylen)()


def hkdf(*args: object) -> None:
    """As hkdfSync, in a thread: `callback(None, key)`. Node: crypto.hkdf."""
    given = (*args, *[undefined] * 6)
    work = _hkdf(*given[:5])
    in_a_thread(work, settling(checked_callback(given[5], "callback")))


def _hkdf(digest: object, ikm: object, salt: object, info: object, keylen: object) -> Callable[[], Buffer]:
    name = checked_digest(digest)
    length = check_integer("length", keylen, 0, INT32_MAX)
    size = hashlib.new(name).digest_size
    if length > 255 * size:
        raise NodeRangeError("Invalid key length", code="ERR_CRYPTO_INVALID_KEYLEN")
    key = hmac.digest(_secret(salt, "salt") or bytes(size), _secret(ikm, "ikm"), name)
    more = _secret(info, "info")

    def work() -> Buffer:
        block, found = b"", b""
        for count in range(1, -(-length // size) + 1):
            block = hmac.digest(key, block + more + bytes([count]), name)
            found += block
        return Buffer(found[:length])

    return work


def timingSafeEqual(buf1: Any = undefined, buf2: Any = undefined) -> bool:
    """Whether two buffers of one length are the same, in a time that does not tell where they differ.

    Raises ERR_INVALID_ARG_TYPE, ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH. Node: crypto.timingSafeEqual.
    """
    for name, value in (("buf1", buf1), ("buf2", buf2)):
        if not is_buffer(value):
            text = f'The "{name}" argument must be an instance of ArrayBuffer, Buffer, TypedArray, or DataView.'
            raise NodeTypeError(text, code="ERR_INVALID_ARG_TYPE")
    if len(bytes(buf1)) != len(bytes(buf2)):
        text = "Input buffers must have the same byte length"
        raise NodeRangeError(text, code="ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH")
    return hmac.compare_digest(bytes(buf1), bytes(buf2))
