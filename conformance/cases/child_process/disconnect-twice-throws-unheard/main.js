// Without an 'error' listener the second disconnect() throws
const { fork } = require('child_process');
const child = fork(process.env.CHILD);
child.disconnect();
try {
  child.disconnect();
} catch (e) {
  console.log(e.name, e.code, e.message);
}
child.on('exit', (code) => console.log('exit', code));
