import nodecompat
from nodecompat.child_process import fork
from nodecompat.events import once


async def upper(text):
    child = fork("worker.py")
    child.send(text)
    [answer] = await once(child, "message")
    child.disconnect()
    return answer


def test_upper():
    assert nodecompat.run(upper("text")) == "TEXT"
