from nodecompat import ReadableStream
from nodecompat.child_process import fork

lines = ReadableStream.from_(open("access.log"))
child = fork("worker.py")
child.send({"lines": lines})
child.on("message", lambda count: print(count, "errors"))
