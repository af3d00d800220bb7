"""What becomes of a message that cbor2 did not like: another look at its keys, or a reason to refuse it.

Keys other than text and bytes are looked at before cbor2 puts them in a dict: some cannot be hashed in
reasonable time, and some are chosen to collide. What must stay true: whatever cbor2 raised, all that gets out
of here is ValueError with a short text, KeyboardInterrupt and SystemExit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nodecompat._wires.cbor.buffers import put_back
from nodecompat._wires.cbor.codec import CLOSING, DEPTH, OPENING, TAGS, DecodeError, loads
from nodecompat._wires.cbor.keys import check_keys

if TYPE_CHECKING:
    from nodecompat._wires.gathering import Body

_MAX_REASON = 120  # characters of cbor2's words: they may quote the message


def answer(body: Body, error: BaseException) -> Any:
    """Decode a message with odd keys, if that is what cbor2 complained about; else raise ValueError."""
    if not isinstance(error, DecodeError) or "map key must be" not in str(error):
        raise ValueError(_reason(error)) from None
    enclosed = OPENING + put_back(body) + CLOSING
    check_keys(enclosed, _key_hash)
    try:
        return loads(
            enclosed,
            semantic_decoders=TAGS,
            max_depth=DEPTH,
            allow_indefinite=False,
            allow_duplicate_keys=False,
        )
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as second:
        raise ValueError(_reason(second)) from None


def _key_hash(key: bytes) -> int:
    try:
        made = loads(b"\xa1" + key + b"\xf6", semantic_decoders=TAGS, max_depth=DEPTH, allow_indefinite=False)
        return hash(next(iter(made)))
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:
        raise ValueError(_reason(error)) from None


def _reason(error: BaseException) -> str:
    cause = error.__cause__
    while isinstance(cause, DecodeError) and cause.__cause__ is not None:
        cause = cause.__cause__
    if type(cause) is ValueError:
        return str(cause)[:_MAX_REASON]
    if isinstance(error, DecodeError):
        return str(error)[:_MAX_REASON]
    return f"{type(error).__name__} while decoding"
