"""The table of wires and its look-up."""

from __future__ import annotations

import pytest
from support import run_python

from nodecompat import _wires as codecs
from nodecompat.errors import InvalidArgValueError


@pytest.mark.parametrize("name", sorted(codecs.WIRES))
def test_each_wire_carries_a_message(name: str) -> None:
    """A row's encoder, framing and decoder fit each other."""
    wire = codecs.wire(name)
    frame = wire.encoder()({"a": [1, None, "é"]})
    bodies = wire.framing(1000).split(frame if isinstance(frame, bytes) else b"".join(frame))

    values: list[object] = []
    wire.decoder()(bodies, values)
    assert values == [{"a": [1, None, "é"]}]


@pytest.mark.parametrize("name", ["msgpack", "JSON", "", None, 5, ["json"]])
def test_an_unknown_wire_is_an_invalid_value(name: object) -> None:
    """As Node's fork says it, with the names known here."""
    with pytest.raises(
        InvalidArgValueError, match=r"options\.serialization' must be one of: undefined, 'json', 'advanced', 'cbor'"
    ):
        codecs.wire(name)


@pytest.mark.parametrize(
    ("imports", "options", "wanted"),
    [
        ("from nodecompat import process", {}, "cbor"),
        ("from nodecompat.js import *", {}, "json"),
        ("from nodecompat import js", {"serialization": "advanced"}, "advanced"),
    ],
)
def test_a_program_that_speaks_javascript_follows_node(imports: str, options: dict[str, str], wanted: str) -> None:
    """With the globals of JavaScript a fork speaks json to a Python child too, unless its options say otherwise."""
    outcome = run_python(
        f"""
        {imports}
        from nodecompat.child_process import fork
        child = fork("-c", {options!r} | {{"execArgv": ["-c", "import os; print(os.environ['NODE_CHANNEL_SERIALIZATION_MODE'])"]}})
        """
    )

    assert (outcome.stdout, outcome.stderr) == (f"{wanted}\n", "")
