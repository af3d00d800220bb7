# Whatever comes from a child or a connection is told in the async scope that began it.
from contextvars import Context, ContextVar

from nodecompat import clearInterval, console, net, process, setInterval
from nodecompat.child_process import exec, fork, spawn

scope = ContextVar('scope')
def note(name): return lambda *_: console.log(name, scope.get(None))
def children(next):
    child = fork(__file__, ['child'])
    for event in ['spawn', 'message', 'disconnect', 'exit']: child.on(event, note(event))
    child.send('hi', note('sent'))
    child.on('close', lambda: (note('close')(), next()))


def streams(next):
    child = spawn('cat')
    for event in ['data', 'end', 'close']: child.stdout.on(event, note(f'stdout {event}'))
    child.stdin.end('abc', note('finish'))
    child.on('close', lambda: next())


def command(next): exec('echo hi', lambda: (note('exec')(), next()))
def failure(next): spawn('/no/such').on('error', lambda: (note('error')(), next()))
def connections(next):
    server = net.createServer(lambda socket: (note('connection')(), socket.end('x')))
    def listening():
        note('listening')()
        socket = net.connect(server.address().port, 'localhost', note('connect'))
        socket.on('data', note('socket data'))
        socket.on('close', lambda: (note('socket close')(), server.close(lambda: next())))
    server.listen(0, listening)


def signals(next):
    process.once('SIGUSR2', lambda: (note('signal')(), clearInterval(wait), next()))
    wait = setInterval(lambda: None, 1000)
    process.kill(process.pid, 'SIGUSR2')


steps = [children, streams, command, failure, connections, signals]
def run(n):
    def step():
        scope.set(f'scope {n}')
        steps[n](lambda: Context().run(run, n + 1))
    if n < len(steps): Context().run(step)


if process.argv[2] == 'child':
    process.on('message', lambda m: (process.send(m), process.disconnect()))
else:
    run(0)
