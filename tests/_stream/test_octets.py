"""What is read whole is bytes with Node's methods, wherever it comes from."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, Any

import pytest

from nodecompat import crypto, fs, js, structuredClone
from nodecompat.buffer import Buffer
from nodecompat.child_process import execSync, spawnSync
from nodecompat.util import inspect

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_is_a_buffer_and_bytes(tmp_path: Path) -> None:
    """Node's methods and Python's; it is shown, sent and copied as a Buffer."""
    place = tmp_path / "hi"
    place.write_bytes(b"hi")

    data = fs.readFileSync(str(place))

    assert (data.toString("hex"), data.toString(), data.length, data.slice(1).toString()) == ("6869", "hi", 2, "i")
    assert (data, hash(data), isinstance(data, bytes), isinstance(data, Buffer)) == (b"hi", hash(b"hi"), True, True)
    assert (inspect(data), inspect([data]), format(data)) == ("<Buffer 68 69>", "[ <Buffer 68 69> ]", "b'hi'")
    assert js.JSON.stringify(data) == '{"type":"Buffer","data":[104,105]}'
    assert js.call(data, "toString", "base64") == "aGk="
    assert structuredClone(data) == pickle.loads(pickle.dumps(data)) == b"hi"
    assert js.instanceof(data, Buffer)
    assert Buffer.isBuffer(data)


def test_it_cannot_be_changed() -> None:
    """A method that changes a Buffer says what to do; there is no method of another name."""
    data = crypto.randomBytes(2)

    for name in ("fill", "write", "writeUInt8", "swap16"):
        with pytest.raises(TypeError, match=r"Buffer\.from_\(data\)\." + name):
            getattr(data, name)
    with pytest.raises(AttributeError, match="'Buffer' object has no attribute 'nope'"):
        data.nope


def test_digests_keys_and_output_of_commands_are_buffers(tmp_path: Path) -> None:
    """`execSync(command).toString()` and `digest().toString('hex')`."""
    output: Any = execSync("printf hi")
    assert output.toString("hex") == "6869"
    result: Any = spawnSync("printf", ["hi"])
    assert result.stdout.toString() == "hi"
    assert crypto.createHash("md5").update("a").digest().toString("hex") == "0cc175b9c0f1b6a831c399e269772661"
    assert crypto.hkdfSync("sha256", "k", "s", "i", 8).toString("hex") == "02b0929a9d46e923"
    assert crypto.pbkdf2Sync("p", "s", 1, 4, "sha1").length == crypto.scryptSync("p", "s", 4).length == 4
