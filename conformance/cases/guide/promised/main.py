from nodecompat import js
from nodecompat.js import *

# A promise around a child
from nodecompat.child_process import fork


def run(task):
    def executor(resolve, reject):
        child = fork('worker.py', [task])
        child.on('message', resolve)
        child.on('error', reject)

        @child.on('exit')
        def on_exit(code):
            if code != 0:
                reject(Error(f'exit code {js.text(code)}'))
    return Promise(executor)


@js.promised
async def main():
    value = await Promise.all([run('sum'), run('product')])
    sum, product = js.first(value, 2)
    console.log(sum, product)
    try:
        await run('root')
    except Exception as caught:
        error = js.caught(caught)
        console.log('failed:', error.message)


main()
