"""argv holds the interpreter, the script and the arguments unchanged."""

from pathlib import Path

from conformance.lib import show
from nodecompat import process

show(process.argv[2:], len(process.argv))
show(process.argv[0] == process.execPath, Path(process.argv[1]).is_absolute())
show(Path(process.argv[1]).stem, process.execArgv)
