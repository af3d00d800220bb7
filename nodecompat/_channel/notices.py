"""What the channel tells its owner: the kinds of notice.

A notice is a plain tuple `(kind, value)`, because a busy channel makes hundreds of thousands a second.
The kinds are compared by identity (`kind is MESSAGE`).

========== ========================================================================================
MESSAGE    a value the peer's user sent
INTERNAL   a dict whose `cmd` starts with `NODE_`: the runtimes talk among themselves, users never see it
REPLY      bytes the owner must write to the peer before it acts on the notices that follow
BAD_FRAME  an IpcBadFrameError: the peer broke the wire, nothing more will come out of this channel
EOF        the peer closed its end (value: None)
========== ========================================================================================
"""

from __future__ import annotations

from typing import Any, Final

MESSAGE: Final = "message"
INTERNAL: Final = "internalMessage"
REPLY: Final = "reply"
BAD_FRAME: Final = "badFrame"
EOF: Final = "eof"

Notice = tuple[str, Any]
