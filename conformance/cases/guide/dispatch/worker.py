from nodecompat import js
from nodecompat.js import *

data = js.obj()


@process.on('message')
def on_message(message):
    id = message.id
    type = message.type
    key = message.key
    value = message.value
    match type:
        case 'set':
            js.set(data, key, value)
            process.send({'id': id, 'result': 'ok'})
        case 'add':
            js.set(data, key, js.add(js.get(data, key), value))

            process.send({'id': id, 'result': js.get(data, key)})
        case 'get':
            process.send({'id': id, 'result': js.get(data, key)})
        case 'quit':
            process.exit()
        case _:
            process.send({'id': id, 'error': f'no command {js.text(type)}'})
