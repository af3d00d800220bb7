"""The constants, in their order, and the errors of priorities."""

from nodecompat import os, process, undefined
from nodecompat.console import console

for group, numbers in os.constants.items():
    console.log(group, " ".join(f"{name},{number}" for name, number in numbers.items()) if isinstance(numbers, dict) else "")
console.log(os.constants.signals.SIGTERM, os.constants.signals["SIGINT"])
attempts = [
    lambda: os.getPriority("1"), lambda: os.getPriority(1.5), lambda: os.getPriority(2**33), lambda: os.getPriority(None),
    lambda: os.setPriority(0, 30), lambda: os.setPriority(), lambda: os.setPriority(0, "x"), lambda: os.setPriority("x", 5),
    lambda: os.getPriority(999999999), lambda: os.setPriority(999999999, 5),
]
for attempt in attempts:
    try:
        console.log(attempt())
    except Exception as error:
        info = getattr(error, "info", undefined)
        console.log(
            error.name, error.code, str(error), getattr(error, "errno", undefined), getattr(error, "syscall", undefined),
            info and [*info.values()],
        )
before = os.getPriority()
os.setPriority(max(before, 3))
console.log(os.getPriority() == max(before, 3), os.getPriority(process.pid) == os.getPriority(0))
