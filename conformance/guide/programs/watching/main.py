import logging
import sys

from nodecompat import observe
from nodecompat.child_process import fork

handler = logging.StreamHandler(sys.stdout)
fields = {"direction": "-", "bytes": "-", "code": "-"}  # of records that have none of them
handler.setFormatter(logging.Formatter("{levelname} {name} {direction} {bytes} {code}", style="{", defaults=fields))
logging.basicConfig(level=logging.DEBUG, handlers=[handler])
observe()

child = fork("worker.py")
child.send({"numbers": [1, 2, 3]})
child.on("message", lambda message: child.disconnect())
