"""`crypto` agrees with Python's own modules, and the small faces with JavaScript's globals."""

from __future__ import annotations

import hashlib
import sys
import uuid
from typing import TYPE_CHECKING

import pytest
from support import run_program, write

from nodecompat import buffer, crypto, js, perf_hooks, querystring, run, url
from nodecompat.string_decoder import StringDecoder
from nodecompat.util import inspect, promisify

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("name", ["md5", "sha256", "sha512", "blake2b512"])
def test_digests_are_hashlibs(name: str) -> None:
    """Bytes of every kind are taken; the digest is bytes."""
    made = crypto.createHash(name).update(b"a").update(bytearray(b"b")).update(memoryview(b"c")).digest()

    assert made == hashlib.new(name.removesuffix("512") if "blake" in name else name, b"abc").digest()


def test_chance_is_pythons() -> None:
    """A UUID that the module uuid reads; numbers within their bounds."""
    assert uuid.UUID(crypto.randomUUID()).version == 4
    assert {crypto.randomInt(3) for _ in range(200)} == {0, 1, 2}
    assert len(crypto.randomBytes(16)) == 16


def test_a_file_is_piped_into_a_hash(tmp_path: Path) -> None:
    """As scripts do that compute checksums."""
    write(
        tmp_path,
        main_py="""
            from nodecompat import crypto, fs
            hash = crypto.createHash("sha1")
            fs.createReadStream("data").pipe(hash).on("finish", lambda: print(hash.read().hex()))
            """,
    )
    (tmp_path / "data").write_text("abc")

    assert run_program(sys.executable, "main.py", cwd=tmp_path).lines == [hashlib.sha1(b"abc").hexdigest()]


def test_small_faces_have_the_globals() -> None:
    """`buffer` and `perf_hooks` give what the prelude gives; StringDecoder may be used again."""
    decoder = StringDecoder("utf8")

    assert buffer.Buffer is js.Buffer
    assert perf_hooks.performance is js.performance
    assert (buffer.isUtf8("ä".encode()), buffer.isUtf8(b"\xff"), buffer.isAscii(b"a")) == (True, False, True)
    assert (decoder.write(b"\xc3"), decoder.end(), decoder.write(b"a")) == ("", "\ufffd", "a")


def test_the_web_and_the_newer_names() -> None:
    """`getRandomValues`, `subtle.digest`, UUIDs by time, `hkdf`; other encodings, files with names."""
    filled = bytearray(8)
    assert crypto.getRandomValues(filled) is filled
    assert any(filled)
    assert uuid.UUID(crypto.randomUUIDv7()).version == 7
    assert run(crypto.subtle.digest("SHA-256", b"a")) == hashlib.sha256(b"a").digest()
    with pytest.raises(js.DOMException, match="Unrecognized algorithm name"):
        run(crypto.webcrypto.subtle.digest("SHA-9", b"a"))
    for wrong, text in ((js.Float32Array(1), "integer-type"), (bytearray(65537), "65,536 bytes"), (3, "1st argument")):
        with pytest.raises(Exception, match=text):
            crypto.getRandomValues(wrong)
    assert run(promisify(crypto.hkdf)("sha256", "k", "s", "i", 8)).toString("hex") == "02b0929a9d46e923"
    assert [buffer.transcode("€é".encode(), "utf8", name).hex() for name in ("latin1", "ascii")] == ["3fe9", "3f3f"]
    assert (buffer.isLatin1("é"), buffer.isLatin1("€"), buffer.INSPECT_MAX_BYTES) == (True, False, 50)
    file = buffer.File(["ab"], "n.txt", {"type": "text/plain", "lastModified": 5})
    assert inspect(file) == "File { size: 2, type: 'text/plain', name: 'n.txt', lastModified: 5 }"
    assert isinstance(file, js.Blob)
    assert file.slice(1).size == 1
    assert querystring.unescapeBuffer("a%20b%zz+") == b"a b%zz+"
    assert url.fileURLToPathBuffer("file:///a%ff") == b"/a\xff"
    assert url.resolveObject("http://a/b/c", "../d").href == "http://a/d"
