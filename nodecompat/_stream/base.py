"""What all streams share: how they begin (`_construct`) and how they end (`destroy`).

What must stay true: after `destroy` nothing more happens but 'error', at most once, and 'close', once and last, both
in one tick; a stream under construction neither reads nor writes, and is destroyed only afterwards. What programs must
not override are functions, here and in the files of the classes: a subclass may call its own methods as it likes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._errors.base import Thrown
from .._events.emitter import EventEmitter
from .._events.origin import making_line
from .._js.arity import fit, is_function
from .._loop.current import engine
from .._on_use import on_use
from ..values import undefined
from .failures import aggregate, failure

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Self

    from .._errors import completing
    from . import ending, legacy
    from .states import ReadableState, SideState, WritableState

    Callback = Callable[..., Any]
else:
    completing = on_use("nodecompat._errors.completing")  # only a failure needs it
    ending = on_use("nodecompat._stream.ending")  # few programs leave a stream by `async with`
    legacy = on_use("nodecompat._stream.legacy")  # few streams have no sides


class Stream(EventEmitter):
    """The base of all streams: an emitter with `pipe`, without sides of its own. Node: stream.Stream."""

    _readableState: ReadableState | None = None
    _writableState: WritableState | None = None
    _places: tuple[Any, ...] = ()  # the events that come first in `eventNames`, in this order: the stream's own
    _keeps_places = True  # those of events that nobody listens to any more; until `removeAllListeners` was called

    def pipe(self, destination: Any, options: object = None, *, end: bool = True) -> Any:
        """Write every 'data' of this emitter to another stream, which 'end' ends; returns the destination.

        Raises ERR_INVALID_ARG_TYPE. With `end=False` the destination stays open.
        """
        if isinstance(options, dict):
            end = options.get("end", end) is not False
        legacy.pipe(self, destination, end=end)
        return destination

    def eventNames(self) -> list[Any]:
        """The names of the events that have listeners, the stream's own first; see `EventEmitter.eventNames`."""
        names = super().eventNames()
        return sorted(names, key=self._place) if self._places else names

    def _place(self, name: object) -> tuple[bool, int]:
        """Numbers before other strings before symbols, as in `own_keys`."""
        is_string = isinstance(name, str)
        if is_string and str(name).isdigit():
            return False, -1
        return not is_string, self._places.index(name) if name in self._places else len(self._places)

    def removeAllListeners(self, *event: object) -> Self:
        """As `EventEmitter.removeAllListeners`; from then on events that nobody listens to lose their places."""
        if not event or "removeListener" not in self._events:
            self._keeps_places = False
        if not event:
            self._places = ()
        return super().removeAllListeners(*event)

    def _forget(self, name: Any) -> None:
        if self._keeps_places:
            if name not in self._places:
                self._places += tuple(other for other in self._events if other not in self._places)
        elif len(self._events) == 1:
            self._places = ()
        elif name in self._places:
            self._places = tuple(place for place in self._places if place != name)
        super()._forget(name)

    remove_all_listeners = removeAllListeners  # pyee's spelling


class Managed(Stream):
    """A stream with sides: how it begins and ends."""

    _states: tuple[SideState, ...] = ()  # those of the two that are there
    _construct: Callback | None = None  # `_construct(callback)`: what must be done before anything else

    @property
    def destroyed(self) -> bool:
        """Whether `destroy` was called, by the stream itself too."""
        for state in self._states:
            if not state.destroyed:
                return False
        return bool(self._states)

    @destroyed.setter
    def destroyed(self, value: bool) -> None:
        for state in self._states:
            state.destroyed = bool(value)

    @property
    def closed(self) -> bool:
        """Whether the stream has given everything back; 'close' was emitted or is about to be."""
        return bool(self._states) and self._states[0].closed

    @property
    def errored(self) -> Any:
        """The error the stream was destroyed with, or None."""
        return self._states[0].errored if self._states else None

    def destroy(self, error: object = None, callback: object = None) -> Self:
        """Close the stream at once: what was not read or written is lost. 'error' is emitted if one is given.

        `callback(error)` is called when that is done. Only the first call counts. Returns the stream.
        """
        for state in self._states:
            if state.destroyed:
                if is_function(callback):
                    fit(callback, 1)(undefined)
                return self
        if error:
            note(self, error)
        for state in self._states:
            state.destroyed = True
        main = self._states[-1]
        if main.constructed:
            _destroy(self, error, callback)
        else:
            main.onDestroyed = lambda failed: _destroy(self, aggregate(failed, error), callback)
        return self

    def _destroy(self, error: Any, callback: Callback) -> object:
        """Give everything back and call `callback(error)`. To be overridden."""
        callback(error)
        return None

    def _undestroy(self) -> None:
        """Make a destroyed stream as new."""
        for state in self._states:
            state.constructed = True
            state.closed = state.closeEmitted = state.destroyed = state.errorEmitted = False
            state.errored = None
        r, w = self._readableState, self._writableState
        if r is not None:
            r.reading = False
            r.ended = r.endEmitted = r.readable is False
        if w is not None:
            w.finalCalled = w.prefinished = False
            w.ended = w.ending = w.finished = w.writable is False

    def captureRejectionSymbol(self, error: object, event: object = None, *args: object) -> None:
        """A listener's promise failed, with `captureRejections`: the stream is destroyed."""
        self.destroy(error)

    def _constructed(self) -> None:
        """Go on with what had to wait for `_construct`."""

    def _is_complete(self) -> bool:
        """Whether the stream came to its own end."""
        return False

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        """Destroy the stream and wait until it has closed. Node: Symbol.asyncDispose."""
        await ending.leave(self, is_complete=self._is_complete())

    def __repr__(self) -> str:
        return f"<{type(self).__name__}{' destroyed' if self.destroyed else ''}>"


