// Whatever comes from a child or a connection is told in the async scope that began it.
const { AsyncLocalStorage } = require('async_hooks');
const { exec, fork, spawn } = require('child_process');
const net = require('net');
const scope = new AsyncLocalStorage();
const note = (name) => () => console.log(name, scope.getStore());
const steps = [
  (next) => {
    const child = fork(__filename, ['child']);
    for (const event of ['spawn', 'message', 'disconnect', 'exit']) child.on(event, note(event));
    child.send('hi', note('sent'));
    child.on('close', () => (note('close')(), next()));
  },
  (next) => {
    const child = spawn('cat');
    for (const event of ['data', 'end', 'close']) child.stdout.on(event, note(`stdout ${event}`));
    child.stdin.end('abc', note('finish'));
    child.on('close', next);
  },
  (next) => exec('echo hi', () => (note('exec')(), next())),
  (next) => spawn('/no/such').on('error', () => (note('error')(), next())),
  (next) => {
    const server = net.createServer((socket) => (note('connection')(), socket.end('x')));
    server.listen(0, () => {
      note('listening')();
      const socket = net.connect(server.address().port, 'localhost', note('connect'));
      socket.on('data', note('socket data'));
      socket.on('close', () => (note('socket close')(), server.close(next)));
    });
  },
  (next) => {
    process.once('SIGUSR2', () => (note('signal')(), clearInterval(wait), next()));
    const wait = setInterval(() => {}, 1000);
    process.kill(process.pid, 'SIGUSR2');
  },
];
const run = (n) => n < steps.length && scope.run(`scope ${n}`, steps[n], () => scope.exit(run, n + 1));
if (process.argv[2] === 'child') {
  process.on('message', (m) => (process.send(m), process.disconnect()));
} else {
  run(0);
}
