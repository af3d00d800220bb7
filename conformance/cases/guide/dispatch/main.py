from nodecompat import js
from nodecompat.js import *

# Commands, told apart by a switch
from nodecompat.child_process import fork

store = fork('worker.py')


@store.on('message')
def on_message(options):
    id = options.id
    result = options.result
    error = options.error
    console.log(id, result if error is undefined else f'error: {js.text(error)}')
    if id == 5:
        store.send({'type': 'quit'})


store.on('exit', lambda code: console.log('exit', code))

store.send({'id': 1, 'type': 'set', 'key': 'size', 'value': 3})
store.send({'id': 2, 'type': 'add', 'key': 'size', 'value': 4})
store.send({'id': 3, 'type': 'get', 'key': 'size'})
store.send({'id': 4, 'type': 'get', 'key': 'colour'})
store.send({'id': 5, 'type': 'fly'})
