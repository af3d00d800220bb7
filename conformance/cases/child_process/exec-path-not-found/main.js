// An execPath that does not exist: no throw, then 'error', 'disconnect' and 'close'
const { fork } = require('child_process');
const child = fork('x', ['arg'], { execPath: '/no/such/program', execArgv: ['-v'] });
console.log(child.pid, child.connected, child.exitCode);
child.on('spawn', () => console.log('never'));
child.on('exit', () => console.log('never'));
child.on('error', (e) => console.log('error', e.code, e.errno, e.syscall, e.path, e.spawnargs, e.message));
child.on('disconnect', () => console.log('disconnect'));
child.on('close', (code, signal) => console.log('close', code, signal, child.exitCode, child.pid));
process.nextTick(() => console.log('tick'));
console.log('sync');
