"""The encodings of the web; all bytes of those of one byte are compared in the case util/text-decoder-encodings."""

from __future__ import annotations

import pytest

from nodecompat._web.encodings import encoding_of, new_decoder
from nodecompat.errors import NodeError


def test_labels() -> None:
    """A label counts without its case and the spaces of ASCII around it; others are refused."""
    assert [encoding_of(label) for label in (" Latin1\n", "UTF-16", "sjis", "x-gbk")] == [
        "windows-1252",
        "utf-16le",
        "shift_jis",
        "gbk",
    ]
    for label in ("", "utf 8", "\u00a0utf-8", "hz-gb-2312", "rot13", "idna"):
        with pytest.raises(NodeError, match="encoding is not supported") as caught:
            encoding_of(label)
        assert caught.value.code == "ERR_ENCODING_NOT_SUPPORTED"


def test_one_byte_each() -> None:
    """Bytes below 0xA0 that the codec has no character for are control characters, others are wrong."""
    assert new_decoder("windows-1252", fatal=True).decode(b"\x80\x81\xe9") == "\u20ac\x81\u00e9"
    assert new_decoder("windows-1253", fatal=False).decode(b"\xff\xe1") == "\ufffd\u03b1"
    with pytest.raises(UnicodeDecodeError):
        new_decoder("windows-1253", fatal=True).decode(b"\xff")


def test_in_pieces() -> None:
    """A character that is cut comes whole."""
    decoder = new_decoder("shift_jis", fatal=False)
    assert [decoder.decode(b"A\x82"), decoder.decode(b"\xa0", True)] == ["A", "\u3042"]
