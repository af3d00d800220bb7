"""Dates are ISO texts, regular expressions stand between slashes."""

import re
from datetime import UTC, datetime

from nodecompat.console import console
from nodecompat.util import inspect

console.log(inspect(datetime.fromtimestamp(0, UTC)), inspect({"at": datetime(2020, 2, 29, 12, 30, 15, 250000, UTC)}))
console.log(inspect(re.compile("a+b")), inspect([re.compile("^x$", re.I | re.M)]), inspect(re.compile("a/b")))
