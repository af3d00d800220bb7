"""The resident memory of a child that has said one word and waits for messages, in bytes."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from conformance.bench.programs.lib import orders, report
from nodecompat import setTimeout
from nodecompat.child_process import fork


def resident(pid: int) -> int:
    try:
        found = re.search(r"VmRSS:\s*(\d+)", Path(f"/proc/{pid}/status").read_text())
        assert found is not None
        return int(found[1]) * 1024
    except OSError:
        return int(subprocess.check_output(["ps", "-o", "rss=", "-p", str(pid)])) * 1024


child = fork(str(Path(__file__).with_name("child.py")), serialization=orders()["wire"])


@child.once("message")
def _() -> None:
    def measure() -> None:
        report(bytes=resident(child.pid), count=1, check=1)
        child.disconnect()

    setTimeout(measure, 200)
