"""The worker's side of a pool: `serve`.

A worker answers whoever asks: our `Pool`, and the npm packages workerpool, jest-worker and tinypool, each in its own
words, which tell themselves apart.

What must stay true: every job is answered once, unless the worker ends; what a function tells by `progress` comes
before its answer; a message in nobody's words is left to the program's own listeners.
"""

from __future__ import annotations

from contextvars import ContextVar
from types import CoroutineType
from typing import TYPE_CHECKING, Any, TypeVar, overload

from .._errors.base import InvalidArgTypeError
from .._js.arity import fit, is_function
from .._loop.current import engine
from .._on_use import on_use
from ..process import process
from ..promise import Promise
from ..values import undefined
from .shapes import (
    CALL,
    CLEANUP,
    CLIENT_ERROR,
    CUSTOM,
    END,
    INITIALIZE,
    OK,
    READY,
    SETUP_ERROR,
    TERMINATE,
    TINYPOOL,
    error_fields,
)  # fmt: skip

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable, Mapping

    from .. import abort
    from .._inspect import failures
    from ..abort import AbortController, AbortSignal
else:
    asyncio = on_use("asyncio")  # only coroutines need it
    abort = on_use("nodecompat.abort")  # only jobs that can be cancelled need it
    failures = on_use("nodecompat._inspect.failures")  # only jobs that fail need it

F = TypeVar("F", bound="Callable[..., Any]")

CALL_SETUP, MEMORY, SAID_MEMORY = 4, 3, 4  # more words of jest-worker


class Call:
    """One job while it runs here."""

    def __init__(self, id: int, tell: Callable[[Any], None]) -> None:
        self.id, self.tell = id, tell
        self.given_up = False
        self.coroutine: asyncio.Task[Any] | None = None
        self.controller: AbortController | None = None

    def give_up(self) -> bool:
        """Cancel it, if it can be: what it awaits, and what listens to its signal. Whether the worker is free then."""
        self.given_up = True
        if self.controller is not None:
            self.controller.abort()
        if self.coroutine is not None:
            self.coroutine.cancel()
        return self.controller is not None or self.coroutine is not None


_call: ContextVar[Call] = ContextVar("_call")


