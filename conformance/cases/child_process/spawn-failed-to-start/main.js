// A program that is not there: 'error' in a tick, then 'close'; no 'spawn', no 'exit'
const { spawn } = require('child_process');
const child = spawn('/no/such/program', ['a', 'b']);
console.log(typeof child.pid, child.stdin !== null, child.exitCode);
for (const event of ['spawn', 'exit', 'close']) child.on(event, (...args) => console.log(event, ...args));
child.on('error', (e) => {
  console.log('error', e.message, e.errno, e.code, e.syscall, e.path, e.spawnargs);
  console.log(child.exitCode, child.signalCode, child.killed);
});
process.nextTick(() => console.log('tick'));
