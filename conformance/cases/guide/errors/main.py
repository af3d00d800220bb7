from nodecompat import js
from nodecompat.js import *

# An error told in a message, and thrown again
from nodecompat.child_process import fork

child = fork('worker.py')
tasks = ['{"answer": 42}', '{broken', 'null']


@child.on('message')
def on_message(reply):
    if js.truthy(reply.error):
        error = Error(reply.error.message)
        error.name = reply.error.name
        console.log(f'failed: {error.name}', reply.error.code)
    else:
        console.log('answer', reply.answer)
    next_()


def next_():
    if len(tasks):
        child.send(js.shift(tasks))
    else:
        child.disconnect()


next_()
