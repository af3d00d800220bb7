"""Says what has arrived, and sends it back."""

from nodecompat import js
from nodecompat.js import *

@process.on('message')
def on_message(message):
    bytes = message.bytes
    when = message.when
    error = message.error
    process.send(
        {
            'facts': [
                message.type,
                js.get(message.list, 1).deep,
                js.text(message.nope),
                message.items,
                js.has(message, 'gone'),
                typeof(when),
                js.text(js.maybe(when, 'getTime')),
                JSON.stringify(message.map),
                js.text(js.get(js.maybe(message.map, 'get', 'k'), 'v', optional=True)),
                JSON.stringify(message.set),
                JSON.stringify(bytes),
                js.text(message.nan),
                js.text(message.pattern),
                js.text(error.message),
                js.text(js.instanceof(error, RangeError)),
                js.get(message, 5),
                js.length(message.text),
                len(Object.keys(message)),
            ],
        }
    )
    process.send({'type': 'back', 'message': message})
