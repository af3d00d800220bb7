"""What is open on one channel, as logic: frames in, notices out. No descriptor, no loop, no stream.

Theory. A flow is one direction of what was moved: one side writes, the other reads. A port is both at once. Each flow
has a key here: positive if this side gave it away, negative if the peer did; the peer's key is the same number with
the other sign. A flow that is over is forgotten: a number that was used and is not open any more is late.

Credit is counted in bytes, about: a chunk costs what the writer says, at least CHUNK_COST, and at least as many as a
text or bytes have. The writer may write while any credit is left, so the last chunk may take more than there is.

======== ==========================================================================================================
state
======== ==========================================================================================================
OPEN     chunks may flow
ENDING   the writer has said that there are no more, and waits for the reader's `done`
ENDED    the reader has been told that there are no more; it owes `done`
PORT     messages may flow, both ways
======== ==========================================================================================================

Rules for editing: `receive` raises ValueError, whose text is the reason, for what no correct peer sends, and nothing
else; what it keeps of a frame is bounded by the frame, and by MOST_OPEN.
"""

from __future__ import annotations

from typing import Any, Final

STREAMS: Final = "NODE_STREAMS"
STREAM: Final = "NODE_STREAM"

WRITES: Final = "writes"
READS: Final = "reads"
PORTS: Final = "port"
OPPOSITE: Final = {WRITES: READS, READS: WRITES, PORTS: PORTS}

OPEN: Final = "OPEN"
ENDING: Final = "ENDING"
ENDED: Final = "ENDED"

# role -> state -> what the peer may say -> what becomes of the state; None: the flow is over.
PEER: Final[dict[str, dict[str, dict[str, str | None]]]] = {
    WRITES: {
        OPEN: {"credit": OPEN, "cancel": None},
        ENDING: {"credit": ENDING, "cancel": None, "done": None},
    },
    READS: {
        OPEN: {"chunk": OPEN, "end": ENDED, "error": None},
        ENDED: {"error": None},
    },
    PORTS: {OPEN: {"post": OPEN, "close": None}},
}
# The same of what this side says.
OWN: Final[dict[str, dict[str, dict[str, str | None]]]] = {
    WRITES: {
        OPEN: {"chunk": OPEN, "end": ENDING, "error": None},
        ENDING: {"error": None},
    },
    READS: {
        OPEN: {"credit": OPEN, "cancel": None},
        ENDED: {"done": None, "cancel": None},
    },
    PORTS: {OPEN: {"post": OPEN, "close": None}},
}

WINDOW: Final = 1 << 20  # what a reader takes before it has read any of it
CHUNK_COST: Final = 2048  # what a chunk costs at least: 512 of them fit into the window
MOST_CREDIT: Final = 1 << 30
MOST_OPEN: Final = 10_000  # flows that one side has opened and that are not over
LATE: Final = "late"  # the act of a notice about a flow that is over
_TEXTS: Final = (str, bytes, bytearray)

Frame = dict[str, Any]


class Flow:
    """One direction of what was moved, or a port. `acks`: its writer waits for `done` after the end."""

    __slots__ = ("acks", "credit", "granted", "hears", "key", "owed", "role", "says", "state")

    def __init__(self, key: int, role: str, *, acks: bool) -> None:
        self.key = key
        self.role = role
        self.acks = acks
        self.move(OPEN)
        self.credit = 0  # of a writer: what it may write
        self.granted = 0  # of a reader: what the peer may write
        self.owed = 0  # of a reader: what was read since credit was last given

    def move(self, state: str) -> None:
        """It is in a state from here on."""
        self.state = state
        self.hears = PEER[self.role].get(state, {})
        self.says = OWN[self.role].get(state, {})


