// A child ended by a signal: code null, the signal's name, and the properties say so too
const { fork } = require('child_process');
const child = fork(process.env.CHILD);
child.on('message', () => {
  console.log(child.killed, child.kill('SIGKILL'), child.killed, child.signalCode);
});
child.on('exit', (code, signal) => console.log('exit', code, signal, child.exitCode, child.signalCode));
child.on('close', (code, signal) => console.log('close', code, signal, child.connected));
