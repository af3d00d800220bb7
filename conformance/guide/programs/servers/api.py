from fastapi import FastAPI
from fastapi.responses import PlainTextResponse

from nodecompat.child_process import fork
from nodecompat.events import once

app = FastAPI()


@app.get("/{text}", response_class=PlainTextResponse)
async def index(text: str):
    child = fork("worker.py")
    child.send(text)
    [answer] = await once(child, "message")
    child.disconnect()
    return answer
