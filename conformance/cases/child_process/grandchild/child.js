// The child of main.js
const { fork } = require('child_process');
if (process.argv[2] === 'grandchild') {
  process.once('message', (m) => { process.send(m + ' from the grandchild'); process.exitCode = 4; });
} else {
  const child = fork(process.env.CHILD, ['grandchild']);
  process.once('message', (m) => child.send(m));
  child.on('message', (m) => process.send(m));
  child.on('exit', (code) => process.exit(code + 1));
}
