"""`os.constants`: names and numbers, in Node's order, as far as this system has them."""

from __future__ import annotations

import errno
import os

from .._js.record import FrozenRecord
from .._os.signals import SIGNALS

_SIGNALS = (
    "HUP INT QUIT ILL TRAP ABRT IOT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM CHLD STKFLT CONT STOP TSTP TTIN "
    "TTOU URG XCPU XFSZ VTALRM PROF WINCH IO POLL LOST PWR INFO SYS UNUSED"
)
_ERRORS = (
    "2BIG ACCES ADDRINUSE ADDRNOTAVAIL AFNOSUPPORT AGAIN ALREADY BADF BADMSG BUSY CANCELED CHILD CONNABORTED "
    "CONNREFUSED CONNRESET DEADLK DESTADDRREQ DOM DQUOT EXIST FAULT FBIG HOSTUNREACH IDRM ILSEQ INPROGRESS INTR "
    "INVAL IO ISCONN ISDIR LOOP MFILE MLINK MSGSIZE MULTIHOP NAMETOOLONG NETDOWN NETRESET NETUNREACH NFILE NOBUFS "
    "NODATA NODEV NOENT NOEXEC NOLCK NOLINK NOMEM NOMSG NOPROTOOPT NOSPC NOSR NOSTR NOSYS NOTCONN NOTDIR NOTEMPTY "
    "NOTSOCK NOTSUP NOTTY NXIO OPNOTSUPP OVERFLOW PERM PIPE PROTO PROTONOSUPPORT PROTOTYPE RANGE ROFS SPIPE SRCH "
    "STALE TIME TIMEDOUT TXTBSY WOULDBLOCK XDEV"
)
_LOADING = ("RTLD_LAZY", "RTLD_NOW", "RTLD_GLOBAL", "RTLD_LOCAL", "RTLD_DEEPBIND")


def _present(names: list[str], numbers: object) -> FrozenRecord:
    found = {name: getattr(numbers, name, None) for name in names}
    return FrozenRecord({name: int(number) for name, number in found.items() if number is not None})


constants = FrozenRecord(
    UV_UDP_REUSEADDR=4,
    dlopen=_present([*_LOADING], os),
    errno=_present([f"E{name}" for name in _ERRORS.split()], errno),
    signals=FrozenRecord({f"SIG{name}": SIGNALS[f"SIG{name}"] for name in _SIGNALS.split() if f"SIG{name}" in SIGNALS}),
    priority=FrozenRecord(
        PRIORITY_LOW=19,
        PRIORITY_BELOW_NORMAL=10,
        PRIORITY_NORMAL=0,
        PRIORITY_ABOVE_NORMAL=-7,
        PRIORITY_HIGH=-14,
        PRIORITY_HIGHEST=-20,
    ),
)
