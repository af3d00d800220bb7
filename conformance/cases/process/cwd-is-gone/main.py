"""A current directory that is gone: cwd() says so and what to do, chdir() leaves it."""

import os
import tempfile

from conformance.lib import show
from nodecompat import process

dir = tempfile.mkdtemp(prefix="gone-")
process.chdir(dir)
os.rmdir(dir)
try:
    process.cwd()
except Exception as err:
    show("Error", err.code, err.syscall, err.errno, err.message)
process.chdir("/")
show(process.cwd())
