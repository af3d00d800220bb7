from nodecompat import js
from nodecompat.js import *


@process.on('message')
def on_message(text):
    try:
        parsed = JSON.parse(text)
        answer = parsed.answer
        process.send({'answer': answer})
    except Exception as caught:
        error = js.caught(caught)
        process.send({'error': {'name': error.name, 'message': error.message, 'code': error.code}})
