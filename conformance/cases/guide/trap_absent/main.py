from nodecompat import js
from nodecompat.js import *

# What is absent is undefined, and is not sent on json
from nodecompat.child_process import fork

if process.send:
    @process.on('message')
    def on_message(message):
        console.log(js.has(message, 'note'), message.note, message.empty, message.note is undefined)
        process.disconnect()
else:
    message = js.obj(note=undefined, empty=None)
    console.log(
        len(js.call(Object, 'keys', message)),
        JSON.stringify(message),
        f'{js.text(message.note)} {js.text(message.empty)}',
    )
    fork(__file__).send(message)
