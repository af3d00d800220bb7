"""Node's `string_decoder`: chunks of bytes to text, without breaking characters apart.

Not here: `lastChar`, `lastNeed`, `lastTotal`, `text`.
"""

from __future__ import annotations

from ._errors.base import InvalidArgTypeError
from ._fs.arguments import is_buffer
from ._stream.encodings import decoder
from .values import undefined

__all__ = ["StringDecoder"]


class StringDecoder:
    """Raises ERR_UNKNOWN_ENCODING. Node: string_decoder.StringDecoder."""

    def __init__(self, encoding: object = undefined) -> None:
        self._decoder = decoder(None if encoding is undefined else encoding)
        self.encoding = self._decoder.encoding

    def write(self, buf: object = undefined) -> str:
        """The text of some bytes, as far as it is complete. Raises ERR_INVALID_ARG_TYPE."""
        if isinstance(buf, str):
            return buf
        if not is_buffer(buf):
            raise InvalidArgTypeError("buf", "an instance of Buffer, TypedArray, or DataView", buf)
        return self._decoder.decode(bytes(buf))  # type: ignore[call-overload]  # which is a buffer

    def end(self, buf: object = undefined) -> str:
        """What is left, after some last bytes; then it may be used again."""
        text = "" if buf is undefined else self.write(buf)
        text += self._decoder.decode(b"", True)
        self._decoder = decoder(self.encoding)
        return text
