"""What any crowd of Python children costs: bare interpreters, all started, that write one word to a pipe and end."""

from __future__ import annotations

import subprocess
import sys

from conformance.bench.programs.lib import cpu, now, orders, report

count = orders()["n"]
start, began, total = now(), cpu(), 0
command = [sys.executable, "-c", "print('hello')"]
children = [subprocess.Popen(command, stdout=subprocess.PIPE) for _ in range(count)]
for child in children:
    output, _ = child.communicate()
    total += len(output.strip()) + (child.returncode == 0)
report(seconds=now() - start, count=count, check=total, cpu_main=cpu() - began)