# -- the end --------------------------------------------------------------------------------------------


def note(stream: Managed, error: object) -> None:
    """Keep the stream's first error. Whatever a callback of the stream gets as its error comes by here first."""
    if error:
        completing.complete(error)
        for state in stream._states:
            if not state.errored:
                state.errored = error


def _destroy(stream: Managed, error: object, callback: object) -> None:
    called = False

    def on_destroyed(failed: object = undefined, *_: object) -> None:
        nonlocal called
        if called:
            return
        called = True
        if failed:
            note(stream, failed)
        for state in stream._states:
            state.closed = True
        if is_function(callback):
            fit(callback, 1)(failed)
        engine.next_tick(_emit_end, stream, failed)

    try:
        engine.take_result(fit(stream._destroy, 2)(error or None, on_destroyed))
    except Exception as raised:
        on_destroyed(thrown(raised))


def _emit_end(stream: Managed, error: object) -> None:
    """'error', if there is one, and 'close'; what an 'error' listener raises keeps 'close' away."""
    if error:
        _emit_error(stream, error)
    emits = False
    for state in stream._states:
        state.closeEmitted = True
        emits = emits or state.emitClose
    if emits:
        stream.emit("close")


def _emit_error(stream: Managed, error: object) -> None:
    """'error', unless it was emitted already."""
    if any(state.errorEmitted for state in stream._states):
        return
    for state in stream._states:
        state.errorEmitted = True
    stream.emit("error", error)


def error_or_destroy(stream: Managed, error: object, *, sync: bool = False) -> None:
    """Destroy the stream with an error; without `autoDestroy` only emit it, in a tick if `sync`."""
    if any(state.destroyed for state in stream._states):
        return
    if any(state.autoDestroy for state in stream._states):
        stream.destroy(error)
    elif error:
        note(stream, error)
        if sync:
            engine.next_tick(_emit_error, stream, error)
        else:
            _emit_error(stream, error)


def destroy_if_over(stream: Managed) -> None:
    """A side came to its end: with `autoDestroy` the stream is destroyed when all its sides have."""
    if all(state.autoDestroy and state.is_over() for state in stream._states):
        stream.destroy()


def thrown(error: Exception) -> object:
    """What was thrown: JavaScript may throw anything, Python wraps what is no exception."""
    return error.value if type(error) is Thrown else error


# -- the beginning --------------------------------------------------------------------------------------


def construct(stream: Managed) -> None:
    """Call `_construct` in a tick, if there is one; the stream waits for its callback."""
    stream._made = making_line(stream)
    if stream._construct is None:
        return
    for state in stream._states:
        state.constructed = False
    engine.next_tick(_run_construct, stream)


def _run_construct(stream: Managed) -> None:
    called = False

    def on_constructed(error: object) -> None:
        nonlocal called
        if called:
            error_or_destroy(stream, error or failure("ERR_MULTIPLE_CALLBACK"))
            return
        called = True
        for state in stream._states:
            state.constructed = True
        main = stream._states[-1]
        if main.destroyed:
            waiting, main.onDestroyed = main.onDestroyed, None
            if waiting is not None:
                waiting(error)
        elif error:
            error_or_destroy(stream, error, sync=True)
        else:
            stream._constructed()

    def callback(error: object = None, *_: object) -> None:
        engine.next_tick(on_constructed, error)

    try:
        if stream._construct is not None:
            engine.take_result(fit(stream._construct, 1)(callback))
    except Exception as error:
        engine.next_tick(on_constructed, thrown(error))
