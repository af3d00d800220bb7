"""What arrives for each type on each wire is what the guide says, between real processes."""

from __future__ import annotations

import os
from importlib.util import find_spec
from typing import Any

import pytest
import support
from support_v8 import NodePeer, nodes
from support_values import ABSENT, Expression, Numpy, Raises, Row, meets
from values_table import JAVASCRIPT, PAGE, PYTHON, with_tables

from nodecompat._loop.current import engine
from nodecompat._wires.jsc.read import decode as decode_from_bun
from nodecompat._wires.jsc.write import encode as encode_for_bun
from nodecompat.child_process import fork

pytestmark = pytest.mark.slow

ROWS = [row for rows in PYTHON.values() for row in rows]
LABELS = [row.label for row in ROWS]
NUMPY = find_spec("numpy") is not None
if NUMPY:
    import numpy  # noqa: F401  # what arrives with several dimensions arrives as numpy's, where that is loaded

SENDER = """
from nodecompat import process
from support_values import Numpy
from values_table import PYTHON
for row in [row for rows in PYTHON.values() for row in rows]:
    try:
        value = row.value.value() if isinstance(row.value, Numpy) else row.value
    except ImportError:
        continue
    try:
        process.send({"row": row.label, "value": value})
    except Exception as error:
        process.send({"row": row.label, "raised": type(error).__name__})
process.disconnect()
"""
NODE_SENDER = """
for (const [row, source] of JSON.parse(process.env.ROWS)) {
    let value
    try { value = eval(source) } catch { continue }
    try { process.send({row, value}) } catch (error) { process.send({row, raised: error.name}) }
}
process.disconnect()
"""
SHOW = """
    const { inspect } = require('util');
    process.on('message', ({ value }) => {
        const shown = value instanceof Error && value.cause === undefined ? value.stack : inspect(value, { depth: 9 });
        process.send(shown.replace(/\\\\n    at .*/g, ''));
    });
"""


def received(module: str, **options: Any) -> dict[str, Any]:
    """What a module that is forked sends, by row."""
    found: dict[str, Any] = {}

    def on_message(message: dict[str, Any]) -> None:
        raised = message.get("raised")
        found[message["row"]] = Raises(raised) if raised else message.get("value", ABSENT)

    child = fork(module, [], options)
    child.on("message", on_message).on("close", lambda code, signal: found.setdefault("code", code))
    engine.drive()
    assert found.pop("code") == 0
    assert not support.children_left()
    return found


@pytest.fixture(scope="module", params=["cbor", "advanced", "json"])
def from_python(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Any]:
    """A wire, and what a Python child sends on it."""
    module = tmp_path_factory.mktemp("values") / "sender.py"
    module.write_text(SENDER)
    here = support.ROOT / "tests"
    folders = [support.environment()["PYTHONPATH"], str(here)]
    env = support.environment({"PYTHONPATH": os.pathsep.join(folders), "TZ": "UTC"})
    return request.param, received(str(module), serialization=request.param, env=env)


@pytest.fixture(scope="module", params=["advanced", "json"])
def from_node(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A function that gives what a Node sends on a wire; each is asked once."""
    import json

    module = tmp_path_factory.mktemp("values") / "sender.js"
    module.write_text(NODE_SENDER)
    rows = json.dumps([[row.label, row.source] for row in JAVASCRIPT])
    known: dict[str, Any] = {}

    def ask(node: str) -> tuple[str, Any]:
        if node not in known:
            env = support.environment({"ROWS": rows})
            known[node] = received(str(module), serialization=request.param, execPath=node, execArgv=[], env=env)
        return request.param, known[node]

    return ask


@pytest.fixture(
    scope="module",
    params=[*map(pytest.param, nodes())] or [pytest.param("", marks=pytest.mark.skip(reason="needs a node"))],
)
def shown_by_node(request: pytest.FixtureRequest) -> dict[str, str]:
    """What a Node sees, by row."""
    peer = NodePeer(request.param, SHOW)
    rows = [row for row in ROWS if row.node.expected is not None and (NUMPY or not isinstance(row.value, Numpy))]
    shown = {row.label: peer.ask({"value": value_of(row)}) for row in rows}
    assert peer.close() == 0
    return shown


def value_of(row: Row) -> Any:
    if not isinstance(row.value, Numpy):
        return row.value
    pytest.importorskip("numpy")
    return row.value.value()


@pytest.mark.parametrize("row", ROWS, ids=LABELS)
def test_from_python_to_python(from_python: tuple[str, dict[str, Any]], row: Row) -> None:
    """Each cell, on the wire between two processes."""
    wire, found = from_python

    assert meets(row.cell(wire).expected, value_of(row), found[row.label])


@pytest.mark.parametrize("row", ROWS, ids=LABELS)
def test_on_buns_wire(row: Row) -> None:
    """What our writer of Bun's wire writes and our reader reads; real Buns read it in test_jsc_bun."""
    value = value_of(row)
    try:
        frame = encode_for_bun({"value": value})
    except Exception as error:
        found: Any = Raises(type(error).__name__)
    else:
        message: Any = decode_from_bun(frame if isinstance(frame, bytes) else b"".join(frame))
        found = message["value"]

    assert meets(row.cell("bun").expected, value, found)


@pytest.mark.parametrize("row", [row for row in ROWS if row.node.expected is not None], ids=lambda row: row.label)
def test_what_node_sees(shown_by_node: dict[str, str], row: Row) -> None:
    """In the words of its `util.inspect`."""
    value_of(row)  # or skip

    assert shown_by_node[row.label] == row.node.expected


@pytest.mark.parametrize("node", nodes())
@pytest.mark.parametrize("row", JAVASCRIPT, ids=lambda row: row.label)
def test_from_node_to_python(from_node: Any, node: str, row: Expression) -> None:
    """Each cell, from a real Node."""
    wire, found = from_node(node)
    if row.node24 and row.label not in found:
        pytest.skip("this Node has no such thing")
    expected = (row.advanced if wire == "advanced" else row.json).expected

    assert meets(expected, None, found[row.label])


def test_the_readme_says_what_was_tested() -> None:
    """Its tables are made of these rows."""
    text = PAGE.read_text()

    assert text == with_tables(text), (
        "the tables in conformance/guide/values.md are old: PYTHONPATH=. python tests/values_table.py"
    )
