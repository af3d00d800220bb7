"""The notices of a read whose messages claim so much memory that they are not decoded all at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from nodecompat._errors.base import IpcBadFrameError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nodecompat._channel.protocol import Channel, Notice

CLAIMED_AT_ONCE: Final = 8 * 1024 * 1024  # see `_wires.budget`
CLAIMED_BY_A_READ: Final = 16 * CLAIMED_AT_ONCE  # to make so much takes 0.2 s
_TOO_MUCH: Final = "messages that claim more than their bytes allow"


def in_parts(channel: Channel, bodies: list[Any], values: list[Any], state: str, bad: str) -> Iterator[Notice]:
    """The notices of a read whose messages claim so much memory that not all may exist at once.

    What a part holds is decoded when the part before it has been taken, and the channel still has that incoming state.
    `bad` is the kind of the notice of a fault.
    """
    framing, done = channel._framing, 0
    fault = framing.fault
    starts = [start for start, _ in framing.spans()]
    claimed = 0
    while done < len(bodies) and channel.incoming is state:
        done += len(values)
        channel._claimed += CLAIMED_AT_ONCE
        claimed += CLAIMED_AT_ONCE
        values.reverse()  # so that each is let go of as it is taken, at the end of the list, where that is cheap
        while values:
            yield channel._notice(values.pop())
        if claimed >= CLAIMED_BY_A_READ and done < len(bodies):
            fault, bodies = IpcBadFrameError(_TOO_MUCH, starts[done]), bodies[:done]
            break
        try:
            (channel._decode or channel._load_decoder())(bodies[done:], values)
        except (ValueError, MemoryError) as error:
            fault = IpcBadFrameError(str(error), starts[done + len(values)])
            bodies = bodies[: done + len(values)]
    if fault is not None and channel.incoming is state:
        channel._move("bad frame")
        yield bad, fault