class Ledger:
    """The flows of one channel."""

    def __init__(self) -> None:
        self._flows: dict[int, Flow] = {}
        self._own = 0  # the last number that this side gave
        self._theirs = 0  # the last one of the peer's
        self._open_theirs = 0

    def __len__(self) -> int:
        return len(self._flows)

    def __contains__(self, key: int) -> bool:
        return key in self._flows

    def forget(self) -> None:
        """Nothing is open any more."""
        self._flows.clear()

    def writer(self, key: int) -> Flow | None:
        """The flow that this side writes to, from whose credit the caller takes what a chunk costs; None for none."""
        flow = self._flows.get(key)
        return flow if flow is not None and "chunk" in flow.says else None

    # -- opening ----------------------------------------------------------------------------------------

    def give(self, role: str, *, acks: bool = False) -> int:
        """A flow of what this side gives away; its key."""
        self._own += 1
        self._flows[self._own] = Flow(self._own, role, acks=acks)
        return self._own

    def room(self) -> int:
        """How many flows this side may still open."""
        return MOST_OPEN - (len(self._flows) - self._open_theirs)

    def withdraw(self, key: int) -> None:
        """Nothing comes of what was to be given away."""
        self._flows.pop(key, None)

    def check_announced(self, numbers: list[object]) -> None:
        """The peer gives something away. Raises ValueError for numbers that it may not use, or too many of them."""
        last = self._theirs
        for number in numbers:
            if type(number) is not int or number <= last or number > 1 << 53:
                raise ValueError("a stream whose number was used already")
            last = number
        if self._open_theirs + len(numbers) > MOST_OPEN:
            raise ValueError(f"more than {MOST_OPEN} streams are open")

    def take(self, number: int, role: str, *, acks: bool = False) -> int:
        """A flow of what the peer gives away; its key."""
        self._theirs = number
        self._open_theirs += 1
        self._flows[-number] = Flow(-number, role, acks=acks)
        return -number

    # -- what the peer says -----------------------------------------------------------------------------

    def receive(self, frame: Frame) -> tuple[str, int]:
        """Take a frame of the peer's: what it says, and of which key. LATE if that is over. Raises ValueError."""
        number, act = frame.get("id"), frame.get("act")
        if type(number) is not int or not isinstance(act, str):
            raise ValueError("a frame of no stream")
        key = -number
        flow = self._flows.get(key)
        if flow is None:
            if number == 0 or (key > self._own if key > 0 else number > self._theirs):
                raise ValueError("a frame of a stream that was never announced")
            return LATE, key
        if act not in flow.hears:
            raise ValueError(f"{act[:20]!r} is not what a stream may say that {flow.role} and is {flow.state}")
        if act == "chunk":
            self._receive_chunk(flow, frame)
            return act, key
        if act == "credit":
            self._receive_credit(flow, frame)
        self._move(flow, flow.hears[act])
        if act == "end" and not flow.acks:
            self._move(flow, None)
        return act, key

    def receive_chunk(self, frame: Frame) -> int:
        """As `receive`, of a chunk, which next to all frames are: its key, 0 if that is over."""
        number = frame.get("id")
        flow = self._flows.get(-number) if type(number) is int else None
        if flow is None or "chunk" not in flow.hears:
            self.receive(frame)
            return 0
        self._receive_chunk(flow, frame)
        return flow.key

    @staticmethod
    def _receive_chunk(flow: Flow, frame: Frame) -> None:
        cost = frame.get("n")
        if type(cost) is not int or not CHUNK_COST <= cost <= 1 << 53:
            raise ValueError("a chunk that costs nothing")
        value = frame.get("value")
        if isinstance(value, _TEXTS) and cost < len(value):
            raise ValueError("a chunk that costs less than it has")
        if flow.granted <= 0:
            raise ValueError("a chunk without credit")
        flow.granted -= cost

    @staticmethod
    def _receive_credit(flow: Flow, frame: Frame) -> None:
        more = frame.get("n")
        if type(more) is not int or more <= 0 or flow.credit + more > MOST_CREDIT:
            raise ValueError("credit beyond all bounds")
        flow.credit += more

    def _move(self, flow: Flow, state: str | None) -> None:
        if state is not None:
            flow.move(state)
        elif self._flows.pop(flow.key, None) is not None and flow.key < 0:
            self._open_theirs -= 1

    # -- what this side says ----------------------------------------------------------------------------

    def say(self, key: int, act: str, **more: object) -> Frame | None:
        """The frame by which this side says something; None where the flow is over, or that cannot be said."""
        flow = self._flows.get(key)
        if flow is None or act not in flow.says:
            return None
        self._move(flow, flow.says[act])
        if act == "end" and not flow.acks:
            self._move(flow, None)
        return {"cmd": STREAM, "id": key, "act": act, **more}

    def grant(self, key: int) -> Frame | None:
        """The first credit of a reader."""
        flow = self._flows.get(key)
        if flow is None or flow.granted:
            return None
        flow.granted = WINDOW
        return self.say(key, "credit", n=WINDOW)

    def consumed(self, key: int, cost: int) -> Frame | None:
        """A chunk was read; the credit for that, once half of the window has been read."""
        flow = self._flows.get(key)
        if flow is None:
            return None
        flow.owed += cost
        if flow.owed < WINDOW // 2 or flow.state is not OPEN:
            return None
        more, flow.owed = flow.owed, 0
        flow.granted += more
        return self.say(key, "credit", n=more)


def cost_of(value: object) -> int:
    """What a chunk costs its writer."""
    size = len(value) if isinstance(value, _TEXTS) else getattr(value, "nbytes", 0)
    return max(CHUNK_COST, size) if isinstance(size, int) else CHUNK_COST
