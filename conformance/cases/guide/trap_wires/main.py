from nodecompat import js
from nodecompat.js import *

# What a message is after its way: types travel on some wires only
from nodecompat.child_process import fork

if process.argv[2]:
    @process.on('message')
    def on_message(message):
        when = message.when
        bytes = message.bytes
        seen = message.seen
        missing = message.missing
        console.log(process.argv[2], typeof(when), Array.isArray(bytes), js.instanceof(seen, Map), missing)
        process.disconnect()
else:
    message = js.obj(when=Date(0), bytes=Buffer.from_('abc'), seen=Map([['a', 1]]), missing=undefined)
    fork(__file__, ['json']).on(
        'exit',
        lambda: fork(__file__, ['advanced'], {'serialization': 'advanced'}).send(message),
    ).send(message)
