"""Python's zlib and Node's name for name: what the case zlib/round_trips does not ask."""

from __future__ import annotations

import gzip
import zlib as python

import pytest

from nodecompat import zlib


def test_python_reads_what_is_written_here() -> None:
    """And what Python writes is read."""
    assert gzip.decompress(zlib.gzipSync("text")) == b"text"
    assert python.decompress(zlib.deflateSync(b"text")) == b"text"
    assert zlib.gunzipSync(gzip.compress(b"text")) == b"text"
    assert zlib.unzipSync(python.compress(b"text")).toString("hex") == "74657874"


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"no gzip", "Z_DATA_ERROR"), (b"", "Z_BUF_ERROR"), (gzip.compress(b"x" * 99, mtime=0)[:-4], "Z_BUF_ERROR")],
)
def test_what_is_broken_has_a_code(data: bytes, code: str) -> None:
    """Also what only lacks its end."""
    with pytest.raises(zlib.ZlibError) as caught:
        zlib.gunzipSync(data)
    assert (caught.value.code, zlib.codes[caught.value.errno]) == (code, code)


def test_bytes_behind_the_end_belong_to_nobody() -> None:
    """After a member of gzip those that are no zero begin another one."""
    assert zlib.gunzipSync(gzip.compress(b"a") + gzip.compress(b"b") + b"\0rest") == b"ab"
    with pytest.raises(zlib.ZlibError, match="incorrect header check"):
        zlib.unzipSync(gzip.compress(b"a") + b"rest")
    assert zlib.inflateSync(python.compress(b"a") + b"rest") == b"a"


def test_many_members_are_read_one_after_the_other() -> None:
    """More of them than are looked at together, empty ones among them, and one that is cut where the looking ends."""
    members = [gzip.compress(b"", mtime=0)] * 5_000 + [gzip.compress(bytes([n % 256]) * n, mtime=0) for n in range(500)]

    expected = b"".join(bytes([n % 256]) * n for n in range(500))
    assert zlib.gunzipSync(b"".join(members)) == expected
    assert zlib.gunzipSync(b"".join(members) + bytes(20_000) + b"rest") == expected