class Serving:
    """What this process serves, and the jobs that it has. One for the process."""

    def __init__(self) -> None:
        self.functions: dict[str, Callable[..., Any]] = {}
        self.calls: dict[int, Call] = {}
        self.find: Callable[[str, str], Callable[..., Any] | None] | None = None  # of a file that the parent names
        self.listening = False
        self.loading_main = False  # the runner loads a program's main script for a function of it
        self._file = ""
        self._setup: Promise[Any] | None = None
        self._setup_args: list[Any] = []

    # -- what is served ----------------------------------------------------------------------------------

    def add(self, name: str, function: object) -> None:
        """Serve a function by a name. Raises ERR_INVALID_ARG_TYPE for what is none."""
        if not isinstance(name, str):
            raise InvalidArgTypeError("name", "of type string", name)
        if not is_function(function):
            raise InvalidArgTypeError(f"functions.{name}", "of type function", function)
        self.functions[name] = function

    def listen(self) -> None:
        """Answer messages; say so when the script has run to its last line."""
        if self.listening:
            return
        if process.send is undefined:
            raise RuntimeError("serve() is for a worker: start this file through nodecompat.pool.Pool, or by fork()")
        self.listening = True
        process.on("message", self._message)
        process.on("disconnect", self._left)
        process.nextTick(_send, READY)

    def found(self, name: str, file: str = "") -> Callable[..., Any]:
        """The function of a name; LookupError when there is none."""
        function = self._known(name)
        if function is None and self.find is not None:
            function = self.find(file or self._file, name) or self._known(name)  # a file may serve while it is loaded
        if function is None:
            raise _unknown(name, sorted(self.functions))
        return function

    def _known(self, name: str) -> Callable[..., Any] | None:
        if name == "default" and len(self.functions) == 1:
            (only,) = self.functions.values()
            return only
        return self.functions.get(name, self._methods if name == "methods" else None)

    def _methods(self) -> list[str]:
        """The names of what is served; a function of npm's workerpool (`pool.proxy()` asks for it)."""
        return ["methods", *self.functions]

    # -- what is said to it ------------------------------------------------------------------------------

    def _message(self, message: Any) -> None:
        if isinstance(message, dict):
            if message.get(TINYPOOL):
                self._tinypool(message)
            elif "method" in message and "id" in message:
                self._workerpool(message)
        elif isinstance(message, list) and message and type(message[0]) in (int, float):
            self._jest(message)
        elif message == TERMINATE:
            self._leave(lambda: process.exit(0))

    def _workerpool(self, message: dict[str, Any]) -> None:
        id = message["id"]
        if message["method"] == CLEANUP:
            call = self.calls.get(id)
            spared = call is None or call.give_up()
            error = None if spared else {"name": "Error", "message": "Worker terminating"}
            _send({"id": id, "method": CLEANUP, "error": error})
            return
        params = message.get("params")
        self._run(
            Call(id, lambda value: _send({"id": id, "isEvent": True, "payload": value})),
            lambda: self.found(message["method"]),
            params if isinstance(params, list) else [],
            lambda result: {"id": id, "result": result, "error": None},
            lambda error: {"id": id, "result": None, "error": error_fields(error)},
        )

    def _tinypool(self, message: dict[str, Any]) -> None:
        file, name = message.get("filename"), str(message.get("name"))
        own = {"source": message.get("source"), TINYPOOL: True}
        if message.get("source") == "pool":
            if isinstance(file, str):
                self._file = file
            _send({"ready": True, **own})
            return
        id = message["taskId"]

        def answer(result: object, error: object) -> dict[str, Any]:
            memory = process.memoryUsage()["heapUsed"]
            return {**own, "taskId": id, "result": result, "error": error, "usedMemory": memory}

        self._run(
            Call(id, _send),
            lambda: self.found(name, file if isinstance(file, str) else ""),
            [message.get("task", undefined)],
            lambda result: answer(result, None),
            lambda error: answer(None, error_fields(error)),
        )

    def _jest(self, message: list[Any]) -> None:
        word = message[0]
        if word == INITIALIZE:
            self._file, self._setup_args = message[2], message[3] if len(message) > 3 else []
        elif word == CALL:
            self._set_up().then(lambda _: self._jest_call(message[2], message[3]), self._jest_setup_failed)
        elif word == CALL_SETUP:
            self._set_up().then(lambda _: _send([OK, undefined]), self._jest_setup_failed)
        elif word == MEMORY:
            _send([SAID_MEMORY, process.memoryUsage()["rss"]])
        elif word == END:
            self._leave(self._let_go)

    def _jest_call(self, method: str, params: list[Any]) -> None:
        self._run(
            Call(0, lambda value: _send([CUSTOM, value])),
            lambda: self.found(method),
            params,
            lambda result: [OK, result],
            lambda error: _jest_error(CLIENT_ERROR, error),
        )

    def _jest_setup_failed(self, error: BaseException) -> None:
        _send(_jest_error(SETUP_ERROR, error))

    def _set_up(self) -> Promise[Any]:
        if self._setup is None:
            setup = self._optional("setup")
            self._setup = Promise.resolve() if setup is None else Promise.try_(setup, *self._setup_args)
        return self._setup

    def _optional(self, name: str) -> Callable[..., Any] | None:
        try:
            return self.found(name) if name in self.functions or self.find is not None else None
        except Exception:
            return None

    def _leave(self, then: Callable[[], object]) -> None:
        teardown = self._optional("teardown")
        if teardown is None:
            then()
        else:
            Promise.try_(teardown).then(lambda _: then(), lambda _: then())

    def _let_go(self) -> None:
        """Listen no more, so that the process ends; each of the two listeners alone would keep it."""
        process.removeListener("message", self._message)
        process.removeListener("disconnect", self._left)

    def _left(self) -> None:
        for call in [*self.calls.values()]:
            call.give_up()

    # -- a job -------------------------------------------------------------------------------------------

    def _run(
        self,
        call: Call,
        find: Callable[[], Callable[..., Any]],
        params: list[Any],
        result: Callable[[Any], Any],
        failure: Callable[[BaseException], Any],
    ) -> None:
        self.calls[call.id] = call
        token = _call.set(call)
        try:
            value = fit(find(), len(params))(*params)
            if type(value) is CoroutineType:
                value = engine.start_coroutine(_tracked(call, value))
        except Exception as error:
            self._answer(call, failure(_raised(error)), failure)
            return
        finally:
            _call.reset(token)
        if not hasattr(type(value), "then") and not hasattr(type(value), "__await__"):
            self._answer(call, result(undefined if value is None else value), failure)
            return
        Promise.resolve(value).then(
            lambda value: self._answer(call, result(value), failure),
            lambda error: self._answer(call, failure(_raised(error)), failure),
        )

    def _answer(self, call: Call, message: Any, failure: Callable[[BaseException], Any]) -> None:
        self.calls.pop(call.id, None)
        if call.given_up:
            return
        try:
            _send(message)
        except Exception as error:  # a result that can't travel
            _send(failure(_raised(error)))


