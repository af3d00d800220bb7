"""Tests and cases are run with the usual actions of signals, whoever started them."""

from __future__ import annotations

import sys

from support import ROOT, run_program

PROGRAM = """
import signal
from conformance import dispositions
dispositions.take_back_ignored_signals()
for number in (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGPIPE):
    action = signal.getsignal(number)
    print(getattr(action, "name", None) or action.__name__)
"""
IGNORING = """
import os, signal, sys
for number in (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT):
    signal.signal(number, signal.SIG_IGN)
os.execv(sys.executable, [sys.executable, "-c", sys.argv[1]])
"""


def test_ignored_signals_are_taken_back() -> None:
    """SIGHUP, SIGINT and SIGQUIT, which a shell or nohup left ignored, act again; SIGPIPE stays as Python has it."""
    outcome = run_program(sys.executable, "-c", IGNORING, PROGRAM, cwd=ROOT)
    assert outcome.lines == ["SIG_DFL", "default_int_handler", "SIG_DFL", "SIG_IGN"]
