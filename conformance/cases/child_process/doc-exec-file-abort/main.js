// execFile() with a signal that is aborted right after
const { execFile } = require('child_process');
const controller = new AbortController();
const child = execFile('sleep', ['5'], { signal: controller.signal }, (error, stdout, stderr) => {
  console.log(error.name, error.code, error.message, stdout === '', stderr === '');
});
child.on('close', (code, signal) => console.log('close', code, signal));
controller.abort();
console.log('aborted', child.killed);
