from flask import Flask

import nodecompat
from nodecompat.child_process import fork
from nodecompat.events import once

app = Flask(__name__)


async def upper(text):
    child = fork("worker.py")
    child.send(text)
    [answer] = await once(child, "message")
    child.disconnect()
    return answer


@app.get("/<text>")
def index(text):
    with nodecompat.portal() as portal:
        return portal.call(upper, text)
