from nodecompat import js
from nodecompat.js import *

# Work that fills a processor, and tells how far it is
from nodecompat.child_process import fork

child = fork('worker.py', ['2000'])


@child.on('message')
def on_message(message):
    if message.progress is not undefined:
        console.log(f'{js.toFixed(js.mul(message.progress, 100), 0)} %')
    else:
        console.log(
            f"{js.text(js.length(message.primes))} primes, the last {js.text(js.call(message.primes, 'at', -1))}"
        )
