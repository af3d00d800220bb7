from celery import Celery

import nodecompat
from nodecompat.child_process import fork
from nodecompat.events import once

app = Celery("tasks", broker="filesystem://", backend="file://results")
app.conf.broker_transport_options = {"data_folder_in": "queue", "data_folder_out": "queue"}


async def upper(text):
    child = fork("worker.py")
    child.send(text)
    [answer] = await once(child, "message")
    child.disconnect()
    return answer


@app.task
def shout(text):
    with nodecompat.portal() as portal:
        return portal.call(upper, text)