serving = Serving()


async def _tracked(call: Call, coroutine: CoroutineType[Any, Any, Any]) -> Any:
    call.coroutine = asyncio.current_task()
    return await coroutine


def _unknown(name: str, known: list[str]) -> LookupError:
    text = f'Unknown method "{name}" (this worker has: {", ".join(known) or "none"})'
    if name == "default" and known:
        text += f". Pool.run() calls a worker's only function, or its default: Pool.call({known[0]!r}, …) names one"
    elif name == "default":
        text += (
            ". Pool.run() is for a worker with a file of its own: Pool('worker.py'), which calls serve(function); "
            "a function of this program runs by Pool().executor().submit(function, …)"
        )
    return LookupError(text)


def _raised(reason: object) -> BaseException:
    """What a function failed with, as an exception whose traceback begins where the function does."""
    if not isinstance(reason, BaseException):
        return RuntimeError(str(reason))
    return reason.with_traceback(failures.without_own_frames(reason.__traceback__))


def _jest_error(word: int, error: BaseException) -> list[Any]:
    fields = error_fields(error)
    own = {key: value for key, value in fields.items() if key not in ("name", "message", "stack")}
    return [word, fields["name"], fields["message"], fields.get("stack", ""), own]


def _send(message: Any) -> None:
    if process.connected:
        process.send(message, lambda error: None)


# -- the public names ------------------------------------------------------------------------------------


@overload
def serve(functions: F, /) -> F: ...
@overload
def serve(functions: Mapping[str, Callable[..., Any]], /) -> None: ...
@overload
def serve(**named: Callable[..., Any]) -> None: ...
def serve(functions: Any = None, /, **named: Any) -> Any:
    """In a worker's file: say which functions a pool can have called, and take jobs.

        @serve                          serve({'fib': fib, 'sum': add})         serve(fib=fib)
        def job(value): ...

    `Pool.run(job)` calls the only one, or the one that is called `default`; `Pool.call(name, …)` any by its name. They
    may be `async def`. What they return, or raise, is the answer. `setup` and `teardown` are called before the first
    job and at the end, as jest-worker does.

    Returns what it was given, so that it decorates. Raises RuntimeError in a process without a parent,
    ERR_INVALID_ARG_TYPE for what is no function.
    """
    if is_function(functions):
        serving.add(getattr(functions, "__name__", "default"), functions)
    elif functions is not None:
        for name, function in functions.items():
            serving.add(name, function)
    for name, function in named.items():
        serving.add(name, function)
    serving.listen()
    return functions


def progress(value: object) -> None:
    """In a function that a worker serves: tell a value of the job that runs, before its result (`onProgress`).

    Raises RuntimeError outside of a job.
    """
    _running_call().tell(value)


def abortSignal() -> AbortSignal:
    """In a function that a worker serves: the AbortSignal of the job that runs.

    It aborts when the job is cancelled, or late, and the pool has a `grace`. A worker whose job asked for it is taken
    for free again then. Raises RuntimeError outside of a job.
    """
    call = _running_call()
    if call.controller is None:
        call.controller = abort.AbortController()
    return call.controller.signal


def _running_call() -> Call:
    call = _call.get(None)
    if call is None:
        raise RuntimeError("no job runs here: this is for functions that were given to nodecompat.pool.serve()")
    return call


def refuse_inside_a_worker() -> None:
    """A script that starts pools at its top, loaded by a worker for a function, would start workers without end."""
    if serving.loading_main:
        raise RuntimeError(
            "A worker loads this script for a function of it, and the script starts a pool: put what starts one behind "
            "`if __name__ == '__main__':`, or the function into a module"
        )
