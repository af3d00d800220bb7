# %%
from nodecompat.child_process import fork
from nodecompat.events import once

child = fork("worker.py")
child.send("in a cell")

# %%
[answer] = await once(child, "message")
answer

# %%
child.disconnect()
await once(child, "exit")
