"""`async for` over a stream."""

from __future__ import annotations

import asyncio
from typing import Any

from support_stream import asyncio_is_loaded

from nodecompat._loop.current import engine
from nodecompat.stream import Readable

__all__ = ["asyncio_is_loaded"]  # fixture


def test_steps_come_one_after_the_other() -> None:
    """Although several are asked for at once; one that is cancelled leaves its turn to the next."""
    stream = Readable(read=lambda: None, objectMode=True)
    found: list[Any] = []

    async def main() -> None:
        chunks = aiter(stream)
        steps = [asyncio.ensure_future(anext(chunks)) for _ in range(4)]
        await asyncio.sleep(0)
        steps[1].cancel()
        for number in (1, 2, 3):
            stream.push(number)
        found.extend(await asyncio.gather(*steps, return_exceptions=True))

    engine.start_coroutine(main())
    engine.drive()
    assert [one for one in found if isinstance(one, int)] == [1, 2, 3]
    assert isinstance(found[1], asyncio.CancelledError)
