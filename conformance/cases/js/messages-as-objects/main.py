"""Messages of objects over each wire: what arrives, there and back, and how it is read."""

from nodecompat import js
from nodecompat.js import *

from nodecompat.child_process import fork

message = js.obj(
    {
        'type': 'job',
        'list': [1, js.obj(deep='x')],
        'items': 'own',
        'nothing': None,
        'gone': undefined,
        'when': Date(0),
        'map': Map([['k', js.obj(v=1)]]),
        'set': Set([1, 2]),
        'bytes': js.call(Buffer, 'from', 'hi'),
        'nan': NaN,
        'pattern': js.regexp(r'a', 'g'),
        'error': RangeError('out'),
        '5': 'five',
        'text': 'é😀',
    }
)
wires = ['json', 'advanced']


def next_():
    serialization = js.shift(wires)
    if serialization is undefined:
        return
    child = fork(process.env.CHILD, {'serialization': serialization})

    @child.on('message')
    def on_message(answer):
        if answer.type != 'back':
            console.log(serialization, js.call(answer.facts, 'join', ' | '))
            return
        value = answer.message.list
        one, item = js.first(value, 2)
        deep = item.deep
        missing = answer.message.missing
        if missing is undefined:
            missing = 'default'
        rest = js.without(answer.message, 'list', 'missing')
        console.log(
            one,
            deep,
            missing,
            ','.join(Object.keys(rest)),
            answer.message.nothing,
            answer.message.gone,
            js.get(answer.nope, 'x', optional=True),
        )
        console.log(
            js.has(answer.message, 'gone'),
            typeof(answer.message.when),
            js.get(answer.message.map, 'size', optional=True),
            js.get(answer.message.set, 'size', optional=True),
            answer.message.nan,
            answer.message.items,
            js.get(answer.message, 5),
            answer.message.text,
        )
        child.disconnect()

    @child.on('exit')
    def on_exit(code):
        console.log('exit', code)
        next_()
    child.send(message)


next_()
