// kill() tells whether the signal went out; after the end it returns false
const { fork } = require('child_process');
const child = fork(process.env.CHILD);
child.on('message', () => {
  console.log(child.kill(0), child.killed);
  console.log(child.kill(), child.kill(), child.exitCode, child.signalCode);
});
child.on('exit', (code, signal) => {
  console.log('exit', code, signal, child.killed);
  console.log(child.kill(), child.kill(0), child.kill('SIGKILL'), child.killed);
});
