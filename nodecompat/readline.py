"""Node's `readline`: a stream, line by line.

    from nodecompat import process, readline
    rl = readline.createInterface(input=process.stdin, output=process.stdout)
    rl.question("name? ", lambda name: rl.close())
    async for line in readline.createInterface(input=file): ...

What must stay true: lines come as they are in the stream, without their ends. At a terminal the system's own editing of
lines is at work.

Not here: editing keys, history, completion, 'history', 'SIGINT', 'SIGTSTP' and 'SIGCONT' events;
`util.promisify(rl.question)`, for which there is `readline.promises`.
"""

from __future__ import annotations

from ._readline import promises as promises
from ._readline.cursor import clearLine, clearScreenDown, cursorTo, moveCursor
from ._readline.interface import Interface, createInterface
from ._readline.keys import emitKeypressEvents

__all__ = [
    "Interface",
    "clearLine",
    "clearScreenDown",
    "createInterface",
    "cursorTo",
    "emitKeypressEvents",
    "moveCursor",
    "promises",
]
