"""What is said to workers and what they say, without any process."""

from __future__ import annotations

from typing import Any

import pytest

from nodecompat import undefined
from nodecompat._pool.shapes import SHAPES, Said, error_fields, error_of


def test_the_words_of_workerpool() -> None:
    """Requests have a number, a method and a list; a job without a method is the method `default`; ends by a string."""
    shape = SHAPES["workerpool"]()

    assert shape.opening("/w.py") == []
    assert shape.ask(1, "add", [1, 2]) == {"id": 1, "method": "add", "params": [1, 2]}
    assert shape.ask(2, None, ["job"]) == {"id": 2, "method": "default", "params": ["job"]}
    assert shape.cancel(2) == {"id": 2, "method": "__workerpool-cleanup__"}
    assert shape.goodbye() == "__workerpool-terminate__"
    assert shape.read("ready") == Said("ready")
    assert shape.read({"id": 1, "result": 3, "error": None}) == Said("result", 1, 3)
    assert shape.read({"id": 1.0, "error": None}) == Said("result", 1, undefined)
    assert shape.read({"id": 1, "isEvent": True, "payload": 5}) == Said("event", 1, 5)
    assert shape.read({"id": 1, "method": "__workerpool-cleanup__", "error": None}) == Said("spared", 1)
    assert shape.read({"id": 1, "method": "__workerpool-cleanup__", "error": {"message": "x"}}) == Said("spent", 1)


def test_the_words_of_jest_worker() -> None:
    """Lists that begin with a number; an answer is that of the job that was asked last."""
    shape = SHAPES["jest-worker"]()

    assert shape.opening("/w.js") == [[0, False, "/w.js", []]]
    assert shape.ask(7, "add", [1, 2]) == [1, False, "add", [1, 2]]
    assert shape.read([3, "hello"]) == Said("event", 7, "hello")
    assert shape.read([0, 3]) == Said("result", 7, 3)
    assert shape.read([0, 3]) == Said("other", None, [0, 3])
    assert shape.goodbye() == [2, False]
    shape.ask(8, None, [])
    failed = shape.read([1, "RangeError", "bad", "RangeError: bad\n  at x", {"code": "X"}])
    assert (failed.kind, failed.id, str(failed.value), failed.value.code) == ("error", 8, "bad", "X")
    assert failed.value.name == "RangeError"


def test_the_words_of_tinypool() -> None:
    """Marked objects: the module comes first, the answer to it says ready."""
    shape = SHAPES["tinypool"]()
    mark = {"__tinypool_worker_message__": True}

    assert shape.opening("/w.mjs") == [{"filename": "/w.mjs", "name": "default", "source": "pool", **mark}]
    assert shape.read({"ready": True, "source": "pool", **mark}) == Said("ready")
    assert shape.ask(3, "f", [{"a": 1}]) == {
        "taskId": 3,
        "task": {"a": 1},
        "filename": "/w.mjs",
        "name": "f",
        "source": "port",
        **mark,
    }
    answer = {"source": "port", "taskId": 3, "result": 4, "error": None, "usedMemory": 1, **mark}
    assert shape.read(answer) == Said("result", 3, 4)
    assert str(shape.read({**answer, "error": "thrown"}).value) == "thrown"


def test_one_message_for_one_message() -> None:
    """What comes without having been asked for is for the program; an exception is the failure of the job."""
    shape = SHAPES["message"]()

    assert shape.read("hello") == Said("other", None, "hello")
    assert shape.ask(1, None, ["job"]) == "job"
    assert shape.read(None) == Said("result", 1, None)
    assert shape.ask(2, "f", [1]) == {"method": "f", "params": [1]}
    error = ValueError("no")
    assert shape.read(error) == Said("error", 2, error)


@pytest.mark.parametrize("name", [name for name in SHAPES if name != "message"])
@pytest.mark.parametrize(
    "message",
    [None, undefined, 0, "", "x", [], [9], ["0"], [None], {}, {"id": "1"}, {"id": None}, {"id": True}, b"", [[]], [True],
     {"__tinypool_worker_message__": True}, {"__tinypool_worker_message__": True, "taskId": "x"}, {"id": 1}],
)  # fmt: skip
def test_nobodys_words_are_the_programs(name: str, message: Any) -> None:
    """Whatever a worker says it is read, and what is no word of the shape is handed on as it is."""
    assert SHAPES[name]().read(message) == Said("other", None, message)


def test_errors_keep_what_they_are() -> None:
    """Class, message, attributes and causes survive the way as an object; what can't travel stays behind."""
    error = FileNotFoundError(2, "No such file", "/x")
    error.code = "ENOENT"  # type: ignore[attr-defined]
    error.__cause__ = ValueError("deeper")
    error.handle = object()  # type: ignore[attr-defined]

    fields = error_fields(error)
    made: Any = error_of(fields)

    assert (type(made), made.filename, made.errno, made.code) == (FileNotFoundError, "/x", 2, "ENOENT")
    assert (type(made.__cause__), str(made.__cause__)) == (ValueError, "deeper")
    assert not hasattr(made, "handle")


@pytest.mark.parametrize(
    ("said", "name", "text"),
    [
        ({"message": "m", "stack": "TypeError: m\n   at f"}, "TypeError", "m"),
        ({"message": 5}, "Error", ""),
        ({}, "Error", ""),
        ("text", "Error", "text"),
        (5, "Error", "5"),
        ({"name": "Own", "message": "m", "cause": {"name": "TypeError", "message": "c"}}, "Own", "m"),
    ],
)
def test_errors_of_any_form(said: Any, name: str, text: str) -> None:
    """What a worker calls its error is one, whatever its form."""
    error: Any = error_of(said)

    assert (error.name, str(error)) == (name, text)
