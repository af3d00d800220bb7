"""The actions of signals that programs are started with: the usual ones, whoever has started us.

`nohup`, and a shell that puts a job into the background, leave SIGHUP, SIGINT and SIGQUIT ignored. Ignored signals are
inherited, Python respects them, and a program would not end by the signal it is sent.
"""

from __future__ import annotations

import signal

# Python ignores these itself, and gives a child the default back.
_IGNORED_BY_PYTHON = frozenset({"SIGPIPE", "SIGXFZ", "SIGXFSZ"})


def take_back_ignored_signals() -> None:
    """Give every signal that was ignored when we were started its default action, for us and what we start."""
    for number in signal.valid_signals():
        name = signal.Signals(number).name if number in set(signal.Signals) else ""
        if name not in _IGNORED_BY_PYTHON and signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, signal.default_int_handler if name == "SIGINT" else signal.SIG_DFL)
