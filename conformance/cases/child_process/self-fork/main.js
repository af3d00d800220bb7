// A program forks itself and tells parent from child by an argument
const { fork } = require('child_process');
if (process.argv[2] === 'child') {
  process.on('message', (m) => { process.send(m * 2); if (m === 3) process.disconnect(); });
} else {
  const child = fork(process.argv[1], ['child']);
  for (const n of [1, 2, 3]) child.send(n);
  child.on('message', (m) => console.log(m));
  child.on('close', (code) => console.log('close', code));
}
