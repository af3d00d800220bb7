"""Output to a file is whole when the program has ended, however large and by whatever end."""

import os
import shutil
import tempfile

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import spawnSync

if len(process.argv) > 2:
    process.stdout.write("x" * int(process.argv[2]))
    if process.argv[3] == "exit":
        process.exit()
else:
    dir = tempfile.mkdtemp(prefix="stdout-")
    file = os.path.join(dir, "output")
    for size in ["1", "65537", "3000000"]:
        for end in ["end", "exit"]:
            fd = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
            result = spawnSync(process.execPath, [process.argv[1], size, end], {"stdio": ["ignore", fd, "inherit"]})
            os.close(fd)
            show(size, end, result.status, os.stat(file).st_size)
    shutil.rmtree(dir)
