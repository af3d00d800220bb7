"""What is given as input; what is false is none."""

from conformance.lib import show
from nodecompat import undefined
from nodecompat.child_process import spawnSync

for input_ in ["text é", b"bytes", bytearray([65, 66]), "", None, undefined, 0, False]:
    show(spawnSync("cat", {"input": input_}).stdout)
show(
    spawnSync("cat", {"input": "4142", "encoding": "hex"}).stdout,
    spawnSync("cat", {"input": "x", "encoding": ""}).stdout,
)
show(spawnSync("cat", {"input": "x", "stdio": ["ignore", "pipe", "pipe"]}).output)
for input_ in [5, True, {}, []]:
    try:
        spawnSync("cat", {"input": input_})
    except Exception as e:
        show(e.code, e.message)
