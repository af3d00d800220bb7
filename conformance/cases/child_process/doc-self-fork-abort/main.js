// A program that forks itself, told apart by argv[2], and stops the copy by a signal of abort
const { fork } = require('child_process');
if (process.argv[2] === 'child') {
  setTimeout(() => console.log('never said'), 10000);
} else {
  const controller = new AbortController();
  const child = fork(process.argv[1], ['child'], { signal: controller.signal });
  child.on('error', (error) => console.log('error', error.name, error.code));
  child.on('close', (code, signal) => console.log('close', code, signal));
  controller.abort();
}
